import { createLog } from '../app/log.ts';
import type { Duty } from '../app/tokens.ts';
import { loadSettings } from '../config/index.ts';
import { banner, workBanner } from '../serve/banner.ts';
import { startServer } from '../serve/server.ts';
import { settle } from '../serve/settle.ts';
import { workUntilTold } from '../serve/until-told.ts';
import type { Terminal } from './terminal.ts';

interface ServeOptions {
  readonly demo?: boolean;
  readonly config?: string;
  /** What the process does; everything when left out. */
  readonly does?: readonly Duty[];
}

/** `luuri serve` and `luuri work`: run until told to stop. */
export async function serve(options: ServeOptions, { say }: Terminal): Promise<number> {
  const settings = await loadSettings(options.config);
  const log = createLog(settings.logLevel);
  if (settings.unknown.length > 0)
    log.warn({ variables: settings.unknown }, 'These variables look like settings of ours, and there are none of these names.');
  const server = await startServer(settings, { log, demo: options.demo ?? false, ...(options.does ? { does: options.does } : {}) });
  say(options.does && !options.does.includes('web') ? workBanner(server) : banner(server, settings, options.does));
  await settle();
  return workUntilTold(() => server.stop(), log);
}
