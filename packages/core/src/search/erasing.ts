import { erased, type PersonalData, type Subject } from '../privacy/index.ts';
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

/** A name of one word may be any word. */
const tracesIn = ({ names, addresses }: Subject): string[] => [...addresses, ...names.filter((name) => /\S\s+\S/.test(name))];

async function viewsThatName(scope: Scope, who: Subject): Promise<SavedView[]> {
  const traces = tracesIn(who).map((trace) => trace.toLowerCase());
  const views = traces.length > 0 ? await savedRows(scope).find() : [];
  return views.filter(({ name, query }) => traces.some((trace) => `${name}\n${query}`.toLowerCase().includes(trace)));
}

const views: PersonalData = {
  place: 'saved views',
  find: async (scope, who) => (await viewsThatName(scope, who)).map(({ id, name, query }) => ({ id, name, query })),
  async erase(scope, who) {
    for (const { id, name, query } of await viewsThatName(scope, who)) {
      // The query goes on being one, which finds nobody there.
      const gone = (text: string, by: string) => withoutTraces(text, tracesIn(who), by);
      await savedRows(scope).update({ id }, { name: gone(name, erased), query: gone(query, 'erased') });
    }
  },
};

function withoutTraces(text: string, traces: readonly string[], by: string): string {
  const pattern = traces.map((trace) => trace.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.replaceAll(new RegExp(pattern, 'gi'), by);
}

/** What search keeps of people: terms of their names, and views in which somebody wrote them. */
export const places: readonly PersonalData[] = [index, views];
