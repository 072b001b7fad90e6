import { calendarNeverOpen, calendarOutOfRange } from '../errors.ts';
import { append, lastAtMost, openBefore, type Stretch } from './block.ts';
import { blockAt, blockIndex, FIRST_INSTANT, LAST_INSTANT, sumAt, type Timeline } from './timeline.ts';
import { DAY } from './wall.ts';

/** T8: a search gives up after this much closed time, by date and not by counting steps. */
export const HORIZON = 400 * DAY;

const firstBlock = blockIndex(FIRST_INSTANT);
const lastBlock = blockIndex(LAST_INSTANT);

/** Open milliseconds from `from` to `to`; negative when `to` is earlier. */
export function countBetween(timeline: Timeline, from: number, to: number): number {
  if (from > to) return -countBetween(timeline, to, from);
  const first = blockIndex(from);
  const last = blockIndex(to);
  let sum = openBefore(blockAt(timeline, last), to) - openBefore(blockAt(timeline, first), from);
  for (let i = first; i < last; i++) sum += sumAt(timeline, i).total;
  return sum;
}

/**
 * The earliest instant at which `amount` open milliseconds (a whole number) have passed since `start`: so a due time may be the closing
 * instant itself (T4), and a start outside hours begins at the next opening (T5). With `amount` 0 it is `start`.
 */
export function countOn(timeline: Timeline, start: number, amount: number): number {
  if (amount === 0) return start;
  let index = blockIndex(start);
  let wanted = openBefore(blockAt(timeline, index), start) + amount;
  let closedSince = start;
  for (let sum = sumAt(timeline, index); wanted > sum.total; sum = sumAt(timeline, index)) {
    if (sum.total > 0 && sum.closes > closedSince) closedSince = sum.closes;
    wanted -= sum.total;
    mustBeCovered((index += 1), start);
    if (sumAt(timeline, index).opens - closedSince > HORIZON) throw neverOpen(timeline, closedSince, 'after');
  }
  const block = blockAt(timeline, index);
  const k = lastAtMost(block.before, wanted - 1);
  const due = block.starts[k]! + wanted - block.before[k]!;
  if (due > LAST_INSTANT) throw outOfRange(start);
  return due;
}

/** The latest instant from which `amount` open milliseconds pass until `end`: the mirror of {@link countOn}. */
export function countBack(timeline: Timeline, end: number, amount: number): number {
  if (amount === 0) return end;
  let index = blockIndex(end);
  let left = openBefore(blockAt(timeline, index), end) - amount;
  let closedUntil = end;
  while (left < 0) {
    const sum = sumAt(timeline, index);
    if (sum.total > 0 && sum.opens < closedUntil) closedUntil = sum.opens;
    mustBeCovered((index -= 1), end);
    const earlier = sumAt(timeline, index);
    left += earlier.total;
    if (closedUntil - earlier.closes > HORIZON) throw neverOpen(timeline, closedUntil, 'before');
  }
  const block = blockAt(timeline, index);
  const k = lastAtMost(block.before, left);
  const begun = block.starts[k]! + left - block.before[k]!;
  if (begun < FIRST_INSTANT) throw outOfRange(end);
  return begun;
}

/** The first open instant at or after `at`: a millisecond before the first open one has passed. */
export const openingAfter = (timeline: Timeline, at: number): number => countOn(timeline, at, 1) - 1;

/** `at` itself when the time just before it is open, else the last closing before it: the mirror of {@link openingAfter}. */
export const closingBefore = (timeline: Timeline, at: number): number => countBack(timeline, at, 1) + 1;

/** Open stretches between two instants, in order, apart from each other. */
export function stretchesBetween(timeline: Timeline, from: number, to: number): Stretch[] {
  const open: Stretch[] = [];
  for (let index = blockIndex(from); index <= blockIndex(to); index++) {
    const { starts, ends } = blockAt(timeline, index);
    for (let k = Math.max(0, lastAtMost(starts, from)); starts[k]! < to; k++) {
      append(open, Math.max(starts[k]!, from), Math.min(ends[k]!, to));
    }
  }
  return open;
}

function mustBeCovered(index: number, asked: number): void {
  if (index < firstBlock || index > lastBlock) throw outOfRange(asked);
}

const outOfRange = (asked: number) => calendarOutOfRange({ at: new Date(asked).toISOString() });

function neverOpen(timeline: Timeline, at: number, direction: 'after' | 'before') {
  const { versions } = timeline.calendar;
  const { zone } = versions.findLast((v) => v.from <= at)!;
  return calendarNeverOpen({ zone: zone.name, at: new Date(at).toISOString(), direction });
}
