import { defineEvent } from '../kernel/index.ts';

export const agentChanged = defineEvent<{ agentId: number; role: string; active: boolean }>('team.agent-changed', {
  summary: 'An agent has another role, left, or came back.',
  about: (p) => `agent:${String(p.agentId)}`,
});

export const rolesChanged = defineEvent<{ role: string; permission: string; held: boolean }>('team.roles-changed', {
  summary: 'A role may more, or less.',
  about: (p) => `role:${p.role}`,
});

export const tiersChanged = defineEvent<{
  clientId: number;
  /** The tiers from now on: which team serves which level. */
  tiers: readonly { readonly level: number; readonly teamId: number }[];
}>('team.tiers-changed', {
  summary: 'Other teams serve a client, or other tiers: a new version of its contract is in force.',
  about: (p) => `client:${String(p.clientId)}`,
});
