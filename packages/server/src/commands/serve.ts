import { createLog } from '../app/log.ts';
import { loadSettings } from '../config/index.ts';
import { banner } from '../serve/banner.ts';
import { startServer } from '../serve/server.ts';
import { workUntilTold } from '../serve/until-told.ts';
import type { Terminal } from './terminal.ts';

/** `luuri serve`: run until told to stop. */
export async function serve(options: { readonly demo?: boolean; readonly config?: string }, { say }: Terminal): Promise<number> {
  const settings = await loadSettings(options.config);
  const log = createLog(settings.logLevel);
  if (settings.unknown.length > 0)
    log.warn({ variables: settings.unknown }, 'These variables look like settings of ours, and there are none of these names.');
  const server = await startServer(settings, { log, demo: options.demo ?? false });
  say(banner(server, settings));
  return workUntilTold(() => server.stop(), log);
}
