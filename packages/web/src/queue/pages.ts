import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, askFor } from '../api/client.ts';
import type { Hits, Snippet, Ticket } from '../api/shapes.ts';
import { PAGE, pagesInSight, type SeenPage } from './sight.ts';

export type Sort = 'due' | 'newest' | 'updated';
/** A list: what is asked for, and in which order. */
export interface ListOf {
  readonly query: string;
  readonly sort: Sort;
}

/** A row, with the instant at which the server counted its clocks. */
export interface Row {
  readonly ticket: Ticket;
  readonly snippets: readonly Snippet[];
  readonly heardAt: number;
}

/** What is out of sight is forgotten after this long, and asked for again when somebody comes back to it. */
const KEEP_MS = 20_000;
/** Clocks are counted anew where they are looked at, also when nothing happens. */
const COUNT_AGAIN_MS = 60_000;

const pageQuery = ({ query, sort }: ListOf, cursor: string | null) => ({
  queryKey: ['list', query, sort, cursor],
  queryFn: () =>
    askFor<Hits>(api.GET('/search', { params: { query: { query, sort, limit: PAGE, ...(cursor === null ? {} : { after: cursor }) } } })),
  gcTime: KEEP_MS,
  refetchInterval: COUNT_AGAIN_MS,
});

export interface PagedList {
  /** Rows that are known to be there. */
  readonly count: number;
  readonly hasMore: boolean;
  readonly rowAt: (index: number) => Row | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** A list of any length of which only the pages in sight are held. @param from,to rows that are on the screen */
export function usePagedList(list: ListOf, [from, to]: readonly [number, number]): PagedList {
  const queries = useQueryClient();
  const memory = useRef<{ key: string; known: SeenPage[] }>({ key: '', known: [] });
  const key = `${list.sort} ${list.query}`;
  if (memory.current.key !== key) memory.current = { key, known: [] };
  const { known } = memory.current;

  const wanted = pagesInSight(known, from, to);
  const cursorOf = (page: number): string | null => (page === 0 ? null : (known[page - 1]?.next ?? null));
  const asked = wanted.filter((page) => page === 0 || cursorOf(page) !== null);
  const answers = useQueries({ queries: asked.map((page) => pageQuery(list, cursorOf(page))) });

  const held = new Map<number, { hits: Hits; heardAt: number }>();
  for (const [i, { data, dataUpdatedAt }] of answers.entries()) {
    const page = asked[i];
    if (!data || page === undefined) continue;
    held.set(page, { hits: data, heardAt: dataUpdatedAt });
    known[page] = { size: data.items.length, next: data.next };
    // What came behind an end that is none any more is looked up anew.
    if (data.next === null) known.length = page + 1;
  }

  const rowAt = (index: number): Row | undefined => {
    let start = 0;
    for (const [page, { size }] of known.entries()) {
      if (index < start + size) {
        const found = held.get(page);
        if (!found) return undefined;
        const item = found.hits.items[index - start];
        return item && { ...item, heardAt: found.heardAt };
      }
      start += size;
    }
    return undefined;
  };
  return {
    count: known.reduce((sum, { size }) => sum + size, 0),
    hasMore: known.length === 0 || known.at(-1)?.next !== null,
    rowAt,
    isLoading: known.length === 0 && answers.some(({ isPending }) => isPending),
    error: answers.find(({ error, data }) => error !== null && !data)?.error,
    retry: () => void queries.refetchQueries({ queryKey: ['list', list.query, list.sort] }),
  };
}
