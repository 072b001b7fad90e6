import { clock, settledTables, type AnyEntity, type Desk } from '@luuri/core';

/**
 * Callers that were found out lately. What somebody is and may see is found out anew as soon as anything changes in the tables that it was
 * made of, and at the instant at which it would be something else by itself.
 */

/** Somebody who was found out, and how long that holds by itself. */
export interface FoundOut<T> {
  readonly value: T;
  /** From this instant on it may be another; at once when left out. */
  readonly until?: Date | undefined;
}

interface Kept {
  readonly stamp: number;
  readonly from: Date;
  readonly until: Date;
  readonly value: unknown;
}

/** Keys and sessions that are in use at a time; with more of them all are found out anew. */
const MOST = 10_000;

const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * @param question what was shown, hashed, with its kind before it.
 * @param from every table that the answer is made of, each of them settled.
 */
export function foundOut<T>(
  desk: Pick<Desk, 'get'>,
  { question, from }: { readonly question: string; readonly from: readonly AnyEntity[] },
  find: () => Promise<FoundOut<T>>,
): T | Promise<T> {
  const tables = desk.get(settledTables);
  const answers = kept.get(tables) ?? new Map<string, Kept>();
  kept.set(tables, answers);
  const stamp = tables.stamp(from);
  const now = desk.get(clock).now();
  const known = answers.get(question);
  if (known && known.stamp === stamp && known.from <= now && now < known.until) return known.value as T;
  return find().then(({ value, until }) => {
    if (stamp === undefined || until === undefined || tables.stamp(from) !== stamp) return value;
    if (answers.size >= MOST) answers.clear();
    answers.set(question, { stamp, from: now, until, value });
    return value;
  });
}
