import type { ClockRow } from '../../sla/index.ts';
import type { Category } from '../../kernel/index.ts';
import type { Priority, Ticket } from '../../ticket/index.ts';

/** A promise that runs on a ticket: how long it was, in which hours it counts, and when it is used up. */
export interface Due {
  /** A calendar of the client, by name; empty for real time. */
  readonly calendar: string;
  /** Milliseconds, to three figures. */
  readonly targetMs: number;
  readonly dueAt: Date;
}

/**
 * What nobody promised anything for waits as if an answer had been promised within this time, counted day and night: it too grows urgent
 * with time, so that a client without targets does not wait behind all others for ever.
 */
export const PATIENCE_MS = 72 * 3_600_000;

/**
 * A target to three figures of seconds, at least one second: 4 h 3 min 7 s count as 4 h 3 min. Targets in business days can have any length,
 * and each length is a lane of its own: this keeps their number small, and moves a share by half a percent at most.
 */
export const laneTarget = (targetMs: number): number => Math.max(1, Number((targetMs / 1000).toPrecision(3))) * 1000;

const order: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

/** 0 for urgent, 3 for low. */
export const priorityRank = (priority: Priority): number => order.indexOf(priority);

/** New or open: the next step is ours. */
export const isOurs = (category: Category): boolean => category === 'new' || category === 'open';

const isRunning = (clock: ClockRow): clock is ClockRow & { dueAt: Date } =>
  (clock.state === 'running' || clock.state === 'breached') && clock.dueAt !== null;

/** What a ticket is measured by while it waits: every running clock, of equal ones the first to be due; its age when none runs. */
export function duesOf(ticket: Pick<Ticket, 'receivedAt'>, clocks: readonly ClockRow[]): Due[] {
  const running = clocks.filter(isRunning).sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime());
  if (running.length === 0) return [{ calendar: '', targetMs: PATIENCE_MS, dueAt: new Date(ticket.receivedAt.getTime() + PATIENCE_MS) }];
  const dues = running.map(({ calendar, targetMs, dueAt }): Due => ({ calendar, targetMs: laneTarget(targetMs), dueAt }));
  return [...new Map(dues.map((due) => [`${due.calendar}/${String(due.targetMs)}`, due])).values()];
}
