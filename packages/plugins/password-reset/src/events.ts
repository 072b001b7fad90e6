import { defineEvent } from '@luuri/core';

interface OfReset {
  resetId: number;
  ticketId: number;
  clientId: number;
  deed: string;
}
const aboutTicket = (p: { ticketId: number }) => `ticket:${String(p.ticketId)}`;

export const resetBegun = defineEvent<OfReset & { channel: string }>('password-reset.begun', {
  summary: 'Somebody asked for a reset, and is being verified.',
  about: aboutTicket,
});
export const resetEnded = defineEvent<OfReset & { state: string; selfService: boolean }>('password-reset.ended', {
  summary: 'A reset was done, or will not be.',
  about: aboutTicket,
});
export const securityAlert = defineEvent<{
  clientId: number;
  /** `suspicious`, `velocity`, `aborted-often`, `many-by-agent`. */
  why: string;
  resetId: number | null;
  actor: string;
}>('password-reset.alert', {
  summary: 'Something about resets that somebody responsible for security should look at.',
  about: (p) => `client:${String(p.clientId)}`,
});
export const noticeFailed = defineEvent<OfReset & { to: string }>('password-reset.notice-failed', {
  summary: 'Somebody could not be told of a reset, and the ticket is open again.',
  about: aboutTicket,
});

export const events = [resetBegun, resetEnded, securityAlert, noticeFailed];
