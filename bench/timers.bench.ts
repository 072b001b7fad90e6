import { createDesk, defineAction, defineJob, definePlugin, onlySystem, system, type Desk, type RawSql } from '@luuri/core';
import { testDatabase } from '@luuri/testing';
import { median, rounded, type Figure } from './figure.ts';
import { onPostgres } from './postgres.ts';

const DUE = 1000;
const FEW = 1000;
const MANY = 1_000_000;
const ROUNDS = 3;
/** One timer every so many milliseconds: far below what a desk can do, so that lateness is not a queue. */
const APART = 10;
/** Time to write all of them down before the first is due. */
const AHEAD = 3000;

/** What the jobs of one desk have told: how late each was, in milliseconds. */
interface Ran {
  lateness: number[];
  wanted: number;
  all: () => void;
}

/** As a timer of clocks: under a key of its own, in no queue. */
function timers(ran: Ran) {
  const tick = defineJob<{ at: number }>('bench.tick', {
    run(scope, { at }) {
      ran.lateness.push(scope.now.getTime() - at);
      if (ran.lateness.length === ran.wanted) ran.all();
      return Promise.resolve();
    },
  });
  const wait = defineJob<object>('bench.wait', { run: () => Promise.resolve() });
  const setTimers = defineAction<{ apart: number }>('bench.set-timers', {
    summary: 'Set timers that are due soon.',
    allow: onlySystem,
    async run(scope, { apart }) {
      for (let i = 0; i < DUE; i++) {
        const at = new Date(scope.now.getTime() + AHEAD + i * apart);
        await scope.schedule(tick, { key: String(i), at, uncaused: true, input: { at: at.getTime() } });
      }
    },
  });
  const fill = defineAction<{ waiting: number }>('bench.fill', {
    summary: 'Let timers wait.',
    allow: onlySystem,
    run: ({ sql }, { waiting }) => letWait(sql, waiting),
  });
  return definePlugin({ name: 'bench', summary: 'Timers.', jobs: [tick, wait], actions: { setTimers, fill } });
}

/** Timers of the next days, as the queue of the database keeps them. */
async function letWait({ dialect, manager }: RawSql, waiting: number): Promise<void> {
  if (dialect === 'postgres') {
    await manager.query(
      `INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key)
       SELECT t.id, '{"input":{}}', now() + interval '1 day' + i * interval '1 second', 10, 'bench.wait/' || i
       FROM generate_series(1, $1::int) i, graphile_worker._private_tasks t WHERE t.identifier = 'bench.wait'`,
      [waiting],
    );
    await manager.query('ANALYZE'); // as the database does by itself within a minute
    return;
  }
  await manager.query(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(waiting)})
     INSERT INTO desk_job (job, "key", run_at, input, attempts)
     SELECT 'bench.wait', i, strftime('%Y-%m-%d %H:%M:%f', 'now', '+1 day', '+' || i || ' seconds'), '{}', 0 FROM n`,
  );
}

async function deskWith(name: 'file' | 'postgres', waiting: number) {
  const { options, drop } = await testDatabase(name);
  const ran: Ran = { lateness: [], wanted: 0, all: () => undefined };
  const plugin = timers(ran);
  const desk: Desk = await createDesk({ database: options, plugins: [plugin()] });
  const use = desk.as(system).use(plugin);
  await use.fill({ waiting });
  await desk.start();
  /** Sets so many timers, waits until all have run, and says how late each was, the earliest due first. */
  const run = async (apart: number): Promise<number[]> => {
    const done = new Promise<void>((resolve) => Object.assign(ran, { lateness: [], wanted: DUE, all: resolve }));
    await use.setTimers({ apart });
    await done;
    return [...ran.lateness];
  };
  const remove = async () => {
    await desk.stop();
    await drop();
  };
  return { run, remove };
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

/** Both desks in turns; a thousand timers of one instant take as long as the last of them is late. */
async function measure(name: 'file' | 'postgres'): Promise<Figure[]> {
  const small = await deskWith(name, FEW);
  const large = await deskWith(name, MANY);
  try {
    const took = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      for (const which of round % 2 ? (['small', 'large'] as const) : (['large', 'small'] as const)) {
        const slowest = Math.max(...(await (which === 'small' ? small : large).run(0)));
        if (round > 0) took[which].push(slowest / 1000); // the first one warms up
      }
    }
    const [few, many] = [median(took.small), median(took.large)];
    const late = await large.run(APART);
    const bench = `timers-${name === 'file' ? 'sqlite' : name}`;
    const beside = `1,000 due beside 1,000,000 waiting; beside 1,000: ${String(rounded(DUE / few))}/s`;
    const spread = `1,000 timers, one every ${String(APART)} ms, beside 1,000,000 waiting`;
    return [
      { bench, value: rounded(DUE / many), unit: 'jobs/s', ratio: rounded(many / few), beside },
      { bench: `${bench}-lateness-median`, value: percentile(late, 0.5), unit: 'ms', beside: spread },
      { bench: `${bench}-lateness-p99`, value: percentile(late, 0.99), unit: 'ms', beside: spread },
    ];
  } finally {
    await small.remove();
    await large.remove();
  }
}

/** Due jobs per second while a million wait, beside a thousand (the ratio says how many times slower), and how late a timer fires. */
export async function run(): Promise<Figure[]> {
  return [...(await measure('file')), ...(await onPostgres('timers', () => measure('postgres')))];
}
