import { defineEntity, nullable } from '@luuri/core';
import type { AftercareAnswer, AlertKind, Deed, FactorName, RequestChannel, SelfServiceAnswer, UserClass } from './rules/terms.ts';

/**
 * `proving` until there is a proof; `proven` until it is used; `cooling` while a deed waits; `done`; `failed` at the directory; `stopped`
 * after two failed tries; `aborted` when somebody left in between; `called-off` when somebody stopped what was waiting.
 */
export const resetStates = ['proving', 'proven', 'cooling', 'done', 'failed', 'stopped', 'aborted', 'called-off'] as const;
export type ResetState = (typeof resetStates)[number];

/** One request for one deed on one account. */
export interface Reset {
  id: number;
  clientId: number;
  ticketId: number;
  personId: number;
  /** The directory's own id. */
  accountId: string;
  login: string;
  deed: Deed;
  userClass: UserClass;
  channel: RequestChannel;
  state: ResetState;
  /** Who verifies, and then holds the proof. */
  heldBy: string;
  /** A rehearsal: nothing is done at the directory, and only quality sees that it is one. */
  drill: boolean;
  suspicious: boolean;
  /** `acme@3`. */
  policy: string;
  /** Two words that the desk and the person both see. */
  words: string;
  failures: number;
  needed: number;
  flags: string[];
  startedAt: Date;
  provenAt: Date | null;
  endedAt: Date | null;
  /** Hash of the temporary password, for telling whether one that turns up is it. */
  secretHash: string | null;
  secretUntil: Date | null;
  /** The number that a change of telephone sets: E.164. Settled when the request began, so that no other one is set by its proof. */
  newNumber: string | null;
  /** When a deed that waits is done, and hash of the link by which its owner stops it. */
  coolUntil: Date | null;
  stopHash: string | null;
  /** A1: the words and the order by which they were verified, and the call on which they asked. */
  script: string | null;
  callId: number | null;
  /** P5: what came of asking whether they could do it by themselves. */
  selfService: SelfServiceAnswer | null;
}
export const resetRows = defineEntity<Reset>(
  'password_reset',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: c.ref(), personId: c.ref(), accountId: c.text(), login: c.text(), deed: c.text() },
    ...{ userClass: c.text(), channel: c.text(), state: c.text(), heldBy: c.text(), drill: c.flag(), suspicious: c.flag() },
    ...{ policy: c.text(), words: c.text(), failures: c.count(), needed: c.count(), flags: c.json(), startedAt: c.instant() },
    ...{ provenAt: nullable(c.instant()), endedAt: nullable(c.instant()) },
    ...{ secretHash: nullable(c.text()), secretUntil: nullable(c.instant()), newNumber: nullable(c.text()) },
    ...{ coolUntil: nullable(c.instant()), stopHash: nullable(c.text()), script: nullable(c.text()), callId: nullable(c.ref()) },
    selfService: nullable(c.text()),
  }),
  {
    reach: { client: 'clientId' },
    indexes: [
      { columns: ['ticketId'] },
      { columns: ['clientId', 'startedAt'] },
      { columns: ['personId', 'startedAt'] },
      { columns: ['stopHash'] },
    ],
  },
);

export const factorStates = ['asked', 'met', 'failed'] as const;

/** One factor of one request: what was asked, and how it ended. What was said is a salted hash. */
export interface Factor {
  id: number;
  clientId: number;
  resetId: number;
  factor: FactorName | 'override';
  state: (typeof factorStates)[number];
  points: number;
  /** To whom or where, masked. */
  target: string | null;
  /** For a call-back the number of record that is to be called. */
  number: string | null;
  salt: string;
  /** Hash of the code, the answer or the link that is right; empty where somebody attests. */
  expected: string | null;
  /** Hash of what was said. */
  said: string | null;
  askedAt: Date;
  expiresAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
  /** The call that was evidence of a call-back: it is of no other factor, of no request. */
  callId: number | null;
}
export const factorRows = defineEntity<Factor>(
  'password_reset_factor',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), resetId: c.ref(), factor: c.text(), state: c.text(), points: c.count() },
    ...{ target: nullable(c.text()), number: nullable(c.text()), salt: c.text(), expected: nullable(c.text()), said: nullable(c.text()) },
    ...{ askedAt: c.instant(), expiresAt: c.instant(), settledAt: nullable(c.instant()), settledBy: nullable(c.text()) },
    callId: nullable(c.ref()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['resetId', 'id'] }, { columns: ['expected'] }, { columns: ['callId'] }] },
);

/** A1: a line of what happened, chained to the line before it. */
export interface Evidence {
  id: number;
  clientId: number;
  resetId: number;
  seq: number;
  at: Date;
  by: string;
  what: string;
  facts: Record<string, unknown>;
  before: string;
  hash: string;
}
export const evidenceRows = defineEntity<Evidence>(
  'password_reset_evidence',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), resetId: c.ref(), seq: c.count(), at: c.instant(), by: c.text(), what: c.text() },
    ...{ facts: c.json(), before: c.text(), hash: c.text() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['resetId', 'seq'], unique: true }] },
);

/** P6: that somebody asked, kept for counting: who and from where as hashes, for whichever client. */
export interface Attempt {
  id: number;
  clientId: number;
  caller: string | null;
  account: string;
  outcome: 'asked' | 'unknown' | 'failed' | 'refused' | 'aborted';
  at: Date;
  channel: RequestChannel | null;
  /** The request that it became. */
  resetId: number | null;
}
export const attemptRows = defineEntity<Attempt>(
  'password_reset_attempt',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), caller: nullable(c.text()), account: c.text(), outcome: c.text(), at: c.instant() },
    ...{ channel: nullable(c.text()), resetId: nullable(c.ref()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['caller', 'at'] }, { columns: ['clientId', 'account', 'at'] }, { columns: ['resetId'] }],
  },
);

/** F8: one who is told of a reset, and whether the news arrived. */
export interface Notice {
  id: number;
  clientId: number;
  resetId: number;
  to: 'person' | 'manager' | 'security';
  target: string;
  deliveryId: number | null;
  state: 'on-its-way' | 'sent' | 'failed';
}
export const noticeRows = defineEntity<Notice>(
  'password_reset_notice',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), resetId: c.ref(), to: c.text(), target: c.text(), deliveryId: nullable(c.ref()), state: c.text() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['resetId'] }, { columns: ['deliveryId'] }] },
);

/** What the portal gives whoever asks, whether or not there is such an account: by its handle a code is answered. */
export interface SelfRequest {
  id: number;
  /** Its hash. */
  handle: string;
  /** What codes are hashed with. */
  salt: string;
  client: string;
  login: string;
  deed: Deed;
  resetId: number | null;
  at: Date;
}
export const selfRows = defineEntity<SelfRequest>(
  'password_reset_self',
  (c) => ({
    ...{
      id: c.id(),
      handle: c.text(),
      salt: c.text(),
      client: c.text(),
      login: c.text(),
      deed: c.text(),
      resetId: nullable(c.ref()),
      at: c.instant(),
    },
  }),
  { indexes: [{ columns: ['handle'], unique: true }, { columns: ['resetId'] }] },
);

/** F10: one of those who are asked afterwards, and what they said. */
export interface Aftercare {
  id: number;
  clientId: number;
  resetId: number;
  /** When they are asked, and when nobody waits for an answer any longer: one working day of the client. */
  askAt: Date;
  dueAt: Date;
  askedAt: Date | null;
  /** Hash of the link by which they answer. */
  link: string | null;
  answer: AftercareAnswer | null;
  answeredAt: Date | null;
  answeredBy: string | null;
}
export const aftercareRows = defineEntity<Aftercare>(
  'password_reset_aftercare',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), resetId: c.ref(), askAt: c.instant(), dueAt: c.instant(), askedAt: nullable(c.instant()) },
    ...{ link: nullable(c.text()), answer: nullable(c.text()), answeredAt: nullable(c.instant()), answeredBy: nullable(c.text()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['resetId'], unique: true }, { columns: ['clientId', 'askAt'] }, { columns: ['link'] }],
  },
);

/** A5: the next request about an account is a rehearsal. Whoever takes it is not told. */
export interface Drill {
  id: number;
  clientId: number;
  login: string;
  plannedBy: string;
  plannedAt: Date;
  until: Date;
  resetId: number | null;
}
export const drillRows = defineEntity<Drill>(
  'password_reset_drill',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), login: c.text(), plannedBy: c.text(), plannedAt: c.instant(), until: c.instant() },
    resetId: nullable(c.ref()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'login'] }, { columns: ['resetId'] }] },
);

/** Something that somebody responsible for security should look at, and who has. */
export interface Alert {
  id: number;
  clientId: number;
  why: AlertKind;
  resetId: number | null;
  /** Whose doing it was. */
  actor: string;
  at: Date;
  seenBy: string | null;
  seenAt: Date | null;
  note: string | null;
}
export const alertRows = defineEntity<Alert>(
  'password_reset_alert',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), why: c.text(), resetId: nullable(c.ref()), actor: c.text(), at: c.instant() },
    ...{ seenBy: nullable(c.text()), seenAt: nullable(c.instant()), note: nullable(c.text()) },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'at'] }] },
);

export const entities = [resetRows, factorRows, evidenceRows, attemptRows, noticeRows, selfRows, aftercareRows, drillRows, alertRows];
