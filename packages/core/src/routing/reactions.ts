import { contractApplied } from '../client/index.ts';
import { within, type Scope } from '../kernel/index.ts';
import { messageRows } from '../message/index.ts';
import { clocksChanged } from '../sla/index.ts';
import {
  assignTo,
  lockTicket,
  ticketAssigned,
  ticketMoved,
  ticketPrioritised,
  ticketRows,
  ticketTakenIntoService,
  ticketTeamChanged,
  ticketTierChanged,
} from '../ticket/index.ts';
import { heldRows } from './entities.ts';
import { agentWentAway } from './events.ts';
import { keepHeld, keepWaiting } from './keep.ts';
import { beginSkills } from './know.ts';

interface About {
  readonly ticketId: number;
}

/** A clock began, went on, stood still or got another due. The first time is when the ticket was opened. */
async function followClocks(scope: Scope, { ticketId, first }: About & { first: boolean }): Promise<void> {
  await keepWaiting(scope, await scope.rows(ticketRows).get(ticketId), first);
}

/** It may wait elsewhere now, or no longer, and somebody else may have it. */
async function followTicket(scope: Scope, { ticketId }: About): Promise<void> {
  const ticket = await scope.rows(ticketRows).get(ticketId);
  await keepWaiting(scope, ticket);
  await keepHeld(scope, ticket);
}

/** Of some tickets those on which somebody has said or noted something. */
async function startedBy(scope: Scope, author: string, ticketIds: readonly number[]): Promise<Set<number>> {
  if (ticketIds.length === 0) return new Set();
  const query = scope.rows(messageRows).query('message').select('message.ticketId', 'id').distinct(true);
  query.andWhere('message.ticketId IN (:...ticketIds)', { ticketIds }).andWhere('message.authorId = :author', { author });
  return new Set((await query.getRawMany<{ id: number | string }>()).map(({ id }) => Number(id)));
}

/** What an agent has and has not begun with waits for the others again. */
async function returnUnstarted(scope: Scope, { agentId, reassign }: { agentId: number; reassign: boolean }): Promise<void> {
  if (!reassign) return;
  const held = (await scope.rows(heldRows).find({ where: { agentId } })).map((row) => row.ticketId);
  const started = await startedBy(scope, `agent:${String(agentId)}`, held);
  for (const ticketId of held.filter((id) => !started.has(id)).sort((a, b) => a - b)) {
    const ticket = await lockTicket(scope, ticketId);
    if (ticket.assigneeId === agentId) await assignTo(scope, ticket, null);
  }
}

export const listeners = [
  within(clocksChanged, followClocks),
  within(ticketMoved, followTicket),
  within(ticketAssigned, followTicket),
  within(ticketTierChanged, followTicket),
  within(ticketTeamChanged, followTicket),
  within(ticketPrioritised, followTicket),
  within(ticketTakenIntoService, followTicket),
  within(agentWentAway, returnUnstarted),
  within(contractApplied, beginSkills),
];
