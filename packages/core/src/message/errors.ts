import { defineError } from '../kernel/index.ts';

export const ticketOver = defineError<{ ticketId: number; state: string }>(
  'message.ticket-over',
  'conflict',
  ({ ticketId, state }) =>
    `Ticket ${String(ticketId)} is ${state}: nothing more is said to its requester there. Open a follow-up, or write a note.`,
);
