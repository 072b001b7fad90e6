import { describe, expect, test } from '@jest/globals';
import { eachDatabase, testDatabase, testDesk } from '@luuri/testing';
import pg from 'pg';
import { anyone, createTable, defineAction, defineEntity, defineMigration, definePlugin, system, type Scope } from './index.ts';

const lines = defineEntity<{ id: number; text: string }>('line', (c) => ({ id: c.id(), text: c.text() }), { reach: 'everyone' });
const plugin = definePlugin({
  name: 'line',
  summary: 'Lines.',
  entities: [lines],
  migrations: [defineMigration('create', [createTable(lines)])],
});
const act = <T>(run: (scope: Scope) => Promise<T>, reads = false) =>
  defineAction<object, T>('line.act', { summary: '', allow: anyone, reads, run });

eachDatabase((_name, open) => {
  test('a desk that stops waits for what has begun, a read and a change', async () => {
    for (const reads of [true, false]) {
      const { desk, stop } = await open({ plugins: [plugin()] });
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      const counted = act(async (scope) => {
        const before = await scope.rows(lines).count();
        begin();
        await finished;
        return [before, await scope.rows(lines).count()];
      }, reads);
      const running = desk.as(system).run(counted, {});
      await begun;
      const stopped = stop();
      finish();
      expect(await running).toEqual([0, 0]);
      await stopped;
    }
  });
});

eachDatabase(
  (_name, open) => {
    test('a database that hangs up is said not to answer; nothing of the action is kept, and the next one finds it back', async () => {
      const database = await open.database();
      const { desk } = await open({ plugins: [plugin()], database });
      const as = desk.as(system);
      const admin = new pg.Client({ connectionString: database.options.type === 'postgres' ? database.options.url : '' });
      admin.on('error', () => undefined);
      await admin.connect();
      const hangUp = () =>
        admin.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
      for (const reads of [false, true]) {
        const cut = act(async (scope) => {
          if (!reads) await scope.rows(lines).insert({ text: 'lost' });
          else await scope.rows(lines).count();
          await hangUp();
          return scope.rows(lines).find();
        }, reads);
        await expect(as.run(cut, {})).rejects.toMatchObject({ code: 'database.unavailable', kind: 'unavailable' });
      }
      // The driver knew that it was gone before anybody asked again: it is the commit that finds out.
      const cutBeforeCommit = act(async (scope) => {
        await scope.rows(lines).insert({ text: 'lost' });
        const connection = (await scope.sql.manager.queryRunner?.connect()) as pg.Client;
        const ended = new Promise((end) => void connection.once('end', () => end(undefined)));
        await hangUp();
        await ended;
      });
      await expect(as.run(cutBeforeCommit, {})).rejects.toMatchObject({ code: 'database.unavailable' });
      await admin.end();
      expect(
        await as.run(
          act((scope) => scope.rows(lines).count()),
          {},
        ),
      ).toBe(0);
    });

    test('what an action itself could not reach is not taken for the database', async () => {
      const { desk } = await open({ plugins: [plugin()] });
      const refused = Object.assign(new RangeError('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      await expect(
        desk.as(system).run(
          act(() => Promise.reject(refused)),
          {},
        ),
      ).rejects.toBe(refused);
    });
  },
  ['postgres'],
);

describe('a SQLite file', () => {
  test('that another desk in this process writes to is waited for, and holds up nobody meanwhile', async () => {
    const database = await testDatabase('file');
    const [one, other] = [await testDesk({ plugins: [plugin()], database }), await testDesk({ plugins: [plugin()], database })];
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const slow = one.desk.as(system).run(
      act(async (scope) => {
        await scope.rows(lines).insert({ text: 'slow' });
        begin();
        await finished;
      }),
      {},
    );
    await begun;
    const waiting = other.desk.as(system).run(
      act((scope) => scope.rows(lines).insert({ text: 'waiting' })),
      {},
    );
    expect(
      await other.desk.as(system).run(
        act((scope) => scope.rows(lines).count(), true),
        {},
      ),
    ).toBe(0);
    finish();
    await Promise.all([slow, waiting]);
    expect(
      await one.desk.as(system).run(
        act((scope) => scope.rows(lines).count(), true),
        {},
      ),
    ).toBe(2);
    for (const { stop } of [one, other]) await stop();
    await database.drop();
  });
});
