import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { freePort, serve, type Served } from '../served-desk.ts';

const KILLS = 3;
const VISITORS = 4;
const LINES = 12;
const key = 'crash-test-key-0123456789abcdef0123456789';
const data = mkdtempSync(join(tmpdir(), 'luuri-chat-crash-'));
const packs = mkdtempSync(join(tmpdir(), 'luuri-chat-packs-'));
let desk: Served | undefined;

const pack = `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi]
tiers: [{ level: 1, name: CSR1, team: service-desk }]
chat: { key: acme-7f3k2m, limit-per-agent: 20 }
`;

afterAll(async () => {
  await desk?.kill();
  for (const folder of [data, packs]) rmSync(folder, { recursive: true, force: true });
});

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** Whatever is asked until it is answered, as a browser does whose network is lost; the last word is the desk's. */
async function persist<T>(what: () => Promise<Response>): Promise<T> {
  for (;;) {
    const answer = await what().catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (answer && text !== undefined && answer.ok) return (text ? JSON.parse(text) : undefined) as T;
    if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`${String(answer.status)} ${String(text)}`);
    await pause(250);
  }
}

interface Line {
  seq: number;
  kind: string;
  text: string | null;
}

/** Somebody on a page: says things, each under a name of its own until it is taken, and hears, each time after the last line that came. */
function visitor(url: string, n: number) {
  const token = randomBytes(32).toString('base64url');
  const heard: Line[] = [];
  const chat = `${url}/api/chat/acme-7f3k2m`;
  const post = <T>(path: string, body: object) =>
    persist<T>(() =>
      fetch(chat + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, ...body }) }),
    );
  const read = async (): Promise<void> => {
    const last = heard.at(-1)?.seq ?? 0;
    const answer = await fetch(`${chat}/stream`, { headers: { 'x-chat-token': token, 'last-event-id': String(last) } });
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const one of whole) if (/^event: line$/m.test(one)) heard.push(JSON.parse(/^data: (.*)$/m.exec(one)?.[1] ?? '') as Line);
    }
  };
  return {
    heard,
    start: () =>
      post('/start', { name: `Visitor ${String(n)}`, address: `visitor${String(n)}@acme.example`, text: `v${String(n)} begins` }),
    say: (i: number) => post('/say', { ref: `visitor-${String(n)}-${String(i)}`, text: `v${String(n)} says ${String(i)}` }),
    async listen(): Promise<void> {
      while (heard.at(-1)?.kind !== 'ended') await read().catch(() => pause(50));
    },
  };
}

test('killed at any instant: every line of a chat arrives on both sides, once and in order', async () => {
  writeFileSync(join(packs, 'acme.yaml'), pack);
  const [port, smtpPort] = [await freePort(), await freePort()];
  const environment = { LUURI_DATA: data, LUURI_CONTRACTS: packs, LUURI_API_KEY: key, LUURI_RATE_LIMIT: 'off' };
  const start = () => serve({ port, smtpPort, environment });
  desk = await start();
  const { url } = desk;
  const ask = <T>(path: string, body?: object, as = key) =>
    persist<T>(() =>
      fetch(`${url}/api${path}`, {
        headers: { authorization: `Bearer ${as}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      }),
    );
  const agent = { name: 'Aino', address: 'aino@desk.example', role: 'agent', teams: ['service-desk'], languages: ['fi'] };
  const { id: agentId } = await ask<{ id: number }>('/agents', agent);
  const { key: own } = await ask<{ key: string }>('/api-keys', { agentId, name: 'test' });
  await ask('/chats/presence', { state: 'ready' }, own);

  const visitors = Array.from({ length: VISITORS }, (_, n) => visitor(url, n));
  for (const one of visitors) await one.start();
  const listening = visitors.map((one) => one.listen());
  const chatIds: number[] = [];
  while (chatIds.length < VISITORS) {
    const { chat } = await ask<{ chat: { id: number } | null }>('/chats/take-next', {}, own);
    if (chat) chatIds.push(chat.id);
  }

  const talking = [
    ...visitors.map(async (one) => {
      for (let i = 0; i < LINES; i++) await one.say(i);
    }),
    ...chatIds.map(async (chatId) => {
      for (let i = 0; i < LINES; i++)
        await ask(`/chats/${String(chatId)}/lines`, { ref: `agent-${String(chatId)}-${String(i)}`, text: `a says ${String(i)}` }, own);
    }),
  ];
  const said = { all: false };
  const all = Promise.all(talking).then(() => (said.all = true));
  let kills = 0;
  while (kills < KILLS && !said.all) {
    await pause(60 + 41 * kills);
    await desk.kill();
    kills++;
    desk = await start();
  }
  await all;
  expect(kills).toBeGreaterThan(1);
  for (const chatId of chatIds) await ask(`/chats/${String(chatId)}/end`, {}, own);
  await Promise.all(listening);

  for (const [n, one] of visitors.entries()) {
    expect(one.heard.map((line) => line.seq)).toEqual(Array.from({ length: one.heard.length }, (_, i) => i + 1));
    const mine = one.heard.filter((line) => line.text?.startsWith(`v${String(n)} says`)).map((line) => line.text);
    expect(mine).toEqual(Array.from({ length: LINES }, (_, i) => `v${String(n)} says ${String(i)}`));
    const agents = one.heard.filter((line) => line.text?.startsWith('a says')).map((line) => line.text);
    expect(agents).toEqual(Array.from({ length: LINES }, (_, i) => `a says ${String(i)}`));
  }
  for (const chatId of chatIds) {
    const { items: lines } = await ask<{ items: Line[] }>(`/chats/${String(chatId)}/lines?limit=200`, undefined, own);
    expect(lines.filter((line) => line.kind === 'text')).toHaveLength(1 + 2 * LINES);
    expect(new Set(lines.map((line) => line.text)).size).toBe(1 + 2 * LINES + 1); // and null, of what is no text
  }
}, 300_000);
