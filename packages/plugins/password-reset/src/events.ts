import { defineEvent } from '@luuri/core';
import type { AftercareAnswer, AlertKind } from './rules/terms.ts';

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
/** It says that something came of a factor, and not what: nobody who hears of it learns what would have matched. */
export const factorSettled = defineEvent<OfReset>('password-reset.factor-settled', {
  summary: 'Something came of a factor that was asked for.',
  about: aboutTicket,
});
export const resetEnded = defineEvent<OfReset & { state: string; selfService: boolean }>('password-reset.ended', {
  summary: 'A reset was done, or will not be.',
  about: aboutTicket,
});
export const securityAlert = defineEvent<{
  clientId: number;
  alertId: number;
  why: AlertKind;
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

export const resetCooling = defineEvent<OfReset & { /** ISO instant. */ until: string }>('password-reset.cooling', {
  summary: 'A deed was proven and waits; its owner was told, and can stop it.',
  about: aboutTicket,
});
export const temporaryEnded = defineEvent<OfReset & { outcome: 'ended' | 'changed' | 'unknown' }>('password-reset.temporary-ended', {
  summary: 'The time of a temporary password is over: it was changed before, or was made useless.',
  about: aboutTicket,
});
export const aftercareEnded = defineEvent<OfReset & { answer: AftercareAnswer; /** Who verified: `agent:3`. */ heldBy: string }>(
  'password-reset.aftercare-ended',
  {
    summary: 'Somebody said afterwards whether it was them, or nobody did within a working day: for whoever reviews quality.',
    about: aboutTicket,
  },
);

export const overrideBegun = defineEvent<OfReset>('password-reset.override-begun', {
  summary: 'Somebody is to be verified past the policy, by a team lead together with the contact of the client for security.',
  about: aboutTicket,
});

export const events = [
  ...[resetBegun, factorSettled, resetEnded, securityAlert, noticeFailed, resetCooling, temporaryEnded, aftercareEnded, overrideBegun],
];
