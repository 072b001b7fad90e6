import { defineAction, onlySystem, type Scope } from '../kernel/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { editionRows } from './entities.ts';
import { rebuildLater } from './jobs.ts';
import { EDITION, everyTicket } from './rules/document.ts';
import { storeFor } from './store/store.ts';

/** A desk with tickets whose index is empty is older than this room, or was restored. */
async function isEmpty(scope: Scope): Promise<boolean> {
  return (await storeFor(scope).walk(scope, { term: everyTicket }, { limit: 1 })).length === 0;
}

/** Asked at each start: an index that is not there, or was made by other rules, is made anew in the background. */
export const begin = defineAction('search.begin', {
  summary: 'Build the index anew where it is not by the rules of now.',
  allow: onlySystem,
  async run(scope): Promise<void> {
    const rows = scope.rows(editionRows);
    const known = await rows.first({});
    const isOfNow = known?.edition === EDITION;
    if (!known) await rows.insert({ edition: EDITION });
    else if (!isOfNow) await rows.update({}, { edition: EDITION });
    if (isOfNow && !(await isEmpty(scope))) return;
    if (await scope.rows(ticketRows).idOf({})) await rebuildLater(scope);
  },
});
