import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { databaseUnavailable, isDeskError, system, tickets } from '@luuri/core';
import { createLog } from '../app/log.ts';
import { loadSettings } from '../config/index.ts';
import { openDesk } from '../serve/open-desk.ts';
import { checkNode, checkPort, checkZones } from './doctor/machine.ts';
import { run } from './program.ts';
import { sentenceOf } from './report.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const acme = path.join(root, 'examples/contracts/acme.yaml');

let folder: string;
let before: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luuri-commands-'));
  before = { ...process.env };
  Object.assign(process.env, {
    LUURI_DATA: path.join(folder, 'data'),
    LUURI_PORT: '0',
    LUURI_SMTP_LISTEN: 'off',
    LUURI_LOG_LEVEL: 'silent',
  });
});
afterEach(() => {
  process.env = before;
  rmSync(folder, { recursive: true });
});

async function luuri(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await run(args, { say: (text) => said.push(text), complain: (text) => complained.push(text) });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

describe('luuri admin', () => {
  test('invites: a one-time link, for a new administrator or for whoever is there', async () => {
    const first = await luuri('admin', 'invite', 'Boss@desk.example');
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('Boss@desk.example is an administrator now.') });
    expect(first.said).toMatch(/ {2}http:\/\/127\.0\.0\.1:0\/set-password\?token=[\w-]{43}$/);
    expect(await luuri('admin', 'invite', 'boss@desk.example')).toMatchObject({ said: expect.stringContaining('is enrolled here') });
    expect(await luuri('admin', 'invite', 'boss')).toMatchObject({
      code: 1,
      complained: expect.stringContaining('address must be an email'),
    });
  });
});

describe('luuri contract', () => {
  test('checks: every mistake with its path', async () => {
    const file = path.join(folder, 'wrong.yaml');
    writeFileSync(file, 'client: Acme\nname: 7\n');
    const { code, said } = await luuri('contract', 'check', file);
    expect(code).toBe(1);
    expect(said.split('\n').length).toBeGreaterThan(1);
    expect(said).toContain(`${file}: client `);
    expect(await luuri('contract', 'check', acme)).toEqual({
      code: 0,
      said: `${acme}: a contract of acme, without a mistake.`,
      complained: '',
    });
  });
  test('shows what would change, applies, and then nothing would', async () => {
    expect(await luuri('contract', 'diff', acme)).toMatchObject({ code: 0, said: 'acme is a new client.' });
    expect(await luuri('contract', 'apply', acme)).toMatchObject({ code: 0, said: 'The contract of acme is at version 1 now.' });
    expect(await luuri('contract', 'apply', acme)).toMatchObject({
      code: 0,
      said: 'The contract of acme says the same already (version 1).',
    });
    expect(await luuri('contract', 'diff', acme)).toMatchObject({ code: 0, said: 'The contract of acme says the same already.' });
  });
  test('says what the clocks of the last weeks would have come to, before it applies and as JSON', async () => {
    expect(await luuri('contract', 'what-if', acme)).toMatchObject({ code: 0, said: 'acme had no clocks in the last 30 days.' });
    await luuri('contract', 'apply', acme);
    const { desk } = await openDesk(await loadSettings(undefined), { log: createLog('silent') });
    const use = desk.as(system).use(tickets);
    for (const subject of ['Yksi', 'Kaksi']) {
      const { id } = await use.open({ from: 'ada@acme.example', subject, receivedAt: new Date('2001-01-01T00:00:00Z') });
      await use.move({ ticketId: id, to: 'resolved' });
    }
    await use.open({ from: 'ada@acme.example', subject: 'Kolme', priority: 'urgent' });
    await desk.stop();
    const text = readFileSync(acme, 'utf8');
    const file = path.join(folder, 'acme.yaml');
    writeFileSync(file, text.replace(/^ {6}urgent: .*$/m, '      urgent: { resolution: 9h }'));
    const whatIf = await luuri('contract', 'what-if', file, '--since', '7d');
    expect(whatIf.said).toContain('Of the 2 clocks of acme in the last 7 days, 2 would be different under this pack: 1 open→not promised.');
    expect(whatIf.said).toMatch(/metric +clocks +met +would be met\n {2}first-response +1 +0 +0\n/);
    expect(whatIf.said).toMatch(/#3 +first-response +1 +open→not promised/);
    const fi = (await luuri('contract', 'what-if', file, '--since', '7d', '--language', 'fi')).said;
    expect(fi).toContain('Asiakkaan acme 2 kellosta viimeisten 7 päivän ajalta 2 olisi toisin tällä sopimuksella: 1 kesken→ei luvattu.');
    expect(fi).toMatch(/lupaus +kelloja +täyttyi +täyttyisi\n {2}ensimmäinen vastaus +1 +0 +0\n/);
    const sv = (await luuri('contract', 'what-if', file, '--since', '7d', '--language', 'sv')).said;
    expect(sv).toContain('Av 2 klockor för acme de senaste 7 dagarna skulle 2 vara annorlunda med detta avtal: 1 pågår→inte utlovat.');
    const { said } = await luuri('contract', 'what-if', file, '--json');
    expect(JSON.parse(said)).toMatchObject({ client: 'acme', days: 30, tickets: 1, changed: 2, counts: { 'open→none': 1 } });
    expect((await luuri('contract', 'diff', file)).said).toContain(
      'Of the 2 clocks of the last 30 days, had it held then, 2 clocks change',
    );
    expect((await luuri('contract', 'apply', file)).said).toMatch(/^Of the 2 clocks .*\nThe contract of acme is at version 2 now\.$/);
    expect(await luuri('contract', 'what-if', file, '--since', 'May')).toMatchObject({
      code: 1,
      complained: '--since must be a number of days from 1d to 400d, like 30d; it is May.',
    });
    const ask = ['contract', 'recompute', 'acme', '--change', 'targets', '--reason', 'as agreed'];
    const looked = await luuri(...ask);
    expect(looked.said).toContain('acme@2 for 3 tickets, from now on: ');
    const confirm = /--confirm (\w{16})$/.exec(looked.said)?.[1] ?? '';
    expect((await luuri(...ask, '--confirm', confirm)).said).toContain('It has begun');
    expect(await luuri(...ask, '--confirm', '0'.repeat(16))).toMatchObject({ code: 1 });
  });
  test('names a file that is not there, and a pack that cannot be applied', async () => {
    expect(await luuri('contract', 'apply', 'nowhere.yaml')).toMatchObject({
      code: 1,
      complained: expect.stringContaining('nowhere.yaml cannot be read'),
    });
    const file = path.join(folder, 'wrong.yaml');
    writeFileSync(file, 'client: Acme');
    const { code, complained } = await luuri('contract', 'apply', file);
    expect([code, complained.includes('\n    at ')]).toEqual([1, false]);
  });
});

describe('luuri migrate', () => {
  test('brings the database up to date, again and again', async () => {
    expect(await luuri('migrate')).toEqual({ code: 0, said: 'The database is up to date.', complained: '' });
    expect(await luuri('migrate')).toMatchObject({ code: 0 });
  });
});

describe('luuri search', () => {
  test('has the index of tickets built anew', async () => {
    expect(await luuri('search', 'rebuild')).toMatchObject({ code: 0, said: expect.stringContaining('will be built anew') });
  });
});

describe('luuri doctor', () => {
  test('finds a new machine well', async () => {
    process.env['LUURI_CONTRACTS'] = path.join(root, 'examples/contracts');
    const { code, said } = await luuri('doctor');
    expect(said.split('\n').map((line) => line.split(/ +/).slice(0, 2).join(' '))).toEqual([
      'ok node',
      'ok zones',
      'ok settings',
      'ok data',
      'ok database',
      expect.stringMatching(/^(ok|note) zone$/), // the rules of a Node that nobody updates grow old
      'ok port',
      'ok contracts',
    ]);
    expect([code, said]).toEqual([0, expect.stringContaining('is made at the first start')]);
  });
  test('says of a database that it is behind, or up to date', async () => {
    await luuri('migrate');
    expect((await luuri('doctor')).said).toMatch(/ok +database .* answers and is up to date/);
    writeFileSync(path.join(folder, 'data', 'desk.db'), '');
    const { code, said } = await luuri('doctor');
    expect(said).toMatch(/FAIL +database +\d+ migrations wait \(.*\)\. Run `luuri migrate`/);
    expect(code).toBe(1);
  });
  test('says what is wrong and what to do, all of it', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const at = `127.0.0.1:${String((taken.address() as AddressInfo).port)}`;
    Object.assign(process.env, { LUURI_SMTP_LISTEN: at, LUURI_SMTP_URL: 'smtp://127.0.0.1:1', LUURI_CONTRACTS: folder });
    writeFileSync(path.join(folder, 'wrong.yaml'), 'client: Acme');
    const { code, said } = await luuri('doctor');
    taken.close();
    expect(said).toMatch(/FAIL +mail in .*Set LUURI_SMTP_LISTEN/);
    expect(said).toMatch(/FAIL +mail out .*Look at LUURI_SMTP_URL/);
    expect(said).toMatch(/FAIL +contracts .*wrong\.yaml/);
    expect(code).toBe(1);
  });
  test('says what is wrong with the settings', async () => {
    process.env['LUURI_PORT'] = 'x';
    const { code, said } = await luuri('doctor');
    expect([code, said]).toEqual([1, expect.stringMatching(/FAIL +settings +LUURI_PORT is "x"; it must be/)]);
  });
  test('knows an old Node, a taken port and the zones', async () => {
    for (const old of ['18.20.0', '20.18.3']) expect(() => checkNode(old)).toThrow('it takes 20.19 or newer');
    for (const right of ['20.19.0', '22.0.0']) expect(checkNode(right)).toBe(`Node ${right}`);
    expect(checkZones()).toContain('time zones of');
    expect(await checkPort({ host: '127.0.0.1', port: 0 })).toContain('is free');
  });
});

describe('luuri', () => {
  test('names a wrong setting and goes', async () => {
    process.env['LUURI_PORT'] = 'x';
    expect(await luuri('serve')).toEqual({
      code: 1,
      said: '',
      complained: 'LUURI_PORT is "x"; it must be a whole number from 0 to 65535.',
    });
  });
  test('says what it can do, and what it cannot', async () => {
    expect(await luuri('--help')).toMatchObject({ code: 0, said: expect.stringContaining('serve [options]') });
    expect(await luuri('explode')).toMatchObject({ code: 1, complained: expect.stringContaining("unknown command 'explode'") });
    expect(await luuri('mail')).toMatchObject({ code: 1, complained: expect.stringContaining('--to') });
  });
  test('says why a mail cannot be sent', async () => {
    expect(await luuri('mail', '--to', 'a@b.example')).toMatchObject({
      code: 1,
      complained: expect.stringContaining('LUURI_SMTP_LISTEN is off'),
    });
    process.env['LUURI_SMTP_LISTEN'] = '127.0.0.1:1';
    expect(await luuri('mail', '--to', 'a@b.example')).toMatchObject({
      code: 1,
      complained: expect.stringContaining('Is the desk running?'),
    });
    expect(await luuri('mail', '--to', 'a@b.example', '--attach', '/no/where')).toMatchObject({
      code: 1,
      complained: '--attach names /no/where, and there is no such file.',
    });
  });
  test('shows where an error came from when asked to', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(sentenceOf(error, false)).toBe('outer');
    expect(sentenceOf(databaseUnavailable({ reason: 'it is shutting down' }), false)).toMatch(
      /^The database does not answer: it is shutting down\. Look at LUURI_DATABASE_URL/,
    );
    expect(sentenceOf(error, true)).toMatch(/outer\n\nError: outer\n[\s\S]*caused by Error: inner\n/);
    expect([sentenceOf('text', true), isDeskError(error)]).toEqual(['text', false]);
  });
});

/** The program itself, in a process of its own. */
class Program {
  readonly child: ChildProcess;
  out = '';
  readonly ended: Promise<number | null>;

  constructor(...args: string[]) {
    const loader = ['--import', './scripts/ts-loader.mjs', '--conditions=@luuri/source', 'packages/server/src/cli.ts'];
    this.child = spawn(process.execPath, [...loader, ...args], { cwd: root, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** Resolves when it has said this; with all that it said when it ended before. */
  async says(what: RegExp): Promise<string> {
    const more = () => new Promise((resolve) => [this.child.stdout, this.child.stderr].forEach((stream) => stream?.once('data', resolve)));
    while (!what.test(this.out) && this.child.exitCode === null) await Promise.race([this.ended, more()]);
    return what.exec(this.out)?.[1] ?? this.out;
  }
}

describe('luuri serve, as a process', () => {
  test('serves, and ends with 0 at Ctrl-C', async () => {
    const program = new Program('serve');
    const url = await program.says(/Luuri is up: (\S+)/);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    program.child.kill('SIGINT');
    expect([await program.ended, program.out]).toEqual([0, expect.stringContaining('Ctrl-C ends it.')]);
  }, 60_000);

  test('answers what it has in hand before it ends', async () => {
    process.env['LUURI_LOG_LEVEL'] = 'info';
    const program = new Program('serve');
    const { hostname, port } = new URL(await program.says(/Luuri is up: (\S+)/));
    const head =
      'POST /api/nothing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n';
    let back = '';
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const began = new Promise((resolve) => socket.once('data', resolve));
    socket.on('data', (text: string) => (back += text)).write(head);
    await began; // the server has the request and waits for its body
    program.child.kill('SIGTERM');
    await program.says(/"stopping"/);
    program.child.kill('SIGTERM'); // so soon, it is the same one come twice
    socket.write('{}');
    await closed;
    expect(back).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 404 /);
    expect([await program.ended, program.out]).toEqual([0, expect.stringContaining('"stopped"')]);
  }, 60_000);
});
