import { system, type Scope } from '../kernel/index.ts';
import { tiersOf } from '../team/index.ts';
import { ticketRows, type Ticket } from './entities.ts';
import { noSuchTier } from './errors.ts';
import { ticketMoved, ticketPrioritised, ticketTierChanged } from './events.ts';
import type { Priority } from './rules.ts';
import { categoryOf } from './workflow.ts';

/** What became of a ticket where it comes from, and when. */
export type Past = { readonly at: Date } & (
  | { readonly kind: 'state'; readonly to: string; readonly reason?: string }
  | { readonly kind: 'priority'; readonly to: Priority }
  | { readonly kind: 'tier'; readonly to: number }
);

/**
 * Notes what became of a ticket elsewhere, whoever acts (C18). Whatever the moves of this desk's workflow are, it was so; and it was so at
 * its own instant. @throws `ticket.no-such-tier`
 */
export async function notePast(scope: Scope, ticket: Ticket, { at, ...what }: Past): Promise<void> {
  const { id: ticketId, clientId, state, priority, tier } = ticket;
  const desk = scope.as(system).rows(ticketRows);
  const head = { ticketId, clientId, past: at.toISOString() };
  if (what.kind === 'state') {
    const { to, reason } = what;
    await desk.update({ id: ticketId }, { state: to, wakeAt: null });
    const categories = { fromCategory: categoryOf(scope, state), category: categoryOf(scope, to) };
    await scope.emit(ticketMoved, { ...head, from: state, to, ...categories, ...(reason ? { reason } : {}) });
  } else if (what.kind === 'priority') {
    await desk.update({ id: ticketId }, { priority: what.to });
    await scope.emit(ticketPrioritised, { ...head, from: priority, to: what.to });
  } else {
    const tiers = await tiersOf(scope, clientId);
    const found = tiers.find(({ level }) => level === what.to);
    if (!found) throw noSuchTier({ tier: what.to, tiers: tiers.map(({ level }) => level) });
    await desk.update({ id: ticketId }, { tier: found.level, teamId: found.teamId });
    await scope.emit(ticketTierChanged, { ...head, from: tier, to: found.level, teamId: found.teamId, how: 'import' });
  }
}
