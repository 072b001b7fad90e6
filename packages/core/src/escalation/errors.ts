import { defineError, type Mistake } from '../kernel/index.ts';

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
export const nothingToAcknowledge = defineError<{ ticketId: number }>(
  'escalation.nothing-to-acknowledge',
  'conflict',
  ({ ticketId }) => `Nobody waits for an acknowledgement on ticket ${String(ticketId)}: no chain is climbed for it.`,
);
export const nothingToScore = defineError<{ ticketId: number; of: string }>(
  'escalation.nothing-to-score',
  'conflict',
  ({ ticketId, of }) => `Ticket ${String(ticketId)} has no ${of} that could be scored.`,
);
export const notTheReceiver = defineError<{ of: string; actor: string }>(
  'escalation.not-the-receiver',
  'forbidden',
  ({ of, actor }) =>
    `A ${of} is scored by those who received it: somebody of the team that got the ticket, and not whoever gave it. ${actor} is not.`,
);
export const wrongWindow = defineError<{ beginsAt: string; endsAt: string }>(
  'escalation.wrong-window',
  'invalid',
  ({ beginsAt, endsAt }) => `endsAt must be later than beginsAt and later than now; from ${beginsAt} to ${endsAt} nothing lies ahead.`,
);
export const windowForAll = defineError<{ actor: string }>(
  'escalation.window-for-all',
  'forbidden',
  ({ actor }) => `${actor} does not serve every client. Name one in client, or ask an administrator to keep all of them quiet.`,
);
export const wrongHours = defineError<{ mistakes: readonly Mistake[] }>(
  'escalation.wrong-hours',
  'invalid',
  ({ mistakes }) => `hours must be a calendar as a contract pack writes it: ${mistakes.map((m) => `${m.path} ${m.message}`).join('; ')}.`,
);
export const notEnrolled = defineError<{ actor: string }>(
  'escalation.not-enrolled',
  'conflict',
  ({ actor }) => `${actor} is no agent of this desk who is enrolled. Only such an agent has hours of their own: sign in as one.`,
);
