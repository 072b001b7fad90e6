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

export const chainClimbed = defineEvent<{
  ticketId: number;
  clientId: number;
  climbId: number;
  rule: string;
  /** Name of the chain's step. */
  step: string;
  did: string;
}>('escalation.chain-climbed', { summary: "The next step of the client's chain was told.", about: aboutTicket });
export const escalationAcknowledged = defineEvent<{ ticketId: number; clientId: number; climbIds: readonly number[] }>(
  'escalation.acknowledged',
  { summary: 'Somebody took care of an escalation: its chain is climbed no further.', about: aboutTicket },
);
export const handOffScored = defineEvent<{
  ticketId: number;
  clientId: number;
  handOffId: number;
  of: 'hand-off' | 'hand-back';
  score: number;
}>('escalation.hand-off-scored', { summary: 'The receiver said how good a hand-off, or a hand-back, was.', about: aboutTicket });

/** A line of a digest. */
export interface OldNews {
  readonly ticketId: number;
  readonly what: string;
  readonly rule: string;
  /** ISO instants: when it came true, and when the promise was due. */
  readonly at: string;
  readonly dueAt: string | null;
}
export const digestRaised = defineEvent<{
  clientId: number;
  recipient: Told;
  /** In the order in which it came true; never empty. */
  news: readonly OldNews[];
}>('escalation.digest-raised', {
  summary: 'Somebody is to be told in one mail what happened while nothing could be sent, or while they did not want to hear.',
  about: (p) => `client:${String(p.clientId)}`,
});
export const maintenancePlanned = defineEvent<{
  clientId: number | null;
  windowId: number;
  beginsAt: string;
  endsAt: string;
  reason: string;
}>('escalation.maintenance-planned', {
  summary: 'For some time nobody is told anything; what happens is kept all the same.',
  about: (p) => (p.clientId === null ? 'desk' : `client:${String(p.clientId)}`),
});
export const maintenanceEnded = defineEvent<{ clientId: number | null; windowId: number }>('escalation.maintenance-ended', {
  summary: 'A maintenance window was ended before its time.',
  about: (p) => (p.clientId === null ? 'desk' : `client:${String(p.clientId)}`),
});
