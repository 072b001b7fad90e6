import type { Instant, Metric, Priority, Ticket } from '../api/shapes.ts';

export interface Link {
  readonly kind: 'follows' | 'split-from' | 'merged-into' | 'followed-by' | 'split-off' | 'merged';
  readonly ticketId: number;
  readonly subject: string;
  readonly state: string;
  readonly at: Instant;
}
export interface LinkedTicket extends Ticket {
  readonly links: readonly Link[];
}

export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly inline: boolean;
  readonly contentId: string | null;
}
export interface Message {
  readonly id: number;
  readonly ticketId: number;
  readonly author: 'requester' | 'agent' | 'third-party' | 'desk';
  readonly authorId: string;
  readonly authorName: string;
  readonly public: boolean;
  readonly automatic: boolean;
  readonly channel: string;
  readonly text: string;
  /** Without what was quoted, when that is less. */
  readonly textStripped: string | null;
  readonly html: string | null;
  readonly at: Instant;
  readonly attachments: readonly Attachment[];
}

export interface TimelineLine {
  readonly id: number;
  readonly at: Instant;
  readonly event: string;
  readonly actor: string;
  readonly what: Readonly<Record<string, unknown>>;
}

export interface HandOff {
  readonly id: number;
  readonly fromTier: number;
  readonly toTier: number;
  readonly handover: string;
  /** Empty in what is older than it. */
  readonly packet: {
    readonly tried: readonly string[];
    readonly told: string | null;
    readonly asks: string | null;
    readonly proofs: readonly number[];
    readonly clocks: readonly { readonly metric: string; readonly remainingMs: number; readonly dueAt: Instant | null }[];
  } | null;
  readonly givenBy: string;
  readonly givenAt: Instant;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Instant | null;
  readonly returnedBy: string | null;
  readonly returnedAt: Instant | null;
  readonly returnReason: string | null;
}

/** Where a ticket's time went: by who had it; adds up to the whole. */
export interface TimeSpent {
  readonly held: readonly { readonly holder: string; readonly ms: number; readonly share: number }[];
  readonly totalMs: number;
}

export interface ExplainRow {
  readonly from: Instant;
  readonly to: Instant;
  readonly kind: 'open' | 'closed' | 'holiday' | 'paused' | 'resolved' | 'event';
  readonly seconds: number;
  /** Seconds counted from the clock's start to the end of this row. */
  readonly total: number;
  readonly dueAt?: Instant;
  readonly name?: string;
  readonly category?: string;
  readonly reason?: string;
  readonly entry?: { readonly kind: string; readonly at: Instant };
  readonly rule: string;
  readonly policy: string;
  readonly version: string | number;
}
export interface ExplainedClock {
  readonly metric: Metric;
  readonly state: string;
  readonly dueAt: Instant | null;
  readonly zone: string;
  readonly passedOver: readonly string[];
  readonly rows: readonly ExplainRow[];
  readonly text: string;
}

export interface WorkflowView {
  readonly states: readonly { readonly state: string; readonly category: string; readonly to: readonly string[] }[];
}

/** What the requester said of how it went. */
export interface Rating {
  readonly score: number;
  readonly words: string | null;
  readonly givenAt: Instant;
  readonly changedAt: Instant | null;
}

/** Changes of a ticket that are made in one go. */
export interface Changes {
  readonly state?: string;
  readonly priority?: Priority;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly agentId?: number;
  readonly takeIt?: boolean;
  readonly toTier?: number;
}

export interface Macro {
  readonly id: number;
  readonly name: string;
  readonly client: string | null;
  readonly team: string | null;
  readonly steps: Changes & {
    readonly reply?: { readonly fi?: string; readonly sv?: string; readonly en?: string };
    readonly note?: string;
  };
}

/** What a macro would do on a ticket. */
export interface MacroPreview {
  readonly macroId: number;
  readonly name: string;
  /** HTML, filled in. */
  readonly reply: string | null;
  readonly language: string | null;
  readonly note: string | null;
  readonly changes: Changes;
  readonly unfilled: readonly string[];
}
