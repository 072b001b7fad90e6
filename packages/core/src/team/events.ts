import { defineEvent } from '../kernel/index.ts';

export const agentChanged = defineEvent<{ agentId: number; role: string; active: boolean }>('team.agent-changed', {
  summary: 'An agent has another role, left, or came back.',
  about: (p) => `agent:${String(p.agentId)}`,
});

export const rolesChanged = defineEvent<{ role: string; permission: string; held: boolean }>('team.roles-changed', {
  summary: 'A role may more, or less.',
  about: (p) => `role:${p.role}`,
});
