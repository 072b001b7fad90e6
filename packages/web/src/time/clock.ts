import type { Clock, Ticket } from '../api/shapes.ts';

/** What a clock's colour, shape and word say: one thing everywhere. */
export type Urgency = 'idle' | 'running' | 'warned' | 'breached' | 'paused' | 'met';

const isOver = ({ state }: Clock): boolean => ['met', 'met_late', 'cancelled', 'pending'].includes(state);

export function urgencyOf(clock: Clock, now: number): Urgency {
  if (clock.state === 'met') return 'met';
  if (isOver(clock)) return 'idle';
  if (clock.state === 'paused') return clock.breachedAt === null ? 'paused' : 'breached';
  if (clock.state === 'breached' || (clock.dueAt !== null && Date.parse(clock.dueAt) <= now)) return 'breached';
  return clock.warnedAt ? 'warned' : 'running';
}

const dueOf = ({ dueAt }: Clock): number => (dueAt === null ? Infinity : Date.parse(dueAt));

/** The clock that a ticket is sorted by: the nearest due of those that run, else one that stands still; none when all are over. */
export function mostUrgent({ clocks }: Pick<Ticket, 'clocks'>): Clock | undefined {
  const open = clocks.filter((clock) => !isOver(clock));
  const running = open.filter((clock) => clock.state !== 'paused');
  return [...(running.length > 0 ? running : open)].sort((a, b) => dueOf(a) - dueOf(b) || b.elapsedMs - a.elapsedMs)[0];
}

/** Instants are told to the second, and were on the way. */
const NEARLY_MS = 90_000;

/**
 * Open time that is left of a promise; less than nothing once it is broken. The server counted at `heardAt`. Where no closed hours lie before
 * the due, it is the due less now, and so goes on by itself; else it stands until the server counts again, never longer than the due allows.
 */
export function leftMs(clock: Clock, heardAt: number, now: number): number {
  const counted = clock.targetMs - clock.elapsedMs;
  if (clock.state === 'paused' || clock.dueAt === null) return counted;
  const due = Date.parse(clock.dueAt);
  const isPlain = Math.abs(due - heardAt - counted) < NEARLY_MS;
  return isPlain ? due - now : counted >= 0 ? Math.min(counted, due - now) : counted;
}

/** How full the bar is, 0 to 1. */
export const fullness = (clock: Clock, left: number): number => (clock.targetMs <= 0 ? 0 : Math.max(0, Math.min(1, left / clock.targetMs)));
