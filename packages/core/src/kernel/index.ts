export {
  defineAction,
  defineOutsideAction,
  type Action,
  type Actions,
  type AnyAction,
  type Callable,
  type Crossing,
  type InputClass,
  type Outside,
  type Route,
  type Session,
  type Verb,
} from './action.ts';
export {
  anonymous,
  anyone,
  can,
  definePermission,
  holds,
  onlySystem,
  roles,
  system,
  type Actor,
  type Permission,
  type Reach,
  type Role,
  type Rule,
} from './actor.ts';
export {
  copyDesk,
  copyDiffers,
  exportDesk,
  notAnArchive,
  otherHistory,
  restoreDesk,
  targetNotEmpty,
  type ArchiveEnd,
  type DeskAt,
} from './archive/index.ts';
export { catalogue, type Catalogue } from './catalogue.ts';
export type { Arrival, Channel, MessageFile, OutboundMessage } from './channel.ts';
export type { InboundAttachment, InboundBounce, InboundMessage, InboundNature, InboundSender } from './inbound.ts';
export { clock, systemClock, type Clock } from './clock.ts';
export { createDesk, type Desk, type DeskOptions, type StartOptions } from './desk.ts';
export { Asset, isAsset, styleSource } from './asset.ts';
export { EventStream, isEventStream, type StreamEvent } from './event-stream.ts';
export { Download, isDownload } from './download.ts';
export { isWithCookie, WithCookie } from './cookie.ts';
export { eventRows, type EventRow } from './entities.ts';
export {
  columnKit,
  defineEntity,
  nullable,
  type AnyEntity,
  type Column,
  type ColumnKit,
  type Dialect,
  type Entity,
  type EntityReach,
  type Index,
} from './entity.ts';
export { defineError, DeskError, errorCodes, invalidInput, isDeskError, Mistake, type ErrorKind, type ErrorType } from './error.ts';
export { databaseUnavailable, notAllowed, notFound } from './errors.ts';
export { after, defineEvent, eventNamed, within, type AnyEvent, type EventType, type Listener, type NamedEvent } from './event.ts';
export type { AskHealth, Health } from './health.ts';
export { parseInput } from './input.ts';
export { defineJob, defineOutsideJob, type AnyJob, type JobType } from './job.ts';
export { keepable } from './keepable.ts';
export { log, type Log } from './log.ts';
export { lookout, type Lookout } from './queue/lookout.ts';
export { addColumns, addIndex, createTable, defineMigration, sql, type Migration, type Step } from './migration.ts';
export { defineSection, type Complain, type Section, type SectionSurroundings, type StatePart, type WorkflowPart } from './parts.ts';
export {
  choice,
  choicesOf,
  consolePage,
  defineForm,
  definePanel,
  fieldKinds,
  portalPage,
  settingsPage,
  shownKinds,
  type Choice,
  type Field,
  type FieldCondition,
  type FieldKind,
  type Fills,
  type Form,
  type FormSpec,
  type Panel,
  type ScreenPlace,
  type Shown,
  type ShownKind,
} from './screen.ts';
export { inLanguage, say, screenLanguages, type Localised, type LocalizedText, type ScreenLanguage } from './text.ts';
export { categories, type Category } from './rules.ts';
export { definePlugin, type AnyPlugin, type Host, type Installed, type Plugin, type PluginSpec, type Started } from './plugin.ts';
export { needsProof, proofKeeper, type ProofKeeper, type ProofNeed, type ProofSubject, type WantedProof } from './proof.ts';
export { bind, definePort, type Binding, type Port } from './port.ts';
export { RawRequest } from './raw-request.ts';
export { jobBoard, type JobBoard } from './queue/board.ts';
export { reasonOf, type DeadLetter, type DueJob, type JobCount, type JobQueue, type LettersWanted, type Perform } from './queue/queue.ts';
export type { Origin } from './origin.ts';
export {
  out,
  outputFieldsOf,
  pageOf,
  shapeOf,
  type AnyShape,
  type Look,
  type OptionalShape,
  type Output,
  type OutputClass,
  type Page,
  type Shape,
} from './output.ts';
export { actionRan, actionRefused, deskRestored, settingChanged, signInTried } from './ran.ts';
export type { Find, Rows, Where } from './rows.ts';
export { Secret, secretFieldsOf } from './secret.ts';
export { secretName, secretStore, type SecretStore } from './secret-store.ts';
export {
  PAGE,
  pageById,
  pageByInstant,
  pageByName,
  pageFrom,
  pageOfAll,
  PageWanted,
  PlaceWanted,
  readPlace,
  writePlace,
  wrongPlace,
  type InstantPlace,
} from './page.ts';
export { publicAddress } from './address.ts';
export type { RawSql, Runnable, Schedulable, Schedule, Scope, Tellable } from './scope.ts';
export type { DatabaseOptions } from './store.ts';
export { settledTables, type SettledTables } from './settled.ts';
export { eventWatch, type EventWatch } from './watch.ts';
export { packageVersion } from './version.ts';
export { whispers, type Whispers } from './whispers.ts';
