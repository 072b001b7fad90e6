import { defineError } from '../kernel/index.ts';

export const noSuchClock = defineError<{ ticketId: number; clockId: number }>(
  'sla.no-such-clock',
  'not-found',
  ({ ticketId, clockId }) => `Ticket ${String(ticketId)} has no clock ${String(clockId)}.`,
);
export const previewStale = defineError<{ changed: number; confirm: string }>(
  'sla.preview-stale',
  'conflict',
  ({ changed, confirm }) =>
    `confirm is of another preview: by now ${String(changed)} clocks would change. Look again, and confirm ${confirm}.`,
);
