import type { Instant } from '../api/shapes.ts';
import type { Field } from '../screens/shapes.ts';

/** All that an agent needs the moment the telephone rings. */
export interface Pop {
  readonly callId: number;
  readonly turnId: number | null;
  readonly phase: 'offered' | 'queued' | 'ringing' | 'talking' | 'held' | 'ended' | 'abandoned';
  readonly direction: 'in' | 'out';
  readonly number: string | null;
  readonly byHand: boolean;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly ticketId: number | null;
  readonly personId: number | null;
  readonly client: { readonly id: number; readonly slug: string; readonly name: string };
  readonly language: string;
  readonly greeting: string;
  readonly closing: string;
  readonly recording: string;
  readonly verification: string;
  readonly caller: {
    readonly match: 'withheld' | 'none' | 'one' | 'several';
    readonly people: readonly { readonly personId: number; readonly name: string; readonly address: string | null }[];
    readonly perhapsElsewhere: boolean;
  };
  readonly openTickets: readonly { readonly id: number; readonly subject: string; readonly state: string }[];
  readonly banner: string | null;
  readonly script: string | null;
  readonly scripts: readonly string[];
  readonly wrapUpCodes: readonly string[];
  readonly wrapUp: { readonly mode: string; readonly until: Instant | null; readonly codes: readonly string[] } | null;
  readonly notes: string;
  readonly notesDraft: number;
  readonly budget: {
    readonly kind: 'soft' | 'hand-off-required';
    readonly limitMs: number;
    readonly extendedMs: number;
    readonly atTheLimit: readonly ('hand-off' | 'call-back' | 'extension')[];
  } | null;
}

export interface Step {
  readonly step: string;
  readonly kind: 'say' | 'ask' | 'check' | 'branch' | 'link' | 'verify';
  readonly text: string;
  readonly mandatory: boolean;
  /** Field of the ticket that the answer fills. */
  readonly into?: string;
  readonly url?: string;
  readonly field?: Field;
  readonly answer?: { readonly value: string | null; readonly skipped: string | null };
}
export interface Script {
  readonly script: string;
  /** The step that is next; null at the end. */
  readonly next: string | null;
  readonly missing: readonly string[];
  readonly steps: readonly Step[];
}
