import type { Calendar, CalendarVersion } from '../calendar.ts';
import { periodOf, type Stretch } from './block.ts';
import { stretchesBetween } from './count.ts';
import { lostOn } from './day.ts';
import { timelineOf } from './timeline.ts';
import { boundaryOf, DAY, MINUTE } from './wall.ts';

/** One stretch of an explanation, in milliseconds. */
export interface Stretched {
  readonly from: number;
  readonly to: number;
  readonly kind: 'open' | 'closed' | 'holiday';
  /** Name of the holiday. */
  readonly name?: string;
  /** Position in `calendar.versions` of the version that decided. */
  readonly version: number;
}

type Lost = readonly [from: number, to: number, name: string];

/** Every millisecond between two instants, once and in order: open, closed, or closed by a holiday. */
export function stretchOut(calendar: Calendar, from: number, to: number): Stretched[] {
  return calendar.versions.flatMap((version, index) => {
    const [begin, end] = periodOf(calendar, index);
    const lo = Math.max(from, begin);
    const hi = Math.min(to, end);
    return ofVersion(calendar, index, { lo, hi, lost: lostBetween(version, lo, hi) });
  });
}

function ofVersion(calendar: Calendar, version: number, { lo, hi, lost }: { lo: number; hi: number; lost: readonly Lost[] }): Stretched[] {
  const rows: Stretched[] = [];
  let at = lo;
  for (const [start, end] of [...stretchesBetween(timelineOf(calendar), lo, hi), [hi, hi] satisfies Stretch]) {
    rows.push(...closedRows([at, start], lost, version));
    if (start < end) rows.push({ from: start, to: end, kind: 'open', version });
    at = end;
  }
  return rows;
}

/** A closed stretch, split where a holiday is the reason. */
function closedRows([from, to]: Stretch, lost: readonly Lost[], version: number): Stretched[] {
  const rows: Stretched[] = [];
  let at = from;
  for (const [begin, end, name] of lost) {
    const start = Math.max(at, begin);
    const stop = Math.min(to, end);
    if (start >= stop) continue;
    if (at < start) rows.push({ from: at, to: start, kind: 'closed', version });
    const last = rows.at(-1);
    if (last?.name === name) rows[rows.length - 1] = { ...last, to: stop };
    else rows.push({ from: start, to: stop, kind: 'holiday', name, version });
    at = stop;
  }
  if (at < to) rows.push({ from: at, to, kind: 'closed', version });
  return rows;
}

/** What holidays took away in a range, in order of the dates. */
function lostBetween(version: CalendarVersion, from: number, to: number): Lost[] {
  const found: Lost[] = [];
  for (let day = Math.floor(from / DAY) - 3; day <= Math.floor(to / DAY) + 1; day++) {
    const lost = lostOn(version, day);
    const offsets = version.zone.offsetsAround(day * DAY);
    for (const span of lost?.spans ?? []) {
      const start = boundaryOf(offsets, day * DAY + span.start * MINUTE, 'start');
      found.push([start, boundaryOf(offsets, day * DAY + span.end * MINUTE, 'end'), lost!.name]);
    }
  }
  return found;
}
