import { system, type Scope } from '../kernel/index.ts';
import { agentsOf, tiersOf } from '../team/index.ts';
import { ticketRows, type Ticket } from './entities.ts';
import { illegalMove, noSuchTier, notAnAgent, wakeDateMissing, wakeDateUnwanted } from './errors.ts';
import { ticketAssigned, ticketMoved, ticketPrioritised, ticketTakenIntoService, ticketTeamChanged, ticketTierChanged } from './events.ts';
import { allowedMoves, waits, type Priority } from './rules.ts';
import { categoryOf, workflow } from './workflow.ts';

/**
 * Changes to a ticket, whoever acts. For rooms and plugins: they ask for no permission, and lock the ticket first.
 */
const change = async (scope: Scope, ticket: Ticket, what: Partial<Ticket>): Promise<Ticket> => {
  const changes = { ...what, updatedAt: scope.now };
  await scope.as(system).rows(ticketRows).update({ id: ticket.id }, changes);
  return { ...ticket, ...changes };
};

/** The ticket, held against others until this unit of work ends. Whoever decides by a ticket's state calls this first. */
export const lockTicket = (scope: Scope, ticketId: number): Promise<Ticket> => scope.as(system).rows(ticketRows).lock(ticketId);

export interface Move {
  readonly to: string;
  readonly reason?: string;
  /** When it comes back by itself: for a state that waits, and needed for a scheduled one. */
  readonly wakeAt?: Date;
}

/** @throws `ticket.illegal-move`, `ticket.wake-date-missing`, `ticket.wake-date-unwanted` */
export async function moveTicketTo(scope: Scope, ticket: Ticket, { to, reason, wakeAt }: Move): Promise<Ticket> {
  const allowed = allowedMoves(workflow(scope), ticket.state);
  if (!allowed.includes(to)) throw illegalMove({ from: ticket.state, to, allowed });
  const category = categoryOf(scope, to);
  if (wakeAt && !waits(category)) throw wakeDateUnwanted({ to });
  if (wakeAt ? wakeAt <= scope.now : category === 'pending-scheduled') throw wakeDateMissing({ to });
  const moved = await change(scope, ticket, { state: to, wakeAt: wakeAt ?? null });
  await scope.emit(ticketMoved, {
    ...{ ticketId: ticket.id, clientId: ticket.clientId, from: ticket.state, to, category },
    fromCategory: categoryOf(scope, ticket.state),
    ...(reason ? { reason } : {}),
    ...(wakeAt ? { wakeAt: wakeAt.toISOString() } : {}),
  });
  return moved;
}

export interface TierChange {
  readonly to: number;
  readonly how: 'hand-off' | 'hand-back' | 'rule' | 'contract';
  readonly rule?: string;
}

/** The new tier's team gets it, and nobody in particular. @throws `ticket.no-such-tier` */
export async function changeTier(scope: Scope, ticket: Ticket, { to, how, rule }: TierChange): Promise<Ticket> {
  const tiers = await tiersOf(scope, ticket.clientId);
  const tier = tiers.find((t) => t.level === to);
  if (!tier) throw noSuchTier({ tier: to, tiers: tiers.map((t) => t.level) });
  const bounces = ticket.bounces + (how === 'hand-back' ? 1 : 0);
  const changed = await change(scope, ticket, { tier: to, teamId: tier.teamId, assigneeId: null, bounces });
  const fact = { ticketId: ticket.id, clientId: ticket.clientId, from: ticket.tier, to, teamId: tier.teamId, how };
  await scope.emit(ticketTierChanged, { ...fact, ...(rule ? { rule } : {}) });
  return changed;
}

/**
 * A ticket whose tier is served by another team now, or by nobody, goes to the team that has the tier: the highest there is, when its own
 * was dropped. Whoever has it keeps it where they are in that team too.
 */
export async function followTiersOf(scope: Scope, ticket: Ticket): Promise<Ticket> {
  const tiers = await tiersOf(scope, ticket.clientId);
  const tier = tiers.findLast((t) => t.level <= ticket.tier) ?? tiers[0];
  if (!tier || (tier.level === ticket.tier && tier.teamId === ticket.teamId)) return ticket;
  const stays = ticket.assigneeId !== null && (await agentsOf(scope, tier.teamId)).some((agent) => agent.id === ticket.assigneeId);
  const moved =
    tier.level === ticket.tier
      ? await change(scope, ticket, { teamId: tier.teamId, assigneeId: stays ? ticket.assigneeId : null })
      : await changeTier(scope, ticket, { to: tier.level, how: 'contract' });
  const { id: ticketId, clientId, teamId: from } = ticket;
  if (tier.level === ticket.tier) await scope.emit(ticketTeamChanged, { ticketId, clientId, tier: tier.level, from, to: tier.teamId });
  return moved.assigneeId === null && stays ? assignTo(scope, moved, ticket.assigneeId) : moved;
}

/** @throws `ticket.assignee-unknown` */
export async function assignTo(scope: Scope, ticket: Ticket, agentId: number | null): Promise<Ticket> {
  if (agentId === ticket.assigneeId) return ticket;
  if (agentId !== null) {
    const teams = new Set((await tiersOf(scope, ticket.clientId)).map((t) => t.teamId));
    const serving = await Promise.all([...teams].map((teamId) => agentsOf(scope, teamId)));
    if (!serving.flat().some((a) => a.id === agentId)) throw notAnAgent({ agentId });
  }
  const changed = await change(scope, ticket, { assigneeId: agentId });
  await scope.emit(ticketAssigned, { ticketId: ticket.id, clientId: ticket.clientId, from: ticket.assigneeId, to: agentId });
  return changed;
}

export async function prioritise(scope: Scope, ticket: Ticket, to: Priority): Promise<Ticket> {
  if (to === ticket.priority) return ticket;
  const changed = await change(scope, ticket, { priority: to });
  await scope.emit(ticketPrioritised, { ticketId: ticket.id, clientId: ticket.clientId, from: ticket.priority, to });
  return changed;
}

/** It belongs to this client after all. */
export async function acceptIntoService(scope: Scope, ticket: Ticket): Promise<Ticket> {
  if (!ticket.triage) return ticket;
  const changed = await change(scope, ticket, { triage: false });
  await scope.emit(ticketTakenIntoService, { ticketId: ticket.id, clientId: ticket.clientId });
  return changed;
}

/** When its nearest promise is due. No change that anybody made, so it does not count as one. */
export async function promiseUntil(scope: Scope, ticketId: number, dueAt: Date | null): Promise<void> {
  await scope.as(system).rows(ticketRows).update({ id: ticketId }, { dueAt });
}

/** Something was said on it. */
export const touch = (scope: Scope, ticket: Ticket): Promise<Ticket> => change(scope, ticket, {});
