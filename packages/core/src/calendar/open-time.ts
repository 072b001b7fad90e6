import { invalidInput } from '../kernel/index.ts';
import type { Calendar, TimeSpan } from './calendar.ts';
import { openMilliseconds, parseDuration, type DurationInput } from './duration.ts';
import { moveByDays } from './rules/business-days.ts';
import { countBack, countBetween, countOn, openingAfter, stretchesBetween } from './rules/count.ts';
import { stretchOut, type Stretched } from './rules/explain.ts';
import { FIRST_INSTANT, LAST_INSTANT, timelineOf } from './rules/timeline.ts';

/**
 * When a promise of `duration`, begun at `start`, is due.
 *
 * `s`, `min`, `h` and plain numbers (milliseconds) are open time: the answer is the earliest instant at which so much of it has passed, so
 * it may be the closing instant itself (T4), and a start outside hours begins at the next opening (T5). A duration of 0 gives `start`.
 *
 * `bd` is business days (T6): the same wall-clock time that many open days later. A start outside hours first moves to the next opening
 * (T5). An open day is a local date on which hours begin; a night shift belongs to the date it began on. A time of day that lies outside
 * the hours of the day reached is clipped to the closing time before it, or to the first opening when it is earlier than that. A time that
 * the clocks skip becomes the end of the gap, one that comes twice is the second.
 *
 * @throws `input.invalid` for a bad date or duration; `calendar.never-open` after 400 closed days (T8); `calendar.out-of-range`.
 */
export function addOpenTime(calendar: Calendar, start: Date, duration: DurationInput): Date {
  return move(calendar, instant(start, 'start'), { duration, direction: 1 });
}

/**
 * The mirror of {@link addOpenTime}: the latest instant from which `duration` leads to `end`. For `bd` an `end` outside hours first moves
 * back to the closing before it.
 * @throws as {@link addOpenTime}.
 */
export function subtractOpenTime(calendar: Calendar, end: Date, duration: DurationInput): Date {
  return move(calendar, instant(end, 'end'), { duration, direction: -1 });
}

/**
 * Open time from one instant to another, in milliseconds (T1): real time, so a day on which the clocks change has an hour less or more.
 * Negative when `to` is the earlier one: time overdue.
 * @throws `input.invalid` for a bad date.
 */
export const openTimeBetween = (calendar: Calendar, from: Date, to: Date): number =>
  countBetween(timelineOf(calendar), instant(from, 'from'), instant(to, 'to'));

/**
 * The open stretches from `from` to `to` in order, cut off at both; touching ones are one (T2).
 * @throws `input.invalid` for a bad date, or when `to` is the earlier one.
 */
export function openSpans(calendar: Calendar, from: Date, to: Date): TimeSpan[] {
  const [lo, hi] = ordered(from, to);
  return stretchesBetween(timelineOf(calendar), lo, hi).map(([start, end]) => ({ from: new Date(start), to: new Date(end) }));
}

/** One row of an explanation. The rows of an answer follow each other without a gap. */
export interface OpenTimeRow extends TimeSpan {
  /** `holiday` is time that a holiday or a dated extra took away; `closed` is outside the ordinary hours. */
  readonly kind: 'open' | 'closed' | 'holiday';
  /** Of a holiday: its name in the language of the country, or the dated extra as it was written, `2026-12-31: 08:00-12:00`. */
  readonly name?: string;
  /** Length of the row in seconds of real time; a fraction when an end of the range is not on a full second. */
  readonly seconds: number;
  /** Open seconds from the start of the range to the end of this row. */
  readonly total: number;
  /** Which of `calendar.versions` decided, from 0; a row never crosses from one to the next. */
  readonly version: number;
}

/**
 * Where the time went: every second from `from` to `to` in rows that are open, closed, or closed by a holiday with its name.
 * The last row's `total` is `openTimeBetween(calendar, from, to) / 1000`.
 * @throws `input.invalid` for a bad date, or when `to` is the earlier one.
 */
export function explainOpenTime(calendar: Calendar, from: Date, to: Date): OpenTimeRow[] {
  const [lo, hi] = ordered(from, to);
  let open = 0;
  return stretchOut(calendar, lo, hi).map((stretch) => {
    if (stretch.kind === 'open') open += stretch.to - stretch.from;
    return row(stretch, open);
  });
}

/**
 * The first open instant at or after `from`: `from` itself when it is open.
 * @throws `input.invalid` for a bad date; `calendar.never-open` after 400 closed days (T8).
 */
export const nextOpening = (calendar: Calendar, from: Date): Date => new Date(openingAfter(timelineOf(calendar), instant(from, 'from')));

function row({ from, to, ...rest }: Stretched, open: number): OpenTimeRow {
  return { from: new Date(from), to: new Date(to), seconds: (to - from) / 1000, total: open / 1000, ...rest };
}

function move(calendar: Calendar, at: number, { duration, direction }: { duration: DurationInput; direction: 1 | -1 }): Date {
  const parsed = typeof duration === 'number' && duration >= 0 && duration < Infinity ? undefined : parseDuration(duration);
  const amount = parsed ? openMilliseconds(parsed) : Math.round(duration as number);
  if (amount === undefined) return new Date(moveByDays(calendar, at, { count: parsed!.value, direction }));
  return new Date((direction === 1 ? countOn : countBack)(timelineOf(calendar), at, amount));
}

function instant(date: Date | null | undefined, path: string): number {
  // Asked for its method, not its class: a Date from another realm is as good.
  const ms = typeof date?.getTime === 'function' ? date.getTime() : undefined;
  if (ms !== undefined && ms >= FIRST_INSTANT && ms < LAST_INSTANT) return ms;
  throw invalidInput({ what: 'open time', mistakes: [{ path, message: 'must be a valid Date in the years 1900 to 2199' }] });
}

function ordered(from: Date, to: Date): [from: number, to: number] {
  const lo = instant(from, 'from');
  const hi = instant(to, 'to');
  if (lo <= hi) return [lo, hi];
  throw invalidInput({ what: 'open time', mistakes: [{ path: 'to', message: 'must not be earlier than from' }] });
}
