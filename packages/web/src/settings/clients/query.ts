import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { codeOf } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { pagesQuery } from '../../api/use-pages.ts';

type Schemas = components['schemas'];
export type ContractVersion = Schemas['ContractVersion'];
export type ContractText = Schemas['ContractText'];
export type ContractDiff = Schemas['ContractDiff'];
export type Recomputation = Schemas['Recomputation'];
export interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** A version applied by somebody is told of as something that happened to its client: see the key `['all', 'client']`. */
export const versionsQuery = (client: string) =>
  pagesQuery(['all', 'client', client, 'versions'], (query) =>
    ask(api.GET('/clients/{client}/contracts', { params: { path: { client }, query } })),
  );

/** The newest version; null for a client that there is not yet. */
export const newestQuery = (client: string) =>
  queryOptions({
    queryKey: ['all', 'client', client, 'newest'],
    async queryFn(): Promise<ContractText | null> {
      try {
        return await ask(api.GET('/clients/{client}/contract', { params: { path: { client } } }));
      } catch (error) {
        if (codeOf(error) === 'client.not-found') return null;
        throw error;
      }
    },
  });

/** One version, whose text never changes. */
export const versionQuery = (client: string, version: number) =>
  queryOptions({
    queryKey: ['all', 'client', client, 'text', version],
    queryFn: () => ask(api.GET('/clients/{client}/contract', { params: { path: { client }, query: { version } } })),
  });

/** What the desk has against a text. Asked anew for each text, and dropped when the next letter comes. */
export const checkQuery = (yaml: string) =>
  queryOptions({
    queryKey: ['contract check', yaml],
    queryFn: ({ signal }) => ask(api.POST('/contracts/check', { body: { yaml }, signal })),
    enabled: yaml.trim() !== '',
    staleTime: 60_000,
    gcTime: 60_000,
  });

export const diffQuery = (client: string, yaml: string) =>
  queryOptions({
    queryKey: ['all', 'client', client, 'diff', yaml],
    queryFn: () => ask(api.POST('/contracts/diff', { body: { yaml } })),
    gcTime: 60_000,
  });

/** Days that the what-if looks back. */
export const WHAT_IF_DAYS = 30;

/** What the last weeks would have come to. Dear for the desk, so it is asked once for a text over a version. */
export const whatIfQuery = (client: string, yaml: string, over: number) =>
  queryOptions({
    queryKey: ['contract what-if', client, yaml, over],
    queryFn: () => ask(api.POST('/contracts/what-if', { body: { yaml, days: WHAT_IF_DAYS } })),
    staleTime: Infinity,
    gcTime: 60_000,
  });
