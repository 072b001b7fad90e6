import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { audit, clients, system, teams, tickets } from '@luuri/core';
import { testDatabase, type TestDatabase } from '@luuri/testing';
import { pino } from 'pino';
import { readSettings, type Settings } from '../config/index.ts';
import { startServer, type LuuriServer } from '../serve/server.ts';
import { run } from './program.ts';

const acme = fileURLToPath(new URL('../../../../examples/contracts/acme.yaml', import.meta.url));

let folder: string;
let before: NodeJS.ProcessEnv;
let running: LuuriServer[] = [];
let databases: TestDatabase[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luuri-archive-'));
  before = { ...process.env };
  Object.assign(process.env, { LUURI_SMTP_LISTEN: 'off', LUURI_LOG_LEVEL: 'silent', LUURI_DATA: path.join(folder, 'data') });
});
afterEach(async () => {
  process.env = before;
  for (const server of running) await server.stop();
  for (const database of databases) await database.drop();
  [running, databases] = [[], []];
  rmSync(folder, { recursive: true });
});

async function luuri(...args: string[]) {
  const said: string[] = [];
  const code = await run(args, { say: (text) => said.push(text), complain: (text) => said.push(text) });
  return { code, said: said.join('\n') };
}
const at = (more: Record<string, string>): Settings =>
  readSettings({ environment: { LUURI_PORT: '0', LUURI_SMTP_LISTEN: 'off', LUURI_DATA: path.join(folder, 'data'), ...more } });
async function start(more: Record<string, string> = {}): Promise<LuuriServer> {
  const server = await startServer(at(more), { log: pino({ level: 'silent' }) });
  running.push(server);
  return server;
}
const urlOf = async (): Promise<string> => {
  const made = await testDatabase('postgres');
  databases.push(made);
  return made.options.type === 'postgres' ? made.options.url : '';
};
async function fill({ desk }: LuuriServer): Promise<void> {
  const own = desk.as(system);
  await own.use(clients).apply({ yaml: readFileSync(acme, 'utf8') });
  const { id } = await own.use(teams).enrol({ name: 'Aino', address: 'aino@desk.example', role: 'administrator' });
  const aino = desk.as({ id: `agent:${String(id)}`, kind: 'agent', permissions: ['*'], reach: 'all' });
  for (let i = 0; i < 5; i++) await aino.use(tickets).open({ from: 'ada@acme.example', subject: `number ${String(i)}` });
}
const subjects = async ({ desk }: LuuriServer) =>
  (await desk.as(system).use(tickets).list()).items.map((t) => [t.id, t.subject, t['clocks']]);
const elapsedAside = (value: unknown) => JSON.stringify(value).replaceAll(/"elapsedMs":\d+/g, '');

describe('luuri backup and luuri restore', () => {
  test('of a data folder while its desk runs', async () => {
    const server = await start();
    await fill(server);
    const file = path.join(folder, 'desk.luuri');
    expect(await luuri('backup', file)).toMatchObject({ code: 0, said: expect.stringMatching(/holds \d+ rows and \d+ waiting jobs/) });
    expect(existsSync(`${file}.part`)).toBe(false);
    process.env['LUURI_DATA'] = path.join(folder, 'restored');
    expect(await luuri('restore', file)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Restored and compared row by row: \d+ rows/),
    });
    const restored = await start({ LUURI_DATA: path.join(folder, 'restored') });
    expect(elapsedAside(await subjects(restored))).toBe(elapsedAside(await subjects(server)));
    expect(await luuri('restore', file)).toMatchObject({ code: 1, said: expect.stringContaining('Another desk is running') });
  });

  test('of PostgreSQL while its desk runs, into a data folder', async () => {
    const url = await urlOf();
    const server = await start({ LUURI_DATABASE_URL: url });
    await fill(server);
    const file = path.join(folder, 'desk.luuri');
    process.env['LUURI_DATABASE_URL'] = url;
    expect(await luuri('backup', file)).toMatchObject({ code: 0 });
    Reflect.deleteProperty(process.env, 'LUURI_DATABASE_URL');
    expect(await luuri('restore', file)).toMatchObject({ code: 0 });
    expect(elapsedAside(await subjects(await start()))).toBe(elapsedAside(await subjects(server)));
  });

  test('what is cut short or no backup is told, and leaves nothing', async () => {
    const server = await start();
    await fill(server);
    const file = path.join(folder, 'desk.luuri');
    await luuri('backup', file);
    const bytes = readFileSync(file);
    process.env['LUURI_DATA'] = path.join(folder, 'restored');
    for (const wrong of [bytes.subarray(0, bytes.length - 40), bytes.subarray(0, 10), Buffer.from('no backup'), Buffer.alloc(0)]) {
      writeFileSync(file, wrong);
      expect(await luuri('restore', file)).toMatchObject({ code: 1, said: expect.stringContaining('This is no whole backup of a desk') });
    }
    expect(await luuri('restore', path.join(folder, 'nowhere'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('nowhere cannot be used'),
    });
    writeFileSync(file, bytes);
    expect(await luuri('restore', file)).toMatchObject({ code: 0 });
  });

  test('a folder without a desk has nothing to back up, and a file that cannot be written is named', async () => {
    const file = path.join(folder, 'desk.luuri');
    expect(await luuri('backup', file)).toMatchObject({ code: 1, said: expect.stringContaining('There is no desk in') });
    expect([existsSync(file), existsSync(path.join(folder, 'data'))]).toEqual([false, false]);
    await fill(await start());
    expect(await luuri('backup', path.join(folder, 'no', 'such', 'folder'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('cannot be used'),
    });
  });
});

test('luuri move copies the desk of the data folder to PostgreSQL, when nobody runs it', async () => {
  const url = await urlOf();
  const server = await start();
  await fill(server);
  expect(await luuri('move', '--to', url)).toMatchObject({ code: 1, said: expect.stringContaining('Another desk is running') });
  const was = elapsedAside(await subjects(server));
  await server.stop();
  expect(await luuri('move', '--to', url)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^Moved and compared row by row: \d+ rows/),
  });
  expect(elapsedAside(await subjects(await start({ LUURI_DATABASE_URL: url })))).toBe(was);
  process.env['LUURI_DATABASE_URL'] = url;
  expect(await luuri('move', '--to', url)).toMatchObject({ code: 1, said: expect.stringContaining('This desk is on PostgreSQL already') });
});

test('luuri move says what is wrong with where it is to go, and has nothing to move from a folder without a desk', async () => {
  const url = await urlOf();
  expect(await luuri('move', '--to', url)).toMatchObject({ code: 1, said: expect.stringContaining('There is no desk in') });
  const server = await start();
  await fill(server);
  await server.stop();
  for (const to of ['mysql://u@127.0.0.1/desk', './desk', url.replace(/[^/]*$/, 'nowhere')]) {
    const { code, said } = await luuri('move', '--to', to);
    expect([code, said]).toEqual([1, expect.stringMatching(/^--to .* it must be an empty PostgreSQL database that there is/)]);
  }
});

test('luuri audit verify says that the chain holds, and the head to note', async () => {
  const server = await start();
  await fill(server);
  await server.desk.as(system).use(audit).seal();
  const { code, said } = await luuri('audit', 'verify'); // while the desk runs: it only looks
  expect([code, said]).toEqual([0, expect.stringContaining('The audit holds: 6 lines sealed')]);
  const head = /Its head is (\S+)\./.exec(said)![1]!;
  expect(await luuri('audit', 'verify', '--head', head)).toMatchObject({ code: 0 });
  expect(await luuri('audit', 'verify', '--head', head.replace(/^6:/, '7:'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('7 links were noted'),
  });
  expect(await luuri('audit', 'verify', '--head', 'x')).toMatchObject({ code: 1, said: expect.stringContaining('--head must be') });
});

test('while a desk runs on the data folder, what only looks goes through and what writes is refused', async () => {
  await fill(await start());
  expect(await luuri('contract', 'diff', acme)).toMatchObject({ code: 0, said: 'The contract of acme says the same already.' });
  expect(await luuri('contract', 'apply', acme)).toMatchObject({ code: 1, said: expect.stringContaining('Another desk is running') });
});
