import { defineError } from '../kernel/index.ts';

export const illegalMove = defineError<{ from: string; to: string; allowed: readonly string[] }>(
  'ticket.illegal-move',
  'conflict',
  ({ from, to, allowed }) =>
    `A ticket cannot move from ${from} to ${to}. From ${from} it may go to: ${allowed.join(', ') || 'nowhere; open a follow-up'}.`,
);
export const wakeDateMissing = defineError<{ to: string }>(
  'ticket.wake-date-missing',
  'invalid',
  ({ to }) => `To move to ${to}, wakeAt must say when it comes back: an instant in the future, like 2026-11-23T08:00:00Z.`,
);
export const wakeDateUnwanted = defineError<{ to: string }>(
  'ticket.wake-date-unwanted',
  'invalid',
  ({ to }) => `To move to ${to}, wakeAt must be left out: only a ticket that waits comes back by itself.`,
);
export const clientUnclear = defineError<{ from: string }>(
  'ticket.client-unclear',
  'invalid',
  ({ from }) => `client must be given: ${from} is in the domain of no client that you may see.`,
);
export const noSuchTier = defineError<{ tier: number; tiers: readonly number[] }>(
  'ticket.no-such-tier',
  'conflict',
  ({ tier, tiers }) => `This client has no tier ${String(tier)}. Its tiers are ${tiers.join(', ')}.`,
);
export const brokenWorkflow = defineError<{ problem: string }>(
  'workflow.broken',
  'defect',
  ({ problem }) => `The workflow does not hold together: ${problem}.`,
);
export const notAnAgent = defineError<{ agentId: number }>(
  'ticket.assignee-unknown',
  'invalid',
  ({ agentId }) => `agentId must be an active agent whose team serves this client; ${String(agentId)} is not.`,
);
export const cannotMerge = defineError<{ ticketId: number; into: number; why: string }>(
  'ticket.cannot-merge',
  'conflict',
  ({ ticketId, into, why }) => `Ticket ${String(ticketId)} cannot be merged into ${String(into)}: ${why}.`,
);
export const cannotCorrect = defineError<{ ticketId: number; client: string; why: string }>(
  'ticket.cannot-correct-client',
  'conflict',
  ({ ticketId, client, why }) => `Ticket ${String(ticketId)} cannot go to ${client}: ${why}.`,
);

export const fieldsMissing = defineError<{ ticketId: number; keys: readonly string[] }>(
  'ticket.fields-missing',
  'conflict',
  ({ ticketId, keys }) => `Ticket ${String(ticketId)} cannot be resolved yet: fill in ${keys.join(', ')} first.`,
);
