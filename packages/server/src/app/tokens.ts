import type { HostPort } from '../config/index.ts';

/** What the pages and the health answers know of the process they are in. */
export const HOSTING = Symbol('hosting');

export interface HostingFacts {
  /** Where people reach the desk, without a slash at its end; known once the server listens. */
  publicUrl: string;
  readonly smtpListen: HostPort | undefined;
  /** True when outgoing mail is given to a server; false when it stays in the outbox. */
  readonly sendsMail: boolean;
  /** True from when the desk works until it is told to stop. */
  isReady: boolean;
}
