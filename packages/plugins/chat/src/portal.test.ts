import { expect, test } from '@jest/globals';
import { anonymous, clients, people, portal, system, teams, type Actor } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acmeChat, newToken, openChatDesk } from './fixtures.ts';
import { chat } from './plugin.ts';

const textOf = ({ bytes }: { bytes: Uint8Array }): string => Buffer.from(bytes).toString();
const asked = (client: string, language = '') => ({ client, headers: { 'accept-language': language }, body: Buffer.alloc(0) });

eachDatabase((_name, open) => {
  test('a portal leads to the chat where its client has one, and the page speaks a language of the visitor', async () => {
    const { desk } = await openChatDesk(open);
    const nobody = desk.as(anonymous).use(chat);
    const english = textOf(await nobody.portal(asked('acme', 'en-GB,en;q=0.9')));
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('data-client-key="acme-7f3k2m"');
    expect(english).not.toContain('data-pass');
    expect(textOf(await nobody.portal(asked('acme', 'de')))).toContain('<html lang="fi">');
    await expect(nobody.portal(asked('nobody'))).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('whoever is signed in at the client begins as themselves, and nobody of another client does', async () => {
    const { desk, aino } = await openChatDesk(open);
    const signedIn = async (client: string): Promise<Actor> => {
      const address = `ada@${client}.example`;
      const clientId = client === 'acme' ? 1 : 2;
      const { id: personId } = await desk.as(system).use(people).introduce({ clientId, address, name: 'Ada Lovelace' });
      return (await desk.as(system).use(teams).actorForPerson({ personId })) as Actor;
    };
    const page = textOf(
      await desk
        .as(await signedIn('acme'))
        .use(chat)
        .portal(asked('acme')),
    );
    const pass = /data-pass="([^"]+)"/.exec(page)?.[1] ?? '';
    const said = { key: 'acme-7f3k2m', token: newToken(), name: 'x', address: 'x@acme.example', text: 'Hei', pass };
    await desk.as(anonymous).use(chat).start(said);
    expect(await desk.as(aino).use(chat).takeNext()).toMatchObject({ chat: { name: 'Ada Lovelace', verified: 'portal' } });
    const other = textOf(
      await desk
        .as(await signedIn('nordbo'))
        .use(chat)
        .portal(asked('acme')),
    );
    expect(other).not.toContain('data-pass');
  });

  test('and its first page has the way to it', async () => {
    const { desk } = await openChatDesk(open);
    await desk
      .as(system)
      .use(clients)
      .apply({ yaml: `${acmeChat}portal: {}\n` });
    const { pages } = await desk.as(anonymous).use(portal).look({ client: 'acme' });
    expect(pages).toMatchObject([{ page: 'chat', address: '/api/chat/on/acme' }]);
  });
});
