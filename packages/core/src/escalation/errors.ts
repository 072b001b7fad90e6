import { defineError } from '../kernel/index.ts';

export const topTier = defineError<{ tier: number }>(
  'escalation.top-tier',
  'conflict',
  ({ tier }) => `The ticket is at tier ${String(tier)}, the highest that its client has. Tell the team lead instead.`,
);
export const notHigher = defineError<{ tier: number; toTier: number }>(
  'escalation.not-higher',
  'conflict',
  ({ tier, toTier }) => `toTier must be above ${String(tier)}, where the ticket is; ${String(toTier)} is not. Hand back to send it down.`,
);
export const nothingToAccept = defineError<{ ticketId: number }>(
  'escalation.nothing-to-accept',
  'conflict',
  ({ ticketId }) => `Ticket ${String(ticketId)} has no hand-off that waits to be accepted.`,
);
export const nothingToHandBack = defineError<{ ticketId: number }>(
  'escalation.nothing-to-hand-back',
  'conflict',
  ({ ticketId }) => `Ticket ${String(ticketId)} was not handed to its tier by another, so there is nobody to hand it back to.`,
);
export const ticketIsOver = defineError<{ ticketId: number; state: string }>(
  'escalation.ticket-over',
  'conflict',
  ({ ticketId, state }) => `Ticket ${String(ticketId)} is ${state}: reopen it before it changes tiers.`,
);
