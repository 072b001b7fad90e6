import { defineEntity, nullable } from '@luuri/core';
import type { Card, ContactKind } from '../rules/card.ts';

export const calibrationStates = ['open', 'closed'] as const;
export type CalibrationState = (typeof calibrationStates)[number];

/** One contact that several analysts score, none of whom sees what the others say until all is closed. */
export interface Calibration {
  id: number;
  clientId: number;
  ticketId: number;
  /** Whose contact it is: analysts are not told. */
  agentId: number;
  kind: ContactKind;
  language: string;
  card: Card;
  contract: string;
  /** The analysts who score it. */
  raters: readonly number[];
  state: CalibrationState;
  /** The actor. */
  by: string;
  at: Date;
  closedAt: Date | null;
}
export const calibrationRows = defineEntity<Calibration>(
  'quality_calibration',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: c.ref(), agentId: c.ref(), kind: c.text(), language: c.text(), card: c.json() },
    ...{ contract: c.text(), raters: c.json(), state: c.text(), by: c.text(), at: c.instant(), closedAt: nullable(c.instant()) },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'id'] }, { columns: ['ticketId'] }] },
);

/** Something for an agent to learn or to do, mostly out of a review. */
export interface Task {
  id: number;
  clientId: number;
  agentId: number;
  reviewId: number | null;
  /** Of the review: a ticket that belongs to another client after all takes it along. */
  ticketId: number | null;
  what: string;
  dueAt: Date;
  /** The agent who gave it. */
  byId: number;
  at: Date;
  doneAt: Date | null;
  /** What came of it. */
  outcome: string | null;
}
export const taskRows = defineEntity<Task>(
  'quality_task',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), agentId: c.ref(), reviewId: nullable(c.ref()), ticketId: nullable(c.ref()) },
    ...{ what: c.text(), dueAt: c.instant(), byId: c.ref(), at: c.instant(), doneAt: nullable(c.instant()), outcome: nullable(c.text()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [
      { columns: ['agentId', 'doneAt'] },
      { columns: ['clientId', 'doneAt', 'dueAt'] },
      { columns: ['reviewId'] },
      { columns: ['ticketId'] },
    ],
  },
);
