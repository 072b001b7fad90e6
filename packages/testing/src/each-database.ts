import { testDatabase, type DatabaseName, type TestDatabase } from './databases.ts';
import { testDesk, type TestDesk, type TestDeskOptions } from './desk.ts';
import { noPostgres } from './errors.ts';
import { frameFor } from './frame.ts';
import { postgresUrl } from './postgres.ts';

/** What a body of tests is handed for one database. What it opens is stopped after each test. */
export interface OpenDesk {
  (options: Omit<TestDeskOptions, 'database'> & { readonly database?: TestDatabase }): Promise<TestDesk>;
  /** A database of this kind that outlives a desk, dropped after the test. */
  readonly database: () => Promise<TestDatabase>;
}

/** Stops all that a test opened, the newest first. */
function opener(name: DatabaseName): { open: OpenDesk; stopAll: () => Promise<void> } {
  const ends: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  };
  const open = async (options: Parameters<OpenDesk>[0]): Promise<TestDesk> => {
    const made = await testDesk({ ...options, database: options.database ?? name });
    ends.push(made.stop);
    return made;
  };
  const database = async (): Promise<TestDatabase> => {
    const made = await testDatabase(name);
    ends.push(made.drop);
    return made;
  };
  return { open: Object.assign(open, { database }), stopAll };
}

/**
 * The same tests on each database: `eachDatabase((name, open) => { test('...', async () => { const { desk } = await open({ plugins }) }) })`.
 * Where there is no PostgreSQL, its place is taken by one test that fails and says so.
 * @param names `sqlite` and `postgres` when left out.
 * @throws `testing.no-frame` outside of a test file
 */
export function eachDatabase(
  body: (name: DatabaseName, open: OpenDesk) => void,
  names: readonly DatabaseName[] = ['sqlite', 'postgres'],
): void {
  const { describe, test, afterEach } = frameFor('eachDatabase');
  for (const name of names) {
    describe(`on ${name}`, () => {
      if (name === 'postgres' && !postgresUrl()) {
        test('there is a PostgreSQL', () => {
          throw noPostgres({});
        });
        return;
      }
      const { open, stopAll } = opener(name);
      afterEach(stopAll);
      body(name, open);
    });
  }
}
