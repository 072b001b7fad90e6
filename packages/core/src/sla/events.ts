import { defineEvent } from '../kernel/index.ts';
import type { Metric } from './rules/facts.ts';

interface ClockFact {
  ticketId: number;
  clientId: number;
  clockId: number;
  metric: Metric;
  cycle: number;
  /** ISO instant at which it became true, computed; never the instant at which somebody looked (T10). */
  at: string;
}
const aboutTicket = (p: { ticketId: number }) => `ticket:${String(p.ticketId)}`;

export const clockWarned = defineEvent<ClockFact & { point: string; dueAt: string | null }>('sla.warned', {
  summary: 'A promise comes near its end.',
  about: aboutTicket,
});
export const clockBreached = defineEvent<ClockFact & { dueAt: string | null; reason?: string }>('sla.breached', {
  summary: 'A promise was not kept in time.',
  about: aboutTicket,
});
export const clockWaived = defineEvent<Omit<ClockFact, 'at'> & { reason: string }>('sla.waived', {
  summary: 'A supervisor forgave a breach, or let go of a promise.',
  about: aboutTicket,
});
/** For rooms that keep something by the clocks; the ledger says what exactly happened, so it is told and not logged. */
export const clocksChanged = defineEvent<{
  ticketId: number;
  clientId: number;
  /** True when it has just got them: it was opened, and no room knows of it yet. */
  first: boolean;
}>('sla.clocks-changed', {
  summary: 'A ticket got its clocks, or one of them changed: its state, its target or its due.',
  about: aboutTicket,
  logged: false,
});
/** For rules on what no event of its own tells; the ledger keeps it, so it is told and not logged. */
export const ledgerWritten = defineEvent<{
  ticketId: number;
  clientId: number;
  /** In their order; none of them is imported history or said again by a correction. */
  lines: readonly {
    readonly metric: Metric;
    readonly kind: string;
    /** ISO instants: when it took effect, and when the promise is due. */
    readonly at: string;
    readonly dueAt: string | null;
    /** The fact behind it; null where time alone brought it about. */
    readonly causeId: number | null;
  }[];
}>('sla.ledger-written', { summary: "Lines were added to the ledger of a ticket's clocks.", about: aboutTicket, logged: false });
export const clockMet = defineEvent<ClockFact & { lateByMs: number }>('sla.met', {
  summary: 'A promise was kept, in time or late.',
  about: aboutTicket,
});
export const recomputeBegan = defineEvent<{
  clientId: number;
  /** `acme@3` */
  version: string;
  change: string;
  days: number;
  reason: string;
  /** As previewed. */
  changed: number;
  counts: Readonly<Record<string, number>>;
}>('sla.recompute-began', {
  summary: 'Somebody applies a contract to tickets that there are already.',
  about: (p) => `client:${String(p.clientId)}`,
});
