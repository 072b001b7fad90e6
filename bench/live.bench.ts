import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@luuri/testing';
import { freePort, serve } from '../tests/served-desk.ts';
import { median, rounded, type Figure } from './figure.ts';
import { once200, type Call } from './http.ask.ts';
import { onPostgres } from './postgres.ts';

const KEY = 'bench-key';
const LISTENERS = 1_000;
/** As many as the desk lets one person have. */
const OF_ONE_AGENT = 10;
const ROUNDS = 9;

interface Listener {
  /** When it was told of a ticket. */
  readonly hears: (ticket: string) => Promise<number>;
  readonly leave: () => void;
}

async function post<T>(url: string, body: object): Promise<T> {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new TypeError(`${url} was answered with ${String(answer.status)}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The key of one more agent of the team that serves the client. */
async function agentKey(server: string, n: number): Promise<string> {
  const agent = { name: `Agent ${String(n)}`, address: `agent${String(n)}@desk.example`, role: 'agent', teams: ['service-desk'] };
  const { id: agentId } = await post<{ id: number }>(`${server}/api/agents`, agent);
  return (await post<{ key: string }>(`${server}/api/api-keys`, { agentId, name: 'bench' })).key;
}

const listen = (server: string, key: string): Promise<Listener> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}` };
    get(`${server}/api/live`, { agent: false, headers }, (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) {
        reject(new TypeError(`a listener was answered with ${String(answer.statusCode)}`));
        return;
      }
      let text = '';
      let look: () => void = () => undefined;
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        look();
      });
      const hears = (ticket: string) =>
        new Promise<number>((told) => {
          look = () => {
            if (!text.includes(`"about":"${ticket}"`)) return;
            text = '';
            look = () => undefined;
            told(performance.now());
          };
          look();
        });
      resolve({ hears, leave: () => answer.destroy() });
    }).once('error', reject);
  });

async function audience(server: string): Promise<Listener[]> {
  const all: Listener[] = [];
  while (all.length < LISTENERS) {
    const key = await agentKey(server, all.length);
    all.push(...(await Promise.all(Array.from({ length: OF_ONE_AGENT }, () => listen(server, key)))));
  }
  return all;
}

const opening: Call = {
  method: 'POST',
  path: () => '/api/tickets',
  body: (n) => ({ client: 'acme', from: 'ada@acme.example', subject: `Salasana lukossa ${String(n)}` }),
};

/** From before the request that changes something until the last listener has heard of it; and until its own caller was answered. */
async function rounds(asked: string, listeners: readonly Listener[]): Promise<{ last: number; answered: number }> {
  const took = { last: [] as number[], answered: [] as number[] };
  const agent = new Agent({ keepAlive: true });
  for (let n = 1; n <= ROUNDS + 1; n++) {
    // The desk is new, and its tickets have the numbers 1, 2, 3.
    const heard = listeners.map((l) => l.hears(`ticket:${String(n)}`));
    const begun = performance.now();
    await once200(new URL(asked), opening, { n, agent, key: KEY });
    const answered = performance.now() - begun;
    const last = Math.max(...(await Promise.all(heard))) - begun;
    if (n === 1) continue; // warm-up
    took.last.push(last);
    took.answered.push(answered);
  }
  agent.destroy();
  return { last: median(took.last), answered: median(took.answered) };
}

/** @param processes that answer; the listeners are all on the last, and the change is made on the first */
async function measure(bench: string, environment: Readonly<Record<string, string>>, processes: 1 | 2): Promise<Figure> {
  const shared = {
    ...{ LUURI_API_KEY: KEY, LUURI_LOG_LEVEL: 'error', LUURI_RATE_LIMIT: 'off', LUURI_SMTP_LISTEN: 'off', ...environment },
    LUURI_CONTRACTS: fileURLToPath(new URL('../examples/contracts', import.meta.url)),
  };
  const start = async () => serve({ port: await freePort(), smtpPort: await freePort(), environment: shared });
  const first = await start();
  const last = processes === 2 ? await start() : first;
  const listeners = await audience(last.url);
  try {
    const { last: told, answered } = await rounds(first.url, listeners);
    const where = processes === 2 ? 'of another process' : 'of the same process';
    const beside = `one ticket opened, ${String(LISTENERS)} listeners ${where}; its caller was answered after ${String(rounded(answered))} ms`;
    return { bench, value: rounded(told), unit: 'ms', beside };
  } finally {
    for (const one of listeners) one.leave();
    await first.interrupt();
    if (last !== first) await last.interrupt();
  }
}

async function onFile(): Promise<Figure> {
  const data = mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  try {
    return await measure('live-sqlite', { LUURI_DATA: data }, 1);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function across(): Promise<Figure[]> {
  const { options, drop } = await testDatabase('postgres');
  try {
    return [await measure('live-postgres', { LUURI_DATABASE_URL: options.type === 'postgres' ? options.url : '' }, 2)];
  } finally {
    await drop();
  }
}

/** A thousand connected listeners and one change: how long until the last one has it, in the same process and across processes. */
export async function run(): Promise<Figure[]> {
  return [await onFile(), ...(await onPostgres('live', across))];
}
