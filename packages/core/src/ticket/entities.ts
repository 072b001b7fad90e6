import { defineEntity, nullable } from '../kernel/index.ts';
import type { Priority } from './rules.ts';

/** A tracked piece of work for one client's requester. Its id is its number. */
export interface Ticket {
  id: number;
  clientId: number;
  requesterId: number;
  subject: string;
  /** A state of the workflow; its category says how clocks and messages treat it. */
  state: string;
  priority: Priority;
  /** Level of expertise that has it, 1 and up. */
  tier: number;
  teamId: number;
  assigneeId: number | null;
  /** Language of everything that goes to the requester. */
  language: string;
  /** The channel that it came by. */
  channel: string;
  /** incident, request, problem, change ...: a policy may ask for it. */
  type: string | null;
  /** What it is about, in the contract's words. */
  service: string | null;
  /** True until somebody says that it belongs to this client: the requester is none of its own people. */
  triage: boolean;
  /** When it reached us: clocks start here. */
  receivedAt: Date;
  createdAt: Date;
  updatedAt: Date;
  /** When the nearest of its promises is due, overdue ones included; empty when none runs. The room that keeps the promises sets it. */
  dueAt: Date | null;
  /** When a scheduled ticket comes back. */
  wakeAt: Date | null;
  /** Times that it was handed back without work. */
  bounces: number;
  /** The ticket that this one follows up, or was split from. */
  followsId: number | null;
}
export const ticketRows = defineEntity<Ticket>(
  'ticket',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    requesterId: c.ref(),
    subject: c.text(),
    state: c.text(),
    priority: c.text(),
    tier: c.count(),
    teamId: c.ref(),
    assigneeId: nullable(c.ref()),
    language: c.text(),
    channel: c.text(),
    type: nullable(c.text()),
    service: nullable(c.text()),
    triage: c.flag(),
    receivedAt: c.instant(),
    createdAt: c.instant(),
    updatedAt: c.instant(),
    dueAt: nullable(c.instant()),
    wakeAt: nullable(c.instant()),
    bounces: c.count(),
    followsId: nullable(c.ref()),
  }),
  {
    reach: { client: 'clientId', requester: 'requesterId', ticket: 'id' },
    indexes: [
      { columns: ['clientId', 'id'] },
      { columns: ['clientId', 'state', 'id'] },
      { columns: ['requesterId'] },
      { columns: ['clientId', 'dueAt', 'id'] },
      { columns: ['clientId', 'updatedAt', 'id'] },
      { columns: ['assigneeId', 'state', 'id'] },
      { columns: ['clientId', 'receivedAt'] },
    ],
  },
);

/** `follows`: a new case about an old one. `split-from`: it began as words on the other. `merged-into`: it goes on there. */
export const linkKinds = ['follows', 'split-from', 'merged-into'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Two tickets of one client that belong together. */
export interface TicketLink {
  id: number;
  clientId: number;
  fromId: number;
  toId: number;
  kind: LinkKind;
  at: Date;
}
export const ticketLinkRows = defineEntity<TicketLink>(
  'ticket_link',
  (c) => ({ id: c.id(), clientId: c.ref(), fromId: c.ref(), toId: c.ref(), kind: c.text(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['fromId'] }, { columns: ['toId'] }] },
);

/** What one field of a ticket holds: one that the client's contract declares, or did when it was filled in. */
export interface TicketField {
  id: number;
  ticketId: number;
  clientId: number;
  key: string;
  value: string;
}
export const ticketFieldRows = defineEntity<TicketField>(
  'ticket_field',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), key: c.text(), value: c.text() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'key'], unique: true }, { columns: ['key', 'value', 'ticketId'] }] },
);
