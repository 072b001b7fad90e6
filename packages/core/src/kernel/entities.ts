import { defineEntity, nullable } from './entity.ts';
import { createTable, defineMigration, sql } from './migration.ts';

/** A fact as the log keeps it. */
export interface EventRow {
  id: number;
  event: string;
  /** What it is about: `ticket:12`. */
  about: string;
  payload: object;
  at: Date;
  /** The actor's id. */
  actor: string;
  /** The fact that led to this one. */
  causeId: number | null;
}
export const eventRows = defineEntity<EventRow>(
  'desk_event',
  (c) => ({
    id: c.id(),
    event: c.text(),
    about: c.text(),
    payload: c.json(),
    at: c.instant(),
    actor: c.text(),
    causeId: nullable(c.ref()),
  }),
  { indexes: [{ columns: ['about', 'id'] }] },
);

/** Work that waits, in the embedded queue. A dead letter has no `runAt`. */
export interface JobRow {
  id: number;
  job: string;
  key: string | null;
  queue: string | null;
  runAt: Date | null;
  input: object;
  eventId: number | null;
  attempts: number;
  lastError: string | null;
}
export const jobRows = defineEntity<JobRow>(
  'desk_job',
  (c) => ({
    id: c.id(),
    job: c.text(),
    key: nullable(c.text()),
    queue: nullable(c.text()),
    runAt: nullable(c.instant()),
    input: c.json(),
    eventId: nullable(c.ref()),
    attempts: c.count(),
    lastError: nullable(c.text()),
  }),
  { indexes: [{ columns: ['runAt'] }, { columns: ['job', 'key'], unique: true }] },
);

export const kernelEntities = [eventRows, jobRows];

export const kernelMigrations = [
  defineMigration('create-log-and-jobs', [
    createTable(eventRows),
    createTable(jobRows),
    // What a job changed and that it ran are committed together: a job that is handed out again finds its receipt.
    sql({ sqlite: '', postgres: 'CREATE TABLE desk_job_receipt (job_id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())' }),
  ]),
];
