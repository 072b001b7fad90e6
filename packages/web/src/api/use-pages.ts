import { infiniteQueryOptions, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { Behind, Page } from './pages.ts';

/** A list that is shown page by page. */
export const pagesQuery = <T, N>(queryKey: QueryKey, page: (query: Behind) => Promise<Page<T, N>>) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam === null ? {} : { after: pageParam as never }),
    initialPageParam: null as N | null,
    getNextPageParam: ({ next }) => next,
  });

/** What of a list is there, and how the next of it is had. */
export interface Pages<T> {
  readonly data: readonly T[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

export function usePages<T, N>(query: ReturnType<typeof pagesQuery<T, N>>): Pages<T> {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(query);
  return { data: data?.pages.flatMap(({ items }) => items), error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage };
}
