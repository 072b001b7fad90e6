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
  /** ISO instant at which it was said or reached us. */
  at: string;
}>('message.written', { summary: 'Something was said on a ticket, or noted on it.', about: (p) => `ticket:${String(p.ticketId)}` });
