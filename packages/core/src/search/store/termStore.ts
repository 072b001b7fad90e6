import type { Scope } from '../../kernel/index.ts';
import type { Match } from '../rules/match.ts';

/** A ticket and the terms that it stands under. */
export interface Entry {
  readonly ticketId: number;
  readonly terms: readonly string[];
}

/** Where a walk through what matches goes on, and how far. */
export interface Stretch {
  /** Tickets with a smaller number than this; all when left out. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The index of terms: one for each database, which find the same. It knows nothing of who asks. */
export interface TermStore {
  /** Replaces what was kept of these tickets. */
  put(scope: Scope, entries: readonly Entry[]): Promise<void>;
  /** Keeps nothing of these tickets any more. */
  drop(scope: Scope, ticketIds: readonly number[]): Promise<void>;
  clear(scope: Scope): Promise<void>;
  /** Numbers of matching tickets, the newest first. Fewer than the limit only when there are no more. */
  walk(scope: Scope, match: Match, stretch: Stretch): Promise<number[]>;
}
