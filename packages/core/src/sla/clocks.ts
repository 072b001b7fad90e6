import { openTimeBetween } from '../calendar/index.ts';
import { contractNamed } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import type { Ticket, TicketFacet } from '../ticket/index.ts';
import type { ClockRow } from './entities.ts';
import { clockRowsOf } from './present.ts';

/** A clock as the outside sees it; instants, and open milliseconds. */
export interface ClockView {
  readonly id: number;
  readonly metric: ClockRow['metric'];
  readonly cycle: number;
  readonly state: ClockRow['state'];
  readonly startedAt: Date;
  /** Empty while the clock stands still: nobody can know. */
  readonly dueAt: Date | null;
  readonly metAt: Date | null;
  readonly breachedAt: Date | null;
  /** Counted by now. */
  readonly elapsedMs: number;
  readonly targetMs: number;
}

async function elapsedNow(scope: Scope, row: ClockRow): Promise<number> {
  if (row.since === null || row.since >= scope.now) return row.elapsedMs;
  const contract = await contractNamed(scope, row.calendarVersion);
  const calendar = contract.calendars[row.calendar];
  return calendar ? row.elapsedMs + openTimeBetween(calendar, row.since, scope.now) : row.elapsedMs;
}

async function viewOf(scope: Scope, row: ClockRow): Promise<ClockView> {
  const { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, targetMs } = row;
  return { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, elapsedMs: await elapsedNow(scope, row), targetMs };
}

/** The clocks of tickets that the actor was already found to see. */
export async function clocksOf(scope: Scope, tickets: readonly Pick<Ticket, 'id'>[]): Promise<Map<number, ClockView[]>> {
  const rows = await clockRowsOf(
    scope,
    tickets.map((t) => t.id),
  );
  const found = new Map<number, ClockView[]>(tickets.map((t) => [t.id, []]));
  for (const row of rows) found.get(row.ticketId)?.push(await viewOf(scope, row));
  return found;
}

export const clocksFacet: TicketFacet = { name: 'clocks', inLists: true, of: clocksOf };
