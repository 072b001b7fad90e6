import { defineEvent } from '../kernel/index.ts';

export const macroApplied = defineEvent<{ ticketId: number; clientId: number; macroId: number; name: string }>('macro.applied', {
  summary: 'The steps of a macro were done on a ticket.',
  about: (p) => `ticket:${String(p.ticketId)}`,
});
