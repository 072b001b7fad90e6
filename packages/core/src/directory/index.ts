export { ByClientName, manageDirectories } from './actions.ts';
export { accountRows, type AccountOfRecord, type KnownContact } from './entities.ts';
export { accountAmbiguous, accountGone, cannotDo, directoryRefused, directoryUnreachable, noDirectory } from './errors.ts';
export { contactsChanged, directorySynced } from './events.ts';
export { directoryIfAny, directoryOf } from './find.ts';
export { recordAccount } from './keep.ts';
export { directories } from './plugin.ts';
export {
  directoryDeeds,
  directoryKinds,
  leftOut,
  passwordEnds,
  type ConnectedDirectory,
  type ContactPoint,
  type Directory,
  type DirectoryAccount,
  type DirectoryDeed,
  type DirectoryKind,
  type DirectoryPage,
  type MfaMethod,
  type Newcomer,
  type NewPassword,
  type PasswordEnd,
  type TemporaryPass,
} from './ports.ts';
export { settledContacts } from './rules.ts';
