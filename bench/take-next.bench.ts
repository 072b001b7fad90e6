import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  clients,
  createDesk,
  defineAction,
  essentials,
  onlySystem,
  routing,
  system,
  teams,
  tickets,
  type Actor,
  type DatabaseOptions,
  type Desk,
  type RawSql,
} from '@luuri/core';
import { median, rounded, seconds, type Figure } from './figure.ts';

const CLIENTS = ['acme', 'birka', 'cedro', 'delta', 'eiger'];
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
const AGENTS = 16;
const CLAIMS = 5;
const ROUNDS = 4;
/** Numbers of the tickets that are multiplied stay below this. */
const STRIDE = 1000;

interface Started {
  url: string;
  stop: () => Promise<void>;
}

/** The one that LUURI_BENCH_DATABASE_URL names, else a private one that writes to the disk; none when neither can be had. */
async function postgres(): Promise<Started | undefined> {
  const url = process.env['LUURI_BENCH_DATABASE_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  const { startPostgres } = (await import(new URL('../scripts/postgres.mjs', import.meta.url).href)) as {
    startPostgres: (options: { durable: boolean }) => Promise<Started>;
  };
  return startPostgres({ durable: true }).catch((e: unknown) => {
    console.error(`take-next on PostgreSQL is left out: ${String(e)}`);
    return undefined;
  });
}

/** Five clients of one team, a ticket of each priority for each, and people who serve them. */
async function staff(desk: Desk): Promise<Actor[]> {
  const own = desk.as(system);
  const pack = readFileSync(new URL('../examples/contracts/acme.yaml', import.meta.url), 'utf8');
  for (const client of CLIENTS) {
    const yaml = pack.replaceAll(/acme|Acme/g, client);
    await own.use(clients).apply({ yaml });
    for (const priority of PRIORITIES)
      await own.use(tickets).open({ from: `ada@${client}.example`, subject: 'Salasana lukossa', priority });
  }
  const agents: Actor[] = [];
  for (let i = 0; i < AGENTS; i++) {
    const enrolment = {
      name: 'Aino',
      address: `aino${String(i)}@desk.example`,
      role: 'agent' as const,
      teams: ['service-desk'],
      languages: ['fi'],
    };
    const { id: agentId } = await own.use(teams).enrol(enrolment);
    const agent = await own.use(teams).actorFor({ agentId });
    if (agent) agents.push(agent);
  }
  return agents;
}

/** A value of the n-th copy: another ticket, due so many seconds later. */
function copied(column: string, { dialect }: RawSql): string {
  if (column === 'due_at') {
    return dialect === 'postgres'
      ? `t.due_at + n.i * interval '7 seconds'`
      : `strftime('%Y-%m-%d %H:%M:%f', t.due_at, '+' || (n.i * 7) || ' seconds')`;
  }
  return column === 'ticket_id' ? `t.ticket_id + n.i * ${String(STRIDE)}` : `t.${column}`;
}

/** Copies of the tickets that were opened, with their clocks and their places in the queue, from the `from`-th to the `to`-th. */
const multiply = (from: number, to: number) =>
  defineAction('bench.multiply', {
    summary: 'Let many tickets wait.',
    allow: onlySystem,
    async run({ sql }) {
      const numbers = `WITH RECURSIVE n(i) AS (SELECT ${String(from)} UNION ALL SELECT i + 1 FROM n WHERE i < ${String(to)})`;
      for (const [table, key] of [
        ['ticket', 'id'],
        ['sla_clock', 'ticket_id'],
        ['waiting_ticket', 'ticket_id'],
      ] as const) {
        const all = sql.manager.dataSource.getMetadata(table).columns.map((c) => c.databaseName);
        const columns = all.filter((c) => c !== 'id' || key === 'id');
        const values = columns.map((c) => (c === 'id' ? `t.id + n.i * ${String(STRIDE)}` : copied(c, sql)));
        const from = `FROM "${table}" t CROSS JOIN n WHERE t.${key} <= ${String(CLIENTS.length * PRIORITIES.length)}`;
        await sql.manager.query(
          `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) ${numbers} SELECT ${values.join(', ')} ${from}`,
        );
      }
      // As the database does by itself within a minute.
      await sql.manager.query('ANALYZE');
    },
  });

/** Claims per second, by agents who all ask at the same time. */
async function claimsPerSecond(desk: Desk, agents: readonly Actor[]): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const took = await seconds(() =>
      Promise.all(
        agents.map(async (agent) => {
          for (let i = 0; i < CLAIMS; i++) {
            const { reason } = await desk.as(agent).use(routing).takeNext();
            if (reason !== null) throw new TypeError(`nothing was taken: ${reason}`);
          }
        }),
      ),
    );
    if (round > 0) rates.push((agents.length * CLAIMS) / took); // the first one warms up
  }
  return median(rates);
}

async function measure(name: string, database: DatabaseOptions): Promise<Figure> {
  const desk = await createDesk({ database, plugins: essentials() });
  try {
    const agents = await staff(desk);
    await desk.as(system).run(multiply(1, 59), {});
    const few = await claimsPerSecond(desk, agents);
    await desk.as(system).run(multiply(60, 5000), {});
    const many = await claimsPerSecond(desk, agents);
    const beside = `100,000 waiting, ${String(AGENTS)} agents at once; 1,000 waiting: ${String(rounded(few))}/s`;
    return { bench: `take-next-${name}`, value: rounded(many), unit: 'claims/s', ratio: rounded(few / many), beside };
  } finally {
    await desk.stop();
  }
}

/** Claims per second while 100,000 tickets wait, beside 1,000. The ratio says how many times slower: 1 is as fast. */
export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  const server = await postgres();
  try {
    const figures = [await measure('sqlite', { type: 'better-sqlite3', database: join(folder, 'desk.db') })];
    return server ? [...figures, await measure('postgres', { type: 'postgres', url: server.url })] : figures;
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
