import { defineError } from '../kernel/index.ts';

export const noPortal = defineError<{ client: string }>(
  'portal.not-found',
  'not-found',
  ({ client }) => `There is no portal ${client}. A client has one when its contract pack has a section "portal".`,
);
export const noKind = defineError<{ kind: string; kinds: readonly string[] }>(
  'portal.no-such-kind',
  'invalid',
  ({ kind, kinds }) => `This portal offers no kind of trouble ${kind}; there are ${kinds.join(', ')}.`,
);
export const addressMissing = defineError(
  'portal.address-missing',
  'invalid',
  () => 'Say at which mail address you can be reached, or sign in first.',
);
export const askedTooOften = defineError<{ retryAfterSeconds: number }>(
  'portal.asked-too-often',
  'throttled',
  ({ retryAfterSeconds }) =>
    `Too much was asked for this address within an hour by somebody who was not signed in. Sign in, or try again in ${retryAfterSeconds} seconds.`,
);
export const alreadyOver = defineError<{ ticketId: number }>(
  'portal.already-over',
  'conflict',
  ({ ticketId }) => `Ticket ${String(ticketId)} is over already. If something is still wrong, say so: that opens it again.`,
);
export const windowOver = defineError<{ ticketId: number }>(
  'portal.window-over',
  'conflict',
  ({ ticketId }) => `Ticket ${String(ticketId)} cannot be opened again any more, or is not solved yet. Ask anew, and name it.`,
);
