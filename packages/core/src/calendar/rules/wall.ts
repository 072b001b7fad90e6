import type { OffsetSpan } from '../calendar.ts';

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Local wall-clock time of an instant, written as if it were UTC milliseconds. */
export function wallOf(offsets: readonly OffsetSpan[], at: number): number {
  let { offset } = offsets[0]!;
  for (const span of offsets) if (span.from <= at) offset = span.offset;
  return at + offset;
}

/**
 * The instant of a boundary of opening hours (T3). A time that the spring gap skips becomes the end of the gap; a time that autumn
 * shows twice is the first showing for a start and the second for an end, which is the longer opening.
 */
export function boundaryOf(offsets: readonly OffsetSpan[], wall: number, edge: 'start' | 'end'): number {
  let found: number | undefined;
  for (let i = 0; i < offsets.length; i++) {
    const from = i === 0 ? -Infinity : offsets[i]!.from;
    const to = offsets[i + 1]?.from ?? Infinity;
    const at = wall - offsets[i]!.offset;
    if (at >= from && at < to) {
      if (edge === 'start') return at;
      found = at;
    } else if (found === undefined && at < from) return from; // skipped: too late for the offset before, too early for this one
  }
  return found!;
}
