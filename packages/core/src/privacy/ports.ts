import { definePort, type Scope } from '../kernel/index.ts';

/** Whom it is about, with everything to find them by. */
export interface Subject {
  readonly personId: number;
  readonly clientId: number;
  readonly addresses: readonly string[];
  readonly names: readonly string[];
  /** Tickets that they asked for. */
  readonly ticketIds: readonly number[];
  /** What calls of actions name when they are about this person, by field: `{ ticketId: [3], callId: [7] }`. */
  readonly named: Named;
  /** Calls of actions that began something of theirs and were given nothing of it that could be looked for. */
  readonly made: readonly CallsMade[];
}

/** Calls of one action, by the instants at which they were made. */
export interface CallsMade {
  readonly action: string;
  readonly at: readonly Date[];
  /** What they were given besides, where others may have called at the same instants. */
  readonly given?: Named;
}

/** Numbers of what is theirs, or names that their client has for them, by the field in which actions are given them. */
export type Named = Readonly<Record<string, readonly (number | string)[]>>;

/** The same, before the places were asked what leads to them. */
export type Sought = Omit<Subject, 'named' | 'made'>;

/** Whom nobody has identified: they are found by their client, and by how long ago it was. */
export interface Unidentified {
  readonly clientId: number;
  /** What was over before this instant has been kept long enough. */
  readonly before: Date;
  /** People under a legal hold: what comes from an address or a number of theirs stays. */
  readonly held: readonly number[];
  /** Things at once, at most. */
  readonly limit: number;
}

/** What was erased of people whom nobody has identified, and what leads to it in the audit. */
export interface Forgotten {
  readonly count: number;
  readonly named: Named;
  readonly made: readonly CallsMade[];
}

/** One place where personal data is kept. */
export interface PersonalData {
  /** `messages`, `phone calls`. */
  readonly place: string;
  /** What is kept of them there, as data; empty once it was erased. */
  readonly find: (scope: Scope, who: Subject) => Promise<readonly object[]>;
  readonly erase: (scope: Scope, who: Subject) => Promise<unknown>;
  /**
   * Erases what is kept of people whom nobody has identified, once it is older than the contract keeps people. For places that keep things
   * without a person to go with.
   */
  readonly eraseUnidentified?: (scope: Scope, whom: Unidentified) => Promise<Forgotten>;
  /** By what else than a ticket calls of actions are about them: what such a call was given is shown and erased in the audit. */
  readonly named?: (scope: Scope, who: Sought) => Promise<Named>;
  /** Calls of actions about them that name nothing of theirs: a number as it was typed is no number of theirs to look for. */
  readonly made?: (scope: Scope, who: Sought) => Promise<readonly CallsMade[]>;
}

/** Plugins that keep something of people say so at start: `get(personalData).push(...)`. */
export const personalData = definePort<PersonalData[]>('privacy.personal-data', () => []);
