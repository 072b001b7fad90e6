import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, clients, createDesk, essentials, system, teams, toNodeHandler, type DatabaseOptions, type Desk } from '@luuri/core';
import { chat } from '@luuri/plugin-chat';
import { testDatabase } from '@luuri/testing';
import { rounded, type Figure } from './figure.ts';
import { onPostgres } from './postgres.ts';

const CHATS = 500;
const OF_ONE_AGENT = 20;
const ROUNDS = 4;
const KEY = 'acme-bench-chat';
const pack = `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
tiers: [{ level: 1, name: CSR1, team: service-desk }]
sla: [{ name: chat, calendar: always, targets: { normal: { first-response: 45s, next-response: 60s, resolution: 24h } } }]
chat: { key: ${KEY}, limit-per-agent: ${String(OF_ONE_AGENT)} }
`;

/** A visitor with an open stream. */
interface Talker {
  /** Says something, and resolves when it came back on the stream: milliseconds. */
  readonly say: (n: number) => Promise<number>;
  readonly leave: () => void;
}

function listening(server: Server): Promise<string> {
  // A connection that rests while the last of a round are heard is used again: one that the server closed meanwhile would be reset.
  server.keepAliveTimeout = 0;
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`)),
  );
}

function post(url: string, body: object, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (answer) => {
      answer.resume().once('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve();
        else reject(new TypeError(`${url} was answered with ${String(answer.statusCode)}`));
      });
    });
    asked.once('error', reject).end(JSON.stringify(body));
  });
}

function talker(url: string, token: string, agent: Agent): Promise<Talker> {
  return new Promise((resolve, reject) => {
    request(`${url}/chat/${KEY}/stream`, { agent: false, headers: { 'x-chat-token': token } }, (answer: IncomingMessage) => {
      let text = '';
      let look: () => void = () => undefined;
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        look();
      });
      const say = async (n: number): Promise<number> => {
        const ref = `line-${String(n).padStart(6, '0')}`;
        const begun = performance.now();
        const heard = new Promise<number>((told) => {
          look = () => {
            if (!text.includes(ref)) return;
            text = '';
            told(performance.now() - begun);
          };
        });
        await post(`${url}/chat/${KEY}/say`, { token, ref, text: `Rivi ${String(n)}` }, agent);
        return heard;
      };
      resolve({ say, leave: () => answer.destroy() });
    })
      .once('error', reject)
      .end();
  });
}

/** All say something at once, and again when the last of them was heard. */
async function measure(url: string, tokens: readonly string[]): Promise<{ perSecond: number; p99: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const talkers = await Promise.all(tokens.map((token) => talker(url, token, agent)));
  const took: number[] = [];
  let spent = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = performance.now();
    const all = await Promise.all(talkers.map((one, i) => one.say(round * CHATS + i)));
    if (round === 0) continue; // warm-up
    spent += performance.now() - begun;
    took.push(...all);
  }
  for (const one of talkers) one.leave();
  agent.destroy();
  const sorted = took.sort((a, b) => a - b);
  return { perSecond: (took.length / spent) * 1000, p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN };
}

/** The same over the same wire by a program that keeps nothing: what is posted goes straight to the stream of its token. */
function bare(): Server {
  const streams = new Map<string, ServerResponse>();
  return createServer((asked, answer) => {
    const token = asked.headers['x-chat-token'];
    if (typeof token === 'string') {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      streams.set(token, answer);
      return;
    }
    const chunks: Buffer[] = [];
    asked
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .once('end', () => {
        const said = JSON.parse(Buffer.concat(chunks).toString()) as { token: string; ref: string; text: string };
        streams.get(said.token)?.write(`event: line\ndata: ${JSON.stringify(said)}\n\n`);
        answer.end('{}');
      });
  });
}

/** Five hundred chats, each with an agent. */
async function begun(desk: Desk): Promise<string[]> {
  const keeper = desk.as(system);
  await keeper.use(clients).apply({ yaml: pack });
  const tokens = Array.from({ length: CHATS }, () => randomBytes(32).toString('base64url'));
  for (const [i, token] of tokens.entries())
    await desk
      .as(anonymous)
      .use(chat)
      .start({ key: KEY, token, name: `V${String(i)}`, address: `v${String(i)}@acme.example`, text: 'Apua' });
  for (let n = 0; n < CHATS / OF_ONE_AGENT; n++) {
    const hired = { name: `A${String(n)}`, address: `a${String(n)}@desk.example`, role: 'agent' as const, teams: ['service-desk'] };
    const { id: agentId } = await keeper.use(teams).enrol({ ...hired, languages: ['fi'] });
    const agent = desk.as((await keeper.use(teams).actorFor({ agentId })) ?? system).use(chat);
    await agent.setPresence({ state: 'ready' });
    for (let i = 0; i < OF_ONE_AGENT; i++) await agent.takeNext();
  }
  return tokens;
}

async function figures(where: string, database: DatabaseOptions): Promise<Figure[]> {
  const plain = bare();
  const beside = await measure(
    await listening(plain),
    Array.from({ length: CHATS }, (_, i) => `token-${String(i)}`),
  );
  plain.closeAllConnections();
  plain.close();
  const desk = await createDesk({ database, plugins: [...essentials(), chat({ linesOfVisitor: 1_000 })] });
  await desk.start(); // as a server does: its jobs run beside, and it hears what others change
  const tokens = await begun(desk);
  const handle = toNodeHandler(desk);
  const server = createServer((asked, answer) => void handle(asked, answer));
  try {
    const { perSecond, p99 } = await measure(await listening(server), tokens);
    const many = `${String(CHATS)} chats, all speak at once`;
    return [
      {
        ...{ bench: `chat-${where}`, value: rounded(perSecond), unit: 'lines/s', ratio: rounded(perSecond / beside.perSecond) },
        beside: `${many}; a bare node:http that keeps nothing: ${String(rounded(beside.perSecond))} lines/s`,
      },
      {
        ...{ bench: `chat-${where}-p99`, value: rounded(p99), unit: 'ms', ratio: rounded(p99 / beside.p99) },
        beside: `${many}, from sending to hearing; the bare one: ${String(rounded(beside.p99))} ms`,
      },
    ];
  } finally {
    server.closeAllConnections();
    server.close();
    await desk.stop();
  }
}

async function onFile(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  try {
    return await figures('sqlite', { type: 'better-sqlite3', database: join(folder, 'desk.db') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function across(): Promise<Figure[]> {
  const { options, drop } = await testDatabase('postgres');
  try {
    return await figures('postgres', options);
  } finally {
    await drop();
  }
}

/** Five hundred chats at once: lines a second, and how long the slowest hundredth takes from one side to the stream, beside a program that keeps nothing. */
export async function run(): Promise<Figure[]> {
  return [...(await onFile()), ...(await onPostgres('chat', across))];
}
