import { invalidInput } from '../kernel/index.ts';
import type { Calendar, Zone } from './calendar.ts';
import { explainOpenTime, openSpans, openTimeBetween } from './open-time.ts';
import { boundaryOf, DAY, MINUTE, wallOf } from './rules/wall.ts';

/** One date of a calendar, as it would stand on a wall. */
export interface CalendarDate {
  /** `2026-06-19` */
  readonly date: string;
  /** `holiday` when nothing of it is open because of a holiday or a dated extra. */
  readonly kind: 'open' | 'closed' | 'holiday';
  /** Of a holiday, also of one that only shortens the day. */
  readonly name?: string;
  /** Open hours by the wall clock, cut at midnight: `08:00` to `16:00`; the end of the date is `24:00`. */
  readonly hours: readonly { readonly from: string; readonly to: string }[];
  /** Real open time in milliseconds: of a whole day on which the clocks change 23 or 25 hours. */
  readonly openMs: number;
}

/**
 * Every date of a year, with its open hours and the names of its holidays. Versions are crossed where they begin (C13); dates and times are
 * those of the zone that rules last.
 * @throws `input.invalid` for a year outside 1901 to 2198.
 */
export function calendarYear(calendar: Calendar, year: number): CalendarDate[] {
  if (!Number.isInteger(year) || year < 1901 || year > 2198) {
    throw invalidInput({ what: 'calendar year', mistakes: [{ path: 'year', message: 'must be a whole year from 1901 to 2198' }] });
  }
  const { zone } = calendar.versions.at(-1)!;
  const first = Date.UTC(year, 0, 1) / DAY;
  const days = Date.UTC(year + 1, 0, 1) / DAY - first;
  return Array.from({ length: days }, (_, i) => dateOf(calendar, zone, (first + i) * DAY));
}

function dateOf(calendar: Calendar, zone: Zone, midnight: number): CalendarDate {
  const offsets = zone.offsetsAround(midnight);
  const from = new Date(boundaryOf(offsets, midnight, 'start'));
  const to = new Date(boundaryOf(offsets, midnight + DAY, 'start'));
  const wall = (at: Date) => (at >= to ? '24:00' : clockOf(wallOf(offsets, at.getTime())));
  const hours = openSpans(calendar, from, to).map((span) => ({ from: wall(span.from), to: wall(span.to) }));
  const name = explainOpenTime(calendar, from, to).find((row) => row.kind === 'holiday')?.name;
  const kind = hours.length > 0 ? 'open' : name === undefined ? 'closed' : 'holiday';
  return {
    date: new Date(midnight).toISOString().slice(0, 10),
    kind,
    ...(name === undefined ? {} : { name }),
    hours,
    openMs: openTimeBetween(calendar, from, to),
  };
}

function clockOf(wall: number): string {
  const minutes = Math.floor((wall % DAY) / MINUTE);
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
}
