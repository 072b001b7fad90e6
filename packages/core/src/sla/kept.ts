import { system, type Scope } from '../kernel/index.ts';
import { termsFor } from './contract.ts';
import { ledgerRows, slaTicketRows } from './entities.ts';
import { entryFromJson, stateFromJson } from './rules/json.ts';
import type { LedgerEntry } from './rules/ledger.ts';
import type { SlaState } from './rules/state.ts';
import type { SlaTerms } from './terms.ts';

/** All that is kept of a ticket's clocks, as the rules take it. */
export interface Kept {
  readonly state: SlaState;
  readonly ledger: readonly LedgerEntry[];
  readonly terms: SlaTerms;
}

/** A ticket's state alone. Whoever asks has seen the ticket already. */
export async function stateOf(scope: Scope, ticketId: number): Promise<SlaState | undefined> {
  const row = await scope.as(system).rows(slaTicketRows).first({ ticketId });
  return row && stateFromJson(row.state);
}

/** The states of some tickets, by their number; those that never had clocks are left out. Whoever asks has seen them already. */
export async function statesOf(scope: Scope, tickets: readonly { readonly id: number }[]): Promise<Map<number, SlaState>> {
  if (tickets.length === 0) return new Map();
  const desk = scope.as(system);
  const rows = await desk.rows(slaTicketRows).find({ where: { ticketId: tickets.map(({ id }) => id) }, order: { ticketId: 'ASC' } });
  return new Map(rows.map(({ ticketId, state }) => [ticketId, stateFromJson(state)]));
}

/** A ticket's state, ledger and terms; undefined for a ticket that never had clocks. Whoever asks has seen the ticket already. */
export async function keptOf(scope: Scope, whose: { id: number; clientId: number }): Promise<Kept | undefined> {
  const desk = scope.as(system);
  const state = await stateOf(scope, whose.id);
  if (!state) return undefined;
  const lines = await desk.rows(ledgerRows).find({ where: { ticketId: whose.id } });
  return { state, ledger: lines.map((l) => entryFromJson(l.entry)), terms: await termsFor(scope, whose.clientId, state) };
}
