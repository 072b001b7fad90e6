import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  channels,
  clients,
  createDesk,
  definePlugin,
  essentials,
  messageReceived,
  messages,
  teams,
  tickets,
  within,
  type Actor,
  type Desk,
} from '@luuri/core';
import { temporaryFolder } from '../../../tests/examples/program.ts';
import { letters } from './main.ts';

const pack = `
client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi]`;
const admin: Actor = { id: 'test', kind: 'agent', permissions: ['*'], reach: 'all' };

let temporary: ReturnType<typeof temporaryFolder>;
let desk: Desk;
let received: (() => void) | undefined;

/** Says when an arrival was dealt with. */
const told = definePlugin({
  name: 'told',
  summary: 'Tells the test.',
  listeners: [within(messageReceived, async (scope) => scope.onCommit(() => received?.()))],
});

beforeEach(async () => {
  temporary = temporaryFolder();
  const { folder } = temporary;
  for (const tray of ['in', 'out', 'refused']) mkdirSync(path.join(folder, tray));
  const database = { type: 'better-sqlite3' as const, database: path.join(folder, 'desk.db') };
  desk = await createDesk({ database, plugins: [...essentials(), letters({ folder }), told()] });
  await desk.as(admin).use(clients).apply({ yaml: pack });
  await desk
    .as(admin)
    .use(teams)
    .enrol({ name: 'Aino', address: 'aino@desk.example', role: 'agent', teams: ['service-desk'] });
  await desk.start();
});

afterEach(async () => {
  await desk.stop();
  temporary.remove();
});

/** A letter is written elsewhere and moved into the tray, so that nobody reads half of it. */
function drop(name: string, letter: object | string): void {
  const { folder } = temporary;
  writeFileSync(path.join(folder, name), typeof letter === 'string' ? letter : JSON.stringify(letter));
  renameSync(path.join(folder, name), path.join(folder, 'in', name));
}

const dealtWith = (): Promise<void> => new Promise((resolve) => (received = resolve));

/** Waits until something lies in a tray; what is being written still does not count. */
async function filesIn(tray: string): Promise<string[]> {
  const folder = path.join(temporary.folder, tray);
  const watcher = watch(folder);
  try {
    while (!readdirSync(folder).some((name) => readFileSync(path.join(folder, name)).length > 0)) await once(watcher, 'change');
    return readdirSync(folder);
  } finally {
    watcher.close();
  }
}

const aLetter = { from: 'ada@acme.example', to: 'help@acme.example', subject: 'Salasana lukossa', text: 'En pääse sisään.' };

test('a letter in the tray becomes a ticket, once', async () => {
  drop('letter-1', aLetter);
  await dealtWith();
  drop('letter-1', aLetter);
  await dealtWith();

  const { items } = await desk.as(admin).use(tickets).list();
  expect(items).toMatchObject([{ id: 1, client: 'acme', channel: 'letters', subject: 'Salasana lukossa' }]);
  const { items: arrived } = await desk.as(admin).use(channels).intake();
  expect(arrived.map((line) => [line.externalId, line.disposition])).toEqual([
    ['letter-1', 'duplicate'],
    ['letter-1', 'opened'],
  ]);
});

test('the answer becomes a letter in the tray that goes out', async () => {
  drop('letter-1', aLetter);
  await dealtWith();
  await desk.as(admin).use(messages).write({ ticketId: 1, text: 'Avattu.' });

  const names = await filesIn('out');
  const written = names.map((name) => JSON.parse(readFileSync(path.join(temporary.folder, 'out', name), 'utf8')) as object);
  expect(written).toContainEqual({ to: 'ada@acme.example', subject: 'Re: Salasana lukossa [#1]', text: 'Avattu.' });
});

test.each([
  ['a letter to nobody', { ...aLetter, to: 'who@nowhere.example' }],
  ['a letter that cannot be read', '{'],
])('%s is put aside, and the next one is taken', async (_what, letter) => {
  drop('letter-0', letter);
  drop('letter-1', aLetter);
  await dealtWith();
  expect(readdirSync(path.join(temporary.folder, 'refused'))).toEqual(['letter-0']);
  expect(existsSync(path.join(temporary.folder, 'in/letter-0'))).toBe(false);
  expect((await desk.as(admin).use(tickets).list()).items).toHaveLength(1);
});

test('the plugin fits on thirty lines', () => {
  const file = fileURLToPath(new URL('main.ts', import.meta.url));
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThan(30);
});
