import { defineEntity, nullable } from './entity.ts';
import { addColumns, createTable, defineMigration, sql } from './migration.ts';

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
  /** PostgreSQL's number of the transaction that wrote it, in which order facts become final; empty on SQLite, where that is the order of ids. */
  tx: number | null;
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
    tx: nullable(c.ref()),
  }),
  { indexes: [{ columns: ['about', 'id'] }, { columns: ['tx', 'id'] }] },
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

/** Where listeners of every process hear that facts were committed: PostgreSQL's LISTEN. */
export const eventChannel = 'luuri_event';

const ORDER_INDEX = 'CREATE INDEX "ix_desk_event__tx_id" ON "desk_event" ("tx", "id")';

/** On PostgreSQL alone: SQLite has one writer, whose facts are committed in the order of their ids. */
const onPostgres = (postgres: string) => sql({ sqlite: '', postgres });

const order = `CREATE FUNCTION luuri_event_order() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN NEW.tx := pg_current_xact_id()::text::bigint; RETURN NEW; END $$`;
const told = `CREATE FUNCTION luuri_event_told() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM pg_notify('${eventChannel}', ''); RETURN NULL; END $$`;

export const kernelMigrations = [
  defineMigration('create-log-and-jobs', [
    createTable(eventRows, ['tx']),
    createTable(jobRows),
    // What a job changed and that it ran are committed together: a job that is handed out again finds its receipt.
    sql({ sqlite: '', postgres: 'CREATE TABLE desk_job_receipt (job_id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())' }),
  ]),
  defineMigration('order-log', [
    addColumns(eventRows, ['tx']),
    onPostgres('UPDATE desk_event SET tx = 0'),
    sql({ sqlite: ORDER_INDEX, postgres: ORDER_INDEX }),
    onPostgres(order),
    onPostgres('CREATE TRIGGER desk_event_order BEFORE INSERT ON desk_event FOR EACH ROW EXECUTE FUNCTION luuri_event_order()'),
    onPostgres(told),
    onPostgres('CREATE TRIGGER desk_event_told AFTER INSERT ON desk_event FOR EACH STATEMENT EXECUTE FUNCTION luuri_event_told()'),
  ]),
];
