import { createTable, defineMigration, definePlugin } from '@luuri/core';
import { version } from '../app/version.ts';
import { noSuchLetter } from './errors.ts';
import { dropLetter, listLetters, lookAtJobs, retryLetter } from './jobs.ts';
import { lookAfterDesk, operateDesk } from './permissions.ts';
import { listPlugins } from './plugins.ts';
import { beatPulse, countRows, lookWaiting, pingDatabase, pulseRows, tellRestored } from './pulse.ts';

/** What the server asks of its own desk, and what those who look after it ask. */
export const host = definePlugin({
  name: 'host',
  version,
  summary: 'What the server asks of its own desk: its work, its plugins, how it is.',
  permissions: [operateDesk, lookAfterDesk],
  errors: [noSuchLetter],
  actions: {
    ...{ ping: pingDatabase, counts: countRows, restored: tellRestored, pulse: beatPulse, waiting: lookWaiting },
    ...{ jobs: lookAtJobs, deadLetters: listLetters, retry: retryLetter, drop: dropLetter, plugins: listPlugins },
  },
  entities: [pulseRows],
  migrations: [defineMigration('create-pulse', [createTable(pulseRows)])],
});
