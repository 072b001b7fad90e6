import { defineAction, onlySystem } from '../kernel/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { rebuildLater } from './jobs.ts';
import { everyTicket } from './rules/document.ts';
import { storeFor } from './store/store.ts';

/** Asked at each start: a desk with tickets and with nothing in the index is older than this room. */
export const begin = defineAction('search.begin', {
  summary: 'Build the index of tickets that are older than the index.',
  allow: onlySystem,
  async run(scope): Promise<void> {
    const known = await storeFor(scope).walk(scope, { term: everyTicket }, { limit: 1 });
    if (known.length > 0 || !(await scope.rows(ticketRows).first({}))) return;
    await rebuildLater(scope);
  },
});
