import { openTimeBetween, type Calendar, type Duration } from '../../calendar/index.ts';
import type { Version } from '../terms.ts';
import type { Metric, PendingCategory } from './facts.ts';

/**
 * Where a clock stands (C1). A breach is a fact about time and not an end: `breached` runs on past its due, a clock that is `paused` after
 * its breach says so by `breachedAt`, and `met_late` stopped after it. `pending` is a promise that has not begun: it has no line yet and is
 * not among a ticket's clocks.
 */
export const CLOCK_STATES = ['pending', 'running', 'paused', 'breached', 'met', 'met_late', 'cancelled'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** A stretch in which a clock ran, and the open time it counted there by the calendar that ruled then (C13). */
export interface RunSpan {
  readonly from: Date;
  readonly to: Date;
  readonly ms: number;
  readonly calendar: string;
  readonly calendarVersion: Version;
}

/** A calendar that a clock followed, up to an instant. */
export interface Followed {
  readonly to: Date;
  readonly calendar: string;
  readonly calendarVersion: Version;
}

/** A warning point of a clock (C16). */
export interface Warning {
  /** As the contract wrote it: `75%`, `15min`. */
  readonly point: string;
  /** Open milliseconds of the clock at which it falls. */
  readonly afterMs: number;
  /** The exact instant; only while the clock runs towards it. */
  readonly at?: Date;
  readonly firedAt?: Date;
}

/** How a clock goes on from an instant: what it has, what it may take, and when that is used up. */
export interface Run {
  /** Open milliseconds counted before `since`. */
  readonly elapsedMs: number;
  /** Open length of the target; of business days, the open time between the start and the same wall clock that many days later. */
  readonly targetMs: number;
  /** A target of business days that ends as a day opens is due then, and not at the closing before, though no open time lies between. */
  readonly edge?: 'opening';
  readonly warnings: readonly Warning[];
  /** Running since; absent while it stands still. */
  readonly since?: Date;
  /** When the target is used up; absent while it stands still, for then nobody can know. */
  readonly dueAt?: Date;
}

/** One promise on one ticket, in one cycle (C1). */
export interface Clock extends Run {
  readonly metric: Metric;
  /** From 1, per metric. */
  readonly cycle: number;
  readonly state: ClockState;
  /** Level of the tier that is held to it; of tier-hold only. */
  readonly tier?: number;
  /** Policy and version of the terms that set the target, frozen until a fact changes them. */
  readonly policy: string;
  readonly version: Version;
  readonly calendar: string;
  readonly calendarVersion: Version;
  /** The calendars that it followed before, oldest first (C13). */
  readonly followed?: readonly Followed[];
  /** As promised: value and unit (T6). */
  readonly target: Duration;
  readonly startedAt: Date;
  readonly spans: readonly RunSpan[];
  readonly pausedAt?: Date;
  readonly pausedIn?: PendingCategory;
  readonly metAt?: Date;
  readonly breachedAt?: Date;
  /** Why a breach came by a decision and not by time: kept out of reports about agents (C11). */
  readonly breachReason?: BreachReason;
  readonly cancelledAt?: Date;
  /** A correction found that it should never have been (C12). */
  readonly withdrawn?: true;
  readonly waivedAt?: Date;
  /** Waived before any breach: it is held to nothing for the rest of this cycle. */
  readonly released?: true;
}

export type BreachReason = 'retargeted' | 'merged';

/** Which clock of a ticket: metric and cycle. */
export interface ClockRef {
  readonly metric: Metric;
  readonly cycle: number;
}

/** `resolution:1`; unique within a ticket. */
export const clockKey = ({ metric, cycle }: ClockRef): string => `${metric}:${String(cycle)}`;

/** Not yet over: it runs or stands still. */
export const isLive = (clock: Clock): boolean => clock.state === 'running' || clock.state === 'breached' || clock.state === 'paused';
/** Time passes for it. */
export const isRunning = (clock: Clock): boolean => clock.state === 'running' || clock.state === 'breached';

/** False once the promise of this cycle was let go: a waiver before any breach, or one after it and a due that lies before the waiver. */
export const isHeld = ({ released, waivedAt, dueAt }: Clock): boolean =>
  released !== true && (waivedAt === undefined || (dueAt !== undefined && dueAt > waivedAt));

/** Open milliseconds that a clock has counted at an instant; what it had at its end when that is over. */
export function elapsedAt(clock: Clock, at: Date, calendar: Calendar): number {
  if (clock.since === undefined || at <= clock.since) return clock.elapsedMs;
  return clock.elapsedMs + openTimeBetween(calendar, clock.since, at);
}
