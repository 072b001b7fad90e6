import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';

export type AuditLine = components['schemas']['AuditLine'];

/** What is asked, as it stands in the address. */
export interface Asked {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  readonly client?: string | undefined;
  /** Days, as `2026-03-01`: from the beginning of the one to the end of the other. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The beginning of a day, or of the one after it, where the person at the screen is. */
function beginningOf(day: string, daysLater = 0): string {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + daysLater);
  return at.toISOString();
}

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);

/** As the API wants it. */
const given = ({ from, to, ...rest }: Asked) => ({
  ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')) as Omit<Asked, 'from' | 'to'>),
  ...(isDay(from) ? { since: beginningOf(from) } : {}),
  ...(isDay(to) ? { until: beginningOf(to, 1) } : {}),
});

export const auditQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/audit', { params: { query: { ...given(asked), ...(pageParam === 0 ? {} : { after: pageParam }) } as never } })),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });

export const chainQuery = queryOptions({
  queryKey: ['audit-chain'],
  queryFn: () => ask(api.GET('/audit/chain')),
  enabled: false,
  staleTime: 0,
  gcTime: 0,
});

/** Where the same is as a file for a spreadsheet. */
export const csvAddress = (asked: Asked, language: string): string =>
  `/api/audit/csv?${new URLSearchParams(Object.entries({ ...given(asked), language }) as [string, string][]).toString()}`;
