import type { Duration } from '../../calendar/index.ts';
import type { SlaPolicy, Version } from '../terms.ts';
import type { Clock, Run, RunSpan, Warning } from './clock.ts';
import { write, type Draft } from './draft.ts';
import { breachIfPast, elapsedNow, versionWith } from './moves.ts';
import { measureTarget, planRun, planStill, warningsFor, type Measure } from './plan.ts';
import { hoursFollowed, spentAt, withPastDue } from './spent.ts';
import { calendarNamed, calendarOf, policyOf } from './terms.ts';

/** What a clock is to be held to from now on. */
export interface Retarget {
  readonly target: Duration;
  readonly because: string;
  readonly policy: SlaPolicy | undefined;
  readonly version: Version;
  /** The origin moves back to here (C14). */
  readonly startedAt?: Date;
}

/** Another target: what was counted and every pause stay, the due is where the same count reaches the new target (C11). */
export function retarget(draft: Draft, clock: Clock, { target, because, policy, version, startedAt }: Retarget): Clock {
  const calendar = calendarOf(draft.terms, clock);
  const origin = startedAt ?? clock.startedAt;
  const hours = startedAt ? calendar : hoursFollowed(draft.terms, clock);
  const measure = measureTarget(hours, origin, target);
  const warnings = warningsFor(policy?.warnAt ?? [], { calendar: hours, startedAt: origin, measure });
  const { elapsedMs, since } = startedAt ? { elapsedMs: 0, since: startedAt } : clock;
  const run = since
    ? aheadOf(draft.at, withPastDue(draft.terms, clock, planRun({ calendar, since, elapsedMs, measure, warnings })), clock)
    : stillRun(draft, clock, { elapsedMs, measure, warnings });
  const data = { from: clock.target, target, because, ...(startedAt && { startedAt }), run };
  const next = write(draft, clock, { kind: 'retargeted', data, policy: policy?.name ?? '', version });
  return breachIfPast(draft, next, startedAt ? 'merged' : 'retargeted');
}

/** Warnings are armed anew only where they lie in the future (C16), and a clock that was breached keeps its due unless the new one does. */
function aheadOf(at: Date, run: Run, clock: Clock): Run {
  const warnings = run.warnings.map(({ at: warnAt, ...rest }) => (warnAt && warnAt > at ? { ...rest, at: warnAt } : rest));
  const kept = clock.breachedAt && clock.dueAt && run.dueAt && run.dueAt <= at ? { dueAt: clock.dueAt } : {};
  return { ...run, warnings, ...kept };
}

type Still = Pick<Run, 'elapsedMs' | 'warnings'> & { readonly measure: Measure };

/** A paused clock has a due only in the past: the one it broke, or the one that a new target puts there. */
function stillRun(draft: Draft, clock: Clock, still: Still): Run {
  const run = planStill(still);
  const dueAt = clock.breachedAt ? clock.dueAt : run.elapsedMs > run.targetMs ? spentAt(draft.terms, clock, run) : undefined;
  return dueAt ? { ...run, dueAt } : run;
}

/** Other working hours from here on: the past stays counted as it was (C13). Business days are measured anew on the hours of both. */
export function recalendar(draft: Draft, clock: Clock, name: string): Clock {
  const { at, terms } = draft;
  const { startedAt, target } = clock;
  const elapsedMs = elapsedNow(draft, clock);
  const calendarVersion = versionWith(draft, name);
  const calendar = calendarNamed(terms, name, calendarVersion);
  const hours = hoursFollowed(terms, clock, { effectiveFrom: at, calendar });
  const measure = measureTarget(hours, startedAt, target);
  const warnings = rearmed(clock, warningsFor(policyOf(terms, clock)?.warnAt ?? [], { calendar: hours, startedAt, measure }));
  const run = clock.since
    ? withPastDue(terms, settled(clock, clock.since, { to: at, elapsedMs }), planRun({ calendar, since: at, elapsedMs, measure, warnings }))
    : stillRun(draft, clock, { elapsedMs, measure, warnings });
  return write(draft, clock, { kind: 'recalendared', data: { calendar: name, calendarVersion, elapsedMs, run } });
}

/** The points of a new measure, those that were told once staying told. */
function rearmed(clock: Clock, fresh: readonly Warning[]): readonly Warning[] {
  const told = new Map(clock.warnings.map(({ point, firedAt }) => [point, firedAt]));
  return fresh.map((warning) => {
    const firedAt = told.get(warning.point);
    return firedAt ? { ...warning, firedAt } : warning;
  });
}

/** The clock with the stretch up to here among those that it ran. */
function settled(clock: Clock, from: Date, { to, elapsedMs }: { to: Date; elapsedMs: number }): Clock {
  const { calendar, calendarVersion } = clock;
  const span: RunSpan = { from, to, ms: elapsedMs - clock.elapsedMs, calendar, calendarVersion };
  return { ...clock, spans: [...clock.spans, span] };
}

/** A met clock runs again as if the time between had been a pause (C10), in the hours that hold now; its breach, if it had one, stays. */
export function reopen(draft: Draft, clock: Clock, { target, policy }: { target: Duration; policy: SlaPolicy }): Clock {
  const { startedAt, elapsedMs } = clock;
  const calendarVersion = versionWith(draft, policy.calendar);
  const calendar = calendarNamed(draft.terms, policy.calendar, calendarVersion);
  const hours = hoursFollowed(draft.terms, clock, { effectiveFrom: draft.at, calendar });
  const measure = measureTarget(hours, startedAt, target);
  const warnings = rearmed(clock, warningsFor(policy.warnAt, { calendar: hours, startedAt, measure }));
  const run = withPastDue(draft.terms, clock, planRun({ calendar, since: draft.at, elapsedMs, measure, warnings }));
  const data = { run, target, calendar: policy.calendar, calendarVersion };
  const next = write(draft, clock, { kind: 'reopened', data, policy: policy.name, version: draft.version });
  return breachIfPast(draft, next, 'retargeted');
}

export const sameDuration = (a: Duration, b: Duration): boolean => a.value === b.value && a.unit === b.unit;
