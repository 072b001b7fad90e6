import { defineEvent } from '../kernel/index.ts';

export const tiersChanged = defineEvent<{
  clientId: number;
  /** The tiers from now on: which team serves which level. */
  tiers: readonly { readonly level: number; readonly teamId: number }[];
}>('team.tiers-changed', {
  summary: 'Other teams serve a client, or other tiers: a new version of its contract is in force.',
  about: (p) => `client:${String(p.clientId)}`,
});
