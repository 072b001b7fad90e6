import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { databaseUnavailable, jobFailed } from '../errors.ts';
import { backOff, reasonOf, type DueJob, type Perform } from './queue.ts';

/** What a job carries in graphile-worker's table. */
export interface Payload {
  readonly input: object;
  readonly eventId?: number;
  /** As it was named; graphile-worker knows only the lane that it is in. */
  readonly queue?: string;
}

/** A job as its row was when somebody took it. */
export interface Held {
  readonly id: string;
  /** Goes up when a job of the same key takes this one's place, row and id. */
  readonly revision: number;
  /** graphile-worker takes the key away from a job in hand that was cancelled or replaced. */
  readonly key: string | null;
  readonly task_identifier: string;
  readonly payload: unknown;
}

const STILL_WANTED = `SELECT 1 FROM graphile_worker._private_jobs
  WHERE id = $1::text::bigint AND revision = $2::text::int AND key IS NOT DISTINCT FROM $3::text`;

// What a job changed and that it ran are committed together: a job that is handed out again finds its receipt, and changes nothing.
const RECEIPT = `INSERT INTO desk_job_receipt (job_id) SELECT $1::text || '.' || $2::text WHERE EXISTS (${STILL_WANTED})
  ON CONFLICT DO NOTHING RETURNING job_id`;

const identity = ({ id, revision, key }: Held) => [id, String(revision), key];

function dueJob(held: Held): DueJob {
  const { input, eventId } = held.payload as Payload;
  return {
    job: held.task_identifier,
    input,
    eventId,
    settle: async (manager: EntityManager) => (await manager.query<unknown[]>(RECEIPT, identity(held))).length === 1,
  };
}

/** How often a job is begun again because the database hung up on it, before that counts as a failure of its own. */
const HUNG_UP = 3;
const BETWEEN_KNOCKS = 250;

/** Whether the database answers again before the work has to end. */
async function isBack(pool: pg.Pool, ending: AbortSignal | undefined): Promise<boolean> {
  while (ending?.aborted !== true) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_KNOCKS));
    const answers = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    if (answers) return true;
  }
  return false;
}

/** A database that goes away says nothing about the job: it is begun again when the database is back, with no attempt lost. */
async function persevere(work: () => Promise<void>, isBackAgain: () => Promise<boolean>): Promise<void> {
  for (let begun = 1; ; begun++) {
    try {
      await work();
      return;
    } catch (e) {
      if (!databaseUnavailable.is(e) || begun > HUNG_UP || !(await isBackAgain())) throw e;
    }
  }
}

/**
 * Does a job in hand, and throws an error with the kept reason when it fails. One that was cancelled or replaced meanwhile does not
 * fail: nobody waits for it any more.
 */
export async function attempt(
  { pool, perform, ending }: { pool: pg.Pool; perform: Perform; ending?: AbortSignal | undefined },
  held: Held,
): Promise<void> {
  try {
    await persevere(
      () => perform(dueJob(held)),
      () => isBack(pool, ending),
    );
  } catch (e) {
    const wanted = await pool.query(STILL_WANTED, identity(held)).then(
      ({ rowCount }) => rowCount === 1,
      () => true,
    );
    if (wanted) throw jobFailed({ reason: reasonOf(e) }, e);
  }
}

const TAKE = `UPDATE graphile_worker._private_jobs AS j SET locked_at = now(), locked_by = 'by hand', attempts = j.attempts + 1
  FROM graphile_worker._private_tasks AS t
  WHERE t.id = j.task_id AND j.id = (
    SELECT id FROM graphile_worker._private_jobs WHERE is_available = true AND run_at <= $1 ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING j.id, j.revision, j.key, j.payload, j.attempts, j.max_attempts, t.identifier AS task_identifier`;

const PUT_BACK = `UPDATE graphile_worker._private_jobs
  SET locked_at = NULL, locked_by = NULL, attempts = greatest(attempts, $2::int), run_at = $3, last_error = $4 WHERE id = $1`;

interface ByHand {
  readonly pool: pg.Pool;
  /** As of when: what is due then is done. */
  readonly until: Date;
  readonly perform: Perform;
  readonly knows: (job: string) => boolean;
}

/** Do by hand what workers do as time passes: for tests that travel. @returns false when nothing is due. */
export async function runOne({ pool, until, perform, knows }: ByHand): Promise<boolean> {
  const { rows } = await pool.query<Held & { attempts: number; max_attempts: number }>(TAKE, [until]);
  const [held] = rows;
  if (!held) return false;
  try {
    await attempt({ pool, perform }, held);
    await pool.query(`DELETE FROM graphile_worker._private_jobs WHERE id = $1`, [held.id]);
  } catch (e) {
    const attempts = knows(held.task_identifier) ? held.attempts : held.max_attempts;
    const again = new Date(until.getTime() + backOff(attempts));
    await pool.query(PUT_BACK, [held.id, attempts, again, (e as Error).message]);
  }
  return true;
}
