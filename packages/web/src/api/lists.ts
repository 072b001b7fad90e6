import { queryOptions } from '@tanstack/react-query';
import { api, askFor } from './client.ts';
import type { Agent, Client } from './shapes.ts';

/** Who works here, as far as one sees. */
export const agentsQuery = queryOptions({
  queryKey: ['all', 'agent'],
  queryFn: () => askFor<readonly Agent[]>(api.GET('/agents')),
  staleTime: 300_000,
});

/** The clients that one sees. */
export const clientsQuery = queryOptions({
  queryKey: ['all', 'client'],
  queryFn: () => askFor<readonly Client[]>(api.GET('/clients')),
  staleTime: 300_000,
});
