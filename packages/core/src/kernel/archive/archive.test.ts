import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { testDatabase, testDesk, type DatabaseName, type TestDatabase, type TestDesk } from '@luuri/testing';
import { audit } from '../../audit/index.ts';
import { act, houseWith, postOffice, receive, rowsIn, staffed } from '../../fixtures.ts';
import { search } from '../../search/index.ts';
import { clockRows, ledgerRows } from '../../sla/index.ts';
import { tickets } from '../../ticket/index.ts';
import { system } from '../actor.ts';
import { eventRows } from '../entities.ts';
import { deskRestored } from '../ran.ts';
import { inOrder } from './format.ts';
import { copyDesk, exportDesk, restoreDesk, type DeskAt } from './index.ts';

const plugins = houseWith(postOffice());
const ends: (() => Promise<void>)[] = [];
const database = async (name: DatabaseName): Promise<TestDatabase> => {
  const made = await testDatabase(name);
  ends.push(made.drop);
  return made;
};
const desk = async (at: TestDatabase, instant: Date | string): Promise<TestDesk> => {
  const opened = await testDesk({ plugins, database: at, at: instant });
  ends.push(opened.stop);
  return opened;
};
const here = (at: TestDatabase): DeskAt => ({ database: at.options, plugins });

async function endAll() {
  for (let end = ends.pop(); end; end = ends.pop()) await end();
}

/** Everything that the clocks say: rows, ledgers, views, and how each explains itself. */
async function clocksHash({ desk }: TestDesk): Promise<string> {
  const own = desk.as(system).use(tickets);
  const said: unknown = JSON.parse(
    JSON.stringify([await rowsIn(desk, clockRows), await rowsIn(desk, ledgerRows), await own.list({ limit: 200 })]),
  );
  return createHash('sha256')
    .update(JSON.stringify(inOrder(said)))
    .digest('hex');
}

/** A desk in the middle of its work: running clocks, waiting jobs, a dead letter, mails with files. */
async function busy(at: TestDatabase): Promise<TestDesk> {
  const opened = await desk(at, '2026-06-01T06:00:00Z');
  const staff = await staffed(opened.desk);
  const file = { name: 'näyttö.png', mediaType: 'image/png', bytes: Buffer.from([0, 255, 1, 254]), inline: false };
  await receive(opened, { subject: 'Näyttö pimeä \ud83d\ude00', text: 'Äkkiä', attachments: [file] });
  await opened.travel('20min');
  for (const priority of ['urgent', 'normal'] as const)
    await opened.desk.as(staff.aino).use(tickets).open({ from: 'ada@acme.example', subject: priority, priority });
  await opened.travel('1h');
  await opened.desk.as(staff.aino).use(tickets).move({ ticketId: 2, to: 'pending-requester' });
  await opened.desk
    .as(staff.aino)
    .use(tickets)
    .move({ ticketId: 3, to: 'pending-scheduled', wakeAt: new Date('2026-06-03T06:00:00Z') });
  await opened.desk.as(system).use(audit).seal();
  return opened;
}

async function lines(at: TestDatabase): Promise<string[]> {
  const all: string[] = [];
  await exportDesk(here(at), (line) => void all.push(line));
  return all;
}
async function* of(all: readonly string[]): AsyncGenerator<string> {
  for (const line of all) yield line;
}

test.each([
  ['file', 'file'],
  ['postgres', 'postgres'],
  ['file', 'postgres'],
  ['postgres', 'file'],
] as const)('a desk of %s restored on %s while it runs has the same clocks, and goes on the same', async (from, to) => {
  try {
    const [source, target] = [await database(from), await database(to)];
    const running = await busy(source);
    const archived = await lines(source);
    const now = running.clock.now();
    const before = await clocksHash(running);
    const done = await restoreDesk(here(target), of(archived));
    expect(done.rows).toBeGreaterThan(50);
    expect(done.jobs).toBeGreaterThan(2);
    const restored = await desk(target, now);
    expect(await clocksHash(restored)).toBe(before);
    expect(await restored.desk.as(system).use(audit).verify()).toMatchObject({ broken: null, unsealed: 0 });
    expect(await restored.desk.schemaDrift()).toEqual([]);
    const [counted, found] = [(d: TestDesk) => d.desk.as(system).use(search).counts({}), (d: TestDesk) => d.desk.as(system).use(search).find({ query: 'näyttö' })]; // prettier-ignore
    expect(await counted(restored)).toEqual(await counted(running));
    await act(restored.desk, (scope) => scope.emit(deskRestored, {})); // as the command line does
    await restored.travel(0);
    expect((await found(restored)).items).toHaveLength(1);
    expect((await counted(restored)).map((c) => c.count)).toEqual((await counted(running)).map((c) => c.count));
    for (const one of [running, restored]) {
      await one.travel('3d'); // wakes, warns, breaches, escalates
      await one.desk.as(system).use(tickets).open({ from: 'new@acme.example', subject: 'new' });
    }
    expect(await clocksHash(restored)).toBe(await clocksHash(running));
    const facts = async (d: TestDesk) => (await rowsIn(d.desk, eventRows)).map(({ tx: _tx, ...fact }) => fact);
    expect(await facts(restored)).toEqual(await facts(running));
  } finally {
    await endAll();
  }
});

test('a desk is moved from a file to PostgreSQL, row by row', async () => {
  try {
    const [source, target] = [await database('file'), await database('postgres')];
    const before = await busy(source);
    const [hash, now] = [await clocksHash(before), before.clock.now()];
    await before.stop();
    const done = await copyDesk(here(source), here(target));
    expect(done.rows).toBeGreaterThan(50);
    const moved = await desk(target, now);
    expect(await clocksHash(moved)).toBe(hash);
    await expect(copyDesk(here(source), here(target))).rejects.toMatchObject({ code: 'archive.target-not-empty' });
  } finally {
    await endAll();
  }
});

test('what is no whole backup of this version changes nothing', async () => {
  try {
    const source = await database('file');
    await (await busy(source)).stop();
    const archived = await lines(source);
    const target = await database('file');
    const wrong: [string, readonly string[]][] = [
      ['archive.unreadable', []],
      ['archive.unreadable', ['hello']],
      ['archive.unreadable', archived.slice(0, -1)],
      ['archive.unreadable', archived.filter((_line, i) => i !== 20)],
      ['archive.unreadable', archived.map((line) => line.replace('ada@acme.example', 'eve@acme.example'))],
      ['archive.other-version', [archived[0]!.replace('kernel/order-log', 'kernel/later'), ...archived.slice(1)]],
    ];
    for (const [code, given] of wrong) await expect(restoreDesk(here(target), of(given))).rejects.toMatchObject({ code });
    await restoreDesk(here(target), of(archived)); // it is as empty as before
    await expect(restoreDesk(here(target), of(archived))).rejects.toMatchObject({ code: 'archive.target-not-empty' });
  } finally {
    await endAll();
  }
});
