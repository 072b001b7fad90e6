import { expect, test } from '@jest/globals';
import { anonymous, audit, clients, defineAction, onlySystem, privacy, system, type Desk, type Entity } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { chatRows } from './entities.ts';
import { newToken, nordboChat, openChatDesk } from './fixtures.ts';
import { chat } from './plugin.ts';

const rowsOf = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> =>
  desk
    .as(system)
    .run(defineAction('test.rows', { summary: '', allow: onlySystem, reads: true, run: (scope) => scope.rows(entity).find() }), {});

eachDatabase((_name, open) => {
  test('a visitor who never showed who they are is forgotten when people are', async () => {
    const { desk, visit, travel } = await openChatDesk(open);
    await desk
      .as(system)
      .use(clients)
      .apply({ yaml: `${nordboChat}retention: { people: 10 }\n` });
    const nordbo = { key: 'nordbo-9x1z4q', language: 'sv' as const, address: 'olle@nordbo.example' };
    await visit({ ...nordbo, name: 'Olle Qzfors', text: 'Olle Qzfors undrar', token: newToken() });
    await visit({ name: 'Olle Qzfors', text: 'Sama mies, toinen asiakas', token: newToken(), address: nordbo.address });
    expect((await rowsOf(desk, chatRows))[0]).toMatchObject({ personId: null, ticketId: null });
    const places = async (text: string) => {
      const found: string[] = [];
      for (const entity of desk.catalogue.entities)
        for (const row of await rowsOf(desk, entity as typeof chatRows))
          if (JSON.stringify(row).includes(text)) found.push(`${entity.table}:${String((row as { clientId?: number }).clientId ?? 0)}`);
      return found;
    };
    await travel('9d');
    expect(await places('Olle Qzfors')).toContain('chat:2');
    await travel('3d');
    expect((await rowsOf(desk, chatRows))[0]).toMatchObject({ name: '(erased)', address: '', question: '', state: 'ended' });
    // The other client keeps people for ever, and what was said to it.
    expect(await places('Olle Qzfors')).toEqual(expect.arrayContaining(['chat:1', 'person:1']));
    expect((await places('Olle Qzfors undrar')).concat((await places('Olle Qzfors')).filter((place) => place.endsWith(':2')))).toEqual([]);
    expect((await desk.as(system).use(audit).list({ action: 'chat.start' })).items.map(({ input }) => 'erased' in input)).toEqual([
      false,
      true,
    ]);
  });

  test('what a visitor said of themselves and in the chat is found, and is gone when they are erased', async () => {
    const { desk, aino, visit } = await openChatDesk(open);
    const visitor = await visit({ name: 'Ada Lovelace', text: 'Ada Lovelace pyytää apua' });
    await visit({ token: newToken(), name: 'Bo Ek', address: 'bo@acme.example' });
    await desk.as(aino).use(chat).takeNext();
    await visitor.say('Terveisin Ada Lovelace');
    await visitor.say('Näyttöni on sinivihreä');
    const [open_] = await rowsOf(desk, chatRows);
    await desk.as(aino).use(chat).answer({ chatId: open_!.id, ref: 'answer-01', text: 'Onko se tumma vai vaalea?' });
    await desk.as(anonymous).use(chat).leave(visitor.who);
    const [mine] = await rowsOf(desk, chatRows);
    const keeper = desk.as(system).use(privacy);
    const { places } = await keeper.export({ personId: mine!.personId! });
    expect(places.find((place) => place.place === 'chats')?.found).toMatchObject([{ name: 'Ada Lovelace', address: 'ada@acme.example' }]);
    const proof = await keeper.erase({ personId: mine!.personId!, reason: 'asked' });
    expect(proof.findings.filter((finding) => finding.left > 0)).toEqual([]);
    const after = await rowsOf(desk, chatRows);
    expect(JSON.stringify([after, await desk.as(aino).use(chat).lines({ chatId: mine!.id })])).not.toMatch(/Lovelace|ada@acme/);
    // Neither what they said nor what they were told is anywhere, not in the audit of the calls that said it either.
    for (const entity of desk.catalogue.entities) {
      const said = /Lovelace|sinivihre|tumma vai/.exec(JSON.stringify(await rowsOf(desk, entity as typeof chatRows)));
      expect([entity.table, said?.[0]]).toEqual([entity.table, undefined]);
    }
    expect(after[1]).toMatchObject({ name: 'Bo Ek', address: 'bo@acme.example' });
  });
});
