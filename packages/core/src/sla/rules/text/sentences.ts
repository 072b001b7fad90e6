import type { BreachReason } from '../clock.ts';
import type { Metric, PendingCategory } from '../facts.ts';

/** Languages that an explanation can be told in. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What happened, with everything already written out as text. */
export interface Told {
  readonly target: string;
  readonly from: string;
  readonly due: string;
  readonly point: string;
  readonly late: string;
  readonly reason: string;
}

/** An instant in the zone of a calendar, in its parts: month from 1, weekday from 0 for Sunday; texts have two digits. */
export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: string;
  readonly minute: string;
  /** Empty on the full minute. */
  readonly second: string;
}

/** The sentences of one language. Each is one line that a client can read. */
export interface Sentences {
  readonly instant: (moment: Moment) => string;
  readonly businessDays: (n: number) => string;
  readonly metrics: Readonly<Record<Metric, string>>;
  readonly categories: Readonly<Record<PendingCategory, string>>;
  /** Why a clock ended without a verdict. */
  readonly ends: Readonly<Partial<Record<string, string>>>;
  readonly head: (metric: string, cycle: number, target: string) => string;
  readonly terms: (policy: string, version: string, calendar: string) => string;
  readonly passedOver: (policies: string) => string;
  readonly open: (length: string, total: string) => string;
  readonly closed: string;
  readonly holiday: (name: string) => string;
  readonly paused: (why: string) => string;
  readonly notCounted: string;
  readonly resolved: string;
  readonly because: (rule: string, policy: string, version: string) => string;
  readonly started: (told: Told) => string;
  readonly pausedNow: (told: Told) => string;
  readonly resumed: (told: Told) => string;
  readonly retargeted: (told: Told) => string;
  readonly recalendared: (told: Told) => string;
  readonly warned: (told: Told) => string;
  readonly breached: (told: Told) => string;
  readonly breachedBy: Readonly<Record<BreachReason, string>>;
  readonly met: (told: Told) => string;
  readonly metLate: (told: Told) => string;
  readonly cancelled: (told: Told) => string;
  readonly reopened: (told: Told) => string;
  readonly waived: (told: Told) => string;
  readonly corrected: (told: Told) => string;
}
