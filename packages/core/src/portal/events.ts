import { defineEvent } from '../kernel/index.ts';

export const askedOnPortal = defineEvent<{ ticketId: number; clientId: number; kind: string; proven: boolean }>('portal.asked', {
  summary: 'Somebody asked on a portal; `proven` when they were signed in.',
  about: (p) => `ticket:${String(p.ticketId)}`,
});
