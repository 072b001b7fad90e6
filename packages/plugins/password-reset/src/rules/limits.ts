import type { ResetTerms } from './terms.ts';

/** What was done before, as far as limits go. */
export interface History {
  /** When the last one of this person was done; undefined when none was. */
  readonly lastDone: Date | undefined;
  /** Requests about this account within a day, by the same channel. */
  readonly accountTries: number;
  /** Failed identities of this caller's number within a day. */
  readonly callerFailures: number;
  /** Different people that this number asked for within a day, of whatever client, the present one included. */
  readonly callerUsers: number;
  /** A team lead lets it pass, with a reason: what is counted for the person. What is counted for the caller nobody lets pass. */
  readonly beyond: boolean;
  readonly now: Date;
}

export type Limit = 'one-a-day' | 'account-tried-too-often' | 'caller-failed-too-often' | 'velocity';

/** P6: why a request is not taken, `velocity` being an incident as well; undefined when it is. */
export function limitOf({ limits }: Pick<ResetTerms, 'limits'>, history: History): Limit | undefined {
  const { lastDone, accountTries, callerFailures, callerUsers, beyond, now } = history;
  if (callerUsers > limits.usersPerCaller) return 'velocity';
  if (callerFailures >= limits.failuresPerCaller) return 'caller-failed-too-often';
  if (beyond) return undefined;
  if (accountTries >= limits.triesPerAccount) return 'account-tried-too-often';
  if (lastDone && now.getTime() - lastDone.getTime() < limits.perUserMs) return 'one-a-day';
  return undefined;
}

/** The same number, however it was typed: `+358 50 111 2223` and `050 1112223`. */
export const callerKey = (number: string): string => number.replaceAll(/\D/g, '').slice(-9);

/** F2: verifications of one person that were broken off within seven days, at which somebody should look. */
export const ABORTS_THAT_ALERT = 3;
export const ABORTS_WITHIN_MS = 7 * 86_400_000;
