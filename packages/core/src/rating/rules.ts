import type { Category } from '../kernel/rules.ts';

/** Whether requesters are asked: by a mail and on the portal, on the portal alone, or not at all. */
export const askings = ['mail', 'portal', 'never'] as const;
export type Asking = (typeof askings)[number];

/** What a contract says of ratings. Lengths are of real time, in milliseconds. */
export interface RatingTerms {
  readonly ask: Asking;
  /** From the solution to the mail. */
  readonly afterMs: number;
  /** From the solution until nobody may rate any more. */
  readonly withinMs: number;
  /** From the rating until it stays as it is. */
  readonly changeMs: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where a contract says nothing: the portal offers it, and no mail is sent. */
export const silent: RatingTerms = { ask: 'portal', afterMs: HOUR, withinMs: 30 * DAY, changeMs: 7 * DAY };

/** Why a ticket cannot be rated. */
export const whyNots = ['not-solved', 'never-asked', 'over'] as const;
export type WhyNot = (typeof whyNots)[number];

/** What a verdict looks at. */
export interface Rated {
  readonly category: Category;
  /** When it was solved last; undefined when it never was. */
  readonly solvedAt: Date | undefined;
  /** When it was rated first; null when it was not. */
  readonly givenAt: Date | null;
  readonly terms: RatingTerms;
}

/** Until when a ticket may be rated, or its rating be changed; or why not. At the very instant it is over. */
export function mayRate({ category, solvedAt, givenAt, terms }: Rated, now: Date): { readonly until: Date } | { readonly why: WhyNot } {
  if (terms.ask === 'never') return { why: 'never-asked' };
  if (solvedAt === undefined || (category !== 'resolved' && category !== 'closed')) return { why: 'not-solved' };
  const until = new Date(givenAt === null ? solvedAt.getTime() + terms.withinMs : givenAt.getTime() + terms.changeMs);
  return now < until ? { until } : { why: 'over' };
}

const units: Readonly<Record<string, number>> = { min: 60_000, h: HOUR, d: DAY };

/** `90min`, `2h`, `30d` as milliseconds of real time; undefined when it is no such length. */
export function lengthOf(text: string): number | undefined {
  const match = /^(\d{1,5})(min|h|d)$/.exec(text);
  const unit = units[match?.[2] ?? ''];
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}

/** What is left of CSAT below so many answers: nothing, for it would say more of one person than of the service. */
export const FEWEST = 5;
/** Scores that count as satisfied. */
export const GOOD = 4;

/** CSAT: the share of ratings of 4 and 5 among all; undefined when there are too few. */
export const csat = (good: number, all: number): number | undefined => (all < FEWEST ? undefined : good / all);
