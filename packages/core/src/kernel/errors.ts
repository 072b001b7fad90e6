import { defineError } from './error.ts';

export const notAllowed = defineError<{ action: string; actor: string; needs: string }>(
  'access.denied',
  'forbidden',
  ({ action, actor, needs }) => `${actor} may not call ${action}: it takes the permission ${needs}.`,
);
export const missingPlugin = defineError<{ needed: string; by: string }>(
  'plugin.missing',
  'defect',
  ({ needed, by }) => `Plugin "${by}" needs "${needed}". Add ${needed} to plugins before ${by}.`,
);
export const doublyDeclared = defineError<{ what: string; name: string }>(
  'plugin.doubly-declared',
  'defect',
  ({ what, name }) => `Two plugins declare the ${what} "${name}". Give one of them another name.`,
);
export const unnamedListener = defineError<{ event: string }>(
  'plugin.unnamed-listener',
  'defect',
  ({ event }) => `A listener after ${event} has no name. Pass a named function: its name is written into the database with each job.`,
);
export const unloggedEvent = defineError<{ event: string; listener: string }>(
  'plugin.unlogged-event',
  'defect',
  ({ event, listener }) => `${listener} listens after ${event}, of which no line is kept that it could be told from. Listen within it.`,
);
export const unboundPort = defineError<{ port: string }>(
  'port.unbound',
  'defect',
  ({ port }) => `Nothing provides the port "${port}". Bind one in createDesk({ ports }).`,
);
export const migrationChanged = defineError<{ owner: string; name: string }>(
  'migration.changed',
  'defect',
  ({ owner, name }) => `Migration "${name}" of "${owner}" has run here and was changed since. Restore it and add a new one after it.`,
);
export const migrationFailed = defineError<{ owner: string; name: string; reason: string }>(
  'migration.failed',
  'unavailable',
  ({ owner, name, reason }) => `Migration "${name}" of "${owner}" failed, and nothing of it was kept: ${reason}`,
);
export const migrationNewer = defineError<{ migrations: readonly string[] }>(
  'migration.newer',
  'conflict',
  ({ migrations }) =>
    `The database is of a newer version: ${migrations.join(', ')} ran there, which this version does not know. Start that version, or restore a backup that this one made into an empty database.`,
);
export const migrationPending = defineError<{ migrations: readonly string[] }>(
  'migration.pending',
  'conflict',
  ({ migrations }) =>
    `The database is not of this version: ${migrations.join(', ')} did not run there. Stop the desk and start it with this version first.`,
);
export const nestedUnitOfWork = defineError<{ action: string }>(
  'desk.nested-call',
  'defect',
  ({ action }) => `${action} was called on the desk from inside another action. Use scope.run, which joins the open transaction.`,
);
export const unitOver = defineError(
  'desk.unit-over',
  'defect',
  () => 'A scope was used after its unit of work was over. Wait for everything that an action begins before it returns.',
);
export const unitSilent = defineError<{ seconds: number }>(
  'desk.unit-silent',
  'defect',
  ({ seconds }) =>
    `An action asked nothing of the database for ${String(seconds)} seconds and was undone, for others may wait for what it holds. Reach outside before or after it, and call other actions with scope.run.`,
);
export const brokenTransaction = defineError(
  'desk.broken-transaction',
  'defect',
  () =>
    'An error of the database was caught inside an action, and PostgreSQL then keeps nothing of it. Let such errors through, or look before you write.',
);
export const readOnlyScope = defineError<{ what: string }>(
  'action.read-only',
  'defect',
  ({ what }) => `${what} in an action that only reads. Give the action another verb than GET, or leave out "reads: true".`,
);
export const unknownJob = defineError<{ job: string }>(
  'job.unknown',
  'unavailable',
  ({ job }) => `No installed plugin runs the job "${job}". Install the plugin that scheduled it, or discard the job.`,
);
export const notFound = defineError<{ what: string; id: string | number }>(
  'row.not-found',
  'not-found',
  ({ what, id }) => `There is no ${what} ${id}, or it is not yours to see.`,
);
export const databaseUnavailable = defineError<{ reason: string }>(
  'database.unavailable',
  'unavailable',
  ({ reason }) => `The database does not answer: ${reason}`,
);
export const jobFailed = defineError<{ reason: string }>('job.failed', 'unavailable', ({ reason }) => reason);
export const undefinedCondition = defineError<{ table: string; property: string }>(
  'row.condition-undefined',
  'defect',
  ({ table, property }) =>
    `A condition on ${table}.${property} is undefined, which would match every row. Leave the condition out, or give null for empty.`,
);
export const queryBeyondReach = defineError<{ table: string }>(
  'row.query-where',
  'defect',
  ({ table }) =>
    `A query on ${table} said where or orWhere, which would leave the actor's reach. Say andWhere; for "or", andWhere with Brackets.`,
);
export const noSuchColumn = defineError<{ table: string; property: string }>(
  'row.no-such-column',
  'defect',
  ({ table, property }) => `${table} has no column ${property}.`,
);
