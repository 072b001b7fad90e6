import { usualTypes, type Installed, type Role, type UploadRules } from '@luuri/core';
import { wrongSettings, type WrongSetting } from './errors.ts';
import type { HostPort } from './host-port.ts';
import { settings, type LogLevel, type Setting, type SettingName } from './settings.ts';

/** What a desk is started with, checked. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly contracts: string | undefined;
  /** Undefined when no mail is taken. */
  readonly smtpListen: HostPort | undefined;
  readonly smtpUrl: string | undefined;
  /** Without a slash at its end; undefined when it is where the server listens. */
  readonly publicUrl: string | undefined;
  readonly apiKey: string | undefined;
  /** Mail address of the first administrator. */
  readonly adminAddress: string;
  /** Roles that take a second factor. */
  readonly secondFactor: readonly Role[];
  /** Minutes. */
  readonly sessionIdle: number;
  /** Undefined when agents sign in with passwords alone. */
  readonly oidc: OidcSettings | undefined;
  /** As Fastify takes it: addresses with commas between them. */
  readonly trustProxy: string | undefined;
  /** Requests a minute; undefined when none are counted. */
  readonly rateLimit: number | undefined;
  readonly uploads: UploadRules;
  readonly logLevel: LogLevel;
  /** Plugins of the configuration file, put after the desk's own. */
  readonly plugins: readonly Installed[];
}

/** An OpenID provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly linkByAddress: boolean;
}

/** What `luuri.config.js` exports: the settings by their keys, and more plugins. */
export type ConfigFile = Readonly<Record<string, unknown>>;

export interface SettingSources {
  readonly environment: Readonly<Record<string, string>>;
  /** The configuration file: its name, for sentences, and what it exports. */
  readonly file?: { readonly name: string; readonly exported: ConfigFile } | undefined;
}

const isInstalled = (value: unknown): value is Installed =>
  typeof value === 'object' && value !== null && 'spec' in value && 'options' in value;

function collecting(sources: SettingSources) {
  const { environment, file } = sources;
  const mistakes: WrongSetting[] = [];

  function textOf(name: SettingName, { variable }: Setting<unknown>): { text: string; said: string } | undefined {
    const fromEnvironment = environment[variable];
    if (fromEnvironment) return { text: fromEnvironment, said: variable };
    const value = file?.exported[name];
    if (value === undefined || value === null) return undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
    return { text, said: `${name} in ${file?.name ?? ''}` };
  }

  function read<T>(name: SettingName, one: Setting<T>): T | undefined {
    const found = textOf(name, one);
    const text = found?.text ?? one.fallback;
    if (text === undefined) return undefined;
    const value = one.read(text);
    if (value === undefined) {
      const shown = one.secret ? 'is not understood (its value is not shown)' : `is "${text}"`;
      mistakes.push({ setting: found?.said ?? one.variable, message: `${shown}; it must be ${one.wants}` });
    }
    return value;
  }

  function plugins(): readonly Installed[] {
    const given = file?.exported['plugins'] ?? [];
    if (Array.isArray(given) && given.every(isInstalled)) return given;
    mistakes.push({
      setting: `plugins in ${file?.name ?? ''}`,
      message: "must be a list of plugins called with their options, like [letters({ tray: 'A' })]",
    });
    return [];
  }

  function unknownKeys(): void {
    const known = [...Object.keys(settings), 'plugins'];
    for (const key of Object.keys(file?.exported ?? {}).filter((k) => !known.includes(k))) {
      mistakes.push({ setting: `${key} in ${file?.name ?? ''}`, message: `is not known here; there are ${known.join(', ')}` });
    }
  }
  return { read, plugins, unknownKeys, mistakes };
}

/** A provider is known by its address and by what it calls the desk: one without the other is a slip. */
function oidcOf({ read, mistakes }: Pick<ReturnType<typeof collecting>, 'read' | 'mistakes'>): OidcSettings | undefined {
  const issuer = read('oidcIssuer', settings.oidcIssuer);
  const clientId = read('oidcClientId', settings.oidcClientId);
  const clientSecret = read('oidcClientSecret', settings.oidcClientSecret);
  const linkByAddress = read('oidcLinkByAddress', settings.oidcLinkByAddress) === 'yes';
  if (issuer !== undefined && clientId !== undefined) return { issuer, clientId, clientSecret, linkByAddress };
  if (issuer !== undefined)
    mistakes.push({ setting: settings.oidcClientId.variable, message: 'is not set; it must be what the provider calls this desk' });
  if (issuer === undefined && clientId !== undefined)
    mistakes.push({ setting: settings.oidcIssuer.variable, message: 'is not set; it must be the address of the provider' });
  return undefined;
}

/**
 * Settings from the environment, then the configuration file, then what serves when nothing is set.
 * @throws `config.wrong` with everything that is wrong
 */
export function readSettings(sources: SettingSources): Settings {
  const { read, plugins, unknownKeys, mistakes } = collecting(sources);
  const smtpListen = read('smtpListen', settings.smtpListen);
  const rateLimit = read('rateLimit', settings.rateLimit);
  const result: Settings = {
    port: read('port', settings.port) ?? 0,
    host: read('host', settings.host) ?? '',
    data: read('data', settings.data) ?? '',
    databaseUrl: read('databaseUrl', settings.databaseUrl),
    contracts: read('contracts', settings.contracts),
    smtpListen: smtpListen === 'off' ? undefined : smtpListen,
    smtpUrl: read('smtpUrl', settings.smtpUrl),
    publicUrl: read('publicUrl', settings.publicUrl),
    apiKey: read('apiKey', settings.apiKey),
    adminAddress: read('adminAddress', settings.adminAddress) ?? '',
    secondFactor: read('secondFactor', settings.secondFactor) ?? [],
    sessionIdle: read('sessionIdle', settings.sessionIdle) ?? 0,
    oidc: oidcOf({ read, mistakes }),
    trustProxy: read('trustProxy', settings.trustProxy),
    rateLimit: rateLimit === 'off' ? undefined : rateLimit,
    uploads: {
      types: read('uploadTypes', settings.uploadTypes) ?? usualTypes,
      mostBytes: (read('uploadMegabytes', settings.uploadMegabytes) ?? 0) * 1_000_000,
    },
    logLevel: read('logLevel', settings.logLevel) ?? 'info',
    plugins: plugins(),
  };
  unknownKeys();
  if (mistakes.length > 0) throw wrongSettings({ mistakes });
  return result;
}

/** Variables that look like ours and are not, such as LUURI_PROT. LUURI_TEST_ is for the tests, LUURI_SECRET_ for what packs name. */
export const unknownVariables = (environment: Readonly<Record<string, string>>): string[] => {
  const known = new Set<string>(Object.values(settings).map((s) => s.variable));
  return Object.keys(environment).filter((name) => !known.has(name) && !/^LUURI_(TEST|SECRET)_/.test(name));
};
