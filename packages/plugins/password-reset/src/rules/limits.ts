import type { ResetTerms } from './terms.ts';

/** What was done before, as far as limits go. */
export interface History {
  /** When the last one of this person was done; undefined when none was. */
  readonly lastDone: Date | undefined;
  /** Failed identities of this caller's number within a day. */
  readonly callerFailures: number;
  /** Different people that this number asked for within a day, of whatever client, the present one included. */
  readonly callerUsers: number;
  readonly now: Date;
}

/** P6: why a request is not taken, `velocity` being an incident as well; undefined when it is. */
export function limitOf(
  { limits }: Pick<ResetTerms, 'limits'>,
  history: History,
): 'one-a-day' | 'caller-failed-too-often' | 'velocity' | undefined {
  const { lastDone, callerFailures, callerUsers, now } = history;
  if (callerUsers > limits.usersPerCaller) return 'velocity';
  if (callerFailures >= limits.failuresPerCaller) return 'caller-failed-too-often';
  if (lastDone && now.getTime() - lastDone.getTime() < limits.perUserMs) return 'one-a-day';
  return undefined;
}

/** F2: verifications of one person that were broken off within seven days, at which somebody should look. */
export const ABORTS_THAT_ALERT = 3;
export const ABORTS_WITHIN_MS = 7 * 86_400_000;
