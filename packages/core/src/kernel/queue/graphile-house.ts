import type pg from 'pg';
import { queueOfOne } from '../in-turn.ts';

/** Locks of this kind, one for the name of each worker that lives. */
const ALIVE = 7_205_884;

/**
 * Who lives: the session of this connection holds a lock on the name of each worker of this process. When the process dies, however it
 * dies, the locks are gone, and whoever looks sees that what those workers have in hand is nobody's.
 */
export function rollCall(pool: pg.Pool) {
  const names = new Set<string>();
  let client: pg.PoolClient | undefined;
  let stopped = false;

  const inTurn = queueOfOne();
  const say = async (what: 'lock' | 'unlock', name: string): Promise<void> => {
    await inTurn(async () => client?.query(`SELECT pg_advisory_${what}($1, hashtext($2))`, [ALIVE, name]));
  };
  const drop = (lost: pg.PoolClient) => {
    if (client !== lost) return;
    client = undefined;
    lost.release(true);
  };
  async function connect(): Promise<void> {
    const mine = await pool.connect();
    mine.on('error', () => drop(mine));
    client = mine;
    for (const name of names) await say('lock', name);
  }
  /** A connection may be gone for minutes before anybody notices, unless somebody speaks on it. */
  const isThere = async (known: pg.PoolClient): Promise<boolean> => {
    try {
      await inTurn(() => known.query('SELECT 1'));
      return true;
    } catch {
      drop(known);
      return false;
    }
  };
  return {
    /** Opens the connection, and again when it was lost. */
    async open(): Promise<void> {
      if (client && (await isThere(client))) return;
      if (!stopped) await connect();
    },
    async enter(name: string): Promise<void> {
      names.add(name);
      await say('lock', name);
    },
    async leave(name: string): Promise<void> {
      names.delete(name);
      await say('unlock', name);
    },
    close() {
      stopped = true;
      client?.release(true);
      client = undefined;
    },
  };
}
export type RollCall = ReturnType<typeof rollCall>;

const THE_DEAD = `SELECT name FROM (
    SELECT locked_by AS name FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
    UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) AS holders
  WHERE pg_try_advisory_xact_lock($1, hashtext(name))`;

async function inTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    await work(client);
    await client.query('COMMIT');
  } catch (e) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw e;
  } finally {
    client.release(broken);
  }
}

/** What dead workers had in hand goes back to where it was, its place in the order and its attempts included. */
export const takeOverFromTheDead = (pool: pg.Pool): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ name: string }>(THE_DEAD, [ALIVE]);
    if (rows.length === 0) return;
    const dead = [rows.map((r) => r.name)];
    await client.query(
      'UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, attempts = greatest(attempts - 1, 0) WHERE locked_by = ANY($1)',
      dead,
    );
    await client.query('UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_by = ANY($1)', dead);
  });

const OLD_RECEIPTS = `DELETE FROM desk_job_receipt AS r WHERE at < now() - interval '1 hour'
  AND NOT EXISTS (SELECT 1 FROM graphile_worker._private_jobs WHERE id = split_part(r.job_id, '.', 1)::bigint)`;

/** Receipts of jobs that are long gone. */
export async function clean(pool: pg.Pool): Promise<void> {
  await pool.query(OLD_RECEIPTS);
}
