import { defineAction, defineOutsideJob, onlySystem, type JobType, type Session } from '../kernel/index.ts';
import { syncRows } from './entities.ts';
import { directorySynced } from './events.ts';
import { directoryIfAny } from './find.ts';
import { keepAccount } from './keep.ts';
import type { ConnectedDirectory, DirectoryPage } from './ports.ts';

/** Steps of a look at a directory, each a unit of work: none is open while the directory answers. Not validated: only the job calls them. */

interface Begun {
  readonly connected: ConnectedDirectory;
  readonly cursor: string | undefined;
}
const beginSync = defineAction<{ clientId: number }, Begun | undefined>('directory.begin-sync', {
  summary: 'Find how far a directory was read.',
  allow: onlySystem,
  reads: true,
  async run(scope, { clientId }) {
    const connected = await directoryIfAny(scope, clientId);
    const state = await scope.rows(syncRows).first({ clientId });
    return connected && { connected, cursor: state?.cursor ?? undefined };
  },
});

const keepPage = defineAction<{ clientId: number; page: DirectoryPage }, { changed: number }>('directory.keep-page', {
  summary: 'Keep a page of what a directory says.',
  allow: onlySystem,
  async run(scope, { clientId, page }) {
    const rows = scope.rows(syncRows);
    const state =
      (await rows.first({ clientId })) ??
      (await rows.insert({ clientId, cursor: null, completeAt: null, lastAt: scope.now, trouble: null }));
    let changed = 0;
    for (const account of page.accounts)
      if (await keepAccount(scope, account, { clientId, complete: state.completeAt !== null })) changed++;
    await rows.update({ id: state.id }, { cursor: page.cursor, lastAt: scope.now, trouble: null });
    return { changed };
  },
});

const endSync = defineAction<{ clientId: number; accounts: number; changed: number }>('directory.end-sync', {
  summary: 'Note that a directory was read to the end.',
  allow: onlySystem,
  async run(scope, fact) {
    const { clientId } = fact;
    const state = await scope.rows(syncRows).first({ clientId });
    if (state && !state.completeAt) await scope.rows(syncRows).update({ id: state.id }, { completeAt: scope.now });
    if (fact.changed > 0) await scope.emit(directorySynced, fact);
  },
});

const noteTrouble = defineAction<{ clientId: number; trouble: string }>('directory.note-trouble', {
  summary: 'Note why a directory could not be read.',
  allow: onlySystem,
  async run(scope, { clientId, trouble }) {
    const rows = scope.rows(syncRows);
    const noted = await rows.update({ clientId }, { lastAt: scope.now, trouble });
    if (noted === 0) await rows.insert({ clientId, cursor: null, completeAt: null, lastAt: scope.now, trouble });
  },
});

/** Reads what changed, page by page; a page that was kept is not read again after a crash. */
export async function readDirectory(
  session: Pick<Session, 'run'>,
  clientId: number,
): Promise<{ accounts: number; changed: number; syncEvery: number } | undefined> {
  const begun = await session.run(beginSync, { clientId });
  if (!begun) return undefined;
  const { connected, cursor } = begun;
  let [accounts, changed] = [0, 0];
  try {
    for await (const page of connected.directory.changes(cursor)) {
      changed += (await session.run(keepPage, { clientId, page })).changed;
      accounts += page.accounts.length;
    }
  } catch (e) {
    await session.run(noteTrouble, { clientId, trouble: e instanceof Error ? e.message : String(e) });
    throw e;
  }
  await session.run(endSync, { clientId, accounts, changed });
  return { accounts, changed, syncEvery: connected.syncEvery };
}

const MINUTE = 60_000;

/** Looks at a directory and comes back in its time, also when the directory was away. */
export const syncDirectory: JobType<{ clientId: number }> = defineOutsideJob<{ clientId: number }>('directory.sync', {
  attempts: 3,
  async reach(session, { clientId }) {
    const read = await readDirectory(session, clientId).catch(() => ({ syncEvery: 15 * MINUTE }));
    if (!read || read.syncEvery === 0) return undefined;
    return (scope) =>
      scope.schedule(syncDirectory, {
        key: String(clientId),
        at: new Date(scope.now.getTime() + read.syncEvery),
        input: { clientId },
        uncaused: true,
      });
  },
});
