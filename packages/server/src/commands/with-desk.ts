import type { Desk } from '@luuri/core';
import { createLog } from '../app/log.ts';
import { loadSettings, type Settings } from '../config/index.ts';
import { openDesk } from '../serve/open-desk.ts';

/** Do one thing on the desk of the settings, which is not started, and close it again. */
export async function withDesk<T>(config: string | undefined, work: (desk: Desk, settings: Settings) => Promise<T>): Promise<T> {
  const settings = await loadSettings(config);
  const { desk } = await openDesk(settings, { log: createLog(settings.logLevel) });
  try {
    return await work(desk, settings);
  } finally {
    await desk.stop();
  }
}
