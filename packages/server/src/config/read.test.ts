import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { definePlugin, usualTypes } from '@luuri/core';
import { loadConfigFile } from './file.ts';
import { parseAddress, printAddress, readSettings, settings, unknownVariables, type SettingSources } from './index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'luuri-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (environment: Record<string, string>, exported?: Record<string, unknown>) => {
  const sources: SettingSources = { environment, file: exported && { name: 'luuri.config.js', exported } };
  return readSettings(sources);
};
const complaint = (environment: Record<string, string>, exported?: Record<string, unknown>): string => {
  try {
    read(environment, exported);
    return '';
  } catch (e) {
    return (e as Error).message;
  }
};

describe('readSettings', () => {
  test('has something for everything', () => {
    expect(read({})).toEqual({
      port: 3000,
      adminAddress: 'administrator@localhost',
      secondFactor: [],
      sessionIdle: 120,
      oidc: undefined,
      trustProxy: undefined,
      rateLimit: 1200,
      uploads: { mostBytes: 10_000_000, types: usualTypes },
      host: '127.0.0.1',
      data: path.resolve('data'),
      databaseUrl: undefined,
      contracts: undefined,
      smtpListen: { host: '127.0.0.1', port: 2525 },
      smtpUrl: undefined,
      publicUrl: undefined,
      apiKey: undefined,
      logLevel: 'info',
      plugins: [],
    });
  });

  test('takes the environment before the file, and the file before what serves otherwise', () => {
    const letters = definePlugin({ name: 'letters', summary: 'Letters.' })();
    const found = read({ LUURI_PORT: '1', LUURI_HOST: '' }, { port: 2, host: '::1', logLevel: 'debug', plugins: [letters] });
    expect(found).toMatchObject({ port: 1, host: '::1', logLevel: 'debug', plugins: [letters] });
  });

  test('takes every setting', () => {
    const environment = {
      LUURI_DATA: folder,
      LUURI_DATABASE_URL: 'postgres://u:p@h:5432/d',
      LUURI_CONTRACTS: folder,
      LUURI_SMTP_LISTEN: 'off',
      LUURI_SMTP_URL: 'smtps://h:465',
      LUURI_PUBLIC_URL: 'https://desk.example/',
      LUURI_API_KEY: 'k',
    };
    expect(read(environment)).toMatchObject({
      data: folder,
      databaseUrl: 'postgres://u:p@h:5432/d',
      contracts: folder,
      smtpListen: undefined,
      smtpUrl: 'smtps://h:465',
      publicUrl: 'https://desk.example',
      apiKey: 'k',
    });
  });

  test.each([
    ['LUURI_PORT', '65536', 'LUURI_PORT is "65536"; it must be a whole number from 0 to 65535.'],
    ['LUURI_PORT', '-1', 'LUURI_PORT is "-1"; it must be a whole number from 0 to 65535.'],
    ['LUURI_HOST', 'a b', 'LUURI_HOST is "a b"; it must be a host name or an IP address.'],
    ['LUURI_CONTRACTS', '/no/where', 'LUURI_CONTRACTS is "/no/where"; it must be a folder that exists.'],
    ['LUURI_SMTP_LISTEN', '2525', 'LUURI_SMTP_LISTEN is "2525"; it must be host:port like 127.0.0.1:2525, or off.'],
    [
      'LUURI_PUBLIC_URL',
      'desk.example',
      'LUURI_PUBLIC_URL is "desk.example"; it must be an address like https://desk.example, without ? and #.',
    ],
    [
      'LUURI_PUBLIC_URL',
      'https://desk.example/?a=1',
      'LUURI_PUBLIC_URL is "https://desk.example/?a=1"; it must be an address like https://desk.example, without ? and #.',
    ],
    ['LUURI_LOG_LEVEL', 'loud', 'LUURI_LOG_LEVEL is "loud"; it must be one of trace, debug, info, warn, error, fatal, silent.'],
  ])('says what is wrong with %s=%s', (name, value, sentence) => {
    expect(complaint({ [name]: value })).toBe(sentence);
  });

  test.each([
    ['LUURI_DATABASE_URL', 'mysql://me:hunter2@h/d'],
    ['LUURI_SMTP_URL', 'http://me:hunter2@h'],
    ['LUURI_API_KEY', 'hunter2 with a space'],
  ])('does not show what %s holds', (name, value) => {
    expect(complaint({ [name]: value })).toContain(`${name} is not understood (its value is not shown); it must be `);
    expect(complaint({ [name]: value })).not.toContain('hunter2');
  });

  test('says everything that is wrong at once, and where', () => {
    expect(complaint({ LUURI_PORT: 'x' }, { logLevel: 7, colour: 'red', plugins: ['letters'] }).split('\n')).toEqual([
      'LUURI_PORT is "x"; it must be a whole number from 0 to 65535.',
      'logLevel in luuri.config.js is "7"; it must be one of trace, debug, info, warn, error, fatal, silent.',
      "plugins in luuri.config.js must be a list of plugins called with their options, like [letters({ tray: 'A' })].",
      expect.stringMatching(/^colour in luuri\.config\.js is not known here; there are port, host, /),
    ]);
  });
});

test('names that look like ours and are not', () => {
  expect(unknownVariables({ LUURI_PORT: '1', LUURI_PROT: '1', LUURI_TEST_CHROMIUM: 'x' })).toEqual(['LUURI_PROT']);
});

test('addresses are written as they are read', () => {
  expect(['127.0.0.1:25', '[::1]:2525', 'mail.example:0'].map((text) => printAddress(parseAddress(text)!))).toEqual([
    '127.0.0.1:25',
    '[::1]:2525',
    'mail.example:0',
  ]);
  for (const wrong of ['', ':25', 'a:', 'a:70000', '::1:25', 'a b:25', 'a:25:25']) expect(parseAddress(wrong)).toBeUndefined();
});

describe('luuri.config.js', () => {
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  test('is read', async () => {
    expect((await loadConfigFile(file('a.mjs', 'export default { port: 1 };')))?.exported).toEqual({ port: 1 });
  });
  test('need not be there, unless it was named', async () => {
    expect(await loadConfigFile()).toBeUndefined();
    await expect(loadConfigFile('nowhere.js')).rejects.toThrow('nowhere.js cannot be used: there is no such file.');
  });
  test('must be what it is meant to be', async () => {
    await expect(loadConfigFile(file('b.mjs', 'export const port = 1;'))).rejects.toThrow('it has no default export that is an object');
    await expect(loadConfigFile(file('c.mjs', 'throw new Error("boom");'))).rejects.toThrow('cannot be used: boom.');
  });
});

describe('who may come in', () => {
  test('is read as it is meant', () => {
    const set = {
      ...{ LUURI_ADMIN_ADDRESS: 'Boss@Desk.example', LUURI_SECOND_FACTOR: 'administrator, team-lead', LUURI_SESSION_IDLE: '30' },
      ...{ LUURI_OIDC_ISSUER: 'https://login.example', LUURI_OIDC_CLIENT_ID: 'desk', LUURI_OIDC_LINK_BY_ADDRESS: 'yes' },
      ...{ LUURI_TRUST_PROXY: '127.0.0.1,10.0.0.0/8', LUURI_RATE_LIMIT: 'off' },
    };
    expect(read(set)).toMatchObject({
      adminAddress: 'boss@desk.example',
      secondFactor: ['administrator', 'team-lead'],
      sessionIdle: 30,
      oidc: { issuer: 'https://login.example', clientId: 'desk', clientSecret: undefined, linkByAddress: true },
      trustProxy: '127.0.0.1,10.0.0.0/8',
      rateLimit: undefined,
    });
  });
  test.each([
    ['LUURI_ADMIN_ADDRESS', 'boss'],
    ['LUURI_SECOND_FACTOR', 'king'],
    ['LUURI_SECOND_FACTOR', 'requester'],
    ['LUURI_SESSION_IDLE', '0'],
    ['LUURI_OIDC_ISSUER', 'http://login.example'],
    ['LUURI_OIDC_ISSUER', 'http://localhost.evil.example'],
    ['LUURI_OIDC_LINK_BY_ADDRESS', 'true'],
    ['LUURI_TRUST_PROXY', 'everybody'],
    ['LUURI_TRUST_PROXY', '300.1.1.1'],
    ['LUURI_TRUST_PROXY', '10.0.0.0/33'],
    ['LUURI_RATE_LIMIT', '5'],
  ])('%s is not %s', (variable, value) => {
    expect(() => read({ [variable]: value })).toThrow(variable);
  });
  test('a provider has an address and knows the desk by a name, or there is none', () => {
    expect(() => read({ LUURI_OIDC_ISSUER: 'https://login.example' })).toThrow('LUURI_OIDC_CLIENT_ID is not set');
    expect(() => read({ LUURI_OIDC_CLIENT_ID: 'desk' })).toThrow('LUURI_OIDC_ISSUER is not set');
  });
});

test('the README lists every setting as it is', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = Object.entries(settings).map(([key, s]) => {
    const fallback = 'fallback' in s ? `\`${s.fallback}\`` : s.otherwise;
    return `| \`${s.variable}\` | \`${key}\` | ${s.means} | ${fallback} |`;
  });
  const table = readme.split('\n').filter((line) => line.startsWith('| `LUURI_'));
  expect(table.map((line) => line.replaceAll(/ +/g, ' '))).toEqual(rows);
});
