import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { anyone, defineAction, defineEvent, defineJob, definePlugin, system, type AnyJob, type Desk, type Scope } from '@luuri/core';
import { eachDatabase, recorder, testDatabase, testDesk } from './index.ts';

const rang = defineEvent<{ bell: string }>('bell.rang', { summary: '', about: (p) => `bell:${p.bell}` });
const ring = defineJob<{ bell: string }>('bell.ring', { run: (scope, { bell }) => scope.emit(rang, { bell }) });
const echo: AnyJob = defineJob<object>('bell.echo', { run: (scope) => scope.schedule(echo, { input: {} }) });
const bells = definePlugin({ name: 'bell', summary: 'Bells.', events: [rang], jobs: [ring, echo] });
const run = (desk: Desk, work: (scope: Scope) => Promise<unknown>) =>
  desk.as(system).run(defineAction('bell.act', { summary: '', allow: anyone, run: work }), {});
const inMinutes = (scope: Scope, n: number) => new Date(scope.now.getTime() + n * 60_000);

eachDatabase(
  (name, open) => {
    describe('a test desk', () => {
      test('lets what happens happen at its exact instant, and tells of it', async () => {
        const { desk, travel, travelTo, clock, events } = await open({ plugins: [bells()] });
        await run(desk, (scope) =>
          Promise.all([7, 3].map((n) => scope.schedule(ring, { input: { bell: String(n) }, at: inMinutes(scope, n) }))),
        );
        expect(await travel('1h')).toBe(2);
        expect((await events(rang)).map((f) => [f.payload.bell, f.at.toISOString()])).toEqual([
          ['3', '2026-01-05T09:03:00.000Z'],
          ['7', '2026-01-05T09:07:00.000Z'],
        ]);
        expect(await events()).toHaveLength(2);
        expect(clock.now()).toEqual(new Date('2026-01-05T10:00:00Z'));
        await expect(travelTo('2026-01-05T09:59:59Z')).rejects.toMatchObject({ code: 'testing.backwards' });
        await expect(travel('1 year' as '1d')).rejects.toMatchObject({ code: 'testing.bad-duration' });
      });

      test('that was down finds everything overdue when it is back', async () => {
        const { desk, jump, events } = await open({ plugins: [bells()], at: '2026-03-29T00:30:00Z' });
        await run(desk, (scope) =>
          Promise.all([7, 3].map((n) => scope.schedule(ring, { input: { bell: String(n) }, at: inMinutes(scope, n) }))),
        );
        expect(await jump('1h')).toBe(2);
        expect((await events(rang)).map((f) => [f.payload.bell, f.at.toISOString()])).toEqual([
          ['3', '2026-03-29T01:30:00.000Z'],
          ['7', '2026-03-29T01:30:00.000Z'],
        ]);
      });

      test('says so when a job never lets time go on', async () => {
        const { desk, travel } = await open({ plugins: [bells()] });
        await run(desk, (scope) => scope.schedule(echo, { input: {}, at: inMinutes(scope, 1) }));
        if (name === 'sqlite')
          await expect(travel('1h')).rejects.toMatchObject({
            code: 'testing.endless',
            message: expect.stringContaining('it is still 2026-01-05T09:01:00.000Z'),
          });
        else expect(await desk.runDue(new Date('2026-01-05T09:01:00Z'), 50)).toBe(50);
      });

      test('forgets what a recorder heard of a unit of work that failed', async () => {
        const ear = recorder(rang);
        const { desk } = await open({ plugins: [bells(), ear.plugin] });
        await run(desk, (scope) => scope.emit(rang, { bell: 'a' }));
        const failing = run(desk, async (scope) => {
          await scope.emit(rang, { bell: 'b' });
          throw new RangeError('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(ear.of(rang).map((h) => h.payload.bell)).toEqual(['a']);
        ear.clear();
        expect(ear.heard).toEqual([]);
      });
    });
  },
  ['sqlite', 'file', 'postgres'],
);

describe('a test database', () => {
  const url = process.env['LUURI_TEST_DATABASE_URL'];
  afterEach(() => {
    if (url === undefined) delete process.env['LUURI_TEST_DATABASE_URL'];
    else process.env['LUURI_TEST_DATABASE_URL'] = url;
  });

  test('of PostgreSQL that is not there is said not to be, with what to type', async () => {
    process.env['LUURI_TEST_DATABASE_URL'] = '';
    const sentence =
      'There is no PostgreSQL to test on: LUURI_TEST_DATABASE_URL is not set. "npm test" (and "npm run jest -- PATH") starts one and sets it.';
    await expect(testDatabase('postgres')).rejects.toMatchObject({ code: 'testing.no-postgres', message: sentence });
    await expect(testDesk({ plugins: [], database: 'postgres' })).rejects.toMatchObject({ code: 'testing.no-postgres' });
  });

  test('in a file outlives its desks, and is gone when it is dropped', async () => {
    const database = await testDatabase('file');
    const file = database.options.type === 'better-sqlite3' ? database.options.database : '';
    const one = await testDesk({ plugins: [bells()], database });
    await run(one.desk, (scope) => scope.emit(rang, { bell: 'a' }));
    await one.stop();
    const other = await testDesk({ plugins: [bells()], database });
    expect(await other.events()).toHaveLength(1);
    await other.stop();
    expect(existsSync(file)).toBe(true);
    await database.drop();
    expect(existsSync(file)).toBe(false);
  });

  test('is gone with the desk that it was made for, also when that could not be made', async () => {
    const broken = definePlugin({ name: 'broken', summary: '', start: () => Promise.reject(new RangeError('no')) });
    await expect(testDesk({ plugins: [broken()], database: 'file' })).rejects.toThrow('no');
  });
});
