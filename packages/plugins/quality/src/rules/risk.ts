/**
 * Why a contact is looked at although no lot fell on it. `reset`: an account was to be reset. `over-limit`: the call took longer than the
 * client gives one. `reopened`: solved, and open again within seven days. `low-rating`: the requester was not satisfied. `bounce`: handed up,
 * and back without work. `override`: somebody was verified past the policy. `denied`: the owner of an account says that they never asked.
 */
export const risks = ['reset', 'over-limit', 'reopened', 'low-rating', 'bounce', 'override', 'denied'] as const;
export type Risk = (typeof risks)[number];

/** Why a contact was picked: by lot, by somebody's hand, or for a risk. */
export const reasons = ['lot', 'by-hand', ...risks] as const;
export type Reason = (typeof reasons)[number];

/** Share of the contacts with a risk that are picked, 0 to 1. */
export type RiskShares = Readonly<Record<Risk, number>>;

/** Where a contract says nothing: what is rare and grave always, what is common in part. */
export const usualShares: RiskShares = {
  ...{ reset: 0.1, 'over-limit': 0.25, reopened: 0.5, 'low-rating': 1 },
  ...{ bounce: 0.25, override: 1, denied: 1 },
};

/** Days in which a contact that is open again counts against it. */
export const REOPENED_DAYS = 7;
const DAY = 86_400_000;

/** Solved and open again soon: at the very end of the days it still counts. */
export const reopenedSoon = (solvedAt: Date, openAt: Date): boolean =>
  openAt >= solvedAt && openAt.getTime() - solvedAt.getTime() <= REOPENED_DAYS * DAY;

/** Scores of a rating that count as low. */
export const isLow = (score: number): boolean => score <= 2;
