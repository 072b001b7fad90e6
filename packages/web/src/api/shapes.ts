import type { ClientColour } from '../look/client-colours.ts';

/** What the API answers, as far as the console reads it. Instants are ISO 8601. */
export type Instant = string;

export interface Me {
  readonly actor: string;
  readonly kind: 'system' | 'agent' | 'person' | 'anonymous';
  readonly name: string;
  readonly address: string;
  readonly role: string;
  readonly permissions: readonly string[];
  readonly clients: readonly string[];
  readonly language: string;
  readonly stage: 'complete' | 'second-factor' | 'enrolment' | 'none';
  readonly factors: readonly string[];
  readonly csrfToken?: string;
  readonly ways: readonly string[];
}

export type Metric = 'first-response' | 'next-response' | 'periodic-update' | 'resolution' | 'tier-hold';
export interface Clock {
  readonly id: number;
  readonly metric: Metric;
  readonly cycle: number;
  readonly state: 'pending' | 'running' | 'paused' | 'breached' | 'met' | 'met_late' | 'cancelled';
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly metAt: Instant | null;
  readonly breachedAt: Instant | null;
  /** When it was last warned of; empty for one that is not in danger. */
  readonly warnedAt: Instant | null;
  readonly elapsedMs: number;
  readonly targetMs: number;
}

export interface Ticket {
  readonly id: number;
  readonly client: string;
  readonly requester: { readonly id: number; readonly name: string; readonly address: string };
  readonly subject: string;
  readonly state: string;
  readonly category: string;
  readonly priority: Priority;
  readonly tier: number;
  readonly team: string;
  readonly assignee: { readonly id: number; readonly name: string } | null;
  readonly language: string;
  readonly channel: string;
  readonly type: string | null;
  readonly service: string | null;
  readonly triage: boolean;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  readonly dueAt: Instant | null;
  readonly wakeAt: Instant | null;
  readonly bounces: number;
  readonly follows: number | null;
  readonly clocks: readonly Clock[];
  /** The last thing said, as far as lists show it. */
  readonly lastWords?: LastWords | undefined;
}
export interface LastWords {
  readonly author: string;
  readonly name: string;
  readonly public: boolean;
  readonly text: string;
  readonly at: Instant;
}
export type Priority = 'urgent' | 'high' | 'normal' | 'low';
export const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

export interface Snippet {
  readonly in: 'subject' | 'requester' | 'message';
  readonly segments: readonly { readonly text: string; readonly hit: boolean }[];
}
export interface Hits {
  readonly items: readonly { readonly ticket: Ticket; readonly snippets: readonly Snippet[] }[];
  readonly next: string | null;
}

export interface View {
  readonly view: string;
  readonly name: string;
  readonly query: string;
  readonly sort: 'newest' | 'due' | 'updated';
  readonly team: string | null;
  readonly mine: boolean;
}
export interface Count {
  readonly view: string;
  readonly count: number;
  /** True when there may be more: counting stopped at a limit. */
  readonly orMore: boolean;
  /** What is wrong with the view's query; absent when nothing is. */
  readonly problem?: string;
}

export interface Agent {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly role: string;
  readonly languages: readonly string[];
  readonly active: boolean;
}
export interface Client {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly colour: ClientColour;
}
