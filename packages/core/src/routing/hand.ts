import type { Scope } from '../kernel/index.ts';
import { assignTo, categoryOf, type Ticket } from '../ticket/index.ts';
import { turnRows, type Turn } from './entities.ts';
import { isOurs } from './rules/lane.ts';

/** Nobody has it, and the next step is ours. */
export const waitsForSomebody = (scope: Scope, { assigneeId, state }: Pick<Ticket, 'assigneeId' | 'state'>): boolean =>
  assigneeId === null && isOurs(categoryOf(scope, state));

/** A ticket leaves the queue for an agent, and both have had their turn. The ticket is locked by whoever calls. */
export async function hand(scope: Scope, ticket: Ticket, to: Pick<Turn, 'agentId' | 'how'>): Promise<Ticket> {
  const handed = await assignTo(scope, ticket, to.agentId);
  await scope.rows(turnRows).insertAll([{ ticketId: ticket.id, clientId: ticket.clientId, ...to, at: scope.now }]);
  return handed;
}
