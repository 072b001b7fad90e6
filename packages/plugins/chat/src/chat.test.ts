import { describe, expect, test } from '@jest/globals';
import {
  anonymous,
  clockRows,
  defineAction,
  deliveryRows,
  messageRows,
  messages,
  onlySystem,
  system,
  ticketRows,
  tickets,
  type Desk,
  type Entity,
} from '@luuri/core';
import { eachDatabase, fakeChannel } from '@luuri/testing';
import { chatRows, lineRows } from './entities.ts';
import { newToken, openChatDesk } from './fixtures.ts';
import { chat } from './plugin.ts';

const rowsOf = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> =>
  desk
    .as(system)
    .run(defineAction('test.rows', { summary: '', allow: onlySystem, reads: true, run: (scope) => scope.rows(entity).find() }), {});

const visitorOf = (desk: Desk) => desk.as(anonymous).use(chat);

eachDatabase((_name, open) => {
  test('the schema is what the entities say', async () => {
    const { desk } = await openChatDesk(open);
    expect(await desk.schemaDrift()).toEqual([]);
  });

  describe('a chat', () => {
    test('is a contact on a ticket: what both say are its messages, and its clocks run in seconds', async () => {
      const { desk, aino, visit, travel } = await openChatDesk(open);
      const visitor = await visit();
      const [ticket] = await rowsOf(desk, ticketRows);
      expect(ticket).toMatchObject({ channel: 'chat', subject: 'Salasana lukossa', state: 'new', language: 'fi', assigneeId: null });
      const due = (await rowsOf(desk, clockRows)).find((clock) => clock.metric === 'first-response');
      expect(due?.dueAt).toEqual(new Date('2026-01-05T09:00:45Z'));

      await travel('30s');
      const agent = desk.as(aino).use(chat);
      const { chat: taken } = await agent.takeNext();
      expect(taken).toMatchObject({
        client: 'acme',
        name: 'Ada',
        verified: 'none',
        state: 'active',
        agentName: 'Aino',
        unread: 1,
        lastText: 'Salasana lukossa',
      });
      await agent.answer({ chatId: taken!.id, ref: 'answer-1', text: 'Hei, katson heti.' });
      await visitor.say('Kiitos');
      const said = await rowsOf(desk, messageRows);
      expect(said.map((m) => [m.author, m.channel, m.public, m.text])).toEqual([
        ['requester', 'chat', true, 'Salasana lukossa'],
        ['agent', 'chat', true, 'Hei, katson heti.'],
        ['requester', 'chat', true, 'Kiitos'],
      ]);
      const clocks = await rowsOf(desk, clockRows);
      expect(clocks.find((clock) => clock.metric === 'first-response')).toMatchObject({ state: 'met' });
      expect(clocks.find((clock) => clock.metric === 'next-response')?.dueAt).toEqual(new Date('2026-01-05T09:01:30Z'));
      // What was said in the chat is not mailed after the visitor.
      expect(await rowsOf(desk, deliveryRows)).toEqual([]);
    });

    test('begun again with the same token is the same chat, and a line sent again under its name is the same line', async () => {
      const { desk, visit } = await openChatDesk(open);
      const visitor = await visit();
      const again = { ...visitor.who, name: 'Ada', address: 'ada@acme.example', text: 'Salasana lukossa' };
      await Promise.all([visitorOf(desk).start(again), visitorOf(desk).start(again)]);
      expect(await rowsOf(desk, chatRows)).toHaveLength(1);
      const sent = await Promise.all(Array.from({ length: 5 }, () => visitor.say('Hei', 'line-0001')));
      expect(new Set(sent.map((s) => s.seq)).size).toBe(1);
      expect((await rowsOf(desk, lineRows)).map((line) => line.seq)).toEqual([1, 2]);
    });

    test('goes on with its ticket: an answer by mail stands in the chat too, and mail goes on where the chat ended', async () => {
      const { desk, aino, visit } = await openChatDesk(open);
      const visitor = await visit();
      const { chat: taken } = await desk.as(aino).use(chat).takeNext();
      await desk.as(aino).use(messages).write({ ticketId: taken!.ticketId!, text: 'Vastaus tiketille' });
      expect(
        (await desk.as(aino).use(chat).lines({ chatId: taken!.id })).items.map((line) => [line.seq, line.kind, line.by, line.text]),
      ).toEqual([
        [1, 'text', 'visitor', 'Salasana lukossa'],
        [2, 'taken', 'desk', null],
        [3, 'text', 'agent', 'Vastaus tiketille'],
      ]);
      await desk.as(aino).use(messages).write({ ticketId: taken!.ticketId!, text: 'Huomio', public: false });
      await visitorOf(desk).leave(visitor.who);
      await expect(visitor.say('Vielä')).rejects.toMatchObject({ code: 'chat.over' });
      const lines = (await desk.as(aino).use(chat).lines({ chatId: taken!.id, after: 3 })).items;
      expect(lines.map((line) => line.kind)).toEqual(['ended']);
    });

    test('that ends with something unread is mailed to the visitor, once, in their language', async () => {
      const { desk, aino, visit, travel } = await openChatDesk(open);
      await visit({ language: 'sv', text: 'Lösenordet' });
      const agent = desk.as(aino).use(chat);
      const { chat: taken } = await agent.takeNext();
      await agent.answer({ chatId: taken!.id, ref: 'answer-1', text: 'Prova nu.' });
      await agent.end({ chatId: taken!.id });
      await agent.end({ chatId: taken!.id });
      await travel('1min');
      const mails = await rowsOf(desk, deliveryRows);
      expect(mails.map((m) => [m.toAddress, m.automatic])).toEqual([['ada@acme.example', true]]);
      expect(mails[0]?.text).toContain('Aino: Prova nu.');
      expect(mails[0]?.text).toContain('Du: Lösenordet');
      expect(mails[0]?.text).toMatch(/^Hej Ada/);
    });

    test('is mailed whole when its visitor asks, once until more is said; each side sees how far the other has read', async () => {
      const { desk, aino, visit, travel } = await openChatDesk(open);
      const visitor = await visit();
      const agent = desk.as(aino).use(chat);
      const { chat: taken } = await agent.takeNext();
      const chatId = taken!.id;
      const { seq } = await agent.answer({ chatId, ref: 'answer-1', text: 'Avasin sen.' });
      expect(await visitorOf(desk).state(visitor.who)).toMatchObject({ visitorRead: 0 });
      await visitorOf(desk).read({ ...visitor.who, seq: seq + 99 });
      // Nobody has read what was not said yet.
      expect(await agent.get({ chatId })).toMatchObject({ visitorRead: seq });
      expect((await visitorOf(desk).state(visitor.who)).agentRead).toBeGreaterThan(0);
      for (const mails of [1, 1]) {
        await visitorOf(desk).mailTranscript(visitor.who);
        await travel('1min');
        expect(await rowsOf(desk, deliveryRows)).toHaveLength(mails);
      }
      await visitor.say('Kiitos, se toimii.');
      await visitorOf(desk).mailTranscript(visitor.who);
      await travel('1min');
      const mails = await rowsOf(desk, deliveryRows);
      expect(mails.map((m) => m.toAddress)).toEqual(['ada@acme.example', 'ada@acme.example']);
      for (const words of ['Sinä: Salasana lukossa', 'Aino: Avasin sen.', 'Sinä: Kiitos, se toimii.'])
        expect(mails[1]?.text).toContain(words);
      await agent.sendTranscript({ chatId });
      await travel('1min');
      expect(await rowsOf(desk, deliveryRows)).toHaveLength(3);
    });

    test('in which nobody says anything ends at its instant, and one whose visitor left the queue after three minutes', async () => {
      const { desk, aino, visit, travel } = await openChatDesk(open);
      const visitor = await visit();
      await desk.as(aino).use(chat).takeNext();
      await travel('6min');
      await visitor.say('Olen täällä');
      await visit({ token: newToken(), address: 'bo@acme.example', text: 'Toinen' });
      await travel('3min');
      expect((await rowsOf(desk, chatRows)).map((c) => [c.state, c.endedBy])).toEqual([
        ['active', null],
        ['ended', 'gone'],
      ]);
      await travel('7min');
      const [first] = await rowsOf(desk, chatRows);
      expect(first).toMatchObject({ state: 'ended', endedBy: 'idle', endedAt: new Date('2026-01-05T09:16:00Z'), network: '' });
      // The question of whoever left the queue is a ticket like any other.
      expect((await rowsOf(desk, ticketRows)).map((t) => t.state)).toEqual(['new', 'new']);
    });
  });

  describe('who takes a chat', () => {
    test('many agents ask at once, and no chat goes to two; each has as many as the client lets them', async () => {
      const { desk, aino, nils, visit } = await openChatDesk(open);
      for (let i = 0; i < 5; i++) await visit({ token: newToken(), language: 'en', address: `v${String(i)}@acme.example` });
      const asked = await Promise.all([aino, nils, aino, nils, aino, nils].map((who) => desk.as(who).use(chat).takeNext()));
      const got = asked.flatMap((one) => (one.chat ? [one.chat.id] : []));
      expect(new Set(got).size).toBe(got.length);
      expect(got).toHaveLength(4); // two each
      expect(asked.filter((one) => one.reason === 'hands-full')).toHaveLength(2);
      expect((await rowsOf(desk, chatRows)).filter((c) => c.state === 'waiting')).toHaveLength(1);
    });

    test('nobody gets a chat in a language that they do not speak, of a team that is not theirs, or while they are away', async () => {
      const { desk, nils, lea, aino, visit } = await openChatDesk(open);
      await visit({ language: 'fi' });
      expect(await desk.as(nils).use(chat).takeNext()).toMatchObject({ chat: null, reason: 'other-languages' });
      expect(await desk.as(lea).use(chat).takeNext()).toMatchObject({ chat: null, reason: 'nothing-waits' });
      await desk.as(aino).use(chat).setPresence({ state: 'away' });
      await expect(desk.as(aino).use(chat).takeNext()).rejects.toMatchObject({ code: 'chat.not-ready' });
    });

    test('one that others took cannot be taken, nor talked in', async () => {
      const { desk, aino, nils, visit } = await openChatDesk(open);
      await visit({ language: 'en' });
      const { chat: taken } = await desk.as(aino).use(chat).takeNext();
      await expect(desk.as(nils).use(chat).take({ chatId: taken!.id })).rejects.toMatchObject({ code: 'chat.taken-already' });
      await expect(desk.as(nils).use(chat).answer({ chatId: taken!.id, ref: 'answer-1', text: 'x' })).rejects.toMatchObject({
        code: 'chat.not-yours',
      });
    });

    test('it goes to a colleague, back to the queue, or up a tier with what the next one must know, and its ticket along', async () => {
      const { desk, aino, lea, nils, ids, visit } = await openChatDesk(open);
      const visitor = await visit({ language: 'en' });
      const { chat: taken } = await desk.as(aino).use(chat).takeNext();
      const chatId = taken!.id;
      expect(await desk.as(aino).use(chat).transfer({ chatId, agentId: ids.nils })).toMatchObject({ agentName: 'Nils', state: 'active' });
      expect(await desk.as(nils).use(chat).giveBack({ chatId })).toMatchObject({ agentId: null, state: 'waiting' });
      expect(await visitorOf(desk).state(visitor.who)).toMatchObject({ state: 'waiting', position: 1 });
      await desk.as(nils).use(chat).take({ chatId });
      expect(await desk.as(nils).use(chat).handOn({ chatId, handover: 'Tried a restart.' })).toMatchObject({ state: 'waiting' });
      expect(await desk.as(nils).use(chat).takeNext()).toMatchObject({ chat: null });
      expect(await desk.as(lea).use(chat).takeNext()).toMatchObject({ chat: { id: chatId, agentName: 'Lea' } });
      const [ticket] = await rowsOf(desk, ticketRows);
      expect(ticket).toMatchObject({ tier: 2, assigneeId: ids.lea });
      const kinds = (await desk.as(lea).use(chat).lines({ chatId })).items.map((line) => line.kind);
      expect(kinds).toEqual(['text', 'taken', 'taken', 'waiting', 'taken', 'waiting', 'taken']);
    });

    test('who takes the ticket has the chat, and a ticket that is closed ends it', async () => {
      const { desk, aino, visit } = await openChatDesk(open);
      await visit();
      const [ticket] = await rowsOf(desk, ticketRows);
      await desk.as(aino).use(tickets).assign({ ticketId: ticket!.id });
      expect((await desk.as(aino).use(chat).mine()).map((c) => c.ticketId)).toEqual([ticket!.id]);
      await desk.as(aino).use(tickets).move({ ticketId: ticket!.id, to: 'cancelled', reason: 'spam' });
      expect((await rowsOf(desk, chatRows))[0]).toMatchObject({ state: 'ended', endedBy: 'ticket' });
    });
  });

  describe('a visitor', () => {
    test('reaches nothing but their own chat', async () => {
      const { desk, visit, otto, aino } = await openChatDesk(open);
      const one = await visit();
      const other = await visit({ token: newToken(), address: 'bo@acme.example' });
      const nobody = visitorOf(desk);
      for (const token of [newToken(), 'x'.repeat(43)])
        await expect(nobody.state({ key: one.who.key, token })).rejects.toMatchObject({ code: 'chat.no-such-chat' });
      await expect(nobody.state({ key: 'nordbo-9x1z4q', token: one.who.token })).rejects.toMatchObject({ code: 'chat.no-such-chat' });
      await expect(nobody.state({ key: 'nobody-has-this', token: one.who.token })).rejects.toMatchObject({ code: 'chat.no-such-site' });
      const { chat: taken } = await desk.as(aino).use(chat).takeNext();
      const headers = { 'x-file-name': 'n.txt', 'x-file-type': 'text/plain' };
      const token = { 'x-chat-token': one.who.token, 'x-ref': 'file-0001' };
      await nobody.sendFile({ key: one.who.key, headers: { ...headers, ...token }, body: Buffer.from('hei') });
      const [line] = (await desk.as(aino).use(chat).lines({ chatId: taken!.id })).items.filter((l) => l.files.length > 0);
      const attachmentId = line!.files[0]!.id;
      const ask = (t: string) => nobody.file({ key: one.who.key, headers: { 'x-chat-token': t }, body: Buffer.alloc(0), attachmentId });
      expect(Buffer.from((await ask(one.who.token)).bytes).toString()).toBe('hei');
      await expect(ask(other.who.token)).rejects.toMatchObject({ kind: 'not-found' });
      expect((await desk.as(otto).use(chat).list({ state: 'active' })).items).toEqual([]);
      await expect(desk.as(otto).use(chat).get({ chatId: taken!.id })).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('sends no file that is too large, of another kind, or not what it says', async () => {
      const { desk, visit } = await openChatDesk(open);
      const { who } = await visit();
      const send = (type: string, body: Buffer) =>
        visitorOf(desk).sendFile({
          key: who.key,
          headers: { 'x-chat-token': who.token, 'x-ref': 'file-0001', 'x-file-name': 'a', 'x-file-type': type },
          body,
        });
      await expect(send('text/plain', Buffer.alloc(1_000_001, 1))).rejects.toMatchObject({ code: 'chat.file-refused' });
      await expect(send('application/zip', Buffer.from('PK'))).rejects.toMatchObject({ code: 'chat.file-refused' });
      await expect(send('image/png', Buffer.from('<svg>'))).rejects.toMatchObject({ code: 'chat.file-refused' });
    });

    test('is told outside of the hours when it opens, and leaves a message once', async () => {
      const { desk } = await openChatDesk(open, { at: '2026-01-05T15:00:00Z' });
      const said = { key: 'acme-7f3k2m', token: newToken(), name: 'Ada', address: 'ada@acme.example', text: 'Tulostin ei toimi' };
      expect(await visitorOf(desk).offer({ key: said.key, language: 'en' })).toMatchObject({
        open: false,
        opensAt: new Date('2026-01-06T06:00:00Z'),
        away: 'We are here on weekdays from 8 to 16.',
        language: 'en',
        form: true,
      });
      await expect(visitorOf(desk).start(said)).rejects.toMatchObject({ code: 'chat.closed' });
      const first = await visitorOf(desk).leaveMessage(said);
      expect(await visitorOf(desk).leaveMessage(said)).toEqual(first);
      expect((await rowsOf(desk, ticketRows)).map((t) => [t.channel, t.subject])).toEqual([['form', 'Tulostin ei toimi']]);
    });

    test('types the code that was mailed before anybody is asked to come, where the client wants that', async () => {
      const mail = fakeChannel('email');
      const { desk, visit, travel, nils } = await openChatDesk(open, { plugins: [mail.plugin] });
      const { who } = await visit({ key: 'nordbo-9x1z4q', address: 'bo@nordbo.example', language: 'sv' });
      expect(await rowsOf(desk, ticketRows)).toEqual([]);
      await travel('1s');
      const code = /\d{6}/.exec(mail.sent[0]!.text)![0];
      expect(mail.sent).toHaveLength(1);
      expect(JSON.stringify(await rowsOf(desk, chatRows))).not.toContain(code);
      const wrong = code === '000000' ? '111111' : '000000';
      expect(await visitorOf(desk).prove({ ...who, code: wrong })).toMatchObject({ state: 'proving', triesLeft: 4 });
      expect(await visitorOf(desk).prove({ ...who, code })).toMatchObject({ state: 'waiting', position: 1 });
      expect(await desk.as(nils).use(chat).takeNext()).toMatchObject({ chat: { verified: 'mail', name: 'Ada' } });
    });

    test('five wrong codes are enough', async () => {
      const mail = fakeChannel('email');
      const { desk, visit, travel } = await openChatDesk(open, { plugins: [mail.plugin] });
      const { who } = await visit({ key: 'nordbo-9x1z4q', language: 'sv' });
      await travel('1s');
      const code = /\d{6}/.exec(mail.sent[0]!.text)![0];
      const wrong = code === '000000' ? '111111' : '000000';
      for (let i = 0; i < 5; i++) await visitorOf(desk).prove({ ...who, code: wrong });
      await expect(visitorOf(desk).prove({ ...who, code })).rejects.toMatchObject({ code: 'chat.wrong-code' });
    });

    test('who sends too fast is told to wait, and loses nothing that was said', async () => {
      const { visit, desk } = await openChatDesk(open);
      const visitor = await visit();
      for (let i = 0; i < 19; i++) await visitor.say(`rivi ${String(i)}`);
      await expect(visitor.say('liikaa')).rejects.toMatchObject({ code: 'chat.too-fast', details: { retryAfterSeconds: 30 } });
      expect(await rowsOf(desk, lineRows)).toHaveLength(20);
    });
  });
});
