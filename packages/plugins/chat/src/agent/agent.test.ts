import { describe, expect, test } from '@jest/globals';
import { anonymous, messages, tickets } from '@luuri/core';
import { eachDatabase, fakeChannel } from '@luuri/testing';
import { newToken, openChatDesk } from '../fixtures.ts';
import { chat } from '../plugin.ts';

eachDatabase((_name, open) => {
  describe('a chat in hand', () => {
    test('says since when its visitor waits for a word, and when that falls due', async () => {
      const { desk, aino, visit, travel } = await openChatDesk(open);
      const visitor = await visit();
      const agent = desk.as(aino).use(chat);
      expect((await agent.list({})).items).toMatchObject([
        { owedSince: new Date('2026-01-05T09:00:00Z'), dueAt: new Date('2026-01-05T09:00:45Z'), unread: 1 },
      ]);
      const { chat: taken } = await agent.takeNext();
      const chatId = taken!.id;
      await agent.answer({ chatId, ref: 'answer-1', text: 'Hei' });
      expect(await agent.get({ chatId })).toMatchObject({ owedSince: null, unread: 0 });
      await travel('10s');
      await visitor.say('Ei auta');
      await travel('5s');
      await visitor.say('Vieläkään');
      expect(await agent.mine()).toMatchObject([{ owedSince: new Date('2026-01-05T09:00:10Z'), unread: 2, lastText: 'Vieläkään' }]);
      expect(await agent.terms({ chatId })).toMatchObject({
        ...{ greeting: 'Miten voimme auttaa?', away: 'Palvelemme arkisin 8-16.', limit: 2, idleMs: 600_000, mostFileBytes: 1_000_000 },
        ...{ fileTypes: ['image/png', 'text/plain'], wrapUpCodes: ['solved', 'information'], wrapUpMandatory: true },
      });
      expect((await agent.list({ ticketId: taken!.ticketId! })).items.map((one) => one.id)).toEqual([chatId]);
      expect((await agent.list({ ticketId: taken!.ticketId! + 1 })).items).toEqual([]);
    });

    test('is ended with what it came to, a note for colleagues, and its ticket resolved', async () => {
      const { desk, aino, lea, visit } = await openChatDesk(open);
      await visit();
      const agent = desk.as(aino).use(chat);
      const { chat: taken } = await agent.takeNext();
      const chatId = taken!.id;
      await agent.answer({ chatId, ref: 'answer-1', text: 'Hei' });
      for (const codes of [[], ['weather']])
        await expect(agent.wrapUp({ chatId, codes })).rejects.toMatchObject({ code: 'chat.codes-needed' });
      await expect(
        desk
          .as(lea)
          .use(chat)
          .wrapUp({ chatId, codes: ['solved'] }),
      ).rejects.toMatchObject({ code: 'chat.not-yours' });
      const ended = await agent.wrapUp({ chatId, codes: ['solved', 'solved'], note: 'Salasana oli vanhentunut.', resolved: true });
      expect(ended).toMatchObject({ state: 'ended', endedBy: 'agent', codes: ['solved'], toWrapUp: false, owedSince: null });
      await expect(agent.wrapUp({ chatId, codes: ['solved'] })).rejects.toMatchObject({ code: 'chat.wrapped-up' });
      const ticketId = taken!.ticketId!;
      expect(await desk.as(aino).use(tickets).get({ ticketId })).toMatchObject({ state: 'resolved' });
      const said = (await desk.as(aino).use(messages).list({ ticketId })).items;
      expect(said.at(-1)).toMatchObject({ public: false, text: 'Salasana oli vanhentunut.' });
      expect(await agent.mine()).toEqual([]);
    });

    test('that its visitor ended stays in the list until its agent said what it came to, and does not count as one in hand', async () => {
      const { desk, aino, visit } = await openChatDesk(open);
      const visitor = await visit();
      const agent = desk.as(aino).use(chat);
      const { chat: taken } = await agent.takeNext();
      await desk.as(anonymous).use(chat).leave(visitor.who);
      expect(await agent.mine()).toMatchObject([{ id: taken!.id, state: 'ended', toWrapUp: true }]);
      for (const address of ['bo@acme.example', 'cia@acme.example']) await visit({ token: newToken(), address });
      expect((await agent.takeNext()).chat).not.toBeNull();
      expect((await agent.takeNext()).chat).not.toBeNull();
      await agent.wrapUp({ chatId: taken!.id, codes: ['information'] });
      expect((await agent.mine()).map((one) => one.state)).toEqual(['active', 'active']);
    });

    test('whose visitor left the queue waits for no word from anybody', async () => {
      const { desk, aino, visit, travel } = await openChatDesk(open);
      await visit();
      await travel('4min');
      expect((await desk.as(aino).use(chat).list({ state: 'ended' })).items).toMatchObject([{ endedBy: 'gone', toWrapUp: false }]);
    });
  });

  describe('a code in the middle of a chat', () => {
    test('is mailed when its agent asks, and shows that the address is the visitor’s', async () => {
      const mail = fakeChannel('email');
      const { desk, aino, visit, travel } = await openChatDesk(open, { plugins: [mail.plugin] });
      const { who } = await visit();
      const [agent, visitor] = [desk.as(aino).use(chat), desk.as(anonymous).use(chat)];
      const chatId = (await agent.takeNext()).chat!.id;
      expect(await visitor.state(who)).toMatchObject({ state: 'active', codeAsked: false });
      await agent.askProof({ chatId });
      await expect(agent.askProof({ chatId })).rejects.toMatchObject({ code: 'chat.too-fast', details: { retryAfterSeconds: 30 } });
      await travel('31s');
      await agent.askProof({ chatId });
      await travel('1s');
      const codes = mail.sent.map(({ text }) => /\d{6}/.exec(text)![0]);
      expect(codes).toHaveLength(2);
      const [first, last] = [codes[0]!, codes[1]!];
      expect(await visitor.state(who)).toMatchObject({ codeAsked: true });
      if (first !== last) expect(await visitor.prove({ ...who, code: first })).toMatchObject({ codeAsked: true, triesLeft: 4 });
      expect(await visitor.prove({ ...who, code: last })).toMatchObject({ state: 'active', codeAsked: false });
      expect(await agent.get({ chatId })).toMatchObject({ verified: 'mail', state: 'active' });
      await expect(agent.askProof({ chatId })).rejects.toMatchObject({ code: 'chat.proven' });
    });

    test('is asked for by whoever has the chat, and by nobody else', async () => {
      const { desk, aino, lea, otto, visit } = await openChatDesk(open);
      await visit();
      const chatId = (await desk.as(aino).use(chat).takeNext()).chat!.id;
      await expect(desk.as(lea).use(chat).askProof({ chatId })).rejects.toMatchObject({ code: 'chat.not-yours' });
      await expect(desk.as(otto).use(chat).askProof({ chatId })).rejects.toMatchObject({ kind: 'not-found' });
    });
  });
});
