import { defineEntity, nullable } from '@luuri/core';
import type { Deed, FactorName, RequestChannel, UserClass } from './rules/terms.ts';

/**
 * `proving` until there is a proof; `proven` until it is used; `done`; `failed` at the directory; `stopped` after two failed tries;
 * `aborted` when somebody left in between.
 */
export type ResetState = 'proving' | 'proven' | 'done' | 'failed' | 'stopped' | 'aborted';

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
}
export const resetRows = defineEntity<Reset>(
  'password_reset',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: c.ref(), personId: c.ref(), accountId: c.text(), login: c.text(), deed: c.text() },
    ...{ userClass: c.text(), channel: c.text(), state: c.text(), heldBy: c.text(), drill: c.flag(), suspicious: c.flag() },
    ...{ policy: c.text(), words: c.text(), failures: c.count(), needed: c.count(), flags: c.json(), startedAt: c.instant() },
    ...{ provenAt: nullable(c.instant()), endedAt: nullable(c.instant()) },
    ...{ secretHash: nullable(c.text()), secretUntil: nullable(c.instant()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['ticketId'] }, { columns: ['clientId', 'startedAt'] }, { columns: ['personId', 'startedAt'] }],
  },
);

/** One factor of one request: what was asked, and how it ended. What was said is a salted hash. */
export interface Factor {
  id: number;
  clientId: number;
  resetId: number;
  factor: FactorName | 'override';
  state: 'asked' | 'met' | 'failed';
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
}
export const factorRows = defineEntity<Factor>(
  'password_reset_factor',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), resetId: c.ref(), factor: c.text(), state: c.text(), points: c.count() },
    ...{ target: nullable(c.text()), number: nullable(c.text()), salt: c.text(), expected: nullable(c.text()), said: nullable(c.text()) },
    ...{ askedAt: c.instant(), expiresAt: c.instant(), settledAt: nullable(c.instant()), settledBy: nullable(c.text()) },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['resetId', 'id'] }, { columns: ['expected'] }] },
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
}
export const attemptRows = defineEntity<Attempt>(
  'password_reset_attempt',
  (c) => ({ id: c.id(), clientId: c.ref(), caller: nullable(c.text()), account: c.text(), outcome: c.text(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['caller', 'at'] }, { columns: ['clientId', 'account', 'at'] }] },
);

/** F8: one who is told of a reset, and whether the news arrived. */
export interface Notice {
  id: number;
  clientId: number;
  resetId: number;
  to: 'person' | 'manager' | 'security';
  target: string;
  deliveryId: number | null;
  state: 'on-its-way' | 'failed';
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

export const entities = [resetRows, factorRows, evidenceRows, attemptRows, noticeRows, selfRows];
