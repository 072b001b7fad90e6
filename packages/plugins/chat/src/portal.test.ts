import { expect, test } from '@jest/globals';
import { anonymous, clients, portal, system } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acmeChat, openChatDesk } from './fixtures.ts';
import { chat } from './plugin.ts';

const withPortal = `${acmeChat}portal: {}\n`;
const textOf = ({ bytes }: { bytes: Uint8Array }): string => Buffer.from(bytes).toString();
const asked = (client: string, language = '') => ({ client, headers: { 'accept-language': language }, body: Buffer.alloc(0) });

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
});
