import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  copyDesk,
  databaseUnavailable,
  exportDesk,
  restoreDesk,
  system,
  type ArchiveEnd,
  type DatabaseOptions,
  type DeskAt,
} from '@luuri/core';
import { createLog } from '../app/log.ts';
import { loadSettings, type Settings } from '../config/index.ts';
import { host } from '../host/index.ts';
import { holdDataFolder } from '../serve/data-folder.ts';
import { databaseOf, openDesk, pluginsOf } from '../serve/open-desk.ts';
import { linesOfArchive, writeArchive } from './archive-file.ts';
import { moveTakesFile, noDeskThere, wrongTarget } from './errors.ts';
import type { Terminal } from './terminal.ts';

interface Common {
  readonly config?: string;
}

const deskAt = (settings: Settings, database: DatabaseOptions = databaseOf(settings)): DeskAt => ({
  database,
  plugins: pluginsOf(settings),
});

const TOLD_EVERY_MS = 5_000;

/** Says how far something is that takes long; nothing of what is over at once. */
function progress({ complain }: Terminal, did: string): () => void {
  let lines = 0;
  let toldAt = performance.now();
  return () => {
    lines++;
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = performance.now();
    complain(`${String(lines)} lines ${did} so far`);
  };
}

async function* passing(lines: AsyncIterable<string>, each: () => void): AsyncGenerator<string> {
  for await (const line of lines) {
    each();
    yield line;
  }
}

/** Opening a folder without a desk would make an empty one, and copy that. */
function mustHold({ databaseUrl, data }: Settings): void {
  if (!databaseUrl && !existsSync(path.join(data, 'desk.db'))) throw noDeskThere({ folder: data });
}

/** What is wrong with the address that was given is told of it, and not of LUURI_DATABASE_URL. */
async function atTarget<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (e) {
    throw databaseUnavailable.is(e) ? wrongTarget({ reason: `cannot be used: ${e.message.replace(/^.*?: /, '')}` }, e) : e;
  }
}

const counted = ({ rows, jobs, sha256 }: ArchiveEnd): string => `${String(rows)} rows and ${String(jobs)} waiting jobs (sha256 ${sha256})`;

/** An SQLite file that nobody else uses meanwhile. */
async function alone<T>(settings: Settings, work: () => Promise<T>): Promise<T> {
  const letGo = settings.databaseUrl ? () => undefined : holdDataFolder(settings.data);
  try {
    return await work();
  } finally {
    letGo();
  }
}

/** Plugins make anew what they keep outside of their tables. */
async function tellRestored(settings: Settings): Promise<void> {
  const { desk } = await openDesk(settings, { log: createLog(settings.logLevel) });
  try {
    await desk.as(system).use(host).restored();
  } finally {
    await desk.stop();
  }
}

/** `luuri backup FILE`: the whole desk as it is at one instant, while it runs. */
export async function backup(file: string, { config }: Common, terminal: Terminal): Promise<number> {
  const settings = await loadSettings(config);
  mustHold(settings);
  const tick = progress(terminal, 'written');
  const end = await writeArchive(file, (take) =>
    exportDesk(deskAt(settings), (line) => {
      tick();
      return take(line);
    }),
  );
  terminal.say(`${file} holds ${counted(end)}.`);
  return 0;
}

/** `luuri restore FILE`: into an empty database or data folder. */
export async function restore(file: string, { config }: Common, terminal: Terminal): Promise<number> {
  const settings = await loadSettings(config);
  await alone(settings, async () => {
    const end = await restoreDesk(deskAt(settings), passing(linesOfArchive(file), progress(terminal, 'read')));
    await tellRestored(settings);
    terminal.say(`Restored and compared row by row: ${counted(end)}.`);
  });
  return 0;
}

/** `luuri move --to postgres://...`: the desk of the data folder, which must not run, into an empty PostgreSQL database. */
export async function move({ to, config }: Common & { readonly to: string }, { say }: Terminal): Promise<number> {
  const settings = await loadSettings(config);
  if (settings.databaseUrl) throw moveTakesFile({});
  if (!/^postgres(ql)?:\/\/[^/]/.test(to)) throw wrongTarget({ reason: 'is no such address' });
  mustHold(settings);
  await alone(settings, async () => {
    const end = await atTarget(() => copyDesk(deskAt(settings), deskAt(settings, { type: 'postgres', url: to })));
    await tellRestored({ ...settings, databaseUrl: to });
    say(`Moved and compared row by row: ${counted(end)}.`);
    say('Start the desk with LUURI_DATABASE_URL set to that address. The data folder is as it was.');
  });
  return 0;
}
