import type { HostPort } from '../config/index.ts';

/** What the pages and the health answers know of the process they are in. */
export const HOSTING = Symbol('hosting');

/** `web` answers the API and the pages; `work` runs jobs and channels. */
export type Duty = 'web' | 'work';

export interface HostingFacts {
  /** Where people reach the desk, without a slash at its end; known once the server listens. */
  publicUrl: string;
  readonly smtpListen: HostPort | undefined;
  /** True when outgoing mail is given to a server; false when it stays in the outbox. */
  readonly sendsMail: boolean;
  /** What this process does: answers requests, works on jobs and channels, or both. */
  readonly does: readonly Duty[];
  /** True from when the desk does what it should until it is told to stop. */
  isReady: boolean;
}
