import { openTimeBetween } from '../calendar/index.ts';
import { contractNamed } from '../client/index.ts';
import { system, type Scope } from '../kernel/index.ts';
import type { Ticket, TicketFacet } from '../ticket/index.ts';
import { ledgerRows, type ClockRow, type LedgerRow } from './entities.ts';
import { clockRowsOf, isUntouched } from './present.ts';

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
  /** When it was last warned of; empty while it is not in danger. */
  readonly warnedAt: Date | null;
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

const keyOf = ({ ticketId, metric, cycle }: Pick<ClockRow, 'ticketId' | 'metric' | 'cycle'>): string =>
  `${String(ticketId)} ${metric} ${String(cycle)}`;

/** When each clock was last warned of. Another target or a reopening begins anew: then no warning has fallen yet. */
async function warningsOf(scope: Scope, ticketIds: readonly number[]): Promise<ReadonlyMap<string, Date>> {
  if (ticketIds.length === 0) return new Map();
  const kinds: LedgerRow['kind'][] = ['warned', 'retargeted', 'reopened'];
  const lines = await scope
    .as(system)
    .rows(ledgerRows)
    .find({ where: { ticketId: [...ticketIds], kind: kinds }, order: { id: 'ASC' } });
  const found = new Map<string, Date>();
  for (const line of lines) {
    if (line.kind === 'warned') found.set(keyOf(line), line.at);
    else found.delete(keyOf(line));
  }
  return found;
}

async function viewOf(scope: Scope, row: ClockRow, warnings: ReadonlyMap<string, Date>): Promise<ClockView> {
  const { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, targetMs } = row;
  const warnedAt = warnings.get(keyOf(row)) ?? null;
  return { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, warnedAt, elapsedMs: await elapsedNow(scope, row), targetMs };
}

/** The clocks of tickets that the actor was already found to see. */
export async function clocksOf(scope: Scope, tickets: readonly Pick<Ticket, 'id'>[]): Promise<Map<number, ClockView[]>> {
  const ticketIds = tickets.map((t) => t.id);
  const rows = await clockRowsOf(scope, ticketIds);
  const warnings = await warningsOf(
    scope,
    ticketIds.filter((id) => !isUntouched(scope, id)),
  );
  const found = new Map<number, ClockView[]>(tickets.map((t) => [t.id, []]));
  for (const row of rows) found.get(row.ticketId)?.push(await viewOf(scope, row, warnings));
  return found;
}

export const clocksFacet: TicketFacet = { name: 'clocks', inLists: true, of: clocksOf };
