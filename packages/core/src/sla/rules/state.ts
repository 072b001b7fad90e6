import type { Version } from '../terms.ts';
import type { Clock } from './clock.ts';
import type { Category, Priority, SlaFact } from './facts.ts';

/** A stretch of a ticket's life in one category at one tier; it lasts until the next one begins. */
export interface Stay {
  readonly from: Date;
  readonly category: Category;
  readonly tier?: number;
}

/** A requester's public message that nobody has answered. */
export interface Owed {
  readonly at: Date;
  readonly cause?: string;
}

/** Where a ticket stands, as far as its clocks care. */
export interface Situation {
  readonly priority: Priority;
  readonly category: Category;
  readonly tier?: number;
  readonly channel?: string;
  readonly type?: string;
  readonly service?: string;
  readonly receivedAt: Date;
  /** Terms that the ticket stands under, and the version whose calendars it follows (C11, C13). */
  readonly version: Version;
  readonly calendarsVersion: Version;
  /** Name of the policy that holds; absent when none fits. */
  readonly policy?: string;
  readonly passedOver: readonly string[];
  /** `gone`: the ticket was resolved or ended without one, so later messages open next responses. */
  readonly firstResponse: 'open' | 'given' | 'gone';
  readonly firstResponseAt?: Date;
  readonly lastAgentMessageAt?: Date;
  /** Unanswered messages since the first response, oldest first (C4). */
  readonly owed: readonly Owed[];
  readonly resolvedAt?: Date;
  /** From when the present cycle of the resolution counts. */
  readonly resolutionFrom: Date;
  readonly wakeAt?: Date;
  /** How often it was handed back. */
  readonly bounces: number;
  /** Spam, a test, deleted (C15). */
  readonly outOfReports?: true;
  /** Entries up to here are imported history, and nobody is told (C18). */
  readonly quietUntil?: Date;
  readonly stays: readonly Stay[];
}

/**
 * All that is known of one ticket's clocks: a value that `foldFact` and `advance` turn into the next one. It survives JSON except for its
 * dates (`stateFromJson`).
 */
export interface SlaState extends Situation {
  readonly clocks: readonly Clock[];
  /** Every fact that moved something, in order: what a correction recomputes from. */
  readonly facts: readonly SlaFact[];
  /** The latest look at time that brought something; a fact that belongs before it, or before the latest fact, is folded in at its place. */
  readonly advancedTo: Date;
  /** Warnings and breaches that were told once and are not told again by a correction. */
  readonly told: readonly string[];
}
