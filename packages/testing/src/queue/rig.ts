import {
  defineJob,
  type AnyJob,
  type Clock,
  type DeadLetter,
  type DueJob,
  type JobCount,
  type JobQueue,
  type LettersWanted,
  type Schedule,
} from '@luuri/core';
import { instantOf, monday, travellingClock, type RealTime, millisecondsOf } from '../time.ts';

type Manager = Parameters<JobQueue['add']>[0];
type Write = <T>(work: (manager: Manager) => Promise<T>) => Promise<T>;

/** A queue and what it lives in. */
export interface QueueUnderTest {
  readonly queue: JobQueue;
  /** A transaction of the database in which the queue keeps its jobs. */
  readonly write: Write;
  /** Stops the queue, which may have been stopped before, and closes the database. Called once. */
  stop(): Promise<void>;
}

export interface QueueParts {
  readonly clock: Clock;
  /** Every job that the queue will know. */
  readonly jobs: readonly AnyJob[];
}

export type MakeQueue = (parts: QueueParts) => Promise<QueueUnderTest>;

const nothing = { run: () => Promise.resolve() };
/** Fails thrice before it is laid aside. */
export const call = defineJob<object>('test.call', { ...nothing, attempts: 3 });
export const write = defineJob<object>('test.write', nothing);
/** Not among the jobs that the queue is told of. */
export const stranger = defineJob<object>('test.stranger', nothing);

/** An instant so long after the start of the test's clock. */
export const after = (time: RealTime): Date => new Date(instantOf(monday).getTime() + millisecondsOf(time));

type Wanted = Partial<Schedule<object>> & { readonly eventId?: number };

/** A queue with the words that its tests are written in. */
export interface Rig extends QueueUnderTest {
  readonly done: DueJob[];
  /** Labels of the jobs that were done, in order. */
  labels(): unknown[];
  /** Schedule in a transaction of its own, told to the queue as the desk tells it. */
  add(type: AnyJob, at: Date, wanted?: Wanted): Promise<void>;
  addIn(manager: Manager, type: AnyJob, at: Date, wanted?: Wanted): Promise<void>;
  /** Dead letters, and what is done about them, each in a transaction of its own. */
  dead(wanted?: LettersWanted): Promise<DeadLetter[]>;
  retry(id: string, at: Date): Promise<boolean>;
  drop(id: string): Promise<boolean>;
  counts(): Promise<JobCount[]>;
  /** Does a job as the desk does: settled and noted in one transaction. */
  readonly perform: (job: DueJob) => Promise<void>;
}

const labelOf = (job: DueJob): unknown => (job.input as { label?: unknown }).label;

export async function rigOf(make: MakeQueue, clock: Clock = travellingClock()): Promise<Rig> {
  const made = await make({ clock, jobs: [call, write] });
  const done: DueJob[] = [];
  const addIn: Rig['addIn'] = (manager, type, at, { eventId, ...schedule } = {}) =>
    made.queue.add(manager, { type, at, schedule: { input: {}, ...schedule }, eventId });
  let stopped: Promise<void> | undefined;
  return {
    ...made,
    stop: () => (stopped ??= made.stop()),
    done,
    labels: () => done.map(labelOf),
    addIn,
    dead: (wanted) => made.write((manager) => made.queue.deadLetters(manager, wanted)),
    async retry(id, at) {
      const isTried = await made.write((manager) => made.queue.retry(manager, id, at));
      made.queue.wake(at);
      return isTried;
    },
    drop: (id) => made.write((manager) => made.queue.drop(manager, id)),
    counts: () => made.write((manager) => made.queue.counts(manager)),
    async add(type, at, wanted) {
      await made.write((manager) => addIn(manager, type, at, wanted));
      made.queue.wake(at);
    },
    async perform(job) {
      if (await made.write((manager) => job.settle(manager))) done.push(job);
    },
  };
}
