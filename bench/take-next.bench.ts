import { chat } from '@luuri/plugin-chat';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
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
  type Desk,
  type RawSql,
} from '@luuri/core';
import { testDatabase, type TestDatabase } from '@luuri/testing';
import { median, rounded, seconds, type Figure } from './figure.ts';
import { CLIENTS, packs } from './packs.ts';
import { onPostgres } from './postgres.ts';

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
const AGENTS = 16;
const CLAIMS = 3;
const ROUNDS = 8;
/** Tickets that wait on either desk at first; of the fewer, half are left at the end. */
const FEW = 1000;
const MANY = 100_000;
/** Numbers of the tickets that are multiplied stay below this. */
const STRIDE = 1000;
/** Copies that are made in one transaction. */
const STEP = 100;

/** Five clients of one team, a ticket of each priority for each, and people who serve them. */
async function staff(desk: Desk): Promise<Actor[]> {
  const own = desk.as(system);
  for (const yaml of packs()) await own.use(clients).apply({ yaml });
  for (const client of CLIENTS) {
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
    },
  });

/** As the database does by itself within a minute. */
const analyze = defineAction('bench.analyze', {
  summary: 'Let the database look at what it has.',
  allow: onlySystem,
  async run({ sql }) {
    await sql.manager.query('ANALYZE');
  },
});

/** A desk on which so many tickets wait, and the people who take them. */
async function deskWith(waiting: number, { options, drop }: TestDatabase) {
  const desk = await createDesk({ database: options, plugins: [...essentials(), phone({}), chat({}), quality()] });
  const agents = await staff(desk);
  const copies = waiting / (CLIENTS.length * PRIORITIES.length) - 1;
  // Not in one transaction: the counts that follow each row would grow a chain of dead versions that every next row walks.
  for (let from = 1; from <= copies; from += STEP) await desk.as(system).run(multiply(from, Math.min(copies, from + STEP - 1)), {});
  await desk.as(system).run(analyze, {});
  const remove = async () => {
    await desk.stop();
    await drop();
  };
  return { desk, agents, remove };
}

/** Claims per second, by agents who all ask at the same time. */
async function claimsPerSecond({ desk, agents }: { desk: Desk; agents: readonly Actor[] }): Promise<number> {
  const some = async (agent: Actor) => {
    for (let i = 0; i < CLAIMS; i++) {
      const { reason } = await desk.as(agent).use(routing).takeNext();
      if (reason !== null) throw new TypeError(`nothing was taken: ${reason}`);
    }
  };
  return (agents.length * CLAIMS) / (await seconds(() => Promise.all(agents.map(some))));
}

/** Both desks in turns, each first in every other round: neither gains by the other having warmed the process up. */
async function measure(name: 'file' | 'postgres'): Promise<Figure> {
  const small = await deskWith(FEW, await testDatabase(name));
  const large = await deskWith(MANY, await testDatabase(name));
  try {
    const rates = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      for (const which of round % 2 ? (['small', 'large'] as const) : (['large', 'small'] as const)) {
        const rate = await claimsPerSecond(which === 'small' ? small : large);
        if (round > 0) rates[which].push(rate); // the first one warms up
      }
    }
    const [few, many] = [median(rates.small), median(rates.large)];
    const beside = `100,000 waiting, ${String(AGENTS)} agents at once; 1,000 waiting: ${String(rounded(few))}/s`;
    return {
      bench: `take-next-${name === 'file' ? 'sqlite' : name}`,
      value: rounded(many),
      unit: 'claims/s',
      ratio: rounded(few / many),
      beside,
    };
  } finally {
    await small.remove();
    await large.remove();
  }
}

/** Claims per second while 100,000 tickets wait, beside 1,000. The ratio says how many times slower: 1 is as fast. */
export async function run(): Promise<Figure[]> {
  return [await measure('file'), ...(await onPostgres('take-next', async () => [await measure('postgres')]))];
}
