import path from 'node:path';
import {
  bind,
  createDesk,
  essentials,
  log as logPort,
  secretStore,
  uploadRules,
  type DatabaseOptions,
  type Desk,
  type Installed,
  type Log,
} from '@luuri/core';
import { chat } from '@luuri/plugin-chat';
import { directoryLdap } from '@luuri/plugin-directory-ldap';
import { email } from '@luuri/plugin-email';
import { passwordReset } from '@luuri/plugin-password-reset';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
import { printAddress, secretsOfEnvironment, type Settings } from '../config/index.ts';
import { committedEvents, type CommittedEvents } from '../desk/index.ts';
import { host } from '../host/index.ts';
import { identity, publicAddress, type IdentityOptions } from '../identity/index.ts';

/** PostgreSQL when its address is set, else one file in the data folder. */
export const databaseOf = ({ databaseUrl, data }: Pick<Settings, 'databaseUrl' | 'data'>): DatabaseOptions =>
  databaseUrl ? { type: 'postgres', url: databaseUrl } : { type: 'better-sqlite3', database: path.join(data, 'desk.db') };

/** Who may come in, as the plugin takes it. */
function identityOf({ sessionIdle, secondFactor, oidc }: Pick<Settings, 'sessionIdle' | 'secondFactor' | 'oidc'>): IdentityOptions {
  const provider = oidc && {
    ...{ issuer: oidc.issuer, clientId: oidc.clientId, linkByAddress: oidc.linkByAddress },
    ...(oidc.clientSecret === undefined ? {} : { clientSecret: oidc.clientSecret }),
  };
  return { sessionIdleMinutes: sessionIdle, secondFactorFor: [...secondFactor], ...(provider ? { provider } : {}) };
}

/** Where people reach the desk, as far as the settings know. */
const addressBySettings = ({ publicUrl, host: name, port }: Settings): { publicUrl: string } => ({
  publicUrl: publicUrl ?? `http://${printAddress({ host: name, port })}`,
});

/** What a desk of this server is made of: the core's rooms, who asks, mail, the telephone, chat, directories, resets, quality, and the plugins of the configuration file. */
export function pluginsOf({ smtpListen, smtpUrl, plugins, ...who }: Settings): Installed[] {
  const mail = { ...(smtpListen ? { listen: printAddress(smtpListen) } : {}), ...(smtpUrl ? { smtpUrl } : {}) };
  return [
    ...essentials(),
    identity(identityOf(who)),
    host(),
    email(mail),
    phone(),
    chat(),
    directoryLdap(),
    passwordReset(),
    quality(),
    ...plugins,
  ];
}

/** What a desk is opened with, besides the settings. */
interface Opening {
  readonly log: Log;
  /** Plugins of the caller's own, after all others. */
  readonly more?: readonly Installed[];
  /** False where another process has the schema in hand. */
  readonly migrates?: boolean;
  /** Where people reach it, when that is known only once it listens. */
  readonly address?: { readonly publicUrl: string };
}

/** Since then a promise knows where it was made without a hook that runs for each. */
const KNOWS_ITS_CALLER = 24;
const nodeMajor = Number(process.versions.node.split('.')[0]);

/** A desk by the settings, up to date and not started. */
export async function openDesk(
  settings: Settings,
  { log, more = [], address = addressBySettings(settings), migrates = true }: Opening,
): Promise<{ readonly desk: Desk; readonly events: CommittedEvents }> {
  const events = committedEvents();
  const plugins = [...pluginsOf(settings), ...more];
  const desk = await createDesk({
    database: databaseOf(settings),
    plugins: [...plugins, events.plugin(plugins)],
    ports: [
      ...[bind(logPort, log), bind(publicAddress, address), bind(secretStore, secretsOfEnvironment())],
      bind(uploadRules, settings.uploads),
    ],
    migrates,
    catchesNestedCalls: nodeMajor >= KNOWS_ITS_CALLER,
  });
  return { desk, events };
}
