import { defineEvent } from '../kernel/index.ts';

const aboutTicket = (p: { ticketId: number }) => `ticket:${String(p.ticketId)}`;

export const ticketHandedOff = defineEvent<{ ticketId: number; clientId: number; handOffId: number; fromTier: number; toTier: number }>(
  'escalation.handed-off',
  {
    summary: 'A ticket was handed to a higher tier with a packet.',
    about: aboutTicket,
  },
);
export const handOffAccepted = defineEvent<{ ticketId: number; clientId: number; handOffId: number; tier: number }>('escalation.accepted', {
  summary: 'The tier that was handed a ticket took it.',
  about: aboutTicket,
});
export const ticketHandedBack = defineEvent<{
  ticketId: number;
  clientId: number;
  handOffId: number;
  fromTier: number;
  toTier: number;
  reason: string;
}>('escalation.handed-back', { summary: 'A ticket was handed back without work: a bounce.', about: aboutTicket });
export const ruleFired = defineEvent<{ ticketId: number; clientId: number; rule: string; when: string; did: readonly string[] }>(
  'escalation.rule-fired',
  {
    summary: 'An escalation rule of the contract did something.',
    about: aboutTicket,
  },
);

/** Somebody to tell: an agent of ours, or a bare address. */
export interface Told {
  readonly address: string;
  readonly language: string;
}
export const notificationRaised = defineEvent<{
  ticketId: number;
  clientId: number;
  /** What happened: `resolution.breached`. */
  what: string;
  rule: string;
  /** ISO instant of the fact itself. */
  at: string;
  /** ISO instant at which the promise was, or is, due; empty for a clock that stood still. */
  dueAt: string | null;
  recipients: readonly Told[];
}>('escalation.notification-raised', { summary: 'Somebody is to be told that a promise is in danger or broken.', about: aboutTicket });
