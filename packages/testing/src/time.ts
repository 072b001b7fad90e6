import type { Clock } from '@luuri/core';
import { backwards, badDuration, badInstant } from './errors.ts';

/** A length of real time: milliseconds, or `'500ms'`, `'30s'`, `'30min'`, `'4h'`, `'2d'`. A day is 24 hours here. */
export type RealTime = number | `${number}${keyof typeof units}`;

const units = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const form = /^(\d+(?:\.\d+)?)(ms|s|min|h|d)$/;

/**
 * Milliseconds of a length of real time.
 * @throws `testing.bad-duration`
 */
export function millisecondsOf(time: RealTime): number {
  const match = typeof time === 'string' ? form.exec(time) : null;
  const ms = match ? Math.round(Number(match[1]) * units[match[2] as keyof typeof units]) : time;
  if (typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0) throw badDuration({ given: time });
  return ms;
}

/**
 * An instant from a Date or a text with a zone.
 * @throws `testing.bad-instant`
 */
export function instantOf(instant: Date | string): Date {
  const hasZone = typeof instant !== 'string' || /(Z|[+-]\d\d:?\d\d)$/.test(instant);
  const date = new Date(instant);
  if (!hasZone || Number.isNaN(date.getTime())) throw badInstant({ given: instant });
  return date;
}

/** A Monday morning in winter, in UTC: where every test desk begins, unless it says otherwise. */
export const monday = '2026-01-05T09:00:00Z';

/** A clock that stands still until somebody moves it. */
export interface TravellingClock extends Clock {
  /**
   * Put it forward.
   * @throws `testing.backwards`
   */
  set(instant: Date): void;
}

/** Make a clock that stands at an instant. @param at {@link monday} when left out. */
export function travellingClock(at: Date | string = monday): TravellingClock {
  let now = instantOf(at).getTime();
  return {
    now: () => new Date(now),
    set(instant) {
      if (instant.getTime() < now) throw backwards({ from: new Date(now).toISOString(), to: instant.toISOString() });
      now = instant.getTime();
    },
  };
}
