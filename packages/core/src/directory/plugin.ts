import { clients } from '../client/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { people } from '../people/index.ts';
import { directoryHealth, manageDirectories, readDirectoryNow } from './actions.ts';
import { accountRows, syncRows } from './entities.ts';
import { accountAmbiguous, accountGone, cannotDo, directoryRefused, directoryUnreachable, noDirectory } from './errors.ts';
import { contactsChanged, directorySynced } from './events.ts';
import { migrations } from './migrations.ts';
import { directoryKinds, leftOut } from './ports.ts';
import { listeners } from './reactions.ts';
import { syncDirectory } from './sync.ts';

/** Clients' directories: the seam that plugins fill, and what the directories say of people. */
export const directories = definePlugin({
  name: 'directory',
  summary: "Clients' own directories, and what they say of people.",
  needs: [clients, people],
  permissions: [manageDirectories],
  entities: [accountRows, syncRows],
  migrations,
  ports: [directoryKinds, leftOut],
  events: [contactsChanged, directorySynced],
  errors: [noDirectory, directoryUnreachable, directoryRefused, accountGone, accountAmbiguous, cannotDo],
  listeners,
  jobs: [syncDirectory],
  actions: { health: directoryHealth, read: readDirectoryNow },
});
