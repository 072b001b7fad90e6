import { defineAction, defineJob, onlySystem } from '../kernel/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { laneRows } from './entities.ts';
import { keepHeld, keepWaiting } from './keep.ts';

/** How many tickets one transaction looks at. */
const AT_ONCE = 200;

/** Put tickets into the queue that are older than this room, the oldest first. Doing it again changes nothing. */
export const queueOldTickets = defineJob<{ after: number }>('routing.queue-old-tickets', {
  async run(scope, { after }) {
    const query = scope.rows(ticketRows).query('ticket').andWhere('ticket.id > :after', { after });
    const some = await query.orderBy('ticket.id', 'ASC').limit(AT_ONCE).getMany();
    for (const { id } of some) {
      const ticket = await scope.rows(ticketRows).lock(id);
      await keepWaiting(scope, ticket);
      await keepHeld(scope, ticket);
    }
    const last = some.at(-1);
    if (last) await scope.schedule(queueOldTickets, { input: { after: last.id }, key: 'all' });
  },
});

/** Asked at each start: a desk with tickets and without lanes is older than this room. */
export const begin = defineAction('routing.begin', {
  summary: 'Put tickets into the queue that are older than the queue.',
  allow: onlySystem,
  async run(scope): Promise<void> {
    if (await scope.rows(laneRows).first({})) return;
    if (await scope.rows(ticketRows).first({})) await scope.schedule(queueOldTickets, { input: { after: 0 }, key: 'all', uncaused: true });
  },
});
