import type { Calendar, Duration } from '../../calendar/index.ts';
import type { Category } from '../../kernel/index.ts';
import type { Priority } from '../../ticket/index.ts';

/** Who is told. `client-owner` is the pack's `owner`, an administrator without one; anything with an @ is an address. */
export const namedRecipients = ['assignee', 'team', 'team-lead', 'client-owner'] as const;
export type Recipient = (typeof namedRecipients)[number] | `${string}@${string}`;

export const clockMetrics = ['first-response', 'next-response', 'periodic-update', 'resolution', 'tier-hold'] as const;
export type ClockMetric = (typeof clockMetrics)[number];

/** What can be true of a clock: every kind of line that a ledger has, but a correction, which repeats what was true before (C2). */
export const clockFacts = [
  ...(['warned', 'breached', 'met', 'started', 'paused', 'resumed'] as const),
  ...(['retargeted', 'recalendared', 'reopened', 'waived', 'cancelled'] as const),
] as const;
export type ClockFact = (typeof clockFacts)[number];

export const ticketFacts = ['opened', 'bounced', 'handed-off', 'reopened', 'priority-changed', 'tier-changed'] as const;
export type TicketFact = (typeof ticketFacts)[number];

/** What of a ticket a rule may ask for over time. */
export interface Snapshot {
  readonly state: string;
  readonly category: Category;
  readonly tier: number;
  readonly priority: Priority;
}

/** A number that is one of a list, or lies on one side of another. */
export type NumberTest = { readonly any: readonly number[] } | { readonly than: '>' | '>=' | '<' | '<='; readonly value: number };

/** Which snapshots are meant: each key that is given must hold. */
export interface Selector {
  /** Names of states, or categories. */
  readonly state?: readonly string[];
  readonly tier?: NumberTest;
  readonly priority?: readonly Priority[];
}

/** How old a ticket is: open time since it was received. */
export interface AgeTest {
  readonly than: '>' | '>=' | '<' | '<=';
  readonly duration: Duration;
}

/** What must hold at the instant at which a rule would act. */
export interface Conditions extends Selector {
  readonly bounces?: NumberTest;
  readonly age?: AgeTest;
  readonly assigned?: boolean;
  readonly channel?: readonly string[];
}

/** What a rule waits for. */
export type Trigger =
  | { readonly on: 'clock'; readonly metric: ClockMetric; readonly fact: ClockFact }
  | { readonly on: 'ticket'; readonly fact: TicketFact }
  /** It comes to be so; a ticket that is opened so counts. */
  | { readonly on: 'change'; readonly to: Selector }
  /** It has been so without a break for that long. */
  | { readonly on: 'stay'; readonly in: Selector; readonly for: Duration }
  | { readonly on: 'age'; readonly of: Duration };

export type Step =
  | { readonly do: 'notify'; readonly who: readonly Recipient[] }
  | { readonly do: 'raise-tier'; readonly by: number }
  | { readonly do: 'climb-chain' };

/** When this happens, and that holds, do those; once for each time it happens. */
export interface EscalationRule {
  /** Shown in the timeline; the `when` with its place in the list when the pack gives none. */
  readonly name: string;
  /** What it waits for, as the timeline and mails say it: `resolution.breached`, `state pending-third-party for 2bd`. */
  readonly when: string;
  readonly trigger: Trigger;
  readonly conditions: Conditions;
  readonly steps: readonly Step[];
  /** Where its durations count, by name in the pack; undefined when nothing has to be counted. */
  readonly calendar: string | undefined;
}

/** A step of the client's chain of people, the nearest first. */
export interface ChainStep {
  readonly name: string;
  readonly to: readonly Recipient[];
  /** How long the step before it has to acknowledge; undefined for the first. */
  readonly after: Duration | undefined;
  /** Whether the wait is open time of the calendar, or counted day and night. */
  readonly counted: 'open' | 'always';
}

/** Who is told when nobody is at work. */
export interface Duty {
  readonly calendar: string;
  /** Addresses, and short names of teams. */
  readonly outside: readonly string[];
}

/** What happened, as a rule sees it. */
export type Moment =
  | { readonly on: 'clock'; readonly metric: string; readonly fact: string }
  | { readonly on: 'ticket'; readonly fact: TicketFact }
  | { readonly on: 'change'; readonly from: Snapshot | undefined; readonly to: Snapshot };

/** Everything of a ticket that conditions ask for. */
export interface Standing extends Snapshot {
  readonly bounces: number;
  readonly assigned: boolean;
  readonly channel: string;
  readonly receivedAt: Date;
}

/** The pack's calendars by name. */
export type Calendars = Readonly<Record<string, Calendar>>;
