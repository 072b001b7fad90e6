import { categories, type Category } from '../../kernel/rules.ts';
import { priorities, type Priority } from '../../ticket/rules.ts';

export { categories as CATEGORIES, priorities as PRIORITIES, type Category, type Priority };

/** Categories in which somebody else than the desk has the next step. */
export const PENDING = ['pending-requester', 'pending-third-party', 'pending-scheduled', 'pending-approval'] as const;
export type PendingCategory = (typeof PENDING)[number];

/** What is promised: answers, signs of life, a solution, and (an OLA) how long one tier may hold a ticket. */
export const METRICS = ['first-response', 'next-response', 'periodic-update', 'resolution', 'tier-hold'] as const;
export type Metric = (typeof METRICS)[number];

/** True when the next step is somebody else's. */
export const isPending = (category: Category): category is PendingCategory => (PENDING as readonly string[]).includes(category);
/** True while work goes on or waits: not resolved, closed or cancelled. */
export const isActive = (category: Category): boolean => category === 'new' || category === 'open' || isPending(category);

interface FactHead {
  /** When it became true, not when it was noticed: a mail's received instant, the answer of a call. */
  readonly at: Date;
  /** Id of the event behind it. The same cause, kind and instant counts once (C19). */
  readonly cause?: string;
  /** Who did it, for the ledger. */
  readonly actor?: string;
  /** Set on imported history (C18): whatever happened up to then is a fact, but nobody is told. */
  readonly importedAt?: Date;
}

/** The ticket exists. Everything else comes after it. */
export interface Opened extends FactHead {
  readonly kind: 'opened';
  readonly priority: Priority;
  /** Default `new`. */
  readonly category?: Category;
  /** Level of the tier that has it first; without it no tier-hold clock runs. */
  readonly tier?: number;
  readonly channel?: string;
  /** incident, request, problem, change ... */
  readonly type?: string;
  /** What it is about, in the contract's words. */
  readonly service?: string;
  /** When it reached the desk (C3): default `at`. */
  readonly receivedAt?: Date;
  /** An agent wrote it on behalf of somebody. */
  readonly agentCreated?: boolean;
  /** Somebody was spoken to as it came in, which is a first response. Default: agent-created by phone. */
  readonly spoken?: boolean;
  /** Version of the terms it was opened under; filled in by the fold. */
  readonly version?: string | number;
}

/** Public words of the requester, or of a participant on the client's side. */
export interface RequesterMessage extends FactHead {
  readonly kind: 'requester-message';
  /** A classifier found that it only says thanks: a resolved ticket stays resolved. */
  readonly onlyThanks?: boolean;
}

/** Words of the desk: a message, or a call that was answered and logged. */
export interface AgentMessage extends FactHead {
  readonly kind: 'agent-message';
  /** False makes it a note. Default true. */
  readonly public?: boolean;
  /** Default `requester`; words to a supplier answer nobody. */
  readonly to?: 'requester' | 'third-party';
  /** Default `agent`; a bot answers only where the policy says so. */
  readonly by?: 'agent' | 'bot';
}

/** Things that are told but move no clock (C3, C9). They are in the list so that a replay may contain them. */
export interface Remark extends FactHead {
  readonly kind: 'note' | 'auto-reply' | 'bounce' | 'third-party-message';
}

/** The ticket entered a state of this category. */
export interface StateChanged extends FactHead {
  readonly kind: 'state';
  readonly to: Category;
  /** Why a pause began (C8). */
  readonly reason?: string;
  /** When a pause ends by itself: the ticket is open again from exactly then. */
  readonly wakeAt?: Date;
}

export interface PriorityChanged extends FactHead {
  readonly kind: 'priority';
  readonly to: Priority;
}

/** Another tier holds the ticket now (C7). */
export interface TierChanged extends FactHead {
  readonly kind: 'tier';
  readonly to: number;
  /** For readers; the fold knows who had it. */
  readonly from?: number;
  /** True when it was handed back: that counts as a bounce. */
  readonly handBack?: boolean;
}

/** New working hours (C13). `recompute` applies them to the past as well, which somebody must have previewed. */
export interface CalendarChanged extends FactHead {
  readonly kind: 'calendar';
  readonly recompute?: boolean;
  /** Version of the terms that carry the new hours; filled in by the fold. */
  readonly version?: string | number;
}

/** Other terms: a new version of the same contract (C11, the default), or the contract that it should have been from the start (C12). */
export interface ContractChanged extends FactHead {
  readonly kind: 'contract';
  readonly mode?: 'version' | 'correction';
  /** Version of the terms; filled in by the fold. */
  readonly version?: string | number;
}

/** Merged (C14): a source ends here; a target may take over the origin of what was merged into it. */
export interface Merged extends FactHead {
  readonly kind: 'merge';
  readonly role: 'source' | 'target';
  /** Received instant of the source, on the target. */
  readonly origin?: Date;
  /** Said for this merging; what the policy says holds when left out. */
  readonly earliestOriginWins?: boolean;
}

/** A message moved out into a ticket of its own (C14). The new ticket is `opened` with that message's received instant. */
export interface Split extends FactHead {
  readonly kind: 'split';
  /** Cause of the requester message that left. */
  readonly of: string;
}

/** A supervisor forgives a breach, or lets go of a promise that is not broken yet (C11). */
export interface Waived extends FactHead {
  readonly kind: 'waive';
  readonly metric: Metric;
  /** Default: the latest cycle. */
  readonly cycle?: number;
  readonly reason: string;
}

/** Spam, a test, deleted: clocks end and the ticket leaves the reports (C15). */
export interface MarkedSpam extends FactHead {
  readonly kind: 'spam';
}

/** 'Was only thanks': undoes the reopening by a message, as if it had never been said. */
export interface WasThanks extends FactHead {
  readonly kind: 'thanks';
  /** Cause of that message. Default: the latest requester message. */
  readonly of?: string;
}

/** The pause is over, by hand or by the wake date. */
export interface Woken extends FactHead {
  readonly kind: 'wake';
}

/** Something that happened to a ticket, as far as its clocks care. */
export type SlaFact =
  | Opened
  | RequesterMessage
  | AgentMessage
  | Remark
  | StateChanged
  | PriorityChanged
  | TierChanged
  | CalendarChanged
  | ContractChanged
  | Merged
  | Split
  | Waived
  | MarkedSpam
  | WasThanks
  | Woken;
export type FactKind = SlaFact['kind'];
