import { AsyncResource } from 'node:async_hooks';
import type { DataSource, QueryRunner } from 'typeorm';
import { askOn } from './sql/ask.ts';
import { asUnit, inTransaction, type Work } from './transaction.ts';

/** SQLite is one at a time: units of work that wait at the same time share what a transaction costs. */

/** Units of work that one transaction may carry: enough to spread its cost, few enough that the first does not wait long. */
const TOGETHER = 32;

interface Waiting {
  readonly run: (runner: QueryRunner) => Promise<() => void>;
  readonly fail: (e: unknown) => void;
}

/**
 * SQLite answers at once, so a unit of work would run from its beginning to its commit before the next request, mail or timer that has
 * come meanwhile is even looked at, and none would ever find another to share the transaction with.
 */
const othersWereHeard = () => new Promise((resolve) => setImmediate(resolve));

/** The units of work of one connection. */
export interface OneByOne {
  readonly take: <T>(work: Work<T>) => Promise<T>;
  /** When nothing waits any more. */
  readonly settled: () => Promise<void>;
}

/** Takes those that wait, and carries them out together; whoever comes meanwhile waits for the next transaction, and sees what was committed until then. */
function oneByOne(source: DataSource, carryOut: (batch: readonly Waiting[]) => Promise<void>): OneByOne {
  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;
  const drain = async () => {
    do {
      await othersWereHeard();
      await carryOut(waiting.splice(0, TOGETHER));
    } while (waiting.length > 0);
    draining = undefined;
  };
  return {
    take: <T>(work: Work<T>) =>
      new Promise<T>((resolve, reject) => {
        // Whoever drains the queue does so for others too, and each of them has surroundings of its own.
        const mine = new AsyncResource('luuri.unit');
        const run: Waiting['run'] = async (runner) => {
          const result = await asUnit(source, runner, (manager) => mine.runInAsyncScope(work, undefined, manager));
          return () => {
            resolve(result);
          };
        };
        waiting.push({ run, fail: reject });
        draining ??= drain();
      }),
    settled: async () => draining,
  };
}

/** One that shares its commit with nobody needs no savepoint. */
async function commitAlone(source: DataSource, one: Waiting): Promise<void> {
  try {
    (await inTransaction(source, 'BEGIN IMMEDIATE', (runner) => one.run(runner)))();
  } catch (e) {
    one.fail(e);
  }
}

/** Each in a savepoint: one that fails is undone alone, and the others are told only once the commit has reached the disk. */
async function commitTogether(source: DataSource, batch: readonly Waiting[]): Promise<void> {
  const [first] = batch;
  if (first && batch.length === 1) return commitAlone(source, first);
  const done: (() => void)[] = [];
  const failed: (() => void)[] = [];
  const open = new Set(batch);
  try {
    await inTransaction(source, 'BEGIN IMMEDIATE', async (runner) => {
      const ask = askOn(source, runner);
      for (const one of batch) {
        await ask('SAVEPOINT unit', []);
        try {
          done.push(await one.run(runner));
        } catch (e) {
          await ask('ROLLBACK TO unit', []);
          open.delete(one);
          // Told like the others when all is over: whoever hears of it may begin another transaction on this very connection.
          failed.push(() => {
            one.fail(e);
          });
        }
        await ask('RELEASE unit', []);
      }
    });
    for (const tell of done) tell();
  } catch (e) {
    for (const one of open) one.fail(e);
  }
  for (const tell of failed) tell();
}

/** The one writer of a SQLite file: those that wait share one commit, for the disk is what takes the time. None is acknowledged before that is on the disk. */
export const oneWriter = (source: DataSource): OneByOne => oneByOne(source, (batch) => commitTogether(source, batch));

/** One snapshot for all of them: nothing can be undone, so each is told as soon as it has seen what it wanted. */
async function lookTogether(source: DataSource, batch: readonly Waiting[]): Promise<void> {
  const open = new Set(batch);
  try {
    await inTransaction(source, 'BEGIN', async (runner) => {
      for (const one of batch) {
        const tell = await one.run(runner).catch((e: unknown) => () => {
          one.fail(e);
        });
        open.delete(one);
        tell();
      }
    });
  } catch (e) {
    for (const one of open) one.fail(e);
  }
}

/** The one reader of a SQLite file. */
export const oneReader = (source: DataSource): OneByOne => oneByOne(source, (batch) => lookTogether(source, batch));
