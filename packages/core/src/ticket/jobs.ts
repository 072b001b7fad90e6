import { defineJob } from '../kernel/index.ts';
import { lockTicket, moveTicketTo } from './change.ts';
import { categoryOf } from './workflow.ts';

/** A scheduled ticket comes back at its instant; one that left that state meanwhile is left alone. */
export const wakeTicket = defineJob<{ ticketId: number }>('ticket.wake', {
  async run(scope, { ticketId }) {
    const ticket = await lockTicket(scope, ticketId);
    if (categoryOf(scope, ticket.state) === 'pending-scheduled') await moveTicketTo(scope, ticket, { to: 'open', reason: 'wake date reached' });
  },
});
