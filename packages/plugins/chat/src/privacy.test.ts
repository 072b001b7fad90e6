import { expect, test } from '@jest/globals';
import { anonymous, defineAction, onlySystem, privacy, system, type Desk, type Entity } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { chatRows } from './entities.ts';
import { newToken, openChatDesk } from './fixtures.ts';
import { chat } from './plugin.ts';

const rowsOf = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> =>
  desk
    .as(system)
    .run(defineAction('test.rows', { summary: '', allow: onlySystem, reads: true, run: (scope) => scope.rows(entity).find() }), {});

eachDatabase((_name, open) => {
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
