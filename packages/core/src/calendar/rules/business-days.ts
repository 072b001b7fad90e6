import type { Calendar } from '../calendar.ts';
import { calendarNeverOpen, calendarOutOfRange } from '../errors.ts';
import { append, periodOf, stretchesOn, type Stretch } from './block.ts';
import { closingBefore, HORIZON, openingAfter } from './count.ts';
import { FIRST_INSTANT, LAST_INSTANT, timelineOf } from './timeline.ts';
import { boundaryOf, DAY, wallOf } from './wall.ts';

/** Where a count of business days begins: the date whose hours it lies in, and the time of day, which after midnight is over 24 h. */
interface Mark {
  readonly day: number;
  readonly sinceMidnight: number;
}

/**
 * The instant `count` open days away (T6): same wall-clock time, `direction` 1 later or -1 earlier. A start outside hours first goes to the
 * next opening (back: to the closing before it). An open day is a date on which at least one span begins.
 */
export function moveByDays(calendar: Calendar, start: number, { count, direction }: { count: number; direction: 1 | -1 }): number {
  if (count === 0) return start;
  const mark = markOf(calendar, start, direction);
  let { day } = mark;
  let open: Stretch[] = [];
  for (let left = count, closed = 0; left > 0;) {
    day += direction;
    open = openOn(calendar, day);
    closed = open.length > 0 ? 0 : closed + DAY;
    if (open.length > 0) left--;
    if (closed > HORIZON) throw tooLongClosed(calendar, day, direction);
    if (day * DAY < FIRST_INSTANT || day * DAY >= LAST_INSTANT) throw calendarOutOfRange({ at: new Date(start).toISOString() });
  }
  return intoHours(open, wallClockOn(calendar, day, mark.sinceMidnight));
}

/** The open stretches that belong to a date, whichever version rules them. */
function openOn(calendar: Calendar, day: number): Stretch[] {
  const open: Stretch[] = [];
  calendar.versions.forEach((version, i) => {
    const [begin, end] = periodOf(calendar, i);
    for (const [from, to] of stretchesOn(version, day)) append(open, Math.max(from, begin), Math.min(to, end));
  });
  return open;
}

function markOf(calendar: Calendar, start: number, direction: 1 | -1): Mark {
  const timeline = timelineOf(calendar);
  const at = direction === 1 ? openingAfter(timeline, start) : closingBefore(timeline, start);
  const within = direction === 1 ? at : at - 1;
  const offsets = versionAt(calendar, within).zone.offsetsAround(within);
  const wall = wallOf(offsets, within) + at - within;
  // A night shift belongs to the date it began on, so the evening before is asked when today's hours do not hold the instant.
  const today = Math.floor(wall / DAY);
  const holds = (day: number) => openOn(calendar, day).some(([from, to]) => from <= within && within < to);
  const day = [today, today - 1].find(holds)!;
  return { day, sinceMidnight: wall - day * DAY };
}

const versionAt = (calendar: Calendar, at: number) => calendar.versions.findLast((v) => v.from <= at)!;

/** The time of day on a date, by the version that rules then. It is a boundary, so it is read as the end of an opening is (T3). */
function wallClockOn(calendar: Calendar, day: number, sinceMidnight: number): number {
  const wall = day * DAY + sinceMidnight;
  const readings = calendar.versions.map((v) => ({ from: v.from, at: boundaryOf(v.zone.offsetsAround(wall), wall, 'end') }));
  return readings.findLast((r) => r.at >= r.from)!.at;
}

/** Clipped to closing time: the end of the hours before it; a time ahead of the first opening becomes that opening. */
function intoHours(open: readonly Stretch[], at: number): number {
  const reached = open.findLast(([from]) => from <= at);
  return reached ? Math.min(at, reached[1]) : open[0]![0];
}

function tooLongClosed(calendar: Calendar, day: number, direction: 1 | -1) {
  const at = day * DAY - direction * HORIZON;
  const version = versionAt(calendar, at);
  return calendarNeverOpen({ zone: version.zone.name, at: new Date(at).toISOString(), direction: direction === 1 ? 'after' : 'before' });
}
