import type { Session } from './action.ts';
import type { Scope, Schedulable } from './scope.ts';

/** How often a job is tried before it is laid aside for a person, unless it says otherwise. */
const ATTEMPTS = 10;

/** Work for later or for elsewhere. */
export type JobType<P extends object> = Schedulable<P> &
  (
    | {
        /** One transaction: what it changes and that it is done are committed together. */ readonly run: (
          scope: Scope,
          input: P,
        ) => Promise<unknown>;
      }
    | {
        /** Reaches outside the desk and holds no transaction meanwhile; it may run again after a crash. */ readonly reach: (
          session: Session,
          input: P,
        ) => Promise<Finish | undefined>;
        /** Told of each failure, before the job is put back. */ readonly failed?: (
          session: Session,
          input: P,
          e: unknown,
        ) => Promise<unknown>;
      }
  );

/** What an outside job does in the end, committed together with its being done. */
export type Finish = (scope: Scope) => Promise<unknown>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of jobs of different inputs has no other element type
export type AnyJob = JobType<any>;

/** Declare work inside the database. @param job `room.what-to-do`, unique and stable: waiting jobs find their code by it. */
export const defineJob = <P extends object>(
  job: string,
  spec: { run: (scope: Scope, input: P) => Promise<unknown>; attempts?: number },
): JobType<P> => ({ job, run: spec.run, attempts: spec.attempts ?? ATTEMPTS });

/**
 * Declare work that reaches outside: sends a mail, calls a web service. Its session acts as the desk itself. What it returns is done in the
 * transaction that notes the job as done.
 */
export const defineOutsideJob = <P extends object>(
  job: string,
  spec: {
    reach: (session: Session, input: P) => Promise<Finish | undefined>;
    failed?: (session: Session, input: P, e: unknown) => Promise<unknown>;
    attempts?: number;
  },
): JobType<P> => ({
  ...{ job, reach: spec.reach, attempts: spec.attempts ?? ATTEMPTS },
  ...(spec.failed ? { failed: spec.failed } : {}),
});
