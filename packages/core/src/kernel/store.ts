import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSource, DataSourceOptions } from 'typeorm';
import type { AnyEntity, Dialect } from './entity.ts';
import { databaseUnavailable } from './errors.ts';
import { alone, heardByNotice, heardBySqlite } from './elsewhere.ts';
import { Settled, settleOn } from './settled.ts';
import { queueOfOne } from './in-turn.ts';
import { deskSource, type DeskSource } from './sql/source.ts';
import { oneReader, oneWriter } from './together.ts';
import { asUnit, inTransaction, type Work } from './transaction.ts';

/** Where the desk keeps everything. */
export type DatabaseOptions =
  | { readonly type: 'better-sqlite3'; /** A file, or `:memory:`. */ readonly database: string }
  | { readonly type: 'postgres'; readonly url: string; /** Connections of this process; 10 when left out. */ readonly poolSize?: number };

/** The unit of work: what runs in `write` is committed whole or not at all, and nothing outside slips into it. */
export interface Store {
  readonly dialect: Dialect;
  readonly source: DeskSource;
  readonly settled: Settled;
  write<T>(work: Work<T>): Promise<T>;
  /** One snapshot; nothing can be written. */
  read<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

const unavailable = (e: unknown) => databaseUnavailable({ reason: e instanceof Error ? e.message : String(e) }, e);

async function open(options: DataSourceOptions, entities: readonly AnyEntity[]): Promise<DeskSource> {
  const source = deskSource(options, entities);
  try {
    await source.initialize();
    return source;
  } catch (e) {
    throw unavailable(e);
  }
}

function makeFolderOf(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (e) {
    throw unavailable(e);
  }
}

interface Pragmatic {
  pragma(text: string): unknown;
}

/** A full write-ahead log that is flushed at each commit: what was acknowledged survives a power cut. */
function prepare(database: Pragmatic): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
}

function prepareWriter(database: Pragmatic): void {
  prepare(database);
  // Whoever waits inside SQLite holds up the whole process, so the waiting for another writer is done outside.
  database.pragma('busy_timeout = 0');
  // In pages of 4 kB. A mail with its files fills dozens: at the default of 1,000 a busy desk would copy its log back after each handful.
  database.pragma('wal_autocheckpoint = 8000');
}

/** Refuses to write, whatever words are used. */
function prepareReader(database: Pragmatic): void {
  prepare(database);
  database.pragma('query_only = ON');
}

/** Writers and readers of a file each have a connection; a reader sees the last committed state. */
function onFile(writer: DataSource, reader: DataSource): Pick<Store, 'read' | 'write' | 'close'> {
  const [writing, reading] = [oneWriter(writer), oneReader(reader)];
  return {
    write: writing.take,
    read: reading.take,
    async close() {
      await reading.settled();
      await reader.destroy();
      await writing.settled();
      await writer.destroy();
    },
  };
}

/** A database in memory has one connection, for which everybody waits; it refuses to write while somebody reads. */
function inMemory(source: DataSource): Pick<Store, 'read' | 'write' | 'close'> {
  const inTurn = queueOfOne();
  const writing = oneWriter(source);
  const look = async <T>(work: Work<T>) => {
    await source.query('PRAGMA query_only = ON');
    try {
      return await inTransaction(source, 'BEGIN', (runner) => asUnit(source, runner, work));
    } finally {
      await source.query('PRAGMA query_only = OFF');
    }
  };
  return {
    write: (work) => inTurn(() => writing.take(work)),
    read: (work) => inTurn(() => look(work)),
    close: () =>
      inTurn(async () => {
        await writing.settled();
        await source.destroy();
      }),
  };
}

/** SQLite has one connection in TypeORM, and concurrent transactions on it interleave: so whoever wants it queues for it. */
export async function openSqlite(file: string, entities: readonly AnyEntity[]): Promise<Store> {
  const isFile = file !== ':memory:';
  if (isFile) makeFolderOf(file);
  const options = { type: 'better-sqlite3' as const, database: file };
  const writer = await open({ ...options, prepareDatabase: prepareWriter }, entities);
  const reader = isFile ? await open({ ...options, prepareDatabase: prepareReader }, entities) : writer;
  const settled = new Settled(entities, isFile ? heardBySqlite(writer) : alone);
  settleOn(writer, settled);
  settleOn(reader, settled);
  return { dialect: 'sqlite', source: writer, settled, ...(isFile ? onFile(writer, reader) : inMemory(writer)) };
}

/**
 * Deadlock, serialisation failure, and a unique key that another transaction took first: rolled back for another's sake, it may simply
 * run again. Whoever looked for a row and then made it finds it the second time.
 */
const worthRetrying = new Set(['40001', '40P01', '23505']);
const TRIES = 5;

async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (e) {
      const code = (e as { code?: unknown }).code;
      if (tried === TRIES || typeof code !== 'string' || !worthRetrying.has(code)) throw e;
    }
  }
}

/** Units of work on connections of their own: once closed, no more begin, and those that have begun are waited for. */
function untilClosed(): { unit: <T>(work: () => Promise<T>) => Promise<T>; close: () => Promise<void> } {
  const open = new Set<Promise<unknown>>();
  let closed = false;
  return {
    unit(work) {
      if (closed) return Promise.reject(databaseUnavailable({ reason: 'the desk has stopped' }));
      const running = work();
      const over = () => open.delete(running);
      open.add(running);
      running.then(over, over);
      return running;
    },
    async close() {
      closed = true;
      await Promise.allSettled(open);
    },
  };
}

export async function openPostgres(url: string, poolSize: number, entities: readonly AnyEntity[]): Promise<Store> {
  const source = await open({ type: 'postgres', url, poolSize }, entities);
  const settled = new Settled(entities, heardByNotice());
  settleOn(source, settled);
  const units = untilClosed();
  const inUnit = <T>(words: string, work: Work<T>) => inTransaction(source, words, (runner) => asUnit(source, runner, work));
  return {
    dialect: 'postgres',
    source,
    settled,
    write: (work) => units.unit(() => retrying(() => inUnit('BEGIN', work))),
    read: (work) => units.unit(() => inUnit('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work)),
    async close() {
      // TypeORM would give the connections that are in use to whoever waits for one.
      await units.close();
      await source.destroy();
    },
  };
}

export const openStore = (options: DatabaseOptions, entities: readonly AnyEntity[]): Promise<Store> =>
  options.type === 'postgres' ? openPostgres(options.url, options.poolSize ?? 10, entities) : openSqlite(options.database, entities);
