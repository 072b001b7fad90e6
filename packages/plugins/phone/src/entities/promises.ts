import { defineEntity, nullable, out } from '@luuri/core';
import { outcomes, type Outcome } from '../rules/call-back.ts';

/** Something promised on the line, watched until it is kept, called off, or given up by the rule. */
export class PhonePromise {
  @out.integer id!: number;
  @out.integer clientId!: number;
  /** `call-back`, or `word` for anything else that was said: "we will write by Friday". */
  @out.oneOf('call-back', 'word') kind!: 'call-back' | 'word';
  @out.oneOf('open', 'kept', 'cancelled', 'exhausted') state!: 'open' | 'kept' | 'cancelled' | 'exhausted';
  @out.orNull(out.integer) ticketId!: number | null;
  @out.orNull(out.integer) callId!: number | null;
  @out.orNull(out.integer) personId!: number | null;
  /** E.164, of a call-back. */
  @out.orNull(out.text) number!: string | null;
  @out.text zone!: string;
  @out.text language!: string;
  /** What it is about, or what was promised, word for word. */
  @out.text about!: string;
  /** Not before this instant. */
  @out.orNull(out.instant) windowFrom!: Date | null;
  /** The promised instant. */
  @out.instant dueAt!: Date;
  /** True once the instant passed while it was open. */
  @out.flag broken!: boolean;
  @out.flag warned!: boolean;
  @out.text madeBy!: string;
  @out.instant madeAt!: Date;
  @out.orNull(out.instant) endedAt!: Date | null;
  @out.orNull(out.text) endedBy!: string | null;
  @out.orNull(out.text) endReason!: string | null;
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
export class AttemptRow {
  @out.integer id!: number;
  @out.integer promiseId!: number;
  @out.integer clientId!: number;
  @out.instant at!: Date;
  @out.oneOf(...outcomes) outcome!: Outcome;
  /** Seconds of conversation. */
  @out.integer seconds!: number;
  @out.text triedBy!: string;
  @out.orNull(out.text) note!: string | null;
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
export class Appointment {
  @out.integer id!: number;
  @out.integer ticketId!: number;
  @out.integer clientId!: number;
  /** Identifies it in calendars, through every change. */
  @out.text uid!: string;
  /** 0, 1, 2 ...: calendars believe the highest. */
  @out.integer sequence!: number;
  @out.instant startAt!: Date;
  @out.instant endAt!: Date;
  @out.text zone!: string;
  @out.text summary!: string;
  @out.orNull(out.text) place!: string | null;
  @out.flag cancelled!: boolean;
}
export const appointmentRows = defineEntity<Appointment>(
  'phone_appointment',
  (c) => ({
    ...{ id: c.id(), ticketId: c.ref(), clientId: c.ref(), uid: c.text(), sequence: c.count(), startAt: c.instant(), endAt: c.instant() },
    ...{ zone: c.text(), summary: c.text(), place: nullable(c.text()), cancelled: c.flag() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId'] }] },
);
