import { defineError } from '../kernel/index.ts';

export const noSuchClock = defineError<{ ticketId: number; clockId: number }>(
  'sla.no-such-clock',
  'not-found',
  ({ ticketId, clockId }) => `Ticket ${String(ticketId)} has no clock ${String(clockId)}.`,
);
