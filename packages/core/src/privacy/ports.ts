import { definePort, type Scope } from '../kernel/index.ts';

/** Whom it is about, with everything to find them by. */
export interface Subject {
  readonly personId: number;
  readonly clientId: number;
  readonly addresses: readonly string[];
  readonly names: readonly string[];
  /** Tickets that they asked for. */
  readonly ticketIds: readonly number[];
}

/** One place where personal data is kept. */
export interface PersonalData {
  /** `messages`, `phone calls`. */
  readonly place: string;
  /** What is kept of them there, as data; empty once it was erased. */
  readonly find: (scope: Scope, who: Subject) => Promise<readonly object[]>;
  readonly erase: (scope: Scope, who: Subject) => Promise<unknown>;
}

/** Plugins that keep something of people say so at start: `get(personalData).push(...)`. */
export const personalData = definePort<PersonalData[]>('privacy.personal-data', () => []);
