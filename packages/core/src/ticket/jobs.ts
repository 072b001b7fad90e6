import { defineJob } from '../kernel/index.ts';
import { followTiersOf, lockTicket, moveTicketTo } from './change.ts';
import { ticketRows } from './entities.ts';
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

/** How many tickets one transaction looks at. */
const AT_ONCE = 200;

/** A client's tiers are others now: no ticket stays with a team that serves it no more. What is closed stays as it was. */
export const followTiers = defineJob<{ clientId: number; after: number }>('ticket.follow-tiers', {
  async run(scope, { clientId, after }) {
    const query = scope
      .rows(ticketRows)
      .query('ticket')
      .andWhere('ticket.clientId = :clientId AND ticket.id > :after', { clientId, after });
    const some = await query.orderBy('ticket.id', 'ASC').limit(AT_ONCE).getMany();
    for (const { id, state } of some) if (categoryOf(scope, state) !== 'closed') await followTiersOf(scope, await lockTicket(scope, id));
    const last = some.at(-1);
    if (last) await scope.schedule(followTiers, { input: { clientId, after: last.id }, key: String(clientId), uncaused: true });
  },
});
