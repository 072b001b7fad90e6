import { openTimeBetween } from '../calendar/index.ts';
import { contractOfVersion, type Contract } from '../client/index.ts';
import { system, type Scope } from '../kernel/index.ts';
import type { Ticket, TicketFacet } from '../ticket/index.ts';
import { clockRows, type ClockRow } from './entities.ts';

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

type Contracts = (clientId: number, version: number) => Promise<Contract>;

/** Clocks of one list stand under few contracts: each is looked up once. */
function contractsOf(scope: Scope): Contracts {
  const known = new Map<string, Promise<Contract>>();
  return (clientId, version) => {
    const key = `${String(clientId)}@${String(version)}`;
    const contract = known.get(key) ?? contractOfVersion(scope, clientId, version);
    known.set(key, contract);
    return contract;
  };
}

async function elapsedNow(scope: Scope, row: ClockRow, contracts: Contracts): Promise<number> {
  if (row.since === null || row.since >= scope.now) return row.elapsedMs;
  const contract = await contracts(row.clientId, Number(row.calendarVersion.split('@').at(-1)));
  const calendar = contract.calendars[row.calendar];
  return calendar ? row.elapsedMs + openTimeBetween(calendar, row.since, scope.now) : row.elapsedMs;
}

async function viewOf(scope: Scope, row: ClockRow, contracts: Contracts): Promise<ClockView> {
  const { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, targetMs } = row;
  return { id, metric, cycle, state, startedAt, dueAt, metAt, breachedAt, elapsedMs: await elapsedNow(scope, row, contracts), targetMs };
}

/** The clocks of tickets that the actor was already found to see. */
export async function clocksOf(scope: Scope, tickets: readonly Pick<Ticket, 'id'>[]): Promise<Map<number, ClockView[]>> {
  const rows = await scope
    .as(system)
    .rows(clockRows)
    .find({ where: { ticketId: tickets.map((t) => t.id) } });
  const found = new Map<number, ClockView[]>(tickets.map((t) => [t.id, []]));
  const contracts = contractsOf(scope);
  for (const row of rows) found.get(row.ticketId)?.push(await viewOf(scope, row, contracts));
  return found;
}

export const clocksFacet: TicketFacet = { name: 'clocks', inLists: true, of: clocksOf };
