import { expect, test } from '@jest/globals';
import { anonymous, clients, defineAction, onlySystem, personRows, portal, system, usePortal, type Actor } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acmeChat, newToken, openChatDesk } from './fixtures.ts';
import { chat } from './plugin.ts';

const withPortal = `${acmeChat}portal: {}\n`;
const textOf = ({ bytes }: { bytes: Uint8Array }): string => Buffer.from(bytes).toString();
const asked = (client: string, language = '') => ({ client, headers: { 'accept-language': language }, body: Buffer.alloc(0) });

const everybody = defineAction('test.people', {
  ...{ summary: '', allow: onlySystem, reads: true },
  run: (scope) => scope.rows(personRows).find(),
});

eachDatabase((_name, open) => {
  test('a portal leads to the chat where its client has one, and the page speaks a language of the visitor', async () => {
    const { desk } = await openChatDesk(open);
    const nobody = desk.as(anonymous).use(chat);
    // Whose portal is closed is not told apart from who is not there.
    for (const client of ['acme', 'nobody'])
      await expect(nobody.portal(asked(client))).rejects.toMatchObject({ kind: 'not-found', details: { client } });
    await desk.as(system).use(clients).apply({ yaml: withPortal });
    const english = textOf(await nobody.portal(asked('acme', 'en-GB,en;q=0.9')));
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('data-client-key="acme-7f3k2m"');
    expect(english).toContain('data-signed-in');
    expect(textOf(await nobody.portal(asked('acme', 'de')))).toContain('<html lang="fi">');
  });

  test('and its first page has the way to it', async () => {
    const { desk } = await openChatDesk(open);
    await desk.as(system).use(clients).apply({ yaml: withPortal });
    const { pages } = await desk.as(anonymous).use(portal).look({ client: 'acme' });
    expect(pages).toContainEqual(expect.objectContaining({ page: 'chat', address: '/api/chat/on/acme?language=fi' }));
  });

  test('whoever is signed in gets a pass that is good once; whoever has a link to one ticket, or is nobody, gets none', async () => {
    const { desk, visit, aino } = await openChatDesk(open);
    await visit();
    const [ada] = await desk.as(system).run(everybody, {});
    const own = { client: [ada!.clientId], requester: [ada!.id] };
    const person: Actor = { id: `person:${String(ada!.id)}`, kind: 'person', permissions: [usePortal.permission], reach: own };
    const { key, pass, name, address } = await desk.as(person).use(chat).pass();
    expect([key, name, address]).toEqual(['acme-7f3k2m', 'Ada', 'ada@acme.example']);
    const begin = (token: string) =>
      desk.as(anonymous).use(chat).start({ key: key!, token, name: 'Eve', address: 'eve@else.example', text: 'Hei', pass: pass! });
    const token = newToken();
    expect(await begin(token)).toMatchObject({ state: 'waiting', name: 'Ada' });
    expect(await begin(token)).toMatchObject({ state: 'waiting', name: 'Ada' });
    await expect(begin(newToken())).rejects.toMatchObject({ kind: 'not-found' });
    const { chat: first } = await desk.as(aino).use(chat).takeNext();
    const { chat: second } = await desk.as(aino).use(chat).takeNext();
    expect([first?.verified, second?.verified]).toEqual(['none', 'portal']);
    const byTicket: Actor = { ...person, reach: { ...own, ticket: [1] } };
    expect(await desk.as(byTicket).use(chat).pass()).toEqual({ key: 'acme-7f3k2m', pass: null, name: '', address: null });
    await expect(desk.as(anonymous).use(chat).pass()).rejects.toMatchObject({ code: 'access.denied' });
  });
});
