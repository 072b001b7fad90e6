import { defineEntity, nullable } from '../kernel/index.ts';

/** `solved`, `reopened`, `called-off` and `restored`, as the states' categories say. */
export const turnKinds = ['solved', 'reopened', 'called-off', 'restored'] as const;
export type TurnKind = (typeof turnKinds)[number];

/** That a ticket was over, or was not over any more, with who had it then: what volume is counted from. Only ever added to. */
export interface Turn {
  id: number;
  ticketId: number;
  clientId: number;
  kind: TurnKind;
  at: Date;
  tier: number;
  teamId: number;
  channel: string;
}
export const ticketTurnRows = defineEntity<Turn>(
  'ticket_turn',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    kind: c.text(),
    at: c.instant(),
    tier: c.count(),
    teamId: c.ref(),
    channel: c.text(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'at'] }, { columns: ['ticketId'] }] },
);

/** What a solved ticket came to, worked out once it was solved, and anew when it is solved again. */
export interface Settlement {
  id: number;
  ticketId: number;
  clientId: number;
  solvedAt: Date;
  tier: number;
  teamId: number;
  channel: string;
  /** From the receipt to the solution, around the clock. */
  tookMs: number;
  /** Whether its last promise of a solution was kept, by the contract's letter; empty without one. */
  kept: boolean | null;
  /** The same with the pauses that should not have been given back. */
  honest: boolean | null;
}
export const settlementRows = defineEntity<Settlement>(
  'ticket_settlement',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    solvedAt: c.instant(),
    tier: c.count(),
    teamId: c.ref(),
    channel: c.text(),
    tookMs: c.milliseconds(),
    kept: nullable(c.flag()),
    honest: nullable(c.flag()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId'], unique: true }, { columns: ['clientId', 'solvedAt'] }] },
);

/** How long one holder had a solved ticket. */
export interface Spent {
  id: number;
  ticketId: number;
  clientId: number;
  solvedAt: Date;
  tier: number;
  teamId: number;
  /** `tier-2`, `requester`, `supplier`, `closed`, `desk`. */
  holder: string;
  ms: number;
}
export const spentRows = defineEntity<Spent>(
  'ticket_spent',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    solvedAt: c.instant(),
    tier: c.count(),
    teamId: c.ref(),
    holder: c.text(),
    ms: c.milliseconds(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId'] }, { columns: ['clientId', 'solvedAt'] }] },
);
