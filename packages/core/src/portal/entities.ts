import { defineEntity } from '../kernel/index.ts';

/** A form of a portal that was sent: sent again, it is the same ticket. */
export interface PortalAsk {
  id: number;
  clientId: number;
  ticketId: number;
  /** Random; made with the form. */
  key: string;
  kind: string;
  /** False for whoever asked without signing in. */
  proven: boolean;
  /** Whoever has the address that was given, or was signed in. */
  requesterId: number;
  at: Date;
}
export const portalAskRows = defineEntity<PortalAsk>(
  'portal_ask',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    ticketId: c.ref(),
    key: c.text(),
    kind: c.text(),
    proven: c.flag(),
    requesterId: c.ref(),
    at: c.instant(),
  }),
  {
    reach: { client: 'clientId', requester: 'requesterId' },
    indexes: [{ columns: ['clientId', 'requesterId', 'key'], unique: true }, { columns: ['requesterId', 'at'] }, { columns: ['ticketId'] }],
  },
);
