import { defineEntity, nullable } from '@luuri/core';
import type { Outcome } from '../rules/call-back.ts';

/** Something promised on the line, watched until it is kept, called off, or given up by the rule. */
export interface PhonePromise {
  id: number;
  clientId: number;
  /** `call-back`, or `word` for anything else that was said: "we will write by Friday". */
  kind: 'call-back' | 'word';
  state: 'open' | 'kept' | 'cancelled' | 'exhausted';
  ticketId: number | null;
  callId: number | null;
  personId: number | null;
  /** E.164, of a call-back. */
  number: string | null;
  zone: string;
  language: string;
  /** What it is about, or what was promised, word for word. */
  about: string;
  /** Not before this instant. */
  windowFrom: Date | null;
  /** The promised instant. */
  dueAt: Date;
  /** True once the instant passed while it was open. */
  broken: boolean;
  warned: boolean;
  madeBy: string;
  madeAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
}
export const promiseRows = defineEntity<PhonePromise>(
  'phone_promise',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), kind: c.text(), state: c.text(), ticketId: nullable(c.ref()), callId: nullable(c.ref()) },
    ...{ personId: nullable(c.ref()), number: nullable(c.text()), zone: c.text(), language: c.text(), about: c.text() },
    ...{ windowFrom: nullable(c.instant()), dueAt: c.instant(), broken: c.flag(), warned: c.flag(), madeBy: c.text(), madeAt: c.instant() },
    ...{ endedAt: nullable(c.instant()), endedBy: nullable(c.text()), endReason: nullable(c.text()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['clientId', 'state', 'dueAt'] }, { columns: ['ticketId'] }],
  },
);

/** One try to reach somebody who was promised a call. */
export interface AttemptRow {
  id: number;
  promiseId: number;
  clientId: number;
  at: Date;
  outcome: Outcome;
  /** Seconds of conversation. */
  seconds: number;
  triedBy: string;
  note: string | null;
}
export const attemptRows = defineEntity<AttemptRow>(
  'phone_attempt',
  (c) => ({
    ...{ id: c.id(), promiseId: c.ref(), clientId: c.ref(), at: c.instant(), outcome: c.text(), seconds: c.count(), triedBy: c.text() },
    note: nullable(c.text()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['promiseId'] }] },
);

/** A time booked for a requester. */
export interface Appointment {
  id: number;
  ticketId: number;
  clientId: number;
  /** Identifies it in calendars, through every change. */
  uid: string;
  /** 0, 1, 2 ...: calendars believe the highest. */
  sequence: number;
  startAt: Date;
  endAt: Date;
  zone: string;
  summary: string;
  place: string | null;
  cancelled: boolean;
}
export const appointmentRows = defineEntity<Appointment>(
  'phone_appointment',
  (c) => ({
    ...{ id: c.id(), ticketId: c.ref(), clientId: c.ref(), uid: c.text(), sequence: c.count(), startAt: c.instant(), endAt: c.instant() },
    ...{ zone: c.text(), summary: c.text(), place: nullable(c.text()), cancelled: c.flag() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId'] }] },
);
