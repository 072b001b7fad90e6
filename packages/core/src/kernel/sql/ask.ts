import { QueryFailedError, QueryRunnerAlreadyReleasedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
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

/** The rows of a select as lists of values, in the order of its columns. */
type Lists = readonly (readonly unknown[])[];

/** A database that answers while it is asked. Makes no promise, and throws. */
export interface AtOnce {
  readonly lists: (text: string, parameters: readonly unknown[]) => Lists;
  readonly answer: (text: string, parameters: readonly unknown[]) => Answer;
}

interface Statement {
  readonly reader: boolean;
  raw(on: boolean): Statement;
  all(parameters: readonly unknown[]): Record<string, unknown>[];
  run(parameters: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
}
interface Connection {
  prepare(text: string): Statement;
}

/** Statements that one connection keeps ready. There are some hundred in all of the code; only a list of odd length makes a new one. */
const READY = 500;

/** Keeps statements of a connection ready. @param asLists whether rows come back as lists. */
function readied(connection: Connection, asLists: boolean): (text: string) => Statement {
  const statements = new Map<string, Statement>();
  return (text) => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= READY) statements.clear();
    const made = connection.prepare(text);
    if (asLists) made.raw(true);
    statements.set(text, made);
    return made;
  };
}

function answering(connection: Connection): AtOnce {
  const [statementOf, listingOf] = [readied(connection, false), readied(connection, true)];
  return {
    answer(text, parameters) {
      try {
        const statement = statementOf(text);
        if (statement.reader) return { rows: statement.all(parameters), affected: 0 };
        const { changes, lastInsertRowid } = statement.run(parameters);
        return { rows: [], affected: changes, lastId: Number(lastInsertRowid) };
      } catch (e) {
        throw new QueryFailedError(text, [...parameters], e as Error);
      }
    },
    lists(text, parameters) {
      try {
        return listingOf(text).all(parameters) as unknown as Lists;
      } catch (e) {
        throw new QueryFailedError(text, [...parameters], e as Error);
      }
    },
  };
}

const answeringOf = new WeakMap<Connection, AtOnce>();

/**
 * SQLite answers at once, so it is asked straight on the connection: TypeORM's runner goes through four promises and two broadcasts around
 * each statement, which take several times as long as the statement. Undefined for a database that takes its time.
 */
export function atOnceOn(source: DataSource): AtOnce | undefined {
  if (source.options.type !== 'better-sqlite3') return undefined;
  const connection = (source.driver as unknown as { databaseConnection: Connection }).databaseConnection;
  const known = answeringOf.get(connection) ?? answering(connection);
  answeringOf.set(connection, known);
  return known;
}

/** What the driver of PostgreSQL answers. */
interface Asked {
  readonly rows: Answer['rows'];
  readonly rowCount: number | null;
}
interface Client {
  query(question: { readonly text: string; readonly values: readonly unknown[]; readonly name?: string }): Promise<Asked>;
}

/** Statements that may get a name, and how often a statement is asked before it gets one: what a connection keeps ready takes room there. */
const MOST_NAMED = 500;
const OFTEN = 3;

/** Names of statements, or how often those without one were asked so far. */
const named = new Map<string, string | number>();
let names = 0;

/** PostgreSQL parses and plans a statement that has a name once for each connection: more than half of its work with one that finds a row by its key. */
function nameOf(text: string): string | undefined {
  const known = named.get(text) ?? 0;
  if (typeof known === 'string') return known;
  if (names === MOST_NAMED) return undefined;
  // Lists of every length are statements of their own; most are never asked again.
  if (named.size > 10 * MOST_NAMED) for (const [other, name] of named) if (typeof name === 'number') named.delete(other);
  const name = known + 1 < OFTEN ? undefined : `luuri_${String(++names)}`;
  named.set(text, name ?? known + 1);
  return name;
}

/** PostgreSQL is asked straight on the connection too: TypeORM's runner does for each statement what takes Node longer than sending it. */
const askClient = (runner: QueryRunner): Ask => {
  let client: Client | undefined;
  return async (text, parameters) => {
    if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
    client ??= (await runner.connect()) as Client;
    const name = parameters.length > 0 ? nameOf(text) : undefined;
    try {
      const { rows, rowCount } = await client.query({ text, values: parameters, ...(name === undefined ? {} : { name }) });
      return { rows, affected: rowCount ?? 0 };
    } catch (e) {
      throw new QueryFailedError(text, [...parameters], e as Error);
    }
  };
};

/** How a unit of work asks on this runner. A mistake is a rejection, whatever the database. */
export function askOn(source: DataSource, runner: QueryRunner): Ask {
  const atOnce = atOnceOn(source);
  return atOnce ? async (text, parameters) => atOnce.answer(text, parameters) : askClient(runner);
}

/** The row that a unit of work put into a table last, by the table's name, until something else in the table changes. */
export type Inserted = Map<string, { readonly id: number; readonly parameters: readonly unknown[] }>;

/** How a unit of work asks: at once where the database can, and waits for what `ask` promises where it cannot. */
interface Asking {
  readonly ask: Ask;
  readonly atOnce: AtOnce | undefined;
  readonly inserted: Inserted;
  /** How many statements it has asked so far; undefined while it waits for the answer to one. */
  readonly came: () => number | undefined;
}
const asking = new WeakMap<QueryRunner, Asking>();

/** From here on the statements of this runner's unit of work are asked this way. */
export const askBy = (runner: QueryRunner, how: Asking): unknown => asking.set(runner, how);

/** How the unit of work that this manager belongs to asks. @throws `desk.unit-over` when it belongs to none */
export function askingOf(manager: EntityManager): Asking {
  const runner = manager.queryRunner;
  const how = runner && asking.get(runner);
  if (!how) throw unitOver({});
  return how;
}
