import { createLog } from '../app/log.ts';
import { loadSettings } from '../config/index.ts';
import { holdDataFolder } from '../serve/data-folder.ts';
import { openDesk } from '../serve/open-desk.ts';
import type { Terminal } from './terminal.ts';

/** `luuri migrate`: bring the database up to date, as every start does too. */
export async function migrate({ config }: { readonly config?: string }, { say }: Terminal): Promise<number> {
  const settings = await loadSettings(config);
  const letGo = settings.databaseUrl ? () => undefined : holdDataFolder(settings.data);
  try {
    const { desk } = await openDesk(settings, { log: createLog(settings.logLevel) });
    const drift = await desk.schemaDrift();
    await desk.stop();
    if (drift.length > 0) say(`The database differs from what this version expects:\n${drift.map((sql) => `  ${sql}`).join('\n')}`);
    else say('The database is up to date.');
    return drift.length > 0 ? 1 : 0;
  } finally {
    letGo();
  }
}
