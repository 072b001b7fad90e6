import {
  addOpenTime,
  nextOpening,
  openMilliseconds,
  openTimeBetween,
  subtractOpenTime,
  type Calendar,
  type Duration,
} from '../../calendar/index.ts';
import type { WarnPoint } from '../terms.ts';
import type { Run, Warning } from './clock.ts';

/** A target as open time, measured once on a calendar. */
export interface Measure {
  readonly targetMs: number;
  readonly edge?: 'opening';
}

/**
 * How long a target is in open time.
 *
 * `s`, `min`, `h` are what they say. Business days have no length of their own (T6), so one is measured: the open time between the start
 * and the same wall-clock time that many open days later. Elapsed and remaining time are then exact whatever pauses come between, and
 * every open minute of a pause moves the due by one open minute. Where the wall clock shows an opening, the closing before it has the
 * same open time; `edge` remembers that the later of the two is meant.
 */
export function measureTarget(calendar: Calendar, startedAt: Date, target: Duration): Measure {
  const length = openMilliseconds(target);
  if (length !== undefined) return { targetMs: length };
  const end = addOpenTime(calendar, startedAt, target);
  const targetMs = openTimeBetween(calendar, startedAt, end);
  return addOpenTime(calendar, startedAt, targetMs) < end ? { targetMs, edge: 'opening' } : { targetMs };
}

/** The instant at which `remainingMs` more have passed since an instant; before it when they are negative. */
export function dueFrom(
  calendar: Calendar,
  since: Date,
  { remainingMs, edge }: { remainingMs: number; edge?: 'opening' | undefined },
): Date {
  const due = remainingMs < 0 ? subtractOpenTime(calendar, since, -remainingMs) : addOpenTime(calendar, since, remainingMs);
  return edge ? nextOpening(calendar, due) : due;
}

interface RunInput {
  readonly calendar: Calendar;
  readonly since: Date;
  readonly elapsedMs: number;
  readonly measure: Measure;
  readonly warnings: readonly Warning[];
}

/** How a clock goes on that does not stand still. */
export type Planned = Run & Required<Pick<Run, 'since' | 'dueAt'>>;

/** A clock that runs on from `since`: when its target is used up, and when each warning that still lies ahead falls. */
export function planRun({ calendar, since, elapsedMs, measure, warnings }: RunInput): Planned {
  const dueAt = dueFrom(calendar, since, { remainingMs: measure.targetMs - elapsedMs, edge: measure.edge });
  const armed = warnings.map((w) =>
    w.firedAt || w.afterMs <= elapsedMs ? w : { ...w, at: addOpenTime(calendar, since, w.afterMs - elapsedMs) },
  );
  return { elapsedMs, ...measure, warnings: armed, since, dueAt };
}

/** A clock that stands still with what it has. */
export const planStill = ({ elapsedMs, measure, warnings }: Pick<RunInput, 'elapsedMs' | 'measure' | 'warnings'>): Run => ({
  elapsedMs,
  ...measure,
  warnings: warnings.map(({ at: _at, ...rest }) => rest),
});

/**
 * The warning points of a target (C16), none of them fired: a share is taken of the target's open length, an open time before due is
 * taken from its end. A point that would not come after the start is no warning and is left out.
 */
export function warningsFor(points: readonly WarnPoint[], { calendar, startedAt, measure }: Measured): readonly Warning[] {
  return points
    .map((point) => ({
      point: point.text,
      afterMs:
        'share' in point
          ? Math.ceil(measure.targetMs * point.share)
          : measure.targetMs - lengthBefore(point.before, { calendar, startedAt, measure }),
    }))
    .filter((warning) => warning.afterMs > 0);
}

interface Measured {
  readonly calendar: Calendar;
  readonly startedAt: Date;
  readonly measure: Measure;
}

function lengthBefore(before: Duration, { calendar, startedAt, measure }: Measured): number {
  const length = openMilliseconds(before);
  if (length !== undefined) return length;
  const due = dueFrom(calendar, startedAt, { remainingMs: measure.targetMs, edge: measure.edge });
  return openTimeBetween(calendar, subtractOpenTime(calendar, due, before), due);
}
