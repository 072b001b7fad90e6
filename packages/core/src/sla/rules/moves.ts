import type { Duration } from '../../calendar/index.ts';
import type { SlaPolicy, Version } from '../terms.ts';
import { elapsedAt, isHeld, isRunning, type BreachReason, type Clock, type RunSpan } from './clock.ts';
import { lastClock, write, type Draft } from './draft.ts';
import type { Metric } from './facts.ts';
import type { Paused } from './ledger.ts';
import { dueFrom, measureTarget, planRun, warningsFor } from './plan.ts';
import { withPastDue } from './spent.ts';
import { calendarNamed, calendarOf } from './terms.ts';

/** What a clock is started with. */
export interface Start {
  readonly metric: Metric;
  readonly startedAt: Date;
  readonly target: Duration;
  readonly policy: SlaPolicy | undefined;
  /** Name of the calendar it counts by. */
  readonly calendar: string;
  readonly tier?: number | undefined;
  /** For a promise gained late: since when it runs, and what it had by then. */
  readonly late?: { readonly since: Date; readonly spans: readonly RunSpan[] };
}

/** A new cycle of a metric. */
export function start(draft: Draft, { metric, startedAt, target, policy, calendar: name, tier, late }: Start): Clock {
  const calendarVersion = versionWith(draft, name);
  const calendar = calendarNamed(draft.terms, name, calendarVersion);
  const { since, spans } = late ?? { since: startedAt, spans: [] };
  const measure = measureTarget(calendar, startedAt, target);
  const elapsedMs = spans.reduce((sum, span) => sum + span.ms, 0);
  const warnings = warningsFor(policy?.warnAt ?? [], { calendar, startedAt, measure });
  const run = withPastDue(draft.terms, { spans }, planRun({ calendar, since, elapsedMs, measure, warnings }));
  const data = {
    ...{ startedAt, target, calendar: name, calendarVersion, run },
    ...(tier !== undefined && { tier }),
    ...(spans.length > 0 && { spans }),
    ...(draft.passedOver.length > 0 && tier === undefined && { passedOver: draft.passedOver }),
  };
  const cycle = (lastClock(draft, metric)?.cycle ?? 0) + 1;
  const line = { at: since, policy: policy?.name ?? '', version: draft.version };
  const clock = write(draft, { metric, cycle }, { kind: 'started', data, ...line });
  return late ? breachIfPast(draft, clock, 'retargeted') : clock;
}

/** The version whose calendars the ticket follows, or the one of its policy when a calendar is gone from the newer pack. */
export function versionWith(draft: Draft, calendar: string): Version {
  const { terms, calendarsVersion, version } = draft;
  const newer = terms.version === calendarsVersion ? terms : terms.earlier?.find((t) => t.version === calendarsVersion);
  return newer?.calendars[calendar] ? calendarsVersion : version;
}

/** Stands still from here on (C6, C8); a clock that already does takes the new category. */
export function pause(draft: Draft, clock: Clock, why: Omit<Paused, 'elapsedMs'>): Clock {
  return write(draft, clock, { kind: 'paused', data: { elapsedMs: elapsedNow(draft, clock), ...why } });
}

/** Goes on where it stopped. */
export function resume(draft: Draft, clock: Clock): Clock {
  const { elapsedMs, targetMs, edge, warnings } = clock;
  const measure = edge ? { targetMs, edge } : { targetMs };
  const run = planRun({ calendar: calendarOf(draft.terms, clock), since: draft.at, elapsedMs, measure, warnings });
  return write(draft, clock, { kind: 'resumed', data: { run: withPastDue(draft.terms, clock, run) } });
}

/** The promise was kept, or is kept now although late (T4: at the due instant is in time). */
export function meet(draft: Draft, clock: Clock): Clock {
  const elapsedMs = elapsedNow(draft, clock);
  const { targetMs, edge } = clock;
  const dueAt = clock.dueAt ?? dueFrom(calendarOf(draft.terms, clock), draft.at, { remainingMs: targetMs - elapsedMs, edge });
  const late = clock.breachedAt === undefined ? {} : { lateByMs: Math.max(0, elapsedMs - targetMs) };
  return write(draft, clock, { kind: 'met', data: { elapsedMs, dueAt, ...late } });
}

/** The promise no longer applies. */
export function cancel(draft: Draft, clock: Clock, reason: string): Clock {
  return write(draft, clock, { kind: 'cancelled', data: { elapsedMs: elapsedNow(draft, clock), reason } });
}

/** What a clock has counted by now. */
export const elapsedNow = (draft: Draft, clock: Clock): number => elapsedAt(clock, draft.at, calendarOf(draft.terms, clock));

/** A decision that puts the due into the past is a breach at the instant of the decision, told apart from a late agent (C11). */
export function breachIfPast(draft: Draft, clock: Clock, reason: BreachReason): Clock {
  const past = clock.dueAt && isRunning(clock) ? clock.dueAt < draft.at : clock.elapsedMs > clock.targetMs;
  if (!past || clock.breachedAt || !isHeld(clock)) return clock;
  return write(draft, clock, { kind: 'breached', data: { ...(clock.dueAt && { dueAt: clock.dueAt }), reason } });
}
