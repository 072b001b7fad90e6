import { defineEvent } from '../kernel/index.ts';
import type { Author } from './entities.ts';

export const messageWritten = defineEvent<{
  ticketId: number;
  clientId: number;
  messageId: number;
  author: Author;
  public: boolean;
  automatic: boolean;
  channel: string;
  /** True for the words that the ticket was opened with. */
  opening: boolean;
  /** True for what the requester was told by mouth. */
  spoken?: true;
  /** True for a bot's words: they answer a promise only where the contract says so (C3). */
  bot?: true;
  /** True for history from elsewhere: it is carried to nobody and moves nothing (C18). */
  imported?: true;
  /** ISO instant at which it was said or reached us. */
  at: string;
}>('message.written', { summary: 'Something was said on a ticket, or noted on it.', about: (p) => `ticket:${String(p.ticketId)}` });

/** A message that was split off, as the new ticket takes it in. */
export interface SplitMessage {
  readonly messageId: number;
  readonly author: Author;
  readonly public: boolean;
  readonly automatic: boolean;
  /** True for the words that the new ticket begins with. */
  readonly opening: boolean;
  /** ISO instant at which it was said or reached us. */
  readonly at: string;
}

export const ticketSplit = defineEvent<{ ticketId: number; clientId: number; newTicketId: number; messages: readonly SplitMessage[] }>(
  'ticket.split',
  { summary: 'Words of a ticket became a ticket of their own.', about: (p) => `ticket:${String(p.ticketId)}` },
);

export const wasOnlyThanks = defineEvent<{
  ticketId: number;
  clientId: number;
  messageId: number;
  /** Line of the log that told of the message. */
  saidIn: number;
}>('message.was-thanks', {
  summary: 'A message that opened a ticket again only said thanks.',
  about: (p) => `ticket:${String(p.ticketId)}`,
});

export const messageMentioned = defineEvent<{
  ticketId: number;
  clientId: number;
  messageId: number;
  agentIds: readonly number[];
  /** Name of who mentioned them. */
  by: string;
}>('message.mentioned', { summary: 'A note mentioned colleagues.', about: (p) => `ticket:${String(p.ticketId)}` });
