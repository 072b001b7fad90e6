import { clientTerm, everyTicket, requesterTerm, termFor, type Place } from './document.ts';
import type { Query, WordsLeaf } from './query/tree.ts';
import { stemsOfAny } from './stems.ts';

/** What the index is asked: terms and how they are joined. */
export type Match =
  | { readonly all: readonly Match[] }
  | { readonly any: readonly Match[] }
  | { readonly not: Match }
  | { readonly term: string; readonly prefix?: boolean };

/** Who asks: what they may find by. */
export interface Asker {
  /** True when notes may lead to a ticket. */
  readonly notes: boolean;
  /** Undefined when not limited. */
  readonly clients?: readonly number[] | undefined;
  readonly requesters?: readonly number[] | undefined;
}

const widest = (notes: boolean): readonly Place[] => (notes ? ['b', 'n'] : ['b']);

function leafMatch({ words, prefix, field }: WordsLeaf, places: readonly Place[]): Match {
  const within: readonly Place[] = field === undefined ? places : [field === 'subject' ? 's' : 'r'];
  const parts = words.map((word, i): Match => {
    const stems = within.flatMap((place) => stemsOfAny(word).map((stem): Match => ({ term: termFor(place, stem) })));
    const begun = prefix && i === words.length - 1 ? within.map((place): Match => ({ term: termFor(place, word), prefix: true })) : [];
    return { any: [...stems, ...begun] };
  });
  return { all: parts };
}

/** True when the index alone cannot tell: it does not know how words follow each other. */
export const isExact = (query: Query): boolean =>
  query.kind === 'words'
    ? query.exact
    : query.kind === 'not'
      ? isExact(query.part)
      : query.kind === 'filter' || query.kind === 'own-field'
        ? false
        : query.parts.some(isExact);

function matchIn(query: Query, places: readonly Place[], notes: boolean): Match {
  switch (query.kind) {
    case 'words':
      return leafMatch(query, places);
    case 'not':
      // What is excluded is excluded wherever it stands; exact words only where they are found to follow each other.
      return isExact(query.part) ? { term: everyTicket } : { not: matchIn(query.part, widest(notes), notes) };
    case 'filter':
    case 'own-field':
      return { term: everyTicket };
    default: {
      const parts = query.parts.map((part) => matchIn(part, places, notes));
      return query.kind === 'all' ? { all: parts } : { any: parts };
    }
  }
}

const idsOf = (ids: readonly number[] | undefined, term: (id: number) => string): Match[] =>
  ids ? [ids.length === 0 ? { not: { term: everyTicket } } : { any: ids.map((id) => ({ term: term(id) })) }] : [];

/**
 * A query as ranks, the best first: all of it in the subject; in subject and requester; anywhere. A ticket belongs to the first that it
 * matches, and within one the newer goes first. So the order is the same on every database, and can be gone on with from any ticket.
 */
export function ranksOf(query: Query, { notes, clients, requesters }: Asker): Match[] {
  const seen = [...idsOf(clients, clientTerm), ...idsOf(requesters, requesterTerm)];
  const [subject, either, anywhere] = [['s'], ['s', 'r'], widest(notes)].map((places) => matchIn(query, places as Place[], notes)) as [
    Match,
    Match,
    Match,
  ];
  return [{ all: [subject, ...seen] }, { all: [either, ...seen, { not: subject }] }, { all: [anywhere, ...seen, { not: either }] }];
}
