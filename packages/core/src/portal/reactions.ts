import { after, system, type Scope } from '../kernel/index.ts';
import { confirmTicket } from '../template/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { askedOnPortal } from './events.ts';

/** Nothing is mailed to an address outside the client's own before somebody has looked at it: whoever wrote it into the form is unknown. */
async function confirmAsked(scope: Scope, { ticketId }: { ticketId: number }): Promise<void> {
  const ticket = await scope.as(system).rows(ticketRows).get(ticketId);
  if (!ticket.triage) await confirmTicket(scope, ticketId);
}

export const listeners = [after(askedOnPortal, confirmAsked)];
