import { openTimeBetween } from '../calendar/index.ts';
import { contractNamed, type Contract } from '../client/index.ts';
import { out, system, type Scope } from '../kernel/index.ts';
import type { Ticket, TicketFacet } from '../ticket/index.ts';
import { ledgerRows, type ClockRow, type LedgerRow } from './entities.ts';
import { clockRowsOf, isUntouched } from './present.ts';
import { CLOCK_STATES, type ClockState } from './rules/clock.ts';
import { METRICS, type Metric } from './rules/facts.ts';

/** A clock as the outside sees it; instants, and open milliseconds. */
export class ClockView {
  @out.integer readonly id!: number;
  @out.oneOf(...METRICS) readonly metric!: Metric;
  @out.integer readonly cycle!: number;
  @out.oneOf(...CLOCK_STATES) readonly state!: ClockState;
  @out.instant readonly startedAt!: Date;
  /** Empty while the clock stands still: nobody can know. */
  @out.orNull(out.instant) readonly dueAt!: Date | null;
  @out.orNull(out.instant) readonly metAt!: Date | null;
  @out.orNull(out.instant) readonly breachedAt!: Date | null;
  /** When it was last warned of; empty while it is not in danger. */
  @out.orNull(out.instant) readonly warnedAt!: Date | null;
  /** Counted by now. */
  @out.integer readonly elapsedMs!: number;
  @out.integer readonly targetMs!: number;
}

const isCounting = (row: ClockRow, now: Date): row is ClockRow & { since: Date } => row.since !== null && row.since < now;

/** The contracts by whose hours those of the clocks that run now are counted. */
async function contractsOf(scope: Scope, rows: readonly ClockRow[]): Promise<ReadonlyMap<string, Contract>> {
  const found = new Map<string, Contract>();
  for (const row of rows)
    if (isCounting(row, scope.now) && !found.has(row.calendarVersion))
      found.set(row.calendarVersion, await contractNamed(scope, row.calendarVersion));
  return found;
}

function elapsedBy(now: Date, row: ClockRow, contracts: ReadonlyMap<string, Contract>): number {
  const calendar = contracts.get(row.calendarVersion)?.calendars[row.calendar];
  return calendar && isCounting(row, now) ? row.elapsedMs + openTimeBetween(calendar, row.since, now) : row.elapsedMs;
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

function viewOf(row: ClockRow, warnings: ReadonlyMap<string, Date>, elapsedMs: number): ClockView {
  const { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, targetMs } = row;
  return { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, warnedAt: warnings.get(keyOf(row)) ?? null, elapsedMs, targetMs };
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
  const contracts = await contractsOf(scope, rows);
  for (const row of rows) found.get(row.ticketId)?.push(viewOf(row, warnings, elapsedBy(scope.now, row, contracts)));
  return found;
}

export const clocksFacet: TicketFacet = { name: 'clocks', inLists: true, output: out.list(ClockView), of: clocksOf };
