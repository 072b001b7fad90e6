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
}

/** Numbers of what is theirs, or names that their client has for them, by the field in which actions are given them. */
export type Named = Readonly<Record<string, readonly (number | string)[]>>;

/** One place where personal data is kept. */
export interface PersonalData {
  /** `messages`, `phone calls`. */
  readonly place: string;
  /** What is kept of them there, as data; empty once it was erased. */
  readonly find: (scope: Scope, who: Subject) => Promise<readonly object[]>;
  readonly erase: (scope: Scope, who: Subject) => Promise<unknown>;
  /** By what else than a ticket calls of actions are about them: what such a call was given is shown and erased in the audit. */
  readonly named?: (scope: Scope, who: Omit<Subject, 'named'>) => Promise<Named>;
}

/** Plugins that keep something of people say so at start: `get(personalData).push(...)`. */
export const personalData = definePort<PersonalData[]>('privacy.personal-data', () => []);
