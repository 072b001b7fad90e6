import { defineError } from '../kernel/index.ts';

export const onlyAgents = defineError<{ actor: string }>(
  'routing.only-agents',
  'conflict',
  ({ actor }) =>
    `${actor} is no agent of this desk who is enrolled and active. Only such an agent takes tickets, is away or comes back: sign in as one, or say agentId.`,
);
export const strangerChosen = defineError<{ policy: string; ticketId: number; agentId: number }>(
  'routing.stranger-chosen',
  'defect',
  ({ policy, ticketId, agentId }) =>
    `The assignment policy ${policy} gave ticket ${String(ticketId)} to agent ${String(agentId)}, who is none of those that it was offered.`,
);
