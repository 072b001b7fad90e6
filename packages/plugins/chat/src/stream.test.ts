import { describe, expect, test } from '@jest/globals';
import { anonymous, createDesk, essentials, toFetchHandler, type Actor, type Desk } from '@luuri/core';
import { eachDatabase, type OpenDesk } from '@luuri/testing';
import { newToken, openChatDesk } from './fixtures.ts';
import { chat } from './plugin.ts';

interface Told {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Record<string, unknown>;
}

/** A stream as a browser reads it. */
async function listen(
  desk: Desk,
  path: string,
  { headers = {}, actor = anonymous }: { headers?: Record<string, string>; actor?: Actor } = {},
) {
  const gone = new AbortController();
  const answer = await toFetchHandler(desk, { whoIs: () => actor })(new Request(`http://desk${path}`, { headers, signal: gone.signal }));
  const told: Told[] = [];
  let look = (): unknown => undefined;
  let ended = false;
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data === undefined) continue;
        told.push({ event: /^event: (.*)$/m.exec(part)?.[1] ?? 'message', id: /^id: (.*)$/m.exec(part)?.[1], data: JSON.parse(data) });
        look();
      }
    }
    ended = true;
    look();
  };
  void read().catch(() => undefined);
  const until = (enough: (told: readonly Told[], ended: boolean) => boolean) =>
    new Promise<void>((done) => {
      look = () => enough(told, ended) && done();
      look();
    });
  return { status: answer.status, told, until, leave: () => gone.abort() };
}

const texts = (told: readonly Told[]) => told.filter((one) => one.event === 'line').map((one) => one.data['text'] ?? one.data['kind']);
const has = (text: string) => (told: readonly Told[]) => texts(told).includes(text);

eachDatabase((name, open) => {
  describe('a visitor who listens', () => {
    test('hears each line once and in order, how the chat stands, and that somebody types; the stream ends with the chat', async () => {
      const { desk, aino, visit } = await openChatDesk(open);
      const visitor = await visit();
      const ear = await listen(desk, `/chat/${visitor.who.key}/stream`, { headers: { 'x-chat-token': visitor.who.token } });
      await ear.until((told) => told.some((one) => one.event === 'state'));
      expect(ear.told.find((one) => one.event === 'state')?.data).toMatchObject({ state: 'waiting', position: 1, agent: null });
      const agent = desk.as(aino).use(chat);
      const { chat: taken } = await agent.takeNext();
      const { id: chatId } = taken!;
      await ear.until((told) => told.some((one) => one.event === 'state' && one.data['agent'] === 'Aino'));
      await agent.agentTypes({ chatId });
      await ear.until((told) => told.some((one) => one.event === 'typing'));
      for (let i = 0; i < 30; i++) await agent.answer({ chatId, ref: `answer-${String(i)}`, text: `rivi ${String(i)}` });
      await visitor.say('Kiitos');
      await agent.end({ chatId });
      await ear.until((_told, ended) => ended);
      expect(texts(ear.told)).toEqual([
        'Salasana lukossa',
        'taken',
        ...Array.from({ length: 30 }, (_, i) => `rivi ${String(i)}`),
        'Kiitos',
        'ended',
      ]);
      expect(ear.told.filter((one) => one.event === 'line').map((one) => Number(one.id))).toEqual(
        Array.from({ length: 34 }, (_, i) => i + 1),
      );
      expect(ear.told.at(-1)).toMatchObject({ event: 'state', data: { state: 'ended', endedBy: 'agent' } });
    });

    test('goes on after the line that they name, and misses none', async () => {
      const { desk, aino, visit } = await openChatDesk(open);
      const { who } = await visit();
      const { chat: taken } = await desk.as(aino).use(chat).takeNext();
      await desk.as(aino).use(chat).answer({ chatId: taken!.id, ref: 'answer-1', text: 'yksi' });
      await desk.as(aino).use(chat).answer({ chatId: taken!.id, ref: 'answer-2', text: 'kaksi' });
      const ear = await listen(desk, `/chat/${who.key}/stream`, { headers: { 'x-chat-token': who.token, 'last-event-id': '3' } });
      await ear.until(has('kaksi'));
      expect(texts(ear.told)).toEqual(['kaksi']);
      ear.leave();
    });

    test('hears nothing with another token', async () => {
      const { desk, visit } = await openChatDesk(open);
      const { who } = await visit();
      expect((await listen(desk, `/chat/${who.key}/stream`, { headers: { 'x-chat-token': newToken() } })).status).toBe(404);
    });

    if (name === 'postgres')
      test('hears what is said in another process', async () => {
        const database = await open.database();
        const { desk, aino, visit } = await openChatDesk(
          Object.assign((options: Parameters<OpenDesk>[0]) => open({ ...options, database }), open),
        );
        const other = await createDesk({ database: database.options, plugins: [...essentials(), chat()] });
        try {
          const { who } = await visit();
          const ear = await listen(other, `/chat/${who.key}/stream`, { headers: { 'x-chat-token': who.token } });
          await ear.until(has('Salasana lukossa'));
          const { chat: taken } = await desk.as(aino).use(chat).takeNext();
          await desk.as(aino).use(chat).answer({ chatId: taken!.id, ref: 'answer-1', text: 'toisesta' });
          await ear.until(has('toisesta'));
          await desk.as(aino).use(chat).agentTypes({ chatId: taken!.id });
          await ear.until((told) => told.some((one) => one.event === 'typing'));
          ear.leave();
        } finally {
          await other.stop();
        }
      });
  });

  test('an agent who listens hears of the queue and of their own chats, and of nobody else’s', async () => {
    const { desk, aino, nils, otto, visit } = await openChatDesk(open);
    const ear = await listen(desk, '/chats/stream', { actor: aino });
    const deaf = await listen(desk, '/chats/stream', { actor: otto });
    await ear.until((told) => told.some((one) => one.event === 'queue' && one.data['waiting'] === 0));
    const visitor = await visit({ language: 'en' });
    await ear.until((told) => told.some((one) => one.event === 'queue' && one.data['waiting'] === 1));
    await desk.as(aino).use(chat).takeNext();
    await ear.until((told) => told.some((one) => one.event === 'chat'));
    await visitor.say('Hello');
    await ear.until(has('Hello'));
    await desk.as(anonymous).use(chat).type(visitor.who);
    await ear.until((told) => told.some((one) => one.event === 'typing'));
    const other = await visit({ token: newToken(), language: 'en', address: 'bo@acme.example' });
    await desk.as(nils).use(chat).takeNext();
    await other.say('Not for Aino');
    await visitor.say('Again');
    await ear.until(has('Again'));
    expect(texts(ear.told)).toEqual(['Hello', 'Again']);
    expect(texts(deaf.told)).toEqual([]);
    expect(deaf.told.every((one) => one.event === 'queue' && one.data['waiting'] === 0)).toBe(true);
    ear.leave();
    deaf.leave();
  });

  test('pages of the client’s sites may talk to its chat, and no others', async () => {
    const { fetch } = await openChatDesk(open);
    const ask = (origin: string, method = 'GET', path = '/chat/acme-7f3k2m') =>
      fetch(new Request(`http://desk${path}`, { method, headers: { origin, 'access-control-request-method': 'GET' } }));
    const own = await ask('https://www.acme.example');
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, 'https://www.acme.example']);
    expect((await ask('https://www.acme.example', 'OPTIONS')).headers.get('access-control-allow-origin')).toBe('https://www.acme.example');
    for (const origin of ['https://nordbo.example', 'https://www.acme.example.evil.example', 'null'])
      expect([origin, (await ask(origin)).status]).toEqual([origin, 403]);
    expect((await ask('https://nordbo.example', 'GET', '/chat/nordbo-9x1z4q')).status).toBe(200);
  });
});
