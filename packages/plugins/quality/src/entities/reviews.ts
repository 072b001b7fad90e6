import { defineEntity, nullable } from '@luuri/core';
import type { Card, ContactKind } from '../rules/card.ts';
import type { Answer } from '../rules/score.ts';

export const reviewStates = ['draft', 'published', 'handed-in'] as const;
/** `draft`: the analyst is at it. `published`: the agent sees it. `handed-in`: one of a calibration, which no agent sees. */
export type ReviewState = (typeof reviewStates)[number];

/** A contact as an analyst scored it, by a card that stays as it was. */
export interface Review {
  id: number;
  clientId: number;
  ticketId: number;
  /** Whose contact it is. */
  agentId: number;
  reviewerId: number;
  /** Empty for one of a calibration. */
  pickId: number | null;
  calibrationId: number | null;
  kind: ContactKind;
  language: string;
  card: Card;
  /** Version of the contract that the card is of: `acme@3`. */
  contract: string;
  answers: readonly Answer[];
  notes: string;
  state: ReviewState;
  blind: boolean;
  startedAt: Date;
  savedAt: Date;
  publishedAt: Date | null;
  /** Until when the agent may appeal, that instant included; empty until it is published. */
  appealUntil: Date | null;
}
export const reviewRows = defineEntity<Review>(
  'quality_review',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: c.ref(), agentId: c.ref(), reviewerId: c.ref(), pickId: nullable(c.ref()) },
    ...{ calibrationId: nullable(c.ref()), kind: c.text(), language: c.text(), card: c.json(), contract: c.text(), answers: c.json() },
    ...{ notes: c.text(), state: c.text(), blind: c.flag(), startedAt: c.instant(), savedAt: c.instant() },
    ...{ publishedAt: nullable(c.instant()), appealUntil: nullable(c.instant()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [
      { columns: ['pickId'], unique: true },
      { columns: ['calibrationId', 'reviewerId'], unique: true },
      { columns: ['agentId', 'publishedAt'] },
      { columns: ['clientId', 'publishedAt'] },
      { columns: ['reviewerId', 'state'] },
      { columns: ['ticketId'] },
    ],
  },
);

/** A review as it once stood: from its publishing on, nothing of it is lost. */
export interface Revision {
  id: number;
  clientId: number;
  ticketId: number;
  reviewId: number;
  answers: readonly Answer[];
  notes: string;
  why: 'published' | 'appeal';
  /** The agent who made it so. */
  byId: number;
  at: Date;
}
export const revisionRows = defineEntity<Revision>(
  'quality_revision',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: c.ref(), reviewId: c.ref(), answers: c.json(), notes: c.text() },
    ...{ why: c.text(), byId: c.ref(), at: c.instant() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['reviewId', 'id'] }, { columns: ['ticketId'] }] },
);

export const appealStates = ['open', 'kept', 'changed'] as const;
/** `kept`: the review stays as it was. `changed`: it was not right. */
export type AppealState = (typeof appealStates)[number];

/** An agent says that a review of theirs is not right. One for each review. */
export interface Appeal {
  id: number;
  clientId: number;
  ticketId: number;
  reviewId: number;
  agentId: number;
  words: string;
  state: AppealState;
  at: Date;
  decidedById: number | null;
  decidedAt: Date | null;
  /** What the second analyst says. */
  decision: string | null;
}
export const appealRows = defineEntity<Appeal>(
  'quality_appeal',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: c.ref(), reviewId: c.ref(), agentId: c.ref(), words: c.text(), state: c.text() },
    ...{ at: c.instant(), decidedById: nullable(c.ref()), decidedAt: nullable(c.instant()), decision: nullable(c.text()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['reviewId'], unique: true }, { columns: ['clientId', 'state', 'id'] }, { columns: ['agentId'] }],
  },
);
