import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { dataInUse, dataUnusable } from './errors.ts';

const reasonOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));

/** Folder by folder: Node's own `recursive` never comes back where a parent that is there takes no folders, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function openLock(folder: string): Database.Database {
  try {
    makeFolder(folder);
    return new Database(path.join(folder, 'desk.lock'), { timeout: 0 });
  } catch (e) {
    throw dataUnusable({ folder, reason: reasonOf(e) }, e);
  }
}

/**
 * Make the data folder, and hold it for this process. The hold is a lock of the operating system on a file in it: it ends with the
 * process, however that ends, and a file that was left behind stops nobody.
 * @returns lets go of it
 * @throws `serve.data-in-use`, `serve.data-unusable`
 */
export function holdDataFolder(folder: string): () => void {
  const lock = openLock(folder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (e) {
    lock.close();
    throw (e as { code?: unknown }).code === 'SQLITE_BUSY' ? dataInUse({ folder }, e) : dataUnusable({ folder, reason: reasonOf(e) }, e);
  }
  return () => {
    lock.close();
  };
}

/** Whether a desk runs on the folder now. */
export function isDataFolderHeld(folder: string): boolean {
  if (!existsSync(path.join(folder, 'desk.lock'))) return false;
  try {
    holdDataFolder(folder)();
    return false;
  } catch (e) {
    if (dataInUse.is(e)) return true;
    throw e;
  }
}
