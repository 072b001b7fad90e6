import { defineEntity, nullable } from '../kernel/index.ts';

/** A ticket handed to a higher tier, with the packet that the next tier reads first. */
export interface HandOff {
  id: number;
  ticketId: number;
  clientId: number;
  fromTier: number;
  toTier: number;
  /** What was tried and what is asked for. */
  handover: string;
  givenBy: string;
  givenAt: Date;
  acceptedBy: string | null;
  acceptedAt: Date | null;
  returnedBy: string | null;
  returnedAt: Date | null;
  returnReason: string | null;
}
export const handOffRows = defineEntity<HandOff>(
  'hand_off',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    fromTier: c.count(),
    toTier: c.count(),
    handover: c.text(),
    givenBy: c.text(),
    givenAt: c.instant(),
    acceptedBy: nullable(c.text()),
    acceptedAt: nullable(c.instant()),
    returnedBy: nullable(c.text()),
    returnedAt: nullable(c.instant()),
    returnReason: nullable(c.text()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'id'] }] },
);

/** A rule that fired, once for each cause. */
export interface Firing {
  id: number;
  ticketId: number;
  clientId: number;
  rule: string;
  /** The fact that caused it. */
  causeId: number;
  at: Date;
}
export const firingRows = defineEntity<Firing>(
  'escalation_firing',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), rule: c.text(), causeId: c.ref(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'rule', 'causeId'], unique: true }] },
);
