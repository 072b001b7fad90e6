/** How soon somebody who waits is likely to be served, by how it went for those before. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** What is longer ago says nothing of now. */
const RECENT_MS = 60 * MINUTE;
/** With less than this, it is a guess. */
const ENOUGH = 3;

/**
 * The wait of somebody at a position in the queue, from the pace at which chats were taken lately; undefined when too few were to tell. The time
 * since the last one counts as well: a queue that stands still is told as one.
 * @param position 1 for the next.
 * @param takenAt instants at which chats of the same queue were taken, in any order.
 */
export function expectedWait(position: number, takenAt: readonly Date[], now: Date): number | undefined {
  const recent = takenAt.map((at) => at.getTime()).filter((at) => at <= now.getTime() && now.getTime() - at <= RECENT_MS);
  if (recent.length < ENOUGH) return undefined;
  const first = Math.min(...recent);
  return rounded((position * (now.getTime() - first)) / recent.length);
}

/** As people say it: half minutes up to five, then minutes, then five minutes. Never less than half a minute. */
export function rounded(ms: number): number {
  const step = ms <= 5 * MINUTE ? 30 * SECOND : ms <= 20 * MINUTE ? MINUTE : 5 * MINUTE;
  return Math.max(30 * SECOND, Math.ceil(ms / step) * step);
}

/** How many seconds somebody has to wait who may do something so often within a time; 0 when they may now. @param at when they did it, latest last. */
export function secondsUntilAllowed(at: readonly Date[], { most, withinMs }: { most: number; withinMs: number }, now: Date): number {
  const recent = at.filter((one) => now.getTime() - one.getTime() < withinMs);
  const oldest = recent[recent.length - most];
  return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest.getTime() + withinMs - now.getTime()) / SECOND));
}
