import { expect, test } from '@jest/globals';
import { checkPages, eachDatabase } from '@luuri/testing';
import { clientRows, clients } from './client/index.ts';
import { essentials } from './essentials.ts';
import { escalation } from './escalation/index.ts';
import { acme, act, ask, hire, staffed } from './fixtures.ts';
import { system } from './kernel/index.ts';
import { macros } from './macro/index.ts';
import { messages } from './message/index.ts';
import { privacy } from './privacy/index.ts';
import { routing } from './routing/index.ts';
import { agentIdOf, teams } from './team/index.ts';
import { tickets } from './ticket/index.ts';

const invalid = { code: 'input.invalid', details: { mistakes: [{ path: 'after' }] } };

eachDatabase((_name, open) => {
  const world = async () => {
    const house = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    return { ...house, ...(await staffed(house.desk)) };
  };
  const numberOf = (actor: { id: string }): number => agentIdOf(actor) ?? 0;

  test('agents go on page by page by their names, as far as one knows of them', async () => {
    const { desk, aino, nils, admin } = await world();
    for (const name of ['Bo', 'bertta', 'Aino']) await hire(desk, `${name}-2`, ['service-desk']);
    await desk
      .as(system)
      .use(teams)
      .enrol({ name: 'Aino', address: 'other@desk.example', role: 'agent', teams: ['service-desk'] });
    const seen = await checkPages({
      list: (query) => desk.as(aino).use(teams).agents(query),
      keyOf: ({ id }) => id,
      meanwhile: () => hire(desk, 'Aaro', ['service-desk']),
    });
    expect(seen.filter(({ name }) => name === 'Aino')).toHaveLength(2);
    expect(seen.map(({ id }) => id)).not.toContain(numberOf(nils));
    expect((await desk.as(admin).use(teams).agents()).items).toHaveLength(10);
    // Whom one does not know of is no place in one's list, either.
    for (const after of [numberOf(nils), 900_000]) await expect(desk.as(aino).use(teams).agents({ after })).rejects.toMatchObject(invalid);
  });

  test('clients, teams and macros go on page by page by their names, as far as one sees', async () => {
    const { desk, aino, lea, admin } = await world();
    const more = (slug: string) =>
      desk
        .as(system)
        .use(clients)
        .apply({ yaml: acme.replaceAll('acme', slug).replaceAll('Acme', slug) });
    const all = await checkPages({
      list: (query) => desk.as(admin).use(clients).list(query),
      keyOf: ({ slug }) => slug,
      meanwhile: () => more('aaltonen'),
    });
    expect(all.map(({ slug }) => slug)).toEqual(['acme', 'nordbo', 'polar']);
    expect((await desk.as(aino).use(clients).list()).items.map(({ slug }) => slug)).toEqual(['acme', 'polar']);
    const nordbo = all.find(({ slug }) => slug === 'nordbo')?.id ?? 0;
    await expect(desk.as(aino).use(clients).list({ after: nordbo })).rejects.toMatchObject(invalid);

    const own = await checkPages({
      list: (query) => desk.as(aino).use(teams).list(query),
      keyOf: ({ slug }) => slug,
      meanwhile: () => desk.as(admin).use(teams).make({ team: 'a-team', name: 'A' }),
    });
    expect(own.map(({ slug }) => slug)).toEqual(['engineers', 'service-desk', 'specialists']);

    const write = (name: string, client: string) =>
      desk
        .as(admin)
        .use(macros)
        .create({ name, client, steps: { priority: 'low' } });
    for (const name of ['b', 'a', 'b', 'c']) await write(name, 'acme');
    await write('theirs', 'nordbo');
    const seen = await checkPages({
      list: (query) => desk.as(lea).use(macros).list(query),
      keyOf: ({ id }) => id,
      meanwhile: () => write('aa', 'acme'),
    });
    expect(seen.map(({ name }) => name)).toEqual(['a', 'b', 'b', 'c']);
  });

  test('what agents know goes on behind an agent, also when it is said anew meanwhile', async () => {
    const { desk, aino, lea, erik, nils, admin } = await world();
    const know = (actor: { id: string }, skills: string[]) =>
      desk
        .as(admin)
        .use(routing)
        .setSkills({ agentId: numberOf(actor), skills });
    for (const one of [lea, aino, erik, nils]) await know(one, ['linux']);
    const known = await checkPages({
      list: (query) => desk.as(aino).use(routing).skills(query),
      keyOf: ({ agentId }) => agentId,
      meanwhile: () => know(aino, ['linux', 'sap']),
    });
    expect(known.map(({ agentId }) => agentId)).toEqual([aino, lea, erik].map(numberOf));
  });

  test('who is away goes on page by page, whoever left at the same instant', async () => {
    const { desk, travel, aino, lea, erik, nils } = await world();
    for (const one of [erik, nils, aino]) await desk.as(one).use(routing).away();
    await travel('1min');
    await desk.as(lea).use(routing).away();
    const away = await checkPages({
      list: (query) => desk.as(aino).use(routing).absences(query),
      keyOf: ({ agentId }) => agentId,
      meanwhile: async () =>
        desk
          .as(await hire(desk, 'Bo', ['service-desk']))
          .use(routing)
          .away(),
    });
    expect(away.map(({ agentId }) => agentId)).toEqual([erik, aino, lea].map(numberOf));
  });

  test('maintenance windows, legal holds and versions of a contract go on page by page', async () => {
    const { desk, travel, lea, nils, admin } = await world();
    const plan = (client: string, minutes: number) =>
      desk
        .as(admin)
        .use(escalation)
        .planMaintenance({ client, endsAt: new Date(Date.UTC(2026, 5, 1, 9, minutes)), reason: 'new switches' });
    for (const minutes of [30, 10, 20]) await plan('acme', minutes);
    await plan('nordbo', 5);
    const windows = await checkPages({
      list: (query) => desk.as(lea).use(escalation).maintenance(query),
      keyOf: ({ id }) => id,
      meanwhile: () => plan('acme', 1),
    });
    expect(windows.map((one) => one.endsAt.getUTCMinutes())).toEqual([30, 10, 20]);
    expect(
      (
        await desk
          .as({ ...nils, permissions: ['*'] })
          .use(escalation)
          .maintenance()
      ).items,
    ).toHaveLength(1);
    await travel('4h');
    expect(await desk.as(lea).use(escalation).maintenance()).toEqual({ items: [], next: null });

    const hold = (client: string) => desk.as(admin).use(privacy).hold({ client, reason: 'a case' });
    for (const client of ['acme', 'acme', 'nordbo', 'acme']) await hold(client);
    const holds = await checkPages({
      list: (query) =>
        desk
          .as({ ...lea, permissions: ['*'] })
          .use(privacy)
          .holds(query),
      keyOf: ({ id }) => id,
      meanwhile: () => hold('acme'),
    });
    const { id: acmeId } = await act(desk, async (scope) => (await scope.rows(clientRows).first({ slug: 'acme' })) as { id: number });
    expect(new Set(holds.map(({ clientId }) => clientId))).toEqual(new Set([acmeId]));

    const apply = (name: string) =>
      desk
        .as(admin)
        .use(clients)
        .apply({ yaml: acme.replace(/^name: .*$/m, `name: ${name}`) });
    for (const name of ['Acme A', 'Acme B']) await apply(name);
    const versions = await checkPages({
      list: (query) =>
        desk
          .as(admin)
          .use(clients)
          .versions({ client: 'acme', ...query }),
      keyOf: ({ version }) => version,
      meanwhile: () => apply('Acme C'),
    });
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  test('what was said, what happened and whom one may mention on a ticket go on page by page', async () => {
    const { desk, aino, erik, nils } = await world();
    const ticketId = await ask(desk);
    const say = (text: string) => desk.as(aino).use(messages).write({ ticketId, text, public: false });
    for (const text of ['one', 'two', 'three', 'four']) await say(text); // at the same instant, all of them
    const said = await checkPages({
      list: (query) =>
        desk
          .as(aino)
          .use(messages)
          .list({ ticketId, ...query }),
      keyOf: ({ text }) => text,
      meanwhile: () => say('five'),
    });
    expect(said.map(({ text }) => text).slice(-4)).toEqual(['one', 'two', 'three', 'four']);
    await expect(desk.as(aino).use(messages).list({ ticketId, after: 900_000 })).rejects.toMatchObject(invalid);

    const happened = await checkPages({
      list: (query) =>
        desk
          .as(aino)
          .use(tickets)
          .timeline({ ticketId, ...query }),
      keyOf: ({ id }) => id,
      meanwhile: () => say('six'),
    });
    expect(happened[0]).toMatchObject({ event: 'ticket.opened' });
    await expect(desk.as(nils).use(tickets).timeline({ ticketId, limit: 1 })).rejects.toMatchObject({ code: 'row.not-found' });

    const colleagues = await checkPages({
      list: (query) =>
        desk
          .as(aino)
          .use(messages)
          .colleagues({ ticketId, ...query }),
      keyOf: ({ id }) => id,
      meanwhile: () => hire(desk, 'Bo', ['service-desk']),
    });
    expect(colleagues.map(({ name }) => name)).toEqual(['Ada', 'Erik', 'Lea']);
    expect(colleagues.map(({ id }) => id)).toContain(numberOf(erik));
    for (const after of [numberOf(nils), 900_000])
      await expect(desk.as(aino).use(messages).colleagues({ ticketId, after })).rejects.toMatchObject(invalid);
  });
});
