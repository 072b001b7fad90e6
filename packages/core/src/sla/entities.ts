import { defineEntity, nullable } from '../kernel/index.ts';
import type { ClockState } from './rules/clock.ts';
import type { Metric } from './rules/facts.ts';

/** All that is known of one ticket's clocks: the value that the rules fold facts into. */
export interface SlaTicket {
  id: number;
  ticketId: number;
  clientId: number;
  /** As JSON; `stateFromJson` reads it. */
  state: object;
  /** Version of the time zone rules by which it was computed last, `2025c` (T9); empty for what is older than its column. */
  zones: string | null;
}
export const slaTicketRows = defineEntity<SlaTicket>(
  'sla_ticket',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), state: c.json(), zones: nullable(c.text()) }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['ticketId'], unique: true }],
  },
);

/** One promise on one ticket in one cycle, as lists and reports read it. Follows from the ticket's state. */
export interface ClockRow {
  id: number;
  ticketId: number;
  clientId: number;
  metric: Metric;
  cycle: number;
  state: ClockState;
  startedAt: Date;
  dueAt: Date | null;
  metAt: Date | null;
  breachedAt: Date | null;
  /** Open milliseconds counted before `since`. */
  elapsedMs: number;
  /** Running since; empty while it stands still or is over. */
  since: Date | null;
  targetMs: number;
  policy: string;
  /** `acme@3`: the contract and version it was promised under. */
  version: string;
  calendar: string;
  calendarVersion: string;
}
export const clockRows = defineEntity<ClockRow>(
  'sla_clock',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    metric: c.text(),
    cycle: c.count(),
    state: c.text(),
    startedAt: c.instant(),
    dueAt: nullable(c.instant()),
    metAt: nullable(c.instant()),
    breachedAt: nullable(c.instant()),
    elapsedMs: c.milliseconds(),
    since: nullable(c.instant()),
    targetMs: c.milliseconds(),
    policy: c.text(),
    version: c.text(),
    calendar: c.text(),
    calendarVersion: c.text(),
  }),
  {
    reach: { client: 'clientId' },
    indexes: [
      { columns: ['ticketId', 'metric', 'cycle'], unique: true },
      { columns: ['clientId', 'dueAt'] },
      { columns: ['clientId', 'startedAt'] },
    ],
  },
);

/** One line of a clock's ledger (C2). Only ever added to. */
export interface LedgerRow {
  id: number;
  ticketId: number;
  clientId: number;
  metric: Metric;
  cycle: number;
  kind: string;
  at: Date;
  /** The whole line, as the rules wrote it. */
  entry: object;
}
export const ledgerRows = defineEntity<LedgerRow>(
  'sla_ledger',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    metric: c.text(),
    cycle: c.count(),
    kind: c.text(),
    at: c.instant(),
    entry: c.json(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'id'] }] },
);
