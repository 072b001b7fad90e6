import { queryOptions } from '@tanstack/react-query';
import { api, askFor } from './client.ts';
import { everyPage, type Page } from './pages.ts';
import type { Agent, Client } from './shapes.ts';

/** Who works here, as far as one sees. */
export const agentsQuery = queryOptions({
  queryKey: ['all', 'agent'],
  queryFn: () => everyPage((query) => askFor<Page<Agent>>(api.GET('/agents', { params: { query } }))),
  staleTime: 300_000,
});

/** The clients that one sees. */
export const clientsQuery = queryOptions({
  queryKey: ['all', 'client'],
  queryFn: () => everyPage((query) => askFor<Page<Client>>(api.GET('/clients', { params: { query } }))),
  staleTime: 300_000,
});
