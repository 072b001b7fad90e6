import {
  QueryFailedError,
  QueryResult,
  QueryRunnerAlreadyReleasedError,
  type DataSource,
  type EntityManager,
  type QueryRunner,
} from 'typeorm';
import { brokenTransaction, databaseUnavailable, unitOver } from './errors.ts';
import { queueOfOne } from './in-turn.ts';
import { beginTurn, changedBy, shareTurn, turnOf } from './settled.ts';
import { askBy, askOn, atOnceOn, type Ask, type AtOnce, type Inserted } from './sql/ask.ts';

export type Work<T> = (manager: EntityManager) => Promise<T>;

/** Asks `first` before each statement; it may refuse by throwing. */
const inTime = (answers: AtOnce | undefined, first: (words: string) => void): AtOnce | undefined =>
  answers && {
    lists(text, parameters) {
      first(text);
      return answers.lists(text, parameters);
    },
    answer(text, parameters) {
      first(text);
      return answers.answer(text, parameters);
    },
  };

/** What TypeORM's own runner would answer, which is another for each transaction and makes every statement anew. */
async function queryAtOnce(
  atOnce: AtOnce,
  { text, parameters, structured }: { text: string; parameters: readonly unknown[]; structured: boolean },
): Promise<unknown> {
  const { rows, affected, lastId } = atOnce.answer(
    text,
    parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value)),
  );
  const raw = lastId ?? rows;
  if (!structured) return raw;
  return Object.assign(new QueryResult(), lastId === undefined ? { raw, records: rows } : { raw, affected });
}

/**
 * A runner for one unit of work. When that is over, it takes no more queries, and those in flight are waited for: what a unit of work
 * began and did not wait for slips neither into somebody else's transaction nor into none.
 */
function turnstile(source: DataSource, runner: QueryRunner): { runner: QueryRunner; shut: () => Promise<void> | undefined } {
  const inFlight = new Set<Promise<unknown>>();
  // pg wants to be asked one thing at a time; SQLite answers at once, and nothing is ever in flight.
  const inTurn = source.options.type === 'postgres' ? queueOfOne() : (ask: () => Promise<unknown>) => ask();
  let over = false;
  let count = 0;
  const through = <T>(ask: () => Promise<T>): Promise<T> => {
    if (over) return Promise.reject(unitOver({}));
    const running = inTurn(ask) as Promise<T>;
    const ended = () => inFlight.delete(running);
    inFlight.add(running);
    running.then(ended, ended);
    return running;
  };
  const turn = turnOf(runner);
  const inserted: Inserted = new Map();
  const note = (words: string) => {
    count += 1;
    const change = changedBy(words);
    if (change === undefined) return;
    turn.note(change);
    if (change === true) inserted.clear();
    else inserted.delete(change);
  };
  const atOnce = inTime(atOnceOn(source), (words) => {
    if (over) throw unitOver({});
    note(words);
  });
  const query = (...given: Parameters<QueryRunner['query']>): Promise<unknown> => {
    const [text, parameters = [], structured = false] = given;
    if (atOnce && Array.isArray(parameters)) return queryAtOnce(atOnce, { text, parameters, structured });
    note(text);
    return through(() => runner.query(...given));
  };
  const asking = askOn(source, runner);
  const ask: Ask = (text, parameters) => {
    note(text);
    return through(() => asking(text, parameters));
  };
  // TypeORM is told that a transaction is open, for it would open and commit one of its own.
  const open = { isTransactionActive: true, transactionDepth: 1, isReleased: false };
  const mine = Object.assign(Object.create(runner) as QueryRunner, { query, ...open });
  askBy(mine, { ask, atOnce, inserted, came: () => (inFlight.size > 0 ? undefined : count) });
  shareTurn(runner, mine);
  const landed = async () => {
    while (inFlight.size > 0) await Promise.allSettled(inFlight);
  };
  const shut = () => {
    over = true;
    return inFlight.size > 0 ? landed() : undefined;
  };
  return { runner: mine, shut };
}

/** Codes that say that the database is away or full, and not that it was asked something wrong. */
const away = /^(08|57P|53|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|SQLITE_(FULL|IOERR|CANTOPEN|READONLY|BUSY))/;

/** What the driver says, without a code, of a connection that broke while it was asked, or before. */
const gone = /^(Error: )?(Connection terminated|Client has encountered a connection error|Client was closed)/;

/** An error of the connection, as the error that says so; any other as it is. What an action itself could not reach is its own affair. */
function toldApart(e: unknown, fromAction: boolean): unknown {
  // TypeORM gives a connection back when it breaks, and whoever asks on it is told only that it was given back.
  if (e instanceof QueryRunnerAlreadyReleasedError) return databaseUnavailable({ reason: 'the connection was lost' }, e);
  if (fromAction && !(e instanceof QueryFailedError)) return e;
  const { code, message } = e as { code?: unknown; message?: unknown };
  const isAway = (typeof code === 'string' && away.test(code)) || gone.test(String(message));
  return isAway ? databaseUnavailable({ reason: String(message) }, e) : e;
}

/** Run `work` as a part of the runner's transaction that ends when `work` does. Its manager is its own, and ends with it. */
export async function asUnit<T>(source: DataSource, runner: QueryRunner, work: Work<T>): Promise<T> {
  const { runner: mine, shut } = turnstile(source, runner);
  try {
    return await work(source.createEntityManager(mine));
  } catch (e) {
    throw toldApart(e, true);
  } finally {
    const landing = shut();
    if (landing) await landing;
  }
}

/** How often to knock at a file that another process, or another desk in this one, is writing to: for five seconds. */
const KNOCKS = 100;
const BETWEEN_KNOCKS = 50;

async function begin(ask: Ask, words: string): Promise<void> {
  for (let knock = 1; ; knock++) {
    try {
      await ask(words, []);
      return;
    } catch (e) {
      if ((e as { code?: unknown }).code !== 'SQLITE_BUSY') throw toldApart(e, false);
      if (knock === KNOCKS) throw databaseUnavailable({ reason: 'somebody else has been writing to it for five seconds' }, e);
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_KNOCKS));
  }
}

/** PostgreSQL answers COMMIT with ROLLBACK, and no error, when an error before it was caught and forgotten. */
async function commit(source: DataSource, runner: QueryRunner, ask: Ask): Promise<void> {
  if (source.options.type !== 'postgres') {
    await ask('COMMIT', []);
    return;
  }
  const connection = (await runner.connect()) as { query(words: string): Promise<{ command: string }> };
  const { command } = await connection.query('COMMIT');
  if (command !== 'COMMIT') throw brokenTransaction({});
}

/** Run `work`, and commit; or undo it all. */
async function carryOut<T>(source: DataSource, runner: QueryRunner, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const ask = askOn(source, runner);
  // What others have committed before this transaction began is known to have changed: it is asked for now, and not before.
  const turn = beginTurn(source, runner);
  let isDone = false;
  try {
    const result = await work(runner);
    isDone = true;
    const telling = turn.tell(ask);
    if (telling) await telling;
    await commit(source, runner, ask);
    return result;
  } catch (e) {
    // The first error is the one worth telling: a connection that is gone cannot roll back either, and needs not.
    await ask('ROLLBACK', []).catch(() => undefined);
    throw isDone ? toldApart(e, false) : e;
  } finally {
    turn.end();
  }
}

/** Run `work` in a transaction of its own on a connection of its own. */
export async function inTransaction<T>(source: DataSource, words: string, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner: QueryRunner = source.createQueryRunner();
  try {
    await begin(askOn(source, runner), words);
    return await carryOut(source, runner, work);
  } finally {
    await runner.release();
  }
}
