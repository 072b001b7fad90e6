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

/** A ticket's state, ledger and terms; undefined for a ticket that never had clocks. Whoever asks has seen the ticket already. */
export async function keptOf(scope: Scope, whose: { id: number; clientId: number }): Promise<Kept | undefined> {
  const desk = scope.as(system);
  const row = await desk.rows(slaTicketRows).first({ ticketId: whose.id });
  if (!row) return undefined;
  const state = stateFromJson(row.state);
  const lines = await desk.rows(ledgerRows).find({ where: { ticketId: whose.id } });
  return { state, ledger: lines.map((l) => entryFromJson(l.entry)), terms: await termsFor(scope, whose.clientId, state) };
}
