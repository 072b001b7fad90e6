export { setTicketFields } from './actions/fields.ts';
export { correctTicketClient, followUpTicket, mergeTicket } from './actions/join.ts';
export { OpenTicket, openTicket } from './actions/open.ts';
export { ByTicket, getTicket, ListTickets, listTickets, statesMeant, ticketTimeline, TimelineLine } from './actions/read.ts';
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
export { fieldsOf, filledFields, type FieldValue } from './fields/keep.ts';
export { fieldsSection, fieldTypes, type FieldTerms, type FieldType } from './fields/section.ts';
export { ticketFieldRows, ticketLinkRows, ticketRows, type LinkKind, type Ticket, type TicketField, type TicketLink } from './entities.ts';
export { illegalMove, noSuchTier } from './errors.ts';
export {
  ticketAssigned,
  ticketClientCorrected,
  ticketDescribed,
  ticketFieldsSet,
  ticketMerged,
  ticketMoved,
  ticketOpened,
  ticketPrioritised,
  ticketTakenIntoService,
  ticketTeamChanged,
  ticketTierChanged,
  ticketTookIn,
  ticketUnmerged,
} from './events.ts';
export { besideTicket } from './forms.ts';
export { goesOnIn, LinkedTicket, linkedViewOf, LinkView, mergedInto, type LinkWord } from './links.ts';
export { pageOfTickets, ticketOrders, type TicketOrder, type TicketsPage, type TicketsWanted } from './page.ts';
export { notePast, type Past } from './past.ts';
export { openTickets, seeTickets, workTickets } from './permissions.ts';
export { tickets } from './plugin.ts';
export { priorities, type Priority } from './rules.ts';
export { startTicket, type TicketStart } from './start.ts';
export { ticketFacets, TicketView, viewOf, viewsOf, type TicketFacet } from './view.ts';
export { categoryOf, workflow } from './workflow.ts';
