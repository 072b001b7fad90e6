export { committedEvents, type CommittedEvents, type EventNote } from './committed-events.ts';
export { DeskModule, type DeskModuleOptions } from './desk.module.ts';
export { ProblemException, ProblemFilter } from './problem.filter.ts';
export { DESK } from './tokens.ts';
