import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { knownTypes } from '@luuri/core';
import { parseAddress, type HostPort } from './host-port.ts';

/** How much the log tells; each level includes those after it. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One setting: what it is called, what it means, how its text is read. */
export interface Setting<T> {
  /** In the environment; in `luuri.config.js` it is called by its key. */
  readonly variable: `LUURI_${string}`;
  readonly means: string;
  /** The text that serves when nothing is set. */
  readonly fallback?: string;
  /** Said in place of a fallback text: what happens when nothing is set. */
  readonly otherwise?: string;
  /** Continues `it must be ...`. */
  readonly wants: string;
  /** True when its value is never shown. */
  readonly secret?: true;
  /** Undefined when the text is not what is wanted. */
  readonly read: (text: string) => T | undefined;
}

const setting = <T>(spec: Setting<T>): Setting<T> => spec;

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((v) => v === text);

function address(text: string, protocols: readonly string[]): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && protocols.includes(url.protocol) && url.hostname ? text.replace(/\/+$/, '') : undefined;
}

function port(text: string): number | undefined {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return number <= 65_535 ? number : undefined;
}

/** `10.0.0.1` or `10.0.0.0/8`, of either kind. */
function isNetwork(text: string): boolean {
  const [, ip = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(ip) !== 0 && Number(bits) <= (isIP(ip) === 4 ? 32 : 128);
}

/** Those who sign in with a password; requesters come by links. */
const staffRoles = ['agent', 'team-lead', 'quality', 'administrator'] as const;
type StaffRole = (typeof staffRoles)[number];

function roleList(text: string): StaffRole[] | undefined {
  const found = text.split(',').map((name) => staffRoles.find((role) => role === name.trim()));
  return found.every((role) => role !== undefined) ? found : undefined;
}

function typeList(text: string): string[] | undefined {
  const types = text.split(',').map((type) => type.trim());
  return types.every((type) => Object.hasOwn(knownTypes, type)) ? types : undefined;
}

function requestsAMinute(text: string): number | undefined {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return number >= 10 && number <= 1_000_000 ? number : undefined;
}

/** `'off'` is an answer of its own, so that a listener can be turned off where a default would turn it on. */
const listener = (text: string): HostPort | 'off' | undefined => (text === 'off' ? 'off' : parseAddress(text));

/** Every setting there is. The README's table is checked against this list. */
export const settings = {
  port: setting({
    variable: 'LUURI_PORT',
    means: 'Port of the API and the pages; 0 takes any free one.',
    fallback: '3000',
    wants: 'a whole number from 0 to 65535',
    read: port,
  }),
  host: setting({
    variable: 'LUURI_HOST',
    means: 'Address to listen on; `0.0.0.0` is every one of the machine.',
    fallback: '127.0.0.1',
    wants: 'a host name or an IP address',
    read: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  }),
  data: setting({
    variable: 'LUURI_DATA',
    means: 'Folder for the embedded database and for what is kept beside it; made when missing.',
    fallback: './data',
    wants: 'a folder, or a path where one can be made',
    read: (text) => (statSync(text, { throwIfNoEntry: false })?.isDirectory() === false ? undefined : path.resolve(text)),
  }),
  databaseUrl: setting({
    variable: 'LUURI_DATABASE_URL',
    means: 'PostgreSQL to keep everything in, `postgres://user:password@host/database`.',
    otherwise: 'an SQLite file `desk.db` in the data folder',
    wants: 'an address like postgres://user:password@host:5432/database',
    secret: true,
    read: (text) => address(text, ['postgres:', 'postgresql:']),
  }),
  contracts: setting({
    variable: 'LUURI_CONTRACTS',
    means: 'Folder of contract packs (`.yaml`), applied at each start; a pack that has not changed changes nothing.',
    otherwise: 'none; `serve --demo` takes `examples/contracts`',
    wants: 'a folder that exists',
    read: (text) => (statSync(text, { throwIfNoEntry: false })?.isDirectory() ? path.resolve(text) : undefined),
  }),
  smtpListen: setting({
    variable: 'LUURI_SMTP_LISTEN',
    means: 'Address to take mail at, `host:port`, or `off`.',
    fallback: '127.0.0.1:2525',
    wants: 'host:port like 127.0.0.1:2525, or off',
    read: listener,
  }),
  smtpUrl: setting({
    variable: 'LUURI_SMTP_URL',
    means: 'Mail server that outgoing mail is given to, `smtp://user:password@host:587`.',
    otherwise: 'outgoing mail stays in the outbox',
    wants: 'an address like smtp://user:password@host:587 or smtps://host:465',
    secret: true,
    read: (text) => address(text, ['smtp:', 'smtps:']),
  }),
  publicUrl: setting({
    variable: 'LUURI_PUBLIC_URL',
    means: 'Where people reach the desk, for links in mails and for the API document.',
    otherwise: '`http://` with the host and port',
    wants: 'an address like https://desk.example, without ? and #',
    read: (text) => (/[?#]/.test(text) ? undefined : address(text, ['http:', 'https:'])),
  }),
  apiKey: setting({
    variable: 'LUURI_API_KEY',
    means: 'Key of the first administrator, made at the first start; another one at a later start is added.',
    otherwise: 'no administrator is made',
    wants: 'up to 200 visible ASCII characters without spaces',
    secret: true,
    read: (text) => (/^[\x21-\x7e]{1,200}$/.test(text) ? text : undefined),
  }),
  adminAddress: setting({
    variable: 'LUURI_ADMIN_ADDRESS',
    means: 'Mail address of the first administrator, who gets a one-time link at a start at which no administrator has a way in.',
    fallback: 'administrator@localhost',
    wants: 'a mail address',
    read: (text) => (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text) ? text.toLowerCase() : undefined),
  }),
  secondFactor: setting({
    variable: 'LUURI_SECOND_FACTOR',
    means: 'Roles that take a second factor, with commas between them.',
    otherwise: 'nobody must, and everybody may',
    wants: `a list of ${staffRoles.join(', ')}`,
    read: roleList,
  }),
  sessionIdle: setting({
    variable: 'LUURI_SESSION_IDLE',
    means: 'Minutes after which a session that nothing was heard of is over. After twelve hours it is over anyway.',
    fallback: '120',
    wants: 'a whole number from 1 to 1440',
    read: (text) => (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_440 ? Number(text) : undefined),
  }),
  oidcIssuer: setting({
    variable: 'LUURI_OIDC_ISSUER',
    means: 'OpenID provider that agents may sign in with. Its redirect URI is `/sign-in/provider/callback` at the public address.',
    otherwise: 'none',
    wants: 'an address like https://login.example (plain http on this machine alone)',
    read: (text) => (/^https:\/\/[^\s]+$|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?$/.test(text) ? text : undefined),
  }),
  oidcClientId: setting({
    variable: 'LUURI_OIDC_CLIENT_ID',
    means: 'What the provider calls this desk.',
    otherwise: 'needed with `LUURI_OIDC_ISSUER`',
    wants: 'up to 300 characters',
    read: (text) => (text.length <= 300 ? text : undefined),
  }),
  oidcClientSecret: setting({
    variable: 'LUURI_OIDC_CLIENT_SECRET',
    means: 'The secret of this desk at the provider.',
    otherwise: 'a public client, which PKCE alone protects',
    wants: 'up to 500 characters',
    secret: true,
    read: (text) => (text.length <= 500 ? text : undefined),
  }),
  oidcLinkByAddress: setting({
    variable: 'LUURI_OIDC_LINK_BY_ADDRESS',
    means: 'Whether an agent is taken to be whoever the provider says has verified their mail address, `yes` or `no`.',
    fallback: 'no',
    wants: 'yes or no',
    read: oneOf(['yes', 'no'] as const),
  }),
  trustProxy: setting({
    variable: 'LUURI_TRUST_PROXY',
    means: 'Addresses of the proxies before the desk, with commas between them: of these, `X-Forwarded-For` is believed.',
    otherwise: 'the address of a caller is that of the connection',
    wants: 'IP addresses or networks like 127.0.0.1,10.0.0.0/8',
    read: (text) => (text.split(',').every(isNetwork) ? text : undefined),
  }),
  rateLimit: setting({
    variable: 'LUURI_RATE_LIMIT',
    means: 'Requests a minute that are answered for each address, each account and each key; a quarter of it at once. `off` counts none.',
    fallback: '1200',
    wants: 'a whole number from 10 to 1000000, or off',
    read: (text) => (text === 'off' ? 'off' : requestsAMinute(text)),
  }),
  uploadTypes: setting({
    variable: 'LUURI_UPLOAD_TYPES',
    means: 'Media types of files that may be uploaded to tickets, with commas between them; a file is known by its content.',
    otherwise: 'PDF, pictures, plain text, Word, Excel, PowerPoint and OpenDocument; no archives',
    wants: `a list of ${Object.keys(knownTypes).join(', ')}`,
    read: typeList,
  }),
  uploadMegabytes: setting({
    variable: 'LUURI_UPLOAD_MEGABYTES',
    means: 'The most that an uploaded file may hold, in millions of bytes.',
    fallback: '10',
    wants: 'a whole number from 1 to 10',
    read: (text) => (/^([1-9]|10)$/.test(text) ? Number(text) : undefined),
  }),
  logLevel: setting({
    variable: 'LUURI_LOG_LEVEL',
    means: 'How much is logged (JSON lines on standard error).',
    fallback: 'info',
    wants: `one of ${logLevels.join(', ')}`,
    read: oneOf(logLevels),
  }),
} as const;

export type SettingName = keyof typeof settings;
