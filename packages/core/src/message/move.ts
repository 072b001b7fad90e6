import type { Scope } from '../kernel/index.ts';
import { categoryOf, lockTicket, moveTicketTo } from '../ticket/index.ts';
import { mayMove, stateAfter, type Said } from './rules.ts';

/**
 * The ticket goes where a message takes it. This comes after everybody has heard of the message, so that clocks are told of the words
 * before they are told of the move: an answer is given to a ticket that is new, not to one that is open already.
 */
export async function moveOnMessage(scope: Scope, ticketId: number, said: Said): Promise<void> {
  if (!mayMove(said)) return;
  const ticket = await lockTicket(scope, ticketId);
  const to = stateAfter(categoryOf(scope, ticket.state), said);
  if (to) await moveTicketTo(scope, ticket, { to, reason: said.author === 'requester' ? 'the requester wrote' : 'an agent answered' });
}
