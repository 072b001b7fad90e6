import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLiveEvent } from '../api/live.ts';
import { call } from './query.ts';
import type { Known, Panel } from './shapes.ts';
import { together } from './together.ts';
import { addressOf, filled } from './values.ts';

/** What a panel shows, asked again when one of the facts that it follows happens. Of a list that goes on, all that was asked for. */
export function usePanelData(panel: Panel, known: Known) {
  const queries = useQueryClient();
  const input = filled(panel, { known });
  useEffect(
    () =>
      onLiveEvent(({ event }) => {
        if (panel.follows.includes(event)) void queries.invalidateQueries({ queryKey: ['panel', panel.panel] });
      }),
    [panel, queries],
  );
  const { data, ...query } = useInfiniteQuery({
    queryKey: ['panel', panel.panel, input] as const,
    queryFn: ({ pageParam }) => {
      const { address, rest } = addressOf(panel.path, input);
      return call('GET', address, pageParam === null ? rest : { ...rest, after: pageParam });
    },
    initialPageParam: null as string | number | null,
    getNextPageParam: (page) => (page as { next?: string | number | null } | null)?.next,
  });
  return { ...query, data: data && together(data.pages, panel.rowsAt) };
}
