import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { freePort, serve, type Served } from '../tests/served-desk.ts';
import { median, rounded, type Figure } from './figure.ts';
import { once200, perSecond, type Call } from './http.ask.ts';
import type { Written } from './http.beside.ts';

/** Connections that ask at the same time, each the next thing as soon as it is answered. */
const CONNECTIONS = 16;
const ROUNDS = 7;
const SECONDS = 3;
const KEY = 'bench-key';
const LOAD = { key: KEY, seconds: SECONDS, connections: CONNECTIONS };

const opening: Call = {
  method: 'POST',
  path: () => '/api/tickets',
  body: (n) => ({ client: 'acme', from: `ada${String(n % 50)}@acme.example`, subject: `Salasana lukossa ${String(n)}` }),
};
const readingOf = (tickets: number): Call => ({ method: 'GET', path: (n) => `/api/tickets/${String(1 + (n % tickets))}` });

/** What opening one more ticket wrote, table by table, with what its jobs wrote later; the index of words and the tally aside. */
async function rowsOfOne(file: string, open: () => Promise<void>): Promise<Written> {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'
        AND name NOT IN ('desk_migration', 'ticket_tally')`,
    )
    .pluck()
    .all() as string[];
  const last = new Map(tables.map((t) => [t, database.prepare(`SELECT coalesce(max(rowid), 0) FROM "${t}"`).pluck().get() as number]));
  await open();
  const rows = tables.map((t) => [t, database.prepare(`SELECT * FROM "${t}" WHERE rowid > ? ORDER BY rowid`).all(last.get(t))] as const);
  database.close();
  return Object.fromEntries(rows.filter(([, found]) => found.length > 0)) as Written;
}

/** The same tables and indexes, where the same rows may be written again and again. */
function copyOf(file: string): string {
  const source = new Database(file);
  source.exec(`VACUUM INTO '${file}.bare'`);
  source.close();
  const copy = new Database(`${file}.bare`);
  const unique = copy.prepare(
    `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%' AND tbl_name <> 'ticket_tally'`,
  );
  for (const { name, sql } of unique.all() as { name: string; sql: string }[])
    copy.exec(`DROP INDEX "${name}"; ${sql.replace('CREATE UNIQUE', 'CREATE')}`);
  copy.close();
  return `${file}.bare`;
}

async function bareServer(file: string, written: Written): Promise<{ url: string; child: ChildProcess }> {
  const child = fork(fileURLToPath(new URL('http.beside.ts', import.meta.url)), { execArgv: process.execArgv });
  child.send({ file, written });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, child };
}

async function compare(
  names: { bench: string; what: string },
  call: Call,
  { ours, bare }: { ours: string; bare: string },
): Promise<Figure> {
  const rates = { ours: [] as number[], bare: [] as number[], ratio: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const [engine, beside] = [await perSecond([ours], call, LOAD), await perSecond([bare], call, LOAD)];
    if (round === 0) continue; // warm-up
    rates.ours.push(engine);
    rates.bare.push(beside);
    // Round by round: what the machine does meanwhile falls on both of a round alike.
    rates.ratio.push(engine / beside);
  }
  const [engine, beside] = [median(rates.ours), median(rates.bare)];
  const { bench, what } = names;
  return {
    bench,
    value: rounded(engine),
    unit: 'requests/s',
    ratio: rounded(median(rates.ratio)),
    beside: `bare Fastify that ${what} the same rows: ${String(rounded(beside))}/s`,
  };
}

async function wholeServer(data: string): Promise<Served> {
  const environment = {
    ...{ LUURI_DATA: data, LUURI_API_KEY: KEY, LUURI_LOG_LEVEL: 'error', LUURI_RATE_LIMIT: 'off' },
    LUURI_CONTRACTS: fileURLToPath(new URL('../examples/contracts', import.meta.url)),
  };
  return serve({ port: await freePort(), smtpPort: await freePort(), environment });
}

/** Requests per second through the whole server, beside a bare Fastify that writes and reads the same rows: a ratio of 1 is as fast. */
export async function run(): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  mkdirSync(data, { recursive: true });
  const server = await wholeServer(data);
  const agent = new Agent({ keepAlive: true });
  try {
    const file = join(data, 'desk.db');
    for (let n = 0; n < 200; n++) await once200(new URL(server.url), opening, { n, agent, key: KEY });
    const written = await rowsOfOne(file, () => once200(new URL(server.url), opening, { n: 200, agent, key: KEY }));
    const bare = await bareServer(copyOf(file), written);
    try {
      const urls = { ours: server.url, bare: bare.url };
      const read = await compare({ bench: 'http-read', what: 'reads' }, readingOf(200), urls);
      const open = await compare({ bench: 'http-open', what: 'writes' }, opening, urls);
      return [open, read];
    } finally {
      bare.child.kill();
    }
  } finally {
    agent.destroy();
    await server.interrupt();
    rmSync(data, { recursive: true, force: true });
  }
}
