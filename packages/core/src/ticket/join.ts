import type { Category, Scope } from '../kernel/index.ts';
import { moveTicketTo } from './change.ts';
import { ticketLinkRows, type Ticket } from './entities.ts';
import { cannotMerge } from './errors.ts';
import { ticketMerged, ticketTookIn, ticketUnmerged } from './events.ts';
import { isOver } from './rules.ts';
import { categoryOf } from './workflow.ts';

/** What of two tickets forbids to merge one into the other; undefined when nothing does. */
function obstacle(scope: Scope, source: Ticket, target: Ticket): string | undefined {
  if (source.id === target.id) return 'it is the same ticket';
  if (source.clientId !== target.clientId) return "they are different clients'";
  const over = [source, target].find((ticket) => isOver(categoryOf(scope, ticket.state)));
  return over && `ticket ${String(over.id)} is ${over.state}; only tickets that are worked on are merged, so bring it back first`;
}

/**
 * One case came twice: the source ends, and whatever comes for it from now on goes to the target. What was said stays where it was said
 * and is read with the target, so that bringing the source back undoes it all. Both are locked by the caller.
 * @throws `ticket.cannot-merge`
 */
export async function mergeTickets(
  scope: Scope,
  { source, target }: { source: Ticket; target: Ticket },
  { earliestOriginWins }: { earliestOriginWins?: boolean | undefined },
): Promise<void> {
  const why = obstacle(scope, source, target);
  if (why !== undefined) throw cannotMerge({ ticketId: source.id, into: target.id, why });
  const { clientId } = source;
  const link = { clientId, fromId: source.id, toId: target.id, kind: 'merged-into' as const, at: scope.now };
  await scope.rows(ticketLinkRows).insert(link);
  await scope.emit(ticketMerged, { ticketId: source.id, clientId, into: target.id });
  await moveTicketTo(scope, source, { to: 'cancelled', reason: `merged into ${String(target.id)}` });
  await scope.emit(ticketTookIn, {
    ...{ ticketId: target.id, clientId, from: source.id, origin: source.receivedAt.toISOString() },
    ...(earliestOriginWins === undefined ? {} : { earliestOriginWins }),
  });
}

/** A ticket that was brought back is a ticket of its own: what comes for it is its own again. */
export async function unmerge(
  scope: Scope,
  { ticketId, clientId, fromCategory }: { ticketId: number; clientId: number; fromCategory: Category },
): Promise<void> {
  if (fromCategory !== 'cancelled') return;
  const links = scope.rows(ticketLinkRows);
  const link = await links.first({ fromId: ticketId, kind: 'merged-into' });
  if (!link) return;
  await links.remove({ id: link.id });
  await scope.emit(ticketUnmerged, { ticketId, clientId, from: link.toId });
}
