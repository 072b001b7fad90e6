import type { EntityManager } from 'typeorm';
import { system } from '../actor.ts';
import { jobRows } from '../entities.ts';
import type { Dialect } from '../entity.ts';
import type { Payload } from '../queue/graphile-job.ts';
import { keyOf, laneOf } from '../queue/graphile-names.ts';
import { rowsOf } from '../rows.ts';
import type { JobLine } from './format.ts';

/**
 * A job in hand is taken along as if it waited. One that has left its receipt has done its work, which is in the same snapshot: it stays
 * behind, or it would be done twice.
 */
const WAITING = `SELECT t.identifier AS job, j.key, j.run_at AS "runAt", j.payload, j.last_error AS "lastError", j.id::text,
    CASE WHEN j.locked_at IS NULL THEN j.attempts ELSE greatest(j.attempts - 1, 0) END AS attempts,
    j.locked_at IS NULL AND j.attempts >= j.max_attempts AS dead
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.id > $1 AND NOT EXISTS (SELECT 1 FROM desk_job_receipt r WHERE r.job_id = j.id::text || '.' || j.revision::text)
  ORDER BY j.id LIMIT 1000`;

interface GraphileRow {
  readonly id: string;
  readonly job: string;
  readonly key: string | null;
  readonly runAt: Date;
  readonly payload: Payload;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly dead: boolean;
}

async function* ofGraphile(manager: EntityManager): AsyncGenerator<JobLine> {
  for (let after = '0'; ;) {
    const rows = await manager.query<GraphileRow[]>(WAITING, [after]);
    for (const { job, key, runAt, payload, attempts, lastError, dead } of rows) {
      const own = key?.startsWith(`${job}/`) ? key.slice(job.length + 1) : key;
      const at = dead ? null : runAt.toISOString();
      const { input, eventId = null, queue = null } = payload;
      yield { job, key: own, queue, runAt: at, input, eventId, attempts, lastError };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function* ofTable(manager: EntityManager): AsyncGenerator<JobLine> {
  const rows = rowsOf(jobRows, { manager, actor: system, readOnly: true });
  for (let after = 0; ;) {
    const found = await rows.query('job').andWhere('job.id > :after', { after }).orderBy('job.id').limit(1000).getMany();
    for (const { id: _id, runAt, ...job } of found) yield { ...job, runAt: runAt?.toISOString() ?? null };
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Every job that waits, dead letters included. */
export const jobsIn = (manager: EntityManager, dialect: Dialect): AsyncGenerator<JobLine> =>
  dialect === 'postgres' ? ofGraphile(manager) : ofTable(manager);

const ADD = `WITH added AS (SELECT (graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6)).id AS id)
  SELECT id::text FROM added`;
const TRIED = 'UPDATE graphile_worker._private_jobs SET attempts = $2, last_error = $3 WHERE id = $1::text::bigint';

/** @param most attempts that the job's type allows: a dead letter has had them all. */
export async function putJob(manager: EntityManager, dialect: Dialect, { job, most }: { job: JobLine; most: number }): Promise<void> {
  const runAt = job.runAt === null ? null : new Date(job.runAt);
  if (dialect === 'sqlite') {
    await rowsOf(jobRows, { manager, actor: system, readOnly: false }).insertAll([{ ...job, runAt }]);
    return;
  }
  const { queue, eventId } = job;
  const payload: Payload = { input: job.input, ...(eventId === null ? {} : { eventId }), ...(queue === null ? {} : { queue }) };
  const key = job.key === null ? null : keyOf(job.job, job.key);
  const given = [job.job, JSON.stringify(payload), queue === null ? null : laneOf(queue), runAt ?? new Date(0), most, key];
  const [added] = await manager.query<{ id: string }[]>(ADD, given);
  const attempts = runAt === null ? most : Math.min(job.attempts, most - 1);
  if (attempts > 0 || job.lastError !== null) await manager.query(TRIED, [added?.id, attempts, job.lastError]);
}
