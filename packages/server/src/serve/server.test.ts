import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { clients, definePlugin, system, teams } from '@luuri/core';
import { testDatabase } from '@luuri/testing';
import { pino } from 'pino';
import { readSettings, type Settings } from '../config/index.ts';
import { banner } from './banner.ts';
import { holdDataFolder } from './data-folder.ts';
import { startServer, type LuuriServer } from './server.ts';

const log = pino({ level: 'silent' });
const acme = `client: acme
name: Acme Oy
effective-from: 2026-01-01
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
sla: [{ name: standard, calendar: always, targets: { normal: { first-response: 4h } } }]
`;

let folder: string;
let servers: LuuriServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luuri-serve-'));
});
afterEach(async () => {
  for (const server of servers) await server.stop();
  servers = [];
  rmSync(folder, { recursive: true });
});

const settingsWith = (more: Record<string, string> = {}): Settings =>
  readSettings({ environment: { LUURI_DATA: path.join(folder, 'data'), LUURI_PORT: '0', LUURI_SMTP_LISTEN: 'off', ...more } });
const start = async (settings: Settings, demo = false): Promise<LuuriServer> => {
  const server = await startServer(settings, { log, demo });
  servers.push(server);
  return server;
};
const get = (server: LuuriServer, at: string, key?: string) =>
  fetch(server.url + at, { headers: key ? { authorization: `Bearer ${key}` } : {} });

test('two that start at once on an empty PostgreSQL make one administrator and each contract once', async () => {
  const database = await testDatabase('postgres');
  try {
    const contracts = path.join(folder, 'contracts');
    mkdirSync(contracts);
    writeFileSync(path.join(contracts, 'acme.yaml'), acme);
    const url = database.options.type === 'postgres' ? database.options.url : '';
    const settings = settingsWith({ LUURI_DATABASE_URL: url, LUURI_API_KEY: 'first-key', LUURI_CONTRACTS: contracts });
    const both = await Promise.all([start(settings), start(settings)]);
    for (const server of both) expect((await get(server, '/api/api-keys', 'first-key')).status).toBe(200);
    expect((await both[0].desk.as(system).use(teams).agents()).items).toHaveLength(1);
    expect((await both[0].desk.as(system).use(clients).list()).items).toHaveLength(1);
    for (const server of servers.splice(0)) await server.stop();
  } finally {
    await database.drop();
  }
});

test('what --no-work does not do is said to be done elsewhere', () => {
  const server = { url: 'http://x', publicUrl: 'http://x', demoKeys: [], invitation: undefined, portals: [] };
  const settings = settingsWith({ LUURI_SMTP_LISTEN: '127.0.0.1:2525' });
  expect(banner(server, settings, ['web'])).toContain('Mail in   by `luuri work`');
  expect(banner(server, settings)).toContain('Mail in   SMTP on 127.0.0.1:2525');
});

test('a data folder where none can be made is told, and not waited for', () => {
  expect(() => holdDataFolder('/proc/nowhere/deep')).toThrow('/proc/nowhere/deep cannot be written to');
});

describe('a start', () => {
  test('is ready, and makes the first administrator', async () => {
    const server = await start(settingsWith({ LUURI_API_KEY: 'first-key' }));
    expect((await get(server, '/health/ready')).status).toBe(200);
    expect((await get(server, '/api/api-keys', 'first-key')).status).toBe(200);
    expect((await get(server, '/api/api-keys', 'other-key')).status).toBe(401);
  });

  test('without a key makes an administrator with a one-time link, and no password that anybody knows', async () => {
    const settings = settingsWith({ LUURI_ADMIN_ADDRESS: 'boss@desk.example' });
    const first = await start(settings);
    expect(first.invitation).toMatchObject({
      address: 'boss@desk.example',
      url: expect.stringMatching(`^${first.url}/set-password\\?token=`),
    });
    expect(banner(first, settings)).toContain(first.invitation!.url);
    await first.stop();
    // Nobody has used it: another start makes another link, of the same administrator.
    const second = await start(settings);
    const send = async (at: string, body: object) =>
      (
        await fetch(`${second.url}/api${at}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    const tokenOf = (url: string | undefined) => new URL(url ?? '').searchParams.get('token');
    const newPassword = 'kolme harmaata pöllöä';
    expect(await send('/sign-in/set-password', { token: tokenOf(first.invitation?.url), newPassword })).toBe(404);
    expect(await send('/sign-in/set-password', { token: tokenOf(second.invitation?.url), newPassword })).toBe(200);
    expect(await send('/sign-in/set-password', { token: tokenOf(second.invitation?.url), newPassword })).toBe(404);
    expect(await send('/sign-in', { address: 'boss@desk.example', password: newPassword })).toBe(200);
    expect((await second.desk.as(system).use(teams).agents()).items).toMatchObject([
      { address: 'boss@desk.example', role: 'administrator' },
    ]);
    await second.stop();
    const third = await start(settings);
    expect(third.invitation).toBeUndefined();
    expect(banner(third, settings)).toContain(`${third.url}/sign-in`);
  });

  test('after a stop finds everything again, and takes another key', async () => {
    const first = await start(settingsWith({ LUURI_API_KEY: 'first-key' }));
    await first.stop();
    const second = await start(settingsWith({ LUURI_API_KEY: 'second-key' }));
    const statuses = await Promise.all(['first-key', 'second-key'].map(async (key) => (await get(second, '/api/agents', key)).status));
    expect(statuses).toEqual([200, 200]);
    expect(await (await get(second, '/api/agents', 'second-key')).json()).toMatchObject({ items: [{ id: 1 }], next: null });
  });

  test('applies the packs of the folder, and says which of them is wrong', async () => {
    writeFileSync(path.join(folder, 'acme.yaml'), acme);
    const settings = settingsWith({ LUURI_CONTRACTS: folder });
    const first = await start(settings);
    expect((await first.desk.as(system).use(clients).list()).items).toMatchObject([{ slug: 'acme' }]);
    await first.stop();
    writeFileSync(path.join(folder, 'wrong.yaml'), 'client: 7');
    await expect(start(settings)).rejects.toMatchObject({ code: 'serve.pack-unusable', message: expect.stringContaining('wrong.yaml: ') });
    rmSync(path.join(folder, 'wrong.yaml'));
    const again = await start(settings);
    expect(await again.desk.as(system).use(clients).apply({ yaml: acme })).toMatchObject({ changed: false, version: 1 });
  });

  test('serves the plugins of the configuration file', async () => {
    const letters = definePlugin({ name: 'letters', summary: 'Letters.' });
    const server = await start({ ...settingsWith(), plugins: [letters()] });
    expect(server.desk.catalogue.plugins.map((p) => p.name)).toContain('letters');
  });
});

describe('a start that cannot be', () => {
  let taken: Server;
  beforeEach(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void taken.close());

  test('names the port that is in use, and leaves the data folder to others', async () => {
    const port = (taken.address() as AddressInfo).port;
    const settings = settingsWith({ LUURI_PORT: String(port) });
    await expect(start(settings)).rejects.toThrow(`Port ${String(port)} on 127.0.0.1 is in use; set LUURI_PORT to another.`);
    holdDataFolder(settings.data)();
  });
  test('names the mail port that is in use, and lets go of its own', async () => {
    const port = (taken.address() as AddressInfo).port;
    const settings = settingsWith({ LUURI_SMTP_LISTEN: `127.0.0.1:${String(port)}` });
    await expect(start(settings)).rejects.toThrow(`127.0.0.1:${String(port)}`);
    holdDataFolder(settings.data)();
  });
  test('names an address that is not of this machine', async () => {
    await expect(start(settingsWith({ LUURI_HOST: '203.0.113.7' }))).rejects.toMatchObject({ code: 'serve.cannot-listen' });
  });
  test('names the data folder that another desk is running on', async () => {
    const settings = settingsWith();
    await start(settings);
    await expect(start(settings)).rejects.toThrow(
      `Another desk is running on ${settings.data}; stop it, or set LUURI_DATA to another folder.`,
    );
  });
  test('names the data folder that cannot be', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    await expect(start({ ...settingsWith(), data: path.join(folder, 'file', 'data') })).rejects.toMatchObject({
      code: 'serve.data-unusable',
    });
  });
  test('names the database that is away', async () => {
    await expect(start(settingsWith({ LUURI_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }))).rejects.toMatchObject({
      code: 'database.unavailable',
    });
  });
});

describe('a demonstration', () => {
  const keysFile = () => path.join(folder, 'data', 'demo-keys.json');

  test('has clients, agents in three tiers, and a key for each that only this user reads', async () => {
    const server = await start(settingsWith(), true);
    expect(existsSync(keysFile())).toBe(true);
    expect(statSync(keysFile()).mode & 0o777).toBe(0o600);
    expect(new Set(server.demoKeys.map((k) => k.tier))).toEqual(new Set([1, 2, 3, undefined]));
    for (const { key, role } of server.demoKeys) expect([role, (await get(server, '/api/tickets', key)).status]).toEqual([role, 200]);
    const [aino] = server.demoKeys;
    expect(await (await get(server, '/api/clients', aino!.key)).json()).toMatchObject({ items: [{ slug: 'acme' }, { slug: 'nordbo' }] });
  });

  test('is the same at the next start', async () => {
    const first = await start(settingsWith(), true);
    await first.stop();
    const second = await start(settingsWith(), true);
    expect(second.demoKeys).toEqual(first.demoKeys);
    expect((await second.desk.as(system).use(teams).agents()).items).toHaveLength(first.demoKeys.length);
  });

  test('has new keys when they were thrown away, and the same ones on a new database', async () => {
    const first = await start(settingsWith(), true);
    await first.stop();
    rmSync(keysFile());
    const second = await start(settingsWith(), true);
    expect(second.demoKeys[0]!.key).not.toBe(first.demoKeys[0]!.key);
    expect((await get(second, '/api/tickets', second.demoKeys[0]!.key)).status).toBe(200);
    await second.stop();
    for (const end of ['', '-wal', '-shm']) rmSync(path.join(folder, 'data', `desk.db${end}`), { force: true });
    const third = await start(settingsWith(), true);
    expect(third.demoKeys).toEqual(second.demoKeys);
    expect((await get(third, '/api/tickets', third.demoKeys[0]!.key)).status).toBe(200);
  });

  test('is not made of a desk that is somebody’s own', async () => {
    const own = await start(settingsWith({ LUURI_API_KEY: 'own-key' }));
    await own.stop();
    const server = await start(settingsWith({ LUURI_API_KEY: 'own-key' }), true);
    expect(server.demoKeys).toEqual([]);
    expect((await server.desk.as(system).use(clients).list()).items).toEqual([]);
    expect(existsSync(keysFile())).toBe(false);
  });
});

describe('what is said at the start', () => {
  const server = {
    url: 'http://127.0.0.1:3000',
    publicUrl: 'https://desk.example',
    invitation: undefined,
    demoKeys: [],
    portals: ['acme', 'nordbo'],
  };
  test('names addresses, how to sign in, and where mail goes', () => {
    const text = banner(server, settingsWith({ LUURI_SMTP_LISTEN: '127.0.0.1:2525' }));
    for (const part of [
      'http://127.0.0.1:3000',
      'https://desk.example/api/docs',
      'SMTP on 127.0.0.1:2525',
      'https://desk.example/outbox',
      'Portal    https://desk.example/portal/acme',
      '          https://desk.example/portal/nordbo',
      'https://desk.example/sign-in',
      'luuri admin invite',
    ])
      expect(text).toContain(part);
  });
  test('has the keys of a demonstration and a mail to try', () => {
    const key = { name: 'Aino', address: 'a@desk.example', role: 'agent' as const, tier: 1, languages: [], key: 'luuri_x' };
    const text = banner(
      { ...server, demoKeys: [key] },
      settingsWith({ LUURI_SMTP_LISTEN: '127.0.0.1:2525', LUURI_SMTP_URL: 'smtp://me:hush@mail.example' }),
    );
    expect(text).toMatch(/Aino {2}tier 1 +luuri_x/);
    expect(text).toContain('npm run mail -- --to help@acme.example');
    expect(text).not.toContain('hush');
  });
});

test('the data folder is held by one process at a time, and let go of when it ends', () => {
  const data = path.join(folder, 'held');
  const letGo = holdDataFolder(data);
  expect(() => holdDataFolder(data)).toThrow('Another desk is running');
  letGo();
  holdDataFolder(data)();
  // A file that a crash left behind holds nobody up.
  writeFileSync(path.join(data, 'desk.lock'), readFileSync(path.join(data, 'desk.lock')));
  holdDataFolder(data)();
});
