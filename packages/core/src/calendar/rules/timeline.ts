import type { Calendar } from '../calendar.ts';
import { BLOCK, buildBlock, type Block, type BlockSum } from './block.ts';

/** Calendars answer for these years; nothing a service desk promises lies outside, and a mistyped year is told at once. */
export const FIRST_INSTANT = Date.UTC(1900, 0, 1);
export const LAST_INSTANT = Date.UTC(2200, 0, 1);

/** Blocks kept per calendar: sixteen years, or fewer when the days are cut into very many spans. */
const MOST_BLOCKS = 16;
const MOST_SPANS = 100_000;

/** The open time of a calendar, expanded block by block as questions reach it. Old blocks are dropped, their sums stay. */
export interface Timeline {
  readonly calendar: Calendar;
  readonly blocks: Map<number, Block>;
  readonly sums: Map<number, BlockSum>;
  held: number;
}

const timelines = new WeakMap<Calendar, Timeline>();

/** The time line of a calendar; it lives as long as the calendar value. */
export function timelineOf(calendar: Calendar): Timeline {
  let timeline = timelines.get(calendar);
  if (!timeline) timelines.set(calendar, (timeline = { calendar, blocks: new Map(), sums: new Map(), held: 0 }));
  return timeline;
}

const { floor } = Math;
export const blockIndex = (at: number): number => floor(at / BLOCK);

/** A block, from the table or expanded now. */
export const blockAt = (timeline: Timeline, index: number): Block => timeline.blocks.get(index) ?? expand(timeline, index);

/** How much of a block is open, from when, until when. */
export const sumAt = (timeline: Timeline, index: number): BlockSum => timeline.sums.get(index) ?? blockAt(timeline, index).sum;

function expand(timeline: Timeline, index: number): Block {
  const block = buildBlock(timeline.calendar, index);
  timeline.blocks.set(index, block);
  timeline.sums.set(index, block.sum);
  timeline.held += block.starts.length;
  for (const [oldest, dropped] of timeline.blocks) {
    if (oldest === index || (timeline.blocks.size <= MOST_BLOCKS && timeline.held <= MOST_SPANS)) break;
    timeline.blocks.delete(oldest);
    timeline.held -= dropped.starts.length;
  }
  return block;
}
