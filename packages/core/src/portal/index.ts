export { askOnPortal, AskOnPortal, type AskAnswer } from './actions/ask.ts';
export {
  formView,
  lookAtPortal,
  suggestOnPortal,
  type FieldView,
  type FormView,
  type PortalHours,
  type PortalPageView,
  type PortalView,
  type SuggestionView,
} from './actions/look.ts';
export { downloadOwn, ownTickets, readOwn, reopenOwn, solveOwn, uploadOwn, writeOwn } from './actions/own.ts';
export { portalAskRows } from './entities.ts';
export { askedOnPortal } from './events.ts';
export { portalNamed, spokenIn, type Portal } from './find.ts';
export { usePortal } from './permissions.ts';
export { portal } from './plugin.ts';
export { portalPages, portalSuggestions, type PortalPage, type PortalStep, type Suggest, type Suggestion } from './ports.ts';
export { questionsAsked, type Expectation, type Happening } from './rules.ts';
export { portalSection, type PortalTerms } from './section.ts';
export type { OwnMessage, OwnTicket, OwnTicketPage, OwnTickets } from './view.ts';
