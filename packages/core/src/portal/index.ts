export { downloadOwn, ownTickets, readOwn, writeOwn } from './actions.ts';
export { usePortal } from './permissions.ts';
export { portal } from './plugin.ts';
export { OwnMessage, OwnTicket } from './view.ts';
