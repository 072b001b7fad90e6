import { isDeskError } from '@luuri/core';

const MOST_TRIES = 5;
const UNIQUE_VIOLATION = '23505';

/** It was made by somebody else a moment ago: an action has seen it, or the database. */
const isTaken = (e: unknown): boolean =>
  e instanceof Error && ((isDeskError(e) && e.kind === 'conflict') || ('code' in e && e.code === UNIQUE_VIOLATION) || isTaken(e.cause));

/**
 * Processes that start at once on a new database make the same administrator and the same contracts. Whoever comes second finds them made
 * when it looks again.
 */
export async function besidesOthers<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (e) {
      if (tries === MOST_TRIES || !isTaken(e)) throw e;
    }
  }
}
