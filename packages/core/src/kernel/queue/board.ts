import { definePort } from '../port.ts';
import type { Scope } from '../scope.ts';
import type { DeadLetter, JobCount, JobQueue, LettersWanted } from './queue.ts';

/**
 * The work of the desk for whoever looks after it, each within the unit of work that asks. It is that of every client: an action that
 * hands it out says who may have it.
 */
export interface JobBoard {
  counts(scope: Scope): Promise<readonly JobCount[]>;
  nextDue(scope: Scope): Promise<Date | undefined>;
  deadLetters(scope: Scope, wanted?: LettersWanted): Promise<readonly DeadLetter[]>;
  /** Try a dead letter again from its first attempt, once this is committed. Returns what it was; nothing when there is none. */
  retry(scope: Scope, id: string): Promise<DeadLetter | undefined>;
  /** Do away with a dead letter. Returns what it was; nothing when there is none. */
  drop(scope: Scope, id: string): Promise<DeadLetter | undefined>;
}

/** Bound by every desk to its own queue. */
export const jobBoard = definePort<JobBoard>('desk.job-board');

export const boardOf = (queue: JobQueue): JobBoard => ({
  counts: ({ sql }) => queue.counts(sql.manager),
  nextDue: ({ sql }) => queue.nextDue(sql.manager),
  deadLetters: ({ sql }, wanted) => queue.deadLetters(sql.manager, wanted),
  async retry(scope, id) {
    const { manager } = scope.sql;
    const [letter] = await queue.deadLetters(manager, { id });
    if (!letter || !(await queue.retry(manager, id, scope.now))) return undefined;
    scope.onCommit(() => queue.wake(scope.now));
    return letter;
  },
  async drop({ sql }, id) {
    const [letter] = await queue.deadLetters(sql.manager, { id });
    return letter && (await queue.drop(sql.manager, id)) ? letter : undefined;
  },
});
