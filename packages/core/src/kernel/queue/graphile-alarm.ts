import type pg from 'pg';
import { unknownJob } from '../errors.ts';
import { lookout, type Lookout } from './lookout.ts';
import { reasonOf } from './queue.ts';

// Each by the index on (priority, run_at); nothing here has another priority than 0.
const WAITING = 'graphile_worker._private_jobs WHERE is_available = true AND priority = 0';
const LOOK = `SELECT
  (SELECT extract(epoch FROM run_at - now()) * 1000 FROM ${WAITING} AND run_at > now() ORDER BY run_at LIMIT 1)::float8 AS wait,
  (SELECT count(*)::int FROM (SELECT 1 FROM ${WAITING} AND run_at <= now() LIMIT $1) AS job) AS due`;

const STRANGERS = `SELECT j.id, t.identifier AS job FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.is_available = true AND j.priority = 0 AND j.run_at <= now() AND t.identifier <> ALL($1)`;

/** Workers take only what they know, so what nobody knows would wait for ever, unseen. */
export async function layAsideStrangers(pool: pg.Pool, known: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ id: string; job: string }>(STRANGERS, [known]);
  for (const { id, job } of rows) {
    await pool.query('SELECT graphile_worker.permanently_fail_jobs(ARRAY[$1::bigint], $2)', [id, reasonOf(unknownJob({ job }))]);
  }
}

/**
 * graphile-worker polls for jobs of the future, and wakes one worker for each new job. Instead: sleep until the next job is due, and
 * then, as whenever something is due, wake as many workers that are idle as there are jobs: each looks for another when it has done one.
 * What is due and what is not yet are told apart at one instant of the database, so nothing falls between them.
 * @param atOnce how many workers there are at most
 */
export const alarm = (pool: pg.Pool, atOnce: number, wakeIdle: (jobs: number) => void): Lookout =>
  lookout(async () => {
    const { rows } = await pool.query<{ wait: number | null; due: number }>({ name: 'luuri_alarm', text: LOOK, values: [atOnce] });
    const { wait = null, due = 0 } = rows[0] ?? {};
    if (due > 0) wakeIdle(due);
    return wait ?? undefined;
  });
