import type { Desk } from '@luuri/core';
import { createLog } from '../app/log.ts';
import { loadSettings, type Settings } from '../config/index.ts';
import { holdDataFolder, isDataFolderHeld } from '../serve/data-folder.ts';
import { openDesk } from '../serve/open-desk.ts';

export interface DeskUse {
  readonly config: string | undefined;
  /** True for what changes the desk in a way that one which runs would have to hear of. */
  readonly writes: boolean;
}

/**
 * Do one thing on the desk of the settings, which is not started, and close it again. An SQLite file has one process that writes: while
 * a desk runs on it, what changes something is refused, for that desk would not hear of it; what only looks goes through, and leaves the
 * database as it is. On PostgreSQL everything goes through.
 * @throws `serve.data-in-use`, `migration.pending`
 */
export async function withDesk<T>({ config, writes }: DeskUse, work: (desk: Desk, settings: Settings) => Promise<T>): Promise<T> {
  const settings = await loadSettings(config);
  const looksOnly = !writes && !settings.databaseUrl && isDataFolderHeld(settings.data);
  const letGo = settings.databaseUrl || looksOnly ? () => undefined : holdDataFolder(settings.data);
  try {
    const { desk } = await openDesk(settings, { log: createLog(settings.logLevel), migrates: !looksOnly });
    try {
      return await work(desk, settings);
    } finally {
      await desk.stop();
    }
  } finally {
    letGo();
  }
}
