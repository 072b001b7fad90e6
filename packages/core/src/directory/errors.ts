import { defineError } from '../kernel/index.ts';

export const noDirectory = defineError<{ client: string }>(
  'directory.none',
  'conflict',
  ({ client }) => `The contract of ${client} describes no directory. Add one to its pack.`,
);
export const directoryUnreachable = defineError<{ reason: string }>(
  'directory.unreachable',
  'unavailable',
  ({ reason }) => `The directory cannot be used now: ${reason}`,
);
export const directoryRefused = defineError<{ reason: string }>(
  'directory.refused',
  'conflict',
  ({ reason }) => `The directory did not do it: ${reason}`,
);
export const accountGone = defineError('directory.account-gone', 'not-found', () => 'The directory has this account no more.');
export const accountAmbiguous = defineError(
  'directory.ambiguous',
  'conflict',
  () => 'The directory has more than one account of this name. Use the login name.',
);
export const cannotDo = defineError<{ deed: string; can: readonly string[] }>(
  'directory.cannot',
  'conflict',
  ({ deed, can }) => `This client's directory cannot do ${deed}. It can do ${can.join(', ') || 'nothing'}.`,
);
