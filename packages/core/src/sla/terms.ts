import type { Calendar, Duration } from '../calendar/index.ts';
import type { Category, Metric, PendingCategory, Priority } from './rules/facts.ts';

/** Version of a contract's terms; unique among all terms that one ticket ever stands under, so `acme@3` rather than 3 when clients can be corrected. */
export type Version = string | number;

/** When to warn (C16): when a share of the target is used, or at some open time before due. `text` is how the pack wrote it. */
export type WarnPoint = { readonly text: string; readonly share: number } | { readonly text: string; readonly before: Duration };

/** Which tickets a policy is for: each key that is given must have one of the values. */
export interface PolicyMatch {
  readonly type?: readonly string[];
  readonly channel?: readonly string[];
  readonly service?: readonly string[];
  readonly category?: readonly Category[];
  readonly tier?: readonly number[];
}

/** Metrics that a priority can promise; the hold of a tier is promised by the tier. */
export type PromisedMetric = Exclude<Metric, 'tier-hold'>;
export type Targets = Readonly<Partial<Record<PromisedMetric, Duration>>>;

/** One entry of the `sla:` list. */
export interface SlaPolicy {
  readonly name: string;
  /** Name of a calendar of the same terms. */
  readonly calendar: string;
  /** Empty: for every ticket. */
  readonly when: PolicyMatch;
  /** A priority without an entry is promised nothing. */
  readonly targets: Readonly<Partial<Record<Priority, Targets>>>;
  readonly warnAt: readonly WarnPoint[];
  /** Categories in which resolution, periodic update and tier hold stand still (C6). */
  readonly pauseIn: readonly PendingCategory[];
  /** How long after it was resolved a ticket is still the same case (C10), in the policy's calendar. */
  readonly reopenWindow: Duration;
  /** Within the window: go on with cycle 1 less the time resolved, or begin a new cycle with the full target. */
  readonly reopen: 'continue' | 'restart';
  /** A message after the window: a ticket of its own, or a new cycle on this one. */
  readonly afterWindow: 'follow-up' | 'new-cycle';
  /** Whether a merged ticket's earlier origin becomes the start of the first response (C14). */
  readonly merge: 'own-origin' | 'earliest-origin-wins';
  /** A bot's public message answers a requester (C3). */
  readonly botAnswers: boolean;
  /** Priorities whose notifications do not wait for the end of the recipient's quiet hours (C16). */
  readonly throughQuietHours: readonly Priority[];
}

/** What a tier has promised to the others: an OLA (C7). */
export interface TierTerms {
  readonly level: number;
  readonly holdAtMost?: Duration;
  /** Own calendar of the tier's team; the policy's when left out. */
  readonly calendar?: string;
}

/** Everything of a contract that decides about clocks, in one version. */
export interface SlaTerms {
  readonly version: Version;
  readonly effectiveFrom?: Date;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly policies: readonly SlaPolicy[];
  readonly tiers: readonly TierTerms[];
  /** Older versions that clocks may still stand under, in any order; a clock keeps the version it was given. */
  readonly earlier?: readonly SlaTerms[];
}
