import { definePermission } from '../kernel/index.ts';

export const seeTickets = definePermission('ticket.see', 'See tickets.', ['agent', 'team-lead', 'quality']);
export const openTickets = definePermission('ticket.open', 'Open tickets for somebody.', ['agent', 'team-lead']);
export const workTickets = definePermission('ticket.work', 'Answer, move, assign and hand on tickets.', ['agent', 'team-lead']);
