import path from 'node:path';
import { bind, createDesk, essentials, log as logPort, type DatabaseOptions, type Desk, type Installed, type Log } from '@luuri/core';
import { email } from '@luuri/plugin-email';
import { phone } from '@luuri/plugin-phone';
import { printAddress, type Settings } from '../config/index.ts';
import { committedEvents, type CommittedEvents } from '../desk/index.ts';
import { host } from '../host/plugin.ts';
import { identity } from '../identity/index.ts';

/** PostgreSQL when its address is set, else one file in the data folder. */
export const databaseOf = ({ databaseUrl, data }: Pick<Settings, 'databaseUrl' | 'data'>): DatabaseOptions =>
  databaseUrl ? { type: 'postgres', url: databaseUrl } : { type: 'better-sqlite3', database: path.join(data, 'desk.db') };

/** What a desk of this server is made of: the core's rooms, who asks, mail, the telephone, and the plugins of the configuration file. */
export function pluginsOf({ smtpListen, smtpUrl, plugins }: Pick<Settings, 'smtpListen' | 'smtpUrl' | 'plugins'>): Installed[] {
  const mail = { ...(smtpListen ? { listen: printAddress(smtpListen) } : {}), ...(smtpUrl ? { smtpUrl } : {}) };
  return [...essentials(), identity(), host(), email(mail), phone(), ...plugins];
}

/** A desk by the settings, up to date and not started. @param more plugins of the caller's own, after all others. */
export async function openDesk(
  settings: Settings,
  { log, more = [] }: { readonly log: Log; readonly more?: readonly Installed[] },
): Promise<{ readonly desk: Desk; readonly events: CommittedEvents }> {
  const events = committedEvents();
  const plugins = [...pluginsOf(settings), ...more];
  const desk = await createDesk({
    database: databaseOf(settings),
    plugins: [...plugins, events.plugin(plugins)],
    ports: [bind(logPort, log)],
  });
  return { desk, events };
}
