import { defineEntity, nullable, out } from '@luuri/core';
import type { CountryCode } from 'libphonenumber-js';
import type { CallEventKind } from '../rules/event.ts';
import { callPhases, type CallPhase } from '../rules/fold.ts';

/** A telephone system that may tell of calls. */
export interface Bridge {
  id: number;
  /** What it calls itself in the header of what it sends. */
  name: string;
  kind: 'native' | 'cti';
  /** Of a native one: what it signs with. Empty for one that shows a token. */
  secret: string;
  /** Of a generic one: hash of the token in its address. Empty for one that signs. */
  tokenHash: string;
  /** The one client that it may tell of; all clients when empty. */
  clientId: number | null;
  active: boolean;
  createdAt: Date;
}
export const bridgeRows = defineEntity<Bridge>(
  'phone_bridge',
  (c) => ({
    ...{ id: c.id(), name: c.text(), kind: c.text(), secret: c.text(), tokenHash: c.text(), clientId: nullable(c.ref()) },
    ...{ active: c.flag(), createdAt: c.instant() },
  }),
  { indexes: [{ columns: ['name'], unique: true }, { columns: ['tokenHash'] }] },
);

/** A number that a client's people call. */
export interface ClientNumber {
  id: number;
  /** E.164. */
  number: string;
  clientId: number;
  /** Where it is from: how it is dialled without its country code. */
  region: CountryCode;
  language: string | null;
  queue: string | null;
}
export const clientNumberRows = defineEntity<ClientNumber>(
  'phone_client_number',
  (c) => ({ id: c.id(), number: c.text(), clientId: c.ref(), region: c.text(), language: nullable(c.text()), queue: nullable(c.text()) }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['number'], unique: true }, { columns: ['clientId'] }] },
);

/** A number of a person of a client. Several people may have the same one. */
export interface PersonNumber {
  id: number;
  personId: number;
  clientId: number;
  /** E.164. */
  number: string;
  addedAt: Date;
}
export const personNumberRows = defineEntity<PersonNumber>(
  'phone_person_number',
  (c) => ({ id: c.id(), personId: c.ref(), clientId: c.ref(), number: c.text(), addedAt: c.instant() }),
  {
    reach: { client: 'clientId', requester: 'personId' },
    indexes: [{ columns: ['number', 'clientId'] }, { columns: ['personId', 'number'], unique: true }],
  },
);

/** One contact by telephone: all legs that belong together. What it says follows from its events. */
export class Call {
  @out.integer id!: number;
  /** 0 for a call that an agent began by hand. */
  @out.integer bridgeId!: number;
  /** What the telephone system calls it, transfers included. */
  @out.text linkedId!: string;
  /** Empty until an event names a number of a client. */
  @out.orNull(out.integer) clientId!: number | null;
  @out.oneOf('in', 'out') direction!: 'in' | 'out';
  /** E.164; empty for one that was withheld. */
  @out.orNull(out.text) fromNumber!: string | null;
  @out.orNull(out.text) toNumber!: string | null;
  @out.orNull(out.text) queue!: string | null;
  @out.orNull(out.text) language!: string | null;
  @out.oneOf(...callPhases) phase!: CallPhase;
  @out.instant startedAt!: Date;
  @out.orNull(out.instant) queuedAt!: Date | null;
  @out.orNull(out.instant) answeredAt!: Date | null;
  @out.orNull(out.instant) endedAt!: Date | null;
  @out.orNull(out.instant) abandonedAt!: Date | null;
  @out.orNull(out.integer) waitMs!: number | null;
  @out.integer transfers!: number;
  @out.orNull(out.text) endedBy!: string | null;
  @out.orNull(out.text) endReason!: string | null;
  @out.orNull(out.text) recordingRef!: string | null;
  /** Whom the agent says that it is; a number proves nothing. */
  @out.orNull(out.integer) personId!: number | null;
  @out.orNull(out.integer) ticketId!: number | null;
  /** What was asked for, of a call that an agent was made to take or make: kept on the call for its log. */
  @out.orNull(out.text) about!: string | null;
}
export const callRows = defineEntity<Call>(
  'phone_call',
  (c) => ({
    ...{ id: c.id(), bridgeId: c.ref(), linkedId: c.text(), clientId: nullable(c.ref()), direction: c.text() },
    ...{ fromNumber: nullable(c.text()), toNumber: nullable(c.text()), queue: nullable(c.text()), language: nullable(c.text()) },
    ...{ phase: c.text(), startedAt: c.instant(), queuedAt: nullable(c.instant()), answeredAt: nullable(c.instant()) },
    ...{ endedAt: nullable(c.instant()), abandonedAt: nullable(c.instant()), waitMs: nullable(c.milliseconds()), transfers: c.count() },
    ...{ endedBy: nullable(c.text()), endReason: nullable(c.text()), recordingRef: nullable(c.text()) },
    ...{ personId: nullable(c.ref()), ticketId: nullable(c.ref()), about: nullable(c.text()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['bridgeId', 'linkedId'], unique: true }, { columns: ['clientId', 'startedAt'] }, { columns: ['ticketId'] }],
  },
);

/** One event of a call, as it was told. */
export interface CallEventRow {
  id: number;
  bridgeId: number;
  callId: number;
  eventId: string;
  kind: CallEventKind;
  at: Date;
  receivedAt: Date;
  leg: string;
  agentId: number | null;
  how: string | null;
  who: string | null;
  reason: string | null;
  waitSec: number | null;
}
export const callEventRows = defineEntity<CallEventRow>(
  'phone_call_event',
  (c) => ({
    ...{ id: c.id(), bridgeId: c.ref(), callId: c.ref(), eventId: c.text(), kind: c.text(), at: c.instant(), receivedAt: c.instant() },
    ...{ leg: c.text(), agentId: nullable(c.ref()), how: nullable(c.text()), who: nullable(c.text()), reason: nullable(c.text()) },
    waitSec: nullable(c.count()),
  }),
  { indexes: [{ columns: ['bridgeId', 'eventId'], unique: true }, { columns: ['callId'] }] },
);
