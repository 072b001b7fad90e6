import { expect, test } from '@jest/globals';
import { checkPages, eachDatabase, hire } from '@luuri/testing';
import { openChatDesk } from '../fixtures.ts';
import { chat } from '../plugin.ts';

const invalid = { code: 'input.invalid', details: { mistakes: [{ path: 'after' }] } };

eachDatabase((_name, open) => {
  test('chats that wait, those that are over and the lines of one go on page by page', async () => {
    const { desk, aino, lea, otto, visit } = await openChatDesk(open);
    const agent = desk.as(aino).use(chat);
    for (const name of ['Ada', 'Bea', 'Cia', 'Dia']) await visit({ name, address: `${name}@acme.example` }); // at the same instant
    const waiting = await checkPages({
      list: (query) => agent.list(query),
      keyOf: ({ id }) => id,
      meanwhile: () => visit({ name: 'Eva', address: 'eva@acme.example' }),
    });
    expect(waiting.map(({ name }) => name)).toEqual(['Ada', 'Bea', 'Cia', 'Dia']);
    expect(await desk.as(otto).use(chat).list({})).toEqual({ items: [], next: null });

    const over: number[] = [];
    for (let i = 0; i < 3; i++) {
      const { chat: taken } = await agent.takeNext();
      await agent.end({ chatId: taken!.id });
      await agent.wrapUp({ chatId: taken!.id, codes: ['solved'], resolved: false });
      over.unshift(taken!.id);
    }
    const ended = await checkPages({ list: (query) => agent.list({ state: 'ended', ...query }), keyOf: ({ id }) => id });
    expect(ended.map(({ id }) => id)).toEqual(over);
    await expect(agent.list({ state: 'ended', after: '2026-01-05T09:00:00.000Z,1' })).rejects.toMatchObject(invalid);
    await expect(agent.list({ state: 'waiting', after: '1' })).rejects.toMatchObject(invalid);

    const chatId = (await desk.as(lea).use(chat).list({ state: 'waiting' })).items[0]!.id;
    await agent.take({ chatId });
    const say = (text: string) => agent.answer({ chatId, ref: `ref-${text}-0`, text });
    for (const text of ['one', 'two', 'three']) await say(text);
    const lines = await checkPages({
      list: (query) => agent.lines({ chatId, ...query }),
      keyOf: ({ seq }) => seq,
      meanwhile: () => say('four'),
    });
    expect(lines.map(({ text }) => text).slice(-3)).toEqual(['one', 'two', 'three']);
  });

  test('who is at the chats goes on page by page, as far as one knows of them', async () => {
    const { desk, aino, ids } = await openChatDesk(open);
    const bo = await hire(desk, { name: 'Bo', teams: ['service-desk'] });
    const far = await hire(desk, { name: 'Far', teams: ['specialists'] });
    const present = await checkPages({
      list: (query) => desk.as(aino).use(chat).presence(query),
      keyOf: ({ agentId }) => agentId,
      meanwhile: () => desk.as(bo.actor).use(chat).setPresence({ state: 'ready' }),
    });
    expect(present.map(({ agentId }) => agentId)).toEqual([ids.aino, ids.nils, ids.lea, ids.otto]);
    expect((await desk.as(far.actor).use(chat).presence()).items.map(({ name }) => name)).toContain('Lea');
  });
});
