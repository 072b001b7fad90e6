import { defineEntity, nullable } from '../kernel/index.ts';
import type { TicketOrder } from '../ticket/index.ts';

/** A search with a name, of one agent or of a whole team. Limited by its owner and teams in `views.ts`: no reach knows of agents. */
export interface SavedView {
  id: number;
  name: string;
  query: string;
  sort: TicketOrder;
  /** What a list shows of each ticket, in this order. */
  columns: string[];
  /** The agent who made it. */
  ownerId: number;
  /** The team that it is shared with. */
  teamId: number | null;
  createdAt: Date;
  updatedAt: Date;
}
export const savedViewRows = defineEntity<SavedView>(
  'saved_view',
  (c) => ({
    id: c.id(),
    name: c.text(),
    query: c.text(),
    sort: c.text(),
    columns: c.json(),
    ownerId: c.ref(),
    teamId: nullable(c.ref()),
    createdAt: c.instant(),
    updatedAt: c.instant(),
  }),
  { indexes: [{ columns: ['ownerId'] }, { columns: ['teamId'] }] },
);

/** Stands in the tally where the tickets of all are counted together. */
export const EVERYBODY = -1;

/**
 * How many tickets there are of each kind. The database keeps it with every change of a ticket, whoever makes it: see `migrations.ts`.
 * Of each kind there are as many rows as connections that wrote at the same time, so that none waits for another.
 */
export interface Tally {
  id: number;
  clientId: number;
  state: string;
  priority: string;
  tier: number;
  teamId: number;
  /** 0 for nobody; `EVERYBODY` for all together. */
  assigneeId: number;
  triage: boolean;
  shard: number;
  /** May be below 0: what one connection counted in, another may have counted out. */
  many: number;
}
export const tallyRows = defineEntity<Tally>(
  'ticket_tally',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    state: c.text(),
    priority: c.text(),
    tier: c.count(),
    teamId: c.ref(),
    assigneeId: c.ref(),
    triage: c.flag(),
    shard: c.count(),
    many: c.count(),
  }),
  {
    derived: true,
    reach: { client: 'clientId' },
    indexes: [{ columns: ['assigneeId', 'clientId', 'state', 'priority', 'tier', 'teamId', 'triage', 'shard'], unique: true }],
  },
);

/** By which rules the index was made: one row, none before there is an index. */
export interface Edition {
  id: number;
  edition: number;
}
export const editionRows = defineEntity<Edition>('search_edition', (c) => ({ id: c.id(), edition: c.count() }), {
  derived: true,
  reach: 'system',
});
