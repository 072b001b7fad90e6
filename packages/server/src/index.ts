export { createApp, type AppParts } from './app/create-app.ts';
export { createLog } from './app/log.ts';
export type { HostingFacts } from './app/tokens.ts';
export { readSettings, settings, type LogLevel, type Settings, type SettingSources } from './config/index.ts';
export {
  committedEvents,
  DESK,
  DeskModule,
  ProblemException,
  ProblemFilter,
  type CommittedEvents,
  type DeskModuleOptions,
  type EventNote,
} from './desk/index.ts';
export { host, lookAfterDesk, operateDesk } from './host/index.ts';
export {
  actorForKey,
  ApiKeyView,
  byKeyOrCookie,
  hashOf,
  identity,
  manageIdentity,
  newKey,
  wrongHeader,
  wrongKey,
} from './identity/index.ts';
export { databaseOf, openDesk, pluginsOf } from './serve/open-desk.ts';
export { startServer, type LuuriServer, type StartOptions } from './serve/server.ts';
