import { defineJob, type Scope } from '../kernel/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { countAll } from './migrations.ts';
import { termsOf } from './rules/document.ts';
import { textsOf } from './read.ts';
import { storeFor } from './store/store.ts';

/** How many tickets one transaction of a rebuild looks at. */
const AT_ONCE = 200;

/** Keep what these tickets are found by as they are now. */
export async function keepTerms(scope: Scope, ticketIds: readonly number[]): Promise<void> {
  for (let i = 0; i < ticketIds.length; i += AT_ONCE) {
    const texts = await textsOf(scope, ticketIds.slice(i, i + AT_ONCE));
    const entries = texts.map((text) => ({ ticketId: text.id, terms: termsOf(text) }));
    await storeFor(scope).put(scope, entries);
  }
}

/** Look at a ticket and keep what it is found by. It reads the ticket as it is now, so running it twice changes nothing. */
export const indexTicket = defineJob<{ ticketId: number }>('search.index-ticket', {
  run: (scope, { ticketId }) => keepTerms(scope, [ticketId]),
});

/** Begin the job below: it is done in the background. */
export const rebuildLater = (scope: Scope): Promise<void> =>
  scope.schedule(rebuildIndex, { input: { after: 0 }, key: 'all', uncaused: true });

/** The same for all tickets, the oldest first. What was kept is replaced ticket by ticket, so that they are found meanwhile. */
export const rebuildIndex = defineJob<{ after: number }>('search.rebuild', {
  async run(scope, { after }) {
    if (after === 0) await countAfresh(scope);
    const query = scope.rows(ticketRows).query('ticket').andWhere('ticket.id > :after', { after });
    const some = (await query.orderBy('ticket.id', 'ASC').limit(AT_ONCE).getMany()).map((t) => t.id);
    await keepTerms(scope, some);
    const last = some.at(-1);
    if (last !== undefined) await scope.schedule(rebuildIndex, { input: { after: last }, key: 'all' });
  },
});

/** Nobody changes a ticket meanwhile: what is counted is what there is. */
async function countAfresh({ sql }: Scope): Promise<void> {
  if (sql.dialect === 'postgres') await sql.manager.query('LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE');
  await sql.manager.query('DELETE FROM ticket_tally');
  await sql.manager.query(countAll);
}
