import { definePort, type Scope } from '../kernel/index.ts';

/** Makes an address at which the requester sees the ticket and nothing else; undefined where there are no such pages. */
export type RequesterLink = (scope: Scope, of: { readonly ticketId: number; readonly personId: number }) => Promise<string | undefined>;

/** Filled by whoever serves the pages. */
export const requesterLink = definePort<RequesterLink>('template.requester-link', () => () => Promise.resolve(undefined));
