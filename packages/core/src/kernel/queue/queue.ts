import type { EntityManager } from 'typeorm';
import type { Schedulable, Schedule } from '../scope.ts';

/** Work to keep until its instant. */
export interface Waiting {
  readonly type: Pick<Schedulable<object>, 'job' | 'attempts'>;
  readonly schedule: Schedule<object>;
  readonly at: Date;
  readonly eventId: number | undefined;
}

/** A job whose instant has come. */
export interface DueJob {
  readonly job: string;
  readonly input: object;
  readonly eventId: number | undefined;
  /**
   * Note within a transaction that the job is done. False when it was done before: then change nothing.
   * A job that never settles is handed out again.
   */
  settle(manager: EntityManager): Promise<boolean>;
}

/** Does one job; throwing puts it back with a back-off, and lays it aside after its last attempt. */
export type Perform = (job: DueJob) => Promise<void>;

/** A job that failed its last attempt and waits for a person. */
export interface DeadLetter {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly lastError: string;
  /** What it stands in line for: `ticket:12`; null for one that stands in no line. */
  readonly queue: string | null;
}

/** Which dead letters: all when left out. */
export interface LettersWanted {
  readonly id?: string;
  /** The id of the last one that is known: the next ones follow. */
  readonly after?: string;
  readonly limit?: number;
}

/** How much there is of one kind of job. */
export interface JobCount {
  readonly job: string;
  /** Not tried yet: for its instant, or for its turn. */
  readonly waiting: number;
  /** Failed, and waits for its next try. */
  readonly failing: number;
  /** Being done: as far as this process knows on SQLite, by any process on PostgreSQL. */
  readonly inHand: number;
  /** Failed its last attempt: dead letters. */
  readonly laidAside: number;
}

/** Keeps work until its time. Two adapters, one conformance suite. */
export interface JobQueue {
  add(manager: EntityManager, work: Waiting): Promise<void>;
  cancel(manager: EntityManager, job: string, key: string): Promise<void>;
  /** Told after each commit: something may be due at this instant. */
  wake(at: Date): void;
  /** Work as time passes, until `stop`. */
  start(perform: Perform): Promise<void>;
  /** Ends when the work in hand is done. */
  stop(): Promise<void>;
  /** Do everything due by this instant, in due order, what it schedules included, up to a limit. Returns how many jobs were handed out. */
  runDue(until: Date, perform: Perform, limit?: number): Promise<number>;
  /** When the next job is due, dead letters aside. @param manager of the unit of work that asks; one of its own when left out. */
  nextDue(manager?: EntityManager): Promise<Date | undefined>;
  /** In the order of their kinds; a kind of which there is nothing is left out. */
  counts(manager: EntityManager): Promise<JobCount[]>;
  /** In the order of their ids. */
  deadLetters(manager: EntityManager, wanted?: LettersWanted): Promise<DeadLetter[]>;
  /** Try a dead letter again from its first attempt. False when there is none of this id. `wake` it after the commit. */
  retry(manager: EntityManager, id: string, at: Date): Promise<boolean>;
  /** Do away with a dead letter: what it was to do is never done. False when there is none of this id. */
  drop(manager: EntityManager, id: string): Promise<boolean>;
}

/** What is kept of an error for the person who looks at the dead letter. No database keeps a null character in a text. */
export const reasonOf = (e: unknown): string =>
  (e instanceof Error ? `${e.name}: ${e.message}` : String(e)).replaceAll('\0', '\uFFFD').slice(0, 2000);

/** True for what can be the id of a dead letter: people type them. */
export const isJobId = (id: string): boolean => /^[1-9]\d{0,14}$/.test(id);

const SECOND = 1_000;

/**
 * Three seconds after the first failure, and each time 2.7 times as long as before: three and a half hours in all for ten attempts, which
 * outlasts most mail servers' bad days. graphile-worker waits the same, of itself.
 */
export const backOff = (attempts: number): number => Math.round(Math.exp(Math.min(attempts, 10)) * SECOND);
