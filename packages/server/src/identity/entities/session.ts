import { defineEntity, nullable } from '@luuri/core';

/** How far somebody is: signed in, or still owing a second factor, or bound to set one up before anything else. */
export const stages = ['complete', 'second-factor', 'enrolment'] as const;
export type Stage = (typeof stages)[number];

/** By what a session began. */
export const signedInBy = ['password', 'key', 'provider', 'link', 'ticket-link'] as const;
export type SignedInBy = (typeof signedInBy)[number];

/** Somebody signed in in one browser. The browser's half is a random token; only its hash is here. */
export interface SignInSession {
  id: number;
  hash: string;
  who: 'agent' | 'person';
  /** Agent or person. */
  whoId: number;
  stage: Stage;
  by: SignedInBy;
  /** The API key that it was opened with and ends with. */
  keyId: number | null;
  /** The only ticket that it shows. */
  ticketId: number | null;
  createdAt: Date;
  /** Last seen, to the minute. */
  seenAt: Date;
  /** The end, however busy it is. */
  expiresAt: Date;
  address: string | null;
  userAgent: string | null;
}
export const sessionRows = defineEntity<SignInSession>(
  'sign_in_session',
  (c) => ({
    id: c.id(),
    hash: c.text(),
    who: c.text(),
    whoId: c.ref(),
    stage: c.text(),
    by: c.text(),
    keyId: nullable(c.ref()),
    ticketId: nullable(c.ref()),
    createdAt: c.instant(),
    seenAt: c.instant(),
    expiresAt: c.instant(),
    address: nullable(c.text()),
    userAgent: nullable(c.text()),
  }),
  { settled: true, indexes: [{ columns: ['hash'], unique: true }, { columns: ['who', 'whoId'] }, { columns: ['expiresAt'] }] },
);

/** What a way of signing in remembers between its steps: a challenge, the secrets of a journey to a provider. Short-lived, used once. */
export interface SignInFlow {
  id: number;
  /** Hash of the token in the browser's cookie, or of the session's number for what belongs to a session. */
  hash: string;
  kind: 'provider' | 'passkey-new' | 'passkey-proof';
  data: Record<string, string>;
  expiresAt: Date;
}
export const flowRows = defineEntity<SignInFlow>(
  'sign_in_flow',
  (c) => ({ id: c.id(), hash: c.text(), kind: c.text(), data: c.json(), expiresAt: c.instant() }),
  { indexes: [{ columns: ['hash', 'kind'] }, { columns: ['expiresAt'] }] },
);

/** How often somebody tried lately. Counted before the try, so that tries at the same moment count each. */
export interface Attempts {
  id: number;
  /** `account:` with a hash of what was typed, `from:` with an IP address, `proof:` with an agent's number. */
  subject: string;
  failures: number;
  lastAt: Date;
  /** No try is looked at before this. */
  blockedUntil: Date | null;
  /** The same instant once somebody who tried before it was put on record: one line for each wait, however many tries. */
  recordedUntil: Date | null;
}
export const attemptRows = defineEntity<Attempts>(
  'sign_in_attempt',
  (c) => ({
    id: c.id(),
    subject: c.text(),
    failures: c.count(),
    lastAt: c.instant(),
    blockedUntil: nullable(c.instant()),
    recordedUntil: nullable(c.instant()),
  }),
  { indexes: [{ columns: ['subject'], unique: true }, { columns: ['lastAt'] }] },
);
