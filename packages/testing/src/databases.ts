import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseOptions, Installed } from '@luuri/core';
import { freshPostgres } from './postgres.ts';

/**
 * `sqlite`: in memory, the fastest. `file`: SQLite in a temporary file, with its separate reader, as in production. `postgres`: a
 * database of its own in the cluster that LUURI_TEST_DATABASE_URL names.
 */
export type DatabaseName = 'sqlite' | 'file' | 'postgres';

/** A database that outlives a desk: for tests of restarts, and of two desks on one database. */
export interface TestDatabase {
  readonly name: DatabaseName;
  /** What `createDesk({ database })` takes. */
  readonly options: DatabaseOptions;
  /** Stop the desks first. */
  drop(): Promise<void>;
}

function inFile(): TestDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), 'luuri-test-'));
  const drop = async () => rmSync(folder, { recursive: true, force: true });
  return { name: 'file', options: { type: 'better-sqlite3', database: path.join(folder, 'desk.db') }, drop };
}

/**
 * Open a database that no other test has.
 * @param plugins when given, PostgreSQL comes with the schema of the kernel and of these plugins in it, which is faster; empty otherwise.
 * @throws `testing.no-postgres`
 */
export async function testDatabase(name: DatabaseName, plugins?: readonly Installed[]): Promise<TestDatabase> {
  if (name === 'file') return inFile();
  if (name === 'sqlite') return { name, options: { type: 'better-sqlite3', database: ':memory:' }, drop: () => Promise.resolve() };
  const { url, drop } = await freshPostgres(plugins);
  return { name, options: { type: 'postgres', url }, drop };
}
