import { defineEvent, type Category } from '../kernel/index.ts';
import type { Priority } from './rules.ts';

const aboutTicket = (p: { ticketId: number }) => `ticket:${String(p.ticketId)}`;

export const ticketOpened = defineEvent<{
  ticketId: number;
  clientId: number;
  category: Category;
  priority: Priority;
  tier: number;
  channel: string;
  /** ISO instant at which it reached us. */
  receivedAt: string;
  triage: boolean;
  /** Name of the state that it was opened in. */
  state: string;
  followsId?: number;
  type?: string;
  service?: string;
  /** True when an agent wrote it on behalf of somebody. */
  agentCreated?: true;
  /** True for history from elsewhere: what was so before is nobody's news (C18). */
  imported?: boolean;
}>('ticket.opened', { summary: 'A ticket came into being.', about: aboutTicket });

/** Carries the words, so it is told and not logged: the message room keeps them. */
export const ticketDescribed = defineEvent<{ ticketId: number; text: string }>('ticket.described', {
  summary: 'A ticket was opened with words of its requester.',
  about: aboutTicket,
  logged: false,
});

export const ticketMoved = defineEvent<{
  ticketId: number;
  clientId: number;
  from: string;
  to: string;
  fromCategory: Category;
  category: Category;
  reason?: string;
  /** ISO instant, for a scheduled ticket. */
  wakeAt?: string;
  /** ISO instant at which it was so elsewhere; there for imported history alone, of which nobody is told (C18). */
  past?: string;
}>('ticket.moved', { summary: 'A ticket changed its state.', about: aboutTicket });

export const ticketTierChanged = defineEvent<{
  ticketId: number;
  clientId: number;
  from: number;
  to: number;
  teamId: number;
  /** `contract`: a new version of the contract has that tier no more. */
  how: 'hand-off' | 'hand-back' | 'rule' | 'contract' | 'import';
  /** Name of the rule, when one did it. */
  rule?: string;
  /** ISO instant at which it was so elsewhere; there for imported history alone, of which nobody is told (C18). */
  past?: string;
}>('ticket.tier-changed', { summary: 'A ticket went to another tier.', about: aboutTicket });

export const ticketTeamChanged = defineEvent<{ ticketId: number; clientId: number; tier: number; from: number; to: number }>(
  'ticket.team-changed',
  { summary: 'Another team serves the tier of a ticket, by a new version of the contract, and has it.', about: aboutTicket },
);

export const ticketAssigned = defineEvent<{ ticketId: number; clientId: number; from: number | null; to: number | null }>(
  'ticket.assigned',
  {
    summary: 'A ticket got another assignee, or none.',
    about: aboutTicket,
  },
);

export const ticketPrioritised = defineEvent<{
  ticketId: number;
  clientId: number;
  from: Priority;
  to: Priority;
  /** ISO instant at which it was so elsewhere; there for imported history alone, of which nobody is told (C18). */
  past?: string;
}>('ticket.prioritised', { summary: 'A ticket got another priority.', about: aboutTicket });

export const ticketTakenIntoService = defineEvent<{ ticketId: number; clientId: number }>('ticket.taken-into-service', {
  summary: "Somebody said that a ticket in triage is this client's own.",
  about: aboutTicket,
});

export const ticketMerged = defineEvent<{ ticketId: number; clientId: number; into: number }>('ticket.merged', {
  summary: 'A ticket goes on in another one.',
  about: aboutTicket,
});

export const ticketTookIn = defineEvent<{
  ticketId: number;
  clientId: number;
  /** The ticket that was merged into this one. */
  from: number;
  /** ISO instant at which that one reached us. */
  origin: string;
  /** Said for this merging; what the contract says holds when left out. */
  earliestOriginWins?: boolean;
}>('ticket.took-in', { summary: 'Another ticket was merged into this one.', about: aboutTicket });

export const ticketUnmerged = defineEvent<{ ticketId: number; clientId: number; from: number }>('ticket.unmerged', {
  summary: 'A merged ticket was brought back and is a ticket of its own again.',
  about: aboutTicket,
});

export const ticketClientCorrected = defineEvent<{
  ticketId: number;
  /** The client that it belongs to after all. */
  clientId: number;
  fromClientId: number;
  requesterId: number;
  fromRequesterId: number;
}>('ticket.client-corrected', { summary: 'A ticket belonged to another client from the start.', about: aboutTicket });

export const ticketFieldsSet = defineEvent<{
  ticketId: number;
  clientId: number;
  /** Keys of the fields that got another value, or lost theirs. */
  keys: readonly string[];
}>('ticket.fields-set', { summary: 'Fields of the client’s own were filled in or changed.', about: aboutTicket });
