export { committedEvents, type CommittedEvents, type EventNote } from './committed-events.ts';
export { DeskModule, type DeskModuleOptions } from './desk.module.ts';
export { ProblemException, ProblemFilter } from './problem.filter.ts';
export { routeStraight } from './straight.ts';
export { DESK, DESK_HTTP, type DeskHttp } from './tokens.ts';
