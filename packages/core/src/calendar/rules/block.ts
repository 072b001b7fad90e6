import type { Calendar, CalendarVersion } from '../calendar.ts';
import { hoursOn } from './day.ts';
import { boundaryOf, DAY, MINUTE } from './wall.ts';

/** Length of a block: 52 weeks. Less than the 400 days of T8, so a longer closing always shows between two blocks. */
export const BLOCK = 364 * DAY;

/** What is remembered of a block after its table was dropped. */
export interface BlockSum {
  /** Open milliseconds of the block. */
  readonly total: number;
  /** Its first opening; the end of the block when nothing of it is open. */
  readonly opens: number;
  /** Its last closing; the start of the block when nothing of it is open. */
  readonly closes: number;
}

/** All open time of one block of the time line, as real instants (T1). `before[k]` is the open time of the block ahead of span k. */
export interface Block {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
  readonly sum: BlockSum;
}

/** A stretch of real time in milliseconds since 1970, half-open. */
export type Stretch = [from: number, to: number];

/** Adds a stretch to an ordered list; touching and overlapping ones become one. */
export function append(list: Stretch[], from: number, to: number): void {
  const last = list.at(-1);
  if (to <= from) return;
  if (last && from <= last[1]) last[1] = Math.max(last[1], to);
  else list.push([from, to]);
}

/** The real stretches of the hours that begin on one date of a version, not yet limited to the version's own time. */
export function stretchesOn(version: CalendarVersion, day: number): Stretch[] {
  const offsets = version.zone.offsetsAround(day * DAY);
  const midnight = day * DAY;
  return hoursOn(version, day).map((span) => [
    boundaryOf(offsets, midnight + span.start * MINUTE, 'start'),
    boundaryOf(offsets, midnight + span.end * MINUTE, 'end'),
  ]);
}

/** First and last instant of a version's own time. */
export function periodOf(calendar: Calendar, index: number): Stretch {
  return [calendar.versions[index]!.from, calendar.versions[index + 1]?.from ?? Infinity];
}

/** Expands one block. Versions are crossed piecewise: each gives the spans of its own time only (C13). */
export function buildBlock(calendar: Calendar, index: number): Block {
  const from = index * BLOCK;
  const to = from + BLOCK;
  const open: Stretch[] = [];
  calendar.versions.forEach((version, i) => {
    const [begin, end] = periodOf(calendar, i);
    const lo = Math.max(from, begin);
    const hi = Math.min(to, end);
    // Three days back: a shift may last until the next evening, and zones lie up to a day from UTC.
    for (let day = Math.floor(lo / DAY) - 3; day <= Math.floor(hi / DAY) + 1; day++) {
      for (const [start, stop] of stretchesOn(version, day)) append(open, Math.max(start, lo), Math.min(stop, hi));
    }
  });
  return freeze(from, to, open);
}

function freeze(from: number, to: number, open: readonly Stretch[]): Block {
  const before = new Float64Array(open.length);
  let total = 0;
  open.forEach(([start, end], k) => {
    before[k] = total;
    total += end - start;
  });
  const sum = { total, opens: open[0]?.[0] ?? to, closes: open.at(-1)?.[1] ?? from };
  return { starts: Float64Array.from(open, (s) => s[0]), ends: Float64Array.from(open, (s) => s[1]), before, sum };
}

/** Index of the last number that is at most `value` in an ascending list; -1 when all are greater. */
export function lastAtMost(list: Float64Array, value: number): number {
  let lo = 0;
  let hi = list.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (list[mid]! <= value) lo = mid + 1;
    else hi = mid;
  }
  return lo - 1;
}

/** Open time of the block ahead of an instant in it. */
export function openBefore(block: Block, at: number): number {
  const k = lastAtMost(block.starts, at);
  if (k < 0) return 0;
  const end = block.ends[k]!;
  return block.before[k]! + (at < end ? at : end) - block.starts[k]!;
}
