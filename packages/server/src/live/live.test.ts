import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { clients, system, teams, tickets } from '@luuri/core';
import { openTestApp, type TestApp } from '../app/fixtures.ts';
import { identity } from '../identity/index.ts';

const pack = (client: string) => `client: ${client}
name: ${client}
domains: [${client}.example]
mailboxes: [help@${client}.example]
tiers: [{ level: 1, name: one, team: ${client}-desk }]
`;

let it: TestApp;
let keyOfAcme: string;
const open: IncomingMessage[] = [];
beforeEach(async () => {
  it = await openTestApp();
  const own = it.desk.as(system);
  for (const client of ['acme', 'bravo']) await own.use(clients).apply({ yaml: pack(client) });
  const { id } = await own.use(teams).enrol({ name: 'Aino', address: 'aino@desk.example', role: 'agent', teams: ['acme-desk'] });
  keyOfAcme = (await own.use(identity).createKey({ agentId: id, name: 'x' })).key;
  await it.app.listen(0, '127.0.0.1');
});
afterEach(async () => {
  for (const stream of open.splice(0)) stream.destroy();
  await it.app.close();
});

interface Stream {
  readonly response: IncomingMessage;
  readonly text: () => string;
  until(part: string): Promise<string>;
  readonly ended: Promise<void>;
}

const listen = (key: string | undefined, more: Record<string, string> = {}): Promise<Stream> =>
  new Promise((resolve, reject) => {
    const { port } = it.app.getHttpServer().address() as AddressInfo;
    const headers = { ...(key ? { authorization: `Bearer ${key}` } : {}), ...more };
    get({ port, host: '127.0.0.1', path: '/api/live', headers }, (response) => {
      open.push(response);
      let text = '';
      const waiting = new Set<() => void>();
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        for (const look of waiting) look();
      });
      const until = (part: string) =>
        new Promise<string>((found) => {
          const look = () => text.includes(part) && found(text);
          waiting.add(look);
          look();
        });
      const ended = new Promise<void>((end) => response.once('close', end));
      resolve({ response, text: () => text, until, ended });
    }).once('error', reject);
  });

const openTicket = async (client: string) =>
  (
    await it.desk
      .as(system)
      .use(tickets)
      .open({ from: `ada@${client}.example`, subject: 'x' })
  ).id;

test('whoever may see tickets is told what happens in their reach, and goes on where they were', async () => {
  const stream = await listen(keyOfAcme);
  expect([stream.response.statusCode, stream.response.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const theirs = await openTicket('bravo');
  const ours = await openTicket('acme');
  const text = await stream.until(`"about":"ticket:${String(ours)}"`);
  expect(text).not.toContain(`ticket:${String(theirs)}"`);
  const id = /id: (\d+)/.exec(text)![1]!;
  const next = await openTicket('acme');
  const again = await listen(keyOfAcme, { 'last-event-id': id });
  expect(await again.until(`"about":"ticket:${String(next)}"`)).not.toContain(`id: ${id}\n`);
});

test('a stream ends when its key does, and hears of no client that its agent serves no more', async () => {
  const keys = it.desk.as(system).use(identity);
  const { id: agentId } = await it.desk.as(system).use(teams).enrol({ name: 'Kai', address: 'kai@desk.example', role: 'agent' });
  await it.desk.as(system).use(teams).grantClient({ agentId, client: 'acme' });
  const made = await keys.createKey({ agentId, name: 'to be revoked' });
  const real = [
    'setTimeout',
    'clearTimeout',
    'setImmediate',
    'clearImmediate',
    'nextTick',
    'queueMicrotask',
    'performance',
    'Date',
    'hrtime',
  ] as const;
  jest.useFakeTimers({ doNotFake: [...real] });
  try {
    const stream = await listen(made.key);
    const first = await openTicket('acme');
    await stream.until(`"about":"ticket:${String(first)}"`);
    await it.desk.as(system).use(teams).takeClient({ agentId, client: 'acme' });
    const beat = async (nth: number) => {
      jest.advanceTimersByTime(15_000);
      while (stream.text().split(': beat').length - 1 < nth) await new Promise((later) => setTimeout(later, 5));
    };
    await beat(1);
    await beat(2);
    const second = await openTicket('acme');
    const other = await listen(keyOfAcme);
    const third = await openTicket('acme');
    await other.until(`"about":"ticket:${String(third)}"`);
    expect(stream.text()).not.toContain(`"about":"ticket:${String(second)}"`);
    await keys.revokeKey({ keyId: made.id });
    jest.advanceTimersByTime(15_000);
    await stream.ended;
  } finally {
    jest.useRealTimers();
  }
});

test('nobody in particular is asked who they are, and is told nothing', async () => {
  const { response, ended, text } = await listen(undefined);
  await ended;
  expect([response.statusCode, JSON.parse(text())]).toEqual([401, expect.objectContaining({ code: 'access.sign-in-needed' })]);
});

test('a stream too many is refused with a time to come back', async () => {
  for (let i = 0; i < 10; i++) await (await listen(keyOfAcme)).until('retry');
  const { response } = await listen(keyOfAcme);
  expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '30']);
});

test('a listener that was away for too long is told to read everything anew', async () => {
  const stream = await listen(keyOfAcme, { 'last-event-id': '900000' });
  await stream.until('event: reset');
});

test('open streams do not hold up the end of the server', async () => {
  const stream = await listen(keyOfAcme);
  await stream.until('retry');
  await it.app.close();
  await stream.ended;
});
