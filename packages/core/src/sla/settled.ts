import type { Scope } from '../kernel/index.ts';
import { keptOf } from './kept.ts';
import { timeOf, type HeldTime } from './rules/ledgerOfTime.ts';
import { auditPauses } from './rules/pauseAudit.ts';

/** What a ticket came to. */
export interface SettledTicket {
  /** Who had it for how long; together its whole life. Empty for a ticket without clocks. */
  readonly held: readonly HeldTime[];
  /** Whether its last promise of a solution was kept: by the contract's letter, and honestly. Undefined while nobody can say. */
  readonly kept?: boolean | undefined;
  readonly honest?: boolean | undefined;
}

/** What a ticket came to by its clocks. The caller has seen it. */
export async function settledTicket(scope: Scope, ticket: { readonly id: number; readonly clientId: number }): Promise<SettledTicket> {
  const known = await keptOf(scope, ticket);
  if (!known) return { held: [] };
  const { contractual, honest } = auditPauses({ ...known, until: scope.now });
  return { held: timeOf(known.state, scope.now, known.terms).held, kept: contractual?.met, honest: honest?.met };
}
