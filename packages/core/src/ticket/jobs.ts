import { defineJob } from '../kernel/index.ts';
import { lockTicket, moveTicketTo } from './change.ts';
import { waits } from './rules.ts';
import { categoryOf } from './workflow.ts';

/** A ticket that waits comes back at its instant; one that waits no longer, or for another day, is left alone. */
export const wakeTicket = defineJob<{ ticketId: number }>('ticket.wake', {
  async run(scope, { ticketId }) {
    const ticket = await lockTicket(scope, ticketId);
    const isDue = ticket.wakeAt !== null && ticket.wakeAt <= scope.now;
    if (isDue && waits(categoryOf(scope, ticket.state))) await moveTicketTo(scope, ticket, { to: 'open', reason: 'wake date reached' });
  },
});
