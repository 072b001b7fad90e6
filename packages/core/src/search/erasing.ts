import { mentions, tracesOf, without, type PersonalData, type Subject } from '../privacy/index.ts';
import type { Scope } from '../kernel/index.ts';
import type { SavedView } from './entities.ts';
import { requesterTerm, termFor } from './rules/document.ts';
import { stemsOfAny } from './rules/stems.ts';
import { wordsOf } from './rules/words.ts';
import { storeFor } from './store/store.ts';
import { savedRows } from './views.ts';

/** Their tickets that are found by their name or address. What else the index holds is read from messages, which are a place of their own. */
async function foundByName(scope: Scope, { personId, names, addresses, ticketIds }: Subject): Promise<{ ticketId: number }[]> {
  const stems = [...names, ...addresses].flatMap((text) => wordsOf(text).flatMap(({ word }) => stemsOfAny(word)));
  if (stems.length === 0 || ticketIds.length === 0) return [];
  const byName = { any: [...new Set(stems)].map((stem) => ({ term: termFor('r', stem) })) };
  const ids = await storeFor(scope).walk(scope, { all: [{ term: requesterTerm(personId) }, byName] }, { limit: ticketIds.length });
  return ids.map((ticketId) => ({ ticketId }));
}

const index: PersonalData = {
  place: 'search index',
  find: foundByName,
  erase: (scope, { ticketIds }) => storeFor(scope).drop(scope, ticketIds),
};

async function viewsThatName(scope: Scope, who: Subject): Promise<SavedView[]> {
  const traces = tracesOf(who);
  const views = traces.length > 0 ? await savedRows(scope).find() : [];
  return views.filter(({ name, query }) => mentions([name, query], traces));
}

const views: PersonalData = {
  place: 'saved views',
  find: async (scope, who) => (await viewsThatName(scope, who)).map(({ id, name, query }) => ({ id, name, query })),
  async erase(scope, who) {
    const traces = tracesOf(who);
    for (const { id, name, query } of await viewsThatName(scope, who)) {
      // The query goes on being one, which finds nobody there.
      await savedRows(scope).update({ id }, { name: without(name, traces), query: without(query, traces, 'erased') });
    }
  },
};

/** What search keeps of people: terms of their names, and views in which somebody wrote them. */
export const places: readonly PersonalData[] = [index, views];
