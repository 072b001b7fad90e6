export { OpenTicket, openTicket } from './actions/open.ts';
export { ByTicket, getTicket, ListTickets, listTickets, statesMeant, ticketTimeline, type TimelineLine } from './actions/read.ts';
export { assignTicket, moveTicket, MoveTicket, prioritiseTicket } from './actions/work.ts';
export {
  acceptIntoService,
  assignTo,
  changeTier,
  lockTicket,
  moveTicketTo,
  prioritise,
  promiseUntil,
  touch,
  type Move,
  type TierChange,
} from './change.ts';
export { allOf, anyOf, compared, notMet, oneOf, wordingFor, type Condition, type Wording } from './condition.ts';
export { dueKinds, type DueKind } from './due.ts';
export { priorities, ticketRows, type Priority, type Ticket } from './entities.ts';
export { illegalMove, noSuchTier } from './errors.ts';
export {
  ticketAssigned,
  ticketDescribed,
  ticketMoved,
  ticketOpened,
  ticketPrioritised,
  ticketTakenIntoService,
  ticketTierChanged,
} from './events.ts';
export { pageOfTickets, ticketOrders, type TicketOrder, type TicketsPage, type TicketsWanted } from './page.ts';
export { openTickets, seeTickets, workTickets } from './permissions.ts';
export { tickets } from './plugin.ts';
export { startTicket, type TicketStart } from './start.ts';
export { ticketFacets, viewOf, viewsOf, type TicketFacet, type TicketView } from './view.ts';
export { categoryOf, workflow } from './workflow.ts';
