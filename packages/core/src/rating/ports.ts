import { definePort, type Scope } from '../kernel/index.ts';

/** Makes the address at which a question is answered; undefined where there is no such page. */
export type RatingLink = (scope: Scope, of: { readonly client: string; readonly token: string }) => string | undefined;

/** Filled by whoever serves the pages of portals. */
export const ratingLink = definePort<RatingLink>('rating.link', () => () => undefined);
