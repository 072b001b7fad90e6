import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reporting, search, tickets, type Actor, type DatabaseOptions, type Desk } from '@luuri/core';
import pg from 'pg';
import { rounded, type Figure } from './figure.ts';
import { fillTickets, staffedDesk } from './fill.ts';

/** Desks that are compared: of many tickets, and of few. Smaller ones to try things out: `LUURI_BENCH_TICKETS=100000`. */
const MANY = Number(process.env['LUURI_BENCH_TICKETS'] ?? 1_000_000);
const FEW = 10_000;
const ROUNDS = 60;

/** Something that is asked of a desk again and again. `turn` is another number each time. */
export interface Question {
  readonly name: string;
  /** Made ready on a desk before anything is measured. */
  readonly prepare?: (desk: Desk, asker: Actor) => Promise<void>;
  readonly ask: (desk: Desk, asker: Actor, turn: number) => Promise<unknown>;
}

const QUERIES = [
  'salasana',
  'lösenord låst',
  'printer error -slow',
  'salasanani lukossa state:live',
  '"ei toimi" client:acme',
  'requester:person77',
  'lt4242',
  'päivityksen jälkeen priority:urgent',
  'verkkoyhteyttä OR nätverk',
  'tulost* tier:2',
];

/** Fifty views as teams make them: by client, state, priority, assignee, and by what is due. */
const VIEWS: readonly string[] = [
  ...['acme', 'birka', 'cedro', 'delta', 'eiger'].flatMap((client) => [
    ...[`client:${client} state:live`, `client:${client} state:new assignee:none`, `client:${client} priority:urgent state:live`],
    ...[
      `client:${client} due<4h`,
      `client:${client} state:pending-requester`,
      `client:${client} tier:2 state:live`,
      `client:${client} state:closed`,
    ],
  ]),
  ...[
    'assignee:me state:live',
    'assignee:none state:new,open',
    'due<0min',
    'due<1h',
    'due<8h state:new,open',
    'priority:urgent,high state:live',
  ],
  ...[
    'state:resolved',
    'state:cancelled',
    'tier:3 state:live',
    '-state:live',
    'team:service-desk state:live',
    'team:specialists state:live',
  ],
  ...['assignee:me priority:high,urgent', 'triage:yes', 'tier>1 -state:live'],
];

async function saveViews(desk: Desk, asker: Actor): Promise<void> {
  const use = desk.as(asker).use(search);
  for (const [i, query] of VIEWS.entries()) await use.saveView({ name: `View ${String(i)}`, query });
}

const ofClient = (turn: number) => ({ client: ['acme', 'birka', 'cedro', 'delta', 'eiger'][turn % 5] ?? 'acme' });

const DAY = 86_400_000;

/** As a team lead asks, of the days up to today. */
function report(desk: Desk, asker: Actor, { days, ...asked }: { report: string; by: string; days: number }): Promise<unknown> {
  const now = Date.now();
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const lead = { ...asker, permissions: [...asker.permissions, 'report.see'] };
  return desk
    .as(lead)
    .use(reporting)
    .read({ ...asked, from: day(now - days * DAY), to: day(now) });
}

export const questions = {
  list: [
    { name: 'list-newest', ask: (desk, asker) => desk.as(asker).use(tickets).list({ limit: 50 }) },
    {
      name: 'list-queue',
      ask: (desk, asker, turn) =>
        desk
          .as(asker)
          .use(tickets)
          .list({ ...ofClient(turn), state: 'new', limit: 50 }),
    },
    {
      name: 'list-due',
      ask: (desk, asker, turn) =>
        desk
          .as(asker)
          .use(tickets)
          .list({ ...(turn % 2 ? ofClient(turn) : {}), sort: 'due', limit: 50 }),
    },
    { name: 'list-updated', ask: (desk, asker) => desk.as(asker).use(tickets).list({ sort: 'updated', limit: 50 }) },
    {
      name: 'list-view',
      ask: (desk, asker, turn) =>
        desk
          .as(asker)
          .use(search)
          .ofView({ view: ['my-open', 'unassigned', 'breaching-soon'][turn % 3] ?? 'my-open', limit: 50 }),
    },
  ],
  search: [
    {
      name: 'search',
      ask: (desk, asker, turn) =>
        desk
          .as(asker)
          .use(search)
          .find({ query: QUERIES[turn % QUERIES.length] ?? '', limit: 50 }),
    },
  ],
  reports: [
    { name: 'report-volume-month', ask: (desk, asker) => report(desk, asker, { report: 'volume', by: 'day', days: 30 }) },
    { name: 'report-promises-month', ask: (desk, asker) => report(desk, asker, { report: 'sla', by: 'client,metric,tier', days: 30 }) },
    { name: 'report-time-month', ask: (desk, asker) => report(desk, asker, { report: 'time', by: 'holder', days: 30 }) },
    { name: 'report-volume-two-years', ask: (desk, asker) => report(desk, asker, { report: 'volume', by: 'month,client', days: 730 }) },
  ],
  counts: [{ name: 'counts-50-views', prepare: saveViews, ask: (desk, asker) => desk.as(asker).use(search).counts() }],
} as const satisfies Record<string, readonly Question[]>;

const p95 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN;

/** Milliseconds of every asking, on each desk in turns: what else the machine does falls on both alike. */
async function times(desks: readonly { desk: Desk; asker: Actor }[], { ask }: Question): Promise<number[][]> {
  const taken: number[][] = desks.map(() => []);
  for (let turn = -10; turn < ROUNDS; turn++) {
    for (const [i, { desk, asker }] of desks.entries()) {
      const begun = performance.now();
      await ask(desk, asker, Math.abs(turn));
      if (turn >= 0) taken[i]?.push(performance.now() - begun); // the first ones warm up
    }
  }
  return taken;
}

interface Filled {
  readonly options: DatabaseOptions;
  readonly remove: () => Promise<void>;
}

/** Databases that several benches of one run share are kept in this folder; each makes its own without it. */
const shared = process.env['LUURI_BENCH_FOLDER'];

async function filledFile(count: number): Promise<Filled> {
  const folder = shared ?? mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  const file = join(folder, `tickets-${String(count)}.db`);
  if (!existsSync(file)) {
    await fillTickets({ type: 'better-sqlite3', database: `${file}.new` }, count);
    renameSync(`${file}.new`, file);
  }
  const remove = () => {
    if (!shared) rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  };
  return { options: { type: 'better-sqlite3', database: file }, remove };
}

async function filledPostgres(url: string, count: number): Promise<Filled> {
  const name = `luuri_bench_${String(count)}`;
  const there = new URL(url);
  there.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const known = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (known.rowCount === 0 || !shared) {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    await fillTickets({ type: 'postgres', url: there.href }, count);
  }
  const remove = async () => {
    if (!shared) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  };
  return { options: { type: 'postgres', url: there.href }, remove };
}

async function measure(
  name: 'sqlite' | 'postgres',
  asked: readonly Question[],
  filled: (count: number) => Promise<Filled>,
): Promise<Figure[]> {
  const databases = [await filled(FEW), await filled(MANY)];
  const desks: { desk: Desk; asker: Actor }[] = [];
  try {
    for (const { options } of databases) {
      const { desk, agents } = await staffedDesk(options);
      const [asker] = agents;
      if (!asker) throw new TypeError('nobody works at this desk');
      desks.push({ desk, asker });
    }
    const figures: Figure[] = [];
    for (const question of asked) {
      for (const { desk, asker } of desks) await question.prepare?.(desk, asker);
      const [few = NaN, many = NaN] = (await times(desks, question)).map(p95);
      const beside = `95th percentile with ${String(MANY)} tickets, in times of that with ${String(FEW)}: ${String(rounded(few))} ms`;
      figures.push({ bench: `${question.name}-${name}`, value: rounded(many), unit: 'ms', ratio: rounded(many / few), beside });
    }
    return figures;
  } finally {
    for (const { desk } of desks) await desk.stop();
    for (const { remove } of databases) await remove();
  }
}

/** The one that LUURI_BENCH_DATABASE_URL names, else a private one; none when neither can be had. */
async function postgres(): Promise<{ url: string; stop: () => Promise<void> } | undefined> {
  const url = process.env['LUURI_BENCH_DATABASE_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  const { startPostgres } = (await import(new URL('../scripts/postgres.mjs', import.meta.url).href)) as {
    startPostgres: (options: { large: boolean }) => Promise<{ url: string; stop: () => Promise<void> }>;
  };
  return startPostgres({ large: true }).catch((e: unknown) => {
    console.error(`PostgreSQL is left out: ${String(e)}`);
    return undefined;
  });
}

/** Ask a desk of 10,000 and one of 1,000,000 tickets the same, on both databases. A ratio of 1 is as fast with many as with few. */
export async function measureAtScale(asked: readonly Question[]): Promise<Figure[]> {
  const only = process.env['LUURI_BENCH_DATABASE'];
  const figures = only === 'postgres' ? [] : await measure('sqlite', asked, filledFile);
  const server = only === 'sqlite' ? undefined : await postgres();
  if (!server) return figures;
  try {
    return [...figures, ...(await measure('postgres', asked, (count) => filledPostgres(server.url, count)))];
  } finally {
    await server.stop();
  }
}
