import type { Duration } from '../../calendar/index.ts';
import type { Version } from '../terms.ts';
import type { BreachReason, Run, RunSpan } from './clock.ts';
import type { Metric, PendingCategory } from './facts.ts';

/** What every line of the ledger says (C2). */
export interface EntryHead {
  readonly metric: Metric;
  readonly cycle: number;
  /** When it took effect, computed and never the instant of a tick (T10). */
  readonly at: Date;
  /** Event that caused it, or one of the fold's own causes: `time`, `wake`. */
  readonly cause?: string;
  readonly actor?: string;
  /** Policy and version that decided. */
  readonly policy: string;
  readonly version: Version;
  /** Nobody is told: imported history (C18), or said again by a correction. */
  readonly quiet?: true;
  /** Written by a correction that recomputed the clock from its start. */
  readonly recomputed?: true;
}

export interface Started {
  readonly startedAt: Date;
  readonly target: Duration;
  readonly calendar: string;
  readonly calendarVersion: Version;
  readonly tier?: number;
  readonly run: Run;
  /** What it had already counted when it began to be promised: a target gained by a change of priority. */
  readonly spans?: readonly RunSpan[];
  /** Policies that fit the ticket as well and came later in the list. */
  readonly passedOver?: readonly string[];
}

export interface Paused {
  readonly elapsedMs: number;
  readonly category: PendingCategory;
  /** Reason code; its absence is a finding of the audit (C8). */
  readonly reason?: string;
  readonly wakeAt?: Date;
  /** The requester was owed an answer when it was paused (C8). */
  readonly unanswered?: true;
}

export interface Retargeted {
  readonly from: Duration;
  readonly target: Duration;
  /** Why: `priority`, `tier`, `contract`, `merge`. */
  readonly because: string;
  /** Set when the origin moved (C14). */
  readonly startedAt?: Date;
  readonly run: Run;
}

export interface Recalendared {
  readonly calendar: string;
  readonly calendarVersion: Version;
  /** Counted by the old hours up to here. */
  readonly elapsedMs: number;
  readonly run: Run;
}

export interface Met {
  readonly elapsedMs: number;
  readonly dueAt: Date;
  /** Open time over the target; 0 when it came late, but before another open minute. */
  readonly lateByMs?: number;
}

export interface Reopened {
  readonly target: Duration;
  readonly calendar: string;
  readonly calendarVersion: Version;
  readonly run: Run;
}

export type EntryData =
  | { readonly kind: 'started'; readonly data: Started }
  | { readonly kind: 'paused'; readonly data: Paused }
  | { readonly kind: 'resumed'; readonly data: { readonly run: Run } }
  | { readonly kind: 'retargeted'; readonly data: Retargeted }
  | { readonly kind: 'recalendared'; readonly data: Recalendared }
  | { readonly kind: 'warned'; readonly data: { readonly point: string } }
  | { readonly kind: 'breached'; readonly data: { readonly dueAt?: Date; readonly reason?: BreachReason } }
  | { readonly kind: 'met'; readonly data: Met }
  | { readonly kind: 'cancelled'; readonly data: { readonly elapsedMs: number; readonly reason: string } }
  | { readonly kind: 'reopened'; readonly data: Reopened }
  | { readonly kind: 'waived'; readonly data: { readonly reason: string; readonly released?: true } }
  /** `contract`, `calendar`, `thanks`, `undone`, `late` or `zones`; `at` is when it was known. */
  | { readonly kind: 'corrected'; readonly data: { readonly reason: string } };

/** One line of the ledger: append-only, and everything that reports and explanations derive from (C2). */
export type LedgerEntry = EntryHead & EntryData;
export type EntryKind = LedgerEntry['kind'];
export type EntryOf<K extends EntryKind> = Extract<LedgerEntry, { kind: K }>;
