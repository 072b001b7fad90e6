import { defineEntity, nullable } from '@luuri/core';
import type { ContactKind } from '../rules/card.ts';
import type { Reason, Risk } from '../rules/risk.ts';
import type { SampleTerms, Stratum } from '../rules/sample.ts';

/** Something that speaks for looking at a contact. `called`: a call was logged on the ticket, which alone says nothing. */
export interface Mark {
  id: number;
  clientId: number;
  /** Empty for what is known of a call before its ticket is. */
  ticketId: number | null;
  callId: number | null;
  /** Whose it is; the one who spoke last when empty. */
  agentId: number | null;
  mark: Risk | 'called';
  at: Date;
}
export const markRows = defineEntity<Mark>(
  'quality_mark',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: nullable(c.ref()), callId: nullable(c.ref()), agentId: nullable(c.ref()) },
    ...{ mark: c.text(), at: c.instant() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'at'] }, { columns: ['ticketId'] }, { columns: ['callId'] }] },
);

/** A sample that was drawn: by this seed, these terms and what there was, anybody comes to the same. */
export interface Draw {
  id: number;
  clientId: number;
  /** Contacts of tickets that were solved from then on. */
  fromAt: Date;
  /** And before then. */
  toAt: Date;
  seed: string;
  terms: SampleTerms;
  /** Version of the contract that the terms are of: `acme@3`. */
  contract: string;
  contacts: number;
  picked: number;
  strata: readonly Stratum[];
  /** The actor; `contract` for what was drawn by itself, as the contract says. */
  by: string;
  at: Date;
}
export const drawRows = defineEntity<Draw>(
  'quality_draw',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), fromAt: c.instant(), toAt: c.instant(), seed: c.text(), terms: c.json(), contract: c.text() },
    ...{ contacts: c.count(), picked: c.count(), strata: c.json(), by: c.text(), at: c.instant() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'id'] }] },
);

export const pickStates = ['open', 'taken', 'done', 'left'] as const;
/** `open`: waits for an analyst. `taken`: one is at it. `done`: reviewed. `left`: there was nothing to review. */
export type PickState = (typeof pickStates)[number];

/** A contact that is to be reviewed: what one agent did on one ticket. */
export interface PickRow {
  id: number;
  clientId: number;
  ticketId: number;
  agentId: number;
  /** Empty for one that somebody picked by hand. */
  drawId: number | null;
  kind: ContactKind;
  tier: number;
  channel: string;
  language: string;
  why: readonly Reason[];
  state: PickState;
  /** True when analysts are not told whose it is. */
  blind: boolean;
  /** Why it was left; empty for one that was not. */
  leftFor: string | null;
  at: Date;
}
export const pickRows = defineEntity<PickRow>(
  'quality_pick',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: c.ref(), agentId: c.ref(), drawId: nullable(c.ref()), kind: c.text(), tier: c.count() },
    ...{
      channel: c.text(),
      language: c.text(),
      why: c.json(),
      state: c.text(),
      blind: c.flag(),
      leftFor: nullable(c.text()),
      at: c.instant(),
    },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['ticketId', 'agentId'], unique: true }, { columns: ['clientId', 'state', 'id'] }],
  },
);
