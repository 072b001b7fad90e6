import { QueryFailedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { unitOver } from '../errors.ts';

/** What a statement brought: rows, if it returns any, and how many it changed, if it changes any. */
export interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly affected: number;
  /** The key of the one row that was inserted, where the database says so unasked. */
  readonly lastId?: number;
}

/** Runs one statement in a unit of work. */
export type Ask = (text: string, parameters: readonly unknown[]) => Promise<Answer>;

interface Statement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): Record<string, unknown>[];
  run(parameters: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
}
interface Connection {
  prepare(text: string): Statement;
}

/** Statements that one connection keeps ready. There are some hundred in all of the code; only a list of odd length makes a new one. */
const READY = 500;
const ready = new WeakMap<Connection, Map<string, Statement>>();

function statementsOf(connection: Connection): Map<string, Statement> {
  const statements = ready.get(connection) ?? new Map<string, Statement>();
  ready.set(connection, statements);
  return statements;
}

function statementOf(connection: Connection, statements: Map<string, Statement>, text: string): Statement {
  const known = statements.get(text);
  if (known) return known;
  if (statements.size >= READY) statements.clear();
  const made = connection.prepare(text);
  statements.set(text, made);
  return made;
}

const askSqlite = (connection: Connection): Ask => {
  const statements = statementsOf(connection);
  const answer = (text: string, parameters: readonly unknown[]): Answer => {
    try {
      const statement = statementOf(connection, statements, text);
      if (statement.reader) return { rows: statement.all(parameters), affected: 0 };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { rows: [], affected: changes, lastId: Number(lastInsertRowid) };
    } catch (e) {
      throw new QueryFailedError(text, [...parameters], e as Error);
    }
  };
  // A mistake is a rejection, like any other database's.
  return async (text, parameters) => answer(text, parameters);
};

interface Structured {
  readonly records: Answer['rows'];
  readonly affected?: number;
}

const askRunner =
  (runner: QueryRunner): Ask =>
  async (text, parameters) => {
    const { records, affected = 0 }: Structured = await runner.query(text, [...parameters], true);
    return { rows: records, affected };
  };

/**
 * How a unit of work asks on this runner. On SQLite straight on the connection: TypeORM's runner goes through four promises and two
 * broadcasts around each statement, which take several times as long as the statement.
 */
export const askOn = (source: DataSource, runner: QueryRunner): Ask =>
  source.options.type === 'better-sqlite3'
    ? askSqlite((source.driver as unknown as { databaseConnection: Connection }).databaseConnection)
    : askRunner(runner);

/** The row that a unit of work put into a table last, by the table's name, until something else in the table changes. */
export type Inserted = Map<string, { readonly id: number; readonly parameters: readonly unknown[] }>;

interface Asking {
  readonly ask: Ask;
  readonly inserted: Inserted;
}
const asking = new WeakMap<QueryRunner, Asking>();

/** From here on the statements of this runner's unit of work are asked this way. */
export const askBy = (runner: QueryRunner, how: Asking): unknown => asking.set(runner, how);

function askingOf(manager: EntityManager): Asking {
  const runner = manager.queryRunner;
  const how = runner && asking.get(runner);
  if (!how) throw unitOver({});
  return how;
}

/** How the unit of work that this manager belongs to asks. @throws `desk.unit-over` when it belongs to none */
export const askOf = (manager: EntityManager): Ask => askingOf(manager).ask;

export const insertedIn = (manager: EntityManager): Inserted => askingOf(manager).inserted;
