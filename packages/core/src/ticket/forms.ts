import type { ScreenPlace } from '../kernel/index.ts';

/** Beside a ticket that is looked at. */
export const besideTicket: ScreenPlace = { place: 'ticket', gives: ['ticketId', 'clientId', 'client', 'requesterId'] };
