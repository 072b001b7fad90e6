import { expect, test } from '@jest/globals';
import { clients, essentials, system } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { chat } from '../plugin.ts';

const pack = (section: string, client = 'acme') => `client: ${client}
name: Acme Oy
domains: [${client}.example]
languages: [fi, en]
calendars: { office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } } }
tiers: [{ level: 1, name: CSR1, team: service-desk }]
${section}
`;

eachDatabase((name, open) => {
  test('two clients cannot have one key, and a client may change its own', async () => {
    const { desk } = await open({ plugins: [...essentials(), chat()] });
    const own = desk.as(system).use(clients);
    await own.apply({ yaml: pack('chat: { key: acme-7f3k2m }') });
    await expect(own.apply({ yaml: pack('chat: { key: acme-7f3k2m }', 'bravo') })).rejects.toMatchObject({
      details: { mistakes: [{ path: 'chat.key' }] },
    });
    await own.apply({ yaml: pack('chat: { key: acme-other-1 }') });
    await own.apply({ yaml: pack('chat: { key: acme-7f3k2m }', 'bravo') });
  });

  if (name === 'sqlite')
    test('everything that is wrong is named, where it stands', async () => {
      const { desk } = await open({ plugins: [...essentials(), chat()] });
      const check = async (section: string) =>
        (
          await desk
            .as(system)
            .use(clients)
            .check({ yaml: pack(section) })
        ).mistakes
          .map((m) => m.path)
          .sort();
      expect(await check('chat: { key: acme-7f3k2m }')).toEqual([]);
      expect(await check('chat: {}')).toEqual(['chat.key']);
      const wrong = [
        "key: 'No'",
        "origins: ['https://a.example/path', 'https://b.example']",
        'hours: night',
        'greeting: { fr: x }',
        'limit-per-agent: 0',
        'idle: 5s',
        'form: perhaps',
        'verify: face',
        "colours: { accent: blue, on-accent: '#0b5cad' }",
        'files: { most-mb: 90, types: [exe] }',
        'weather: fair',
      ];
      expect(await check(`chat: { ${wrong.join(', ')} }`)).toEqual(
        [
          ...[
            'chat.colours',
            'chat.colours.accent',
            'chat.files.most-mb',
            'chat.files.types[0]',
            'chat.form',
            'chat.greeting.fr',
            'chat.hours',
          ],
          ...['chat.idle', 'chat.key', 'chat.limit-per-agent', 'chat.origins[0]', 'chat.verify', 'chat.weather'],
        ].sort(),
      );
    });
});
