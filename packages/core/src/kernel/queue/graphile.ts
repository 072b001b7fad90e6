import { runMigrations, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { askingOf } from '../sql/ask.ts';
import { attempt, runOne, type Payload } from './graphile-job.ts';
import { keyOf, lanes } from './graphile-names.ts';
import { AT_ONCE, silent, startWorkers } from './graphile-workers.ts';
import { isJobId, type DeadLetter, type JobCount, type JobQueue, type LettersWanted, type Perform } from './queue.ts';

/** Held while graphile-worker makes its tables, for two processes that start at once. */
const INSTALLING = 7_205_885;

async function install(pool: pg.Pool, jobs: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [INSTALLING]);
    await runMigrations({ pgPool: pool, logger: silent });
    // Here, so that no action has to make them, and hold up all others that would too until it commits.
    await client.query('INSERT INTO graphile_worker._private_tasks (identifier) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [jobs]);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [INSTALLING]).catch(() => undefined);
    client.release();
  }
}

const ADD = 'SELECT graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6)';
const MAKE_WAY = 'DELETE FROM graphile_worker._private_jobs WHERE key = $1 AND locked_at IS NULL AND attempts >= max_attempts';
const NEXT = 'SELECT run_at AS at FROM graphile_worker._private_jobs WHERE is_available = true AND priority = 0 ORDER BY run_at LIMIT 1';
const IS_DEAD = 'attempts >= max_attempts AND locked_at IS NULL';
const DEAD = `SELECT j.id::text, t.identifier AS job, attempts, coalesce(last_error, '') AS "lastError", payload->>'queue' AS queue
  FROM graphile_worker._private_jobs AS j JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
  WHERE ${IS_DEAD} AND ($1::bigint IS NULL OR j.id = $1) AND ($2::bigint IS NULL OR j.id > $2) ORDER BY j.id LIMIT $3`;
const RETRY = `WITH tried AS (UPDATE graphile_worker._private_jobs SET run_at = $2, attempts = 0 WHERE id = $1 AND ${IS_DEAD} RETURNING id)
  SELECT id, pg_notify('jobs:insert', '{"count":1}') FROM tried`;
const DROP = `WITH dropped AS (DELETE FROM graphile_worker._private_jobs WHERE id = $1 AND ${IS_DEAD} RETURNING id) SELECT id FROM dropped`;
const COUNTS = `SELECT t.identifier AS job, count(*) FILTER (WHERE locked_at IS NULL AND attempts = 0)::int AS waiting,
  count(*) FILTER (WHERE locked_at IS NULL AND attempts > 0 AND attempts < max_attempts)::int AS failing,
  count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS "inHand", count(*) FILTER (WHERE ${IS_DEAD})::int AS "laidAside"
  FROM graphile_worker._private_jobs AS j JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id GROUP BY t.identifier ORDER BY t.identifier COLLATE "C"`;

async function lettersIn(manager: EntityManager, { id, after, limit }: LettersWanted): Promise<DeadLetter[]> {
  if ([id, after].some((one) => one !== undefined && !isJobId(one))) return [];
  return manager.query<DeadLetter[]>(DEAD, [id ?? null, after ?? null, limit ?? null]);
}

interface Parts {
  readonly url: string;
  /** Names of all jobs that this process can run. */
  readonly jobs: readonly string[];
}

/** graphile-worker: its `add_job` joins the action's own transaction, and any number of processes share the work. */
export async function graphileQueue({ url, jobs }: Parts): Promise<JobQueue> {
  const pool = new pg.Pool({ connectionString: url, max: AT_ONCE + 4 });
  // A connection that dies is replaced by the pool; without listeners, idle or in use, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await install(pool, jobs);
  } catch (e) {
    await pool.end();
    throw e;
  }
  return queueOn(pool, jobs);
}

function queueOn(pool: pg.Pool, jobs: readonly string[]): JobQueue {
  const known = new Set(jobs);
  const laneIn = lanes(pool);
  const taskList = (perform: Perform): TaskList =>
    Object.fromEntries(
      jobs.map((job) => [job, (_payload: unknown, { job: held, abortSignal }) => attempt({ pool, perform, ending: abortSignal }, held)]),
    );
  let workers: Awaited<ReturnType<typeof startWorkers>> | undefined;

  return {
    async add(manager, { type, schedule, at, eventId }) {
      const { input, queue } = schedule;
      const payload: Payload = { input, ...(eventId === undefined ? {} : { eventId }), ...(queue === undefined ? {} : { queue }) };
      const lane = queue === undefined ? null : await laneIn.open(queue);
      const key = schedule.key === undefined ? null : keyOf(type.job, schedule.key);
      if (key !== null && schedule.first !== true) await askingOf(manager).ask(MAKE_WAY, [key]);
      await askingOf(manager).ask(ADD, [type.job, JSON.stringify(payload), lane, at, type.attempts, key]);
    },
    async cancel(manager, job, key) {
      await manager.query('SELECT graphile_worker.remove_job($1)', [keyOf(job, key)]);
    },
    wake: () => undefined, // LISTEN tells every process, this one too
    async start(perform) {
      workers = await startWorkers({ pool, tasks: taskList(perform) });
    },
    async stop() {
      await workers?.stop();
      workers = undefined;
      await pool.end();
    },
    async runDue(until, perform, limit = Infinity) {
      let taken = 0;
      while (taken < limit && (await runOne({ pool, until, perform, knows: (job) => known.has(job) }))) taken++;
      return taken;
    },
    async nextDue(manager) {
      const found = manager ? await manager.query<{ at: Date }[]>(NEXT) : (await pool.query<{ at: Date }>(NEXT)).rows;
      return found[0]?.at;
    },
    counts: (manager) => manager.query<JobCount[]>(COUNTS),
    deadLetters: (manager, wanted = {}) => lettersIn(manager, wanted),
    retry: async (manager, id, at) => isJobId(id) && (await manager.query<unknown[]>(RETRY, [id, at])).length === 1,
    drop: async (manager, id) => isJobId(id) && (await manager.query<unknown[]>(DROP, [id])).length === 1,
  };
}
