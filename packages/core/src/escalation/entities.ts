import { defineEntity, nullable, out } from '../kernel/index.ts';

/** A promise that ran when a ticket was handed on. */
export class HandedClock {
  @out.text readonly metric!: string;
  /** Open time that was left of it, in milliseconds; less than 0 when it was overdue. */
  @out.integer readonly remainingMs!: number;
  /** When it was due; null while it stood still. */
  @out.orNull(out.instant) readonly dueAt!: Date | null;
}

/** What the next tier reads first, part by part. What the desk knows itself nobody has to write. */
export class HandOffPacket {
  /** What was tried, in its order. */
  @out.list(out.text) readonly tried!: readonly string[];
  /** What the requester was told and promised. */
  @out.orNull(out.text) readonly told!: string | null;
  /** What is asked for. */
  @out.orNull(out.text) readonly asks!: string | null;
  /** Numbers of the proofs of identity that were given on the ticket: what was verified, and nothing of what was said. */
  @out.list(out.integer) readonly proofs!: readonly number[];
  @out.list(HandedClock) readonly clocks!: readonly HandedClock[];
}

/** A ticket handed to a higher tier, with the packet that the next tier reads first. */
export class HandOff {
  @out.integer id!: number;
  @out.integer ticketId!: number;
  @out.integer clientId!: number;
  @out.integer fromTier!: number;
  @out.integer toTier!: number;
  /** What it is about: the summary. */
  @out.text handover!: string;
  /** The rest of the packet; empty in what is older than it. */
  @out.orNull(HandOffPacket) packet!: HandOffPacket | null;
  @out.text givenBy!: string;
  @out.instant givenAt!: Date;
  @out.orNull(out.text) acceptedBy!: string | null;
  @out.orNull(out.instant) acceptedAt!: Date | null;
  @out.orNull(out.text) returnedBy!: string | null;
  @out.orNull(out.instant) returnedAt!: Date | null;
  @out.orNull(out.text) returnReason!: string | null;
  /** The team that had it, and the one that got it; empty in what is older than these columns. */
  @out.orNull(out.integer) fromTeamId!: number | null;
  @out.orNull(out.integer) toTeamId!: number | null;
}
export const handOffRows = defineEntity<HandOff>(
  'hand_off',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    fromTier: c.count(),
    toTier: c.count(),
    handover: c.text(),
    packet: nullable(c.json()),
    givenBy: c.text(),
    givenAt: c.instant(),
    acceptedBy: nullable(c.text()),
    acceptedAt: nullable(c.instant()),
    returnedBy: nullable(c.text()),
    returnedAt: nullable(c.instant()),
    returnReason: nullable(c.text()),
    fromTeamId: nullable(c.ref()),
    toTeamId: nullable(c.ref()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'id'] }, { columns: ['clientId', 'fromTeamId', 'givenAt'] }] },
);

/** A rule that fired, once for each cause. */
export interface Firing {
  id: number;
  ticketId: number;
  clientId: number;
  rule: string;
  /** The fact that caused it. */
  causeId: number;
  at: Date;
}
export const firingRows = defineEntity<Firing>(
  'escalation_firing',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), rule: c.text(), causeId: c.ref(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'rule', 'causeId'], unique: true }] },
);

/** What a receiver said of a hand-off, or of a hand-back; said again, it takes the place of what was said before. */
export class HandOffScore {
  @out.integer id!: number;
  @out.integer handOffId!: number;
  @out.integer ticketId!: number;
  @out.integer clientId!: number;
  @out.oneOf('hand-off', 'hand-back') of!: 'hand-off' | 'hand-back';
  /** 1 for useless, 5 for all that was needed. */
  @out.number score!: number;
  @out.orNull(out.text) comment!: string | null;
  @out.text by!: string;
  @out.instant at!: Date;
}
export const handOffScoreRows = defineEntity<HandOffScore>(
  'hand_off_score',
  (c) => ({
    id: c.id(),
    handOffId: c.ref(),
    ticketId: c.ref(),
    clientId: c.ref(),
    of: c.text(),
    score: c.count(),
    comment: nullable(c.text()),
    by: c.text(),
    at: c.instant(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['handOffId', 'of'], unique: true }] },
);

/** `climbing`: the next step is to come. `at-the-top`: all were told. `over`: the ticket was, before anybody acknowledged. */
const climbStates = ['climbing', 'at-the-top', 'acknowledged', 'over'] as const;
export type ClimbState = (typeof climbStates)[number];

/** A client's chain, climbed for one ticket and one cause. */
export class Climb {
  @out.integer id!: number;
  @out.integer ticketId!: number;
  @out.integer clientId!: number;
  @out.text rule!: string;
  /** What happened: `resolution.breached`. */
  @out.text what!: string;
  @out.integer causeId!: number;
  /** When it came true, and when the promise was due. */
  @out.instant at!: Date;
  @out.orNull(out.instant) dueAt!: Date | null;
  @out.oneOf(...climbStates) state!: ClimbState;
  /** How many steps were told, and when the last of them was. */
  @out.integer done!: number;
  @out.instant toldAt!: Date;
  @out.orNull(out.text) acknowledgedBy!: string | null;
  @out.orNull(out.instant) acknowledgedAt!: Date | null;
}
export const climbRows = defineEntity<Climb>(
  'escalation_climb',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    rule: c.text(),
    what: c.text(),
    causeId: c.ref(),
    at: c.instant(),
    dueAt: nullable(c.instant()),
    state: c.text(),
    done: c.count(),
    toldAt: c.instant(),
    acknowledgedBy: nullable(c.text()),
    acknowledgedAt: nullable(c.instant()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'id'] }] },
);

/** `waiting` for its instant; `told` alone or in a digest; `kept-quiet` by a maintenance window. */
export type NoticeState = 'waiting' | 'told' | 'digested' | 'kept-quiet';

/** A piece of news for one recipient that could not be told at once. */
export interface Notice {
  id: number;
  ticketId: number;
  clientId: number;
  address: string;
  language: string;
  what: string;
  rule: string;
  causeId: number;
  /** When it came true, and when the promise was due. */
  at: Date;
  dueAt: Date | null;
  raisedAt: Date;
  tellAt: Date;
  state: NoticeState;
}
export const noticeRows = defineEntity<Notice>(
  'escalation_notice',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    address: c.text(),
    language: c.text(),
    what: c.text(),
    rule: c.text(),
    causeId: c.ref(),
    at: c.instant(),
    dueAt: nullable(c.instant()),
    raisedAt: c.instant(),
    tellAt: c.instant(),
    state: c.text(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'address', 'state', 'tellAt'] }] },
);

/** The hours in which an agent wants to be told; whoever has no row always does. */
export class NotificationHours {
  @out.integer id!: number;
  @out.integer agentId!: number;
  /** A calendar as a contract pack writes it. */
  @out.object() hours!: object;
}
export const hoursRows = defineEntity<NotificationHours>('notification_hours', (c) => ({ id: c.id(), agentId: c.ref(), hours: c.json() }), {
  reach: 'everyone',
  indexes: [{ columns: ['agentId'], unique: true }],
});

/** A time in which nobody is told anything of a client, or of any. */
export class MaintenanceWindow {
  @out.integer id!: number;
  /** Empty for all clients. */
  @out.orNull(out.integer) clientId!: number | null;
  @out.instant beginsAt!: Date;
  @out.instant endsAt!: Date;
  @out.text reason!: string;
  @out.text by!: string;
}
export const maintenanceRows = defineEntity<MaintenanceWindow>(
  'maintenance_window',
  (c) => ({ id: c.id(), clientId: nullable(c.ref()), beginsAt: c.instant(), endsAt: c.instant(), reason: c.text(), by: c.text() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['endsAt'] }] },
);
