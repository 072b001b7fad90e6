import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { changedBy } from './settled.ts';
import {
  anyone,
  createDesk,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  definePlugin,
  settledTables,
  system,
  type Desk,
  type Scope,
} from './index.ts';

const lamps = defineEntity<{ id: number; name: string; lit: boolean }>('lamp', (c) => ({ id: c.id(), name: c.text(), lit: c.flag() }), {
  reach: 'everyone',
  settled: true,
});
const house = definePlugin({
  name: 'lamp',
  summary: 'Lamps.',
  entities: [lamps],
  migrations: [defineMigration('create', [createTable(lamps)])],
});
const act = <T>(run: (scope: Scope) => Promise<T>, reads = false) =>
  defineAction<object, T>('lamp.act', { summary: '', allow: anyone, reads, run });

const write = <T>(desk: Desk, run: (scope: Scope) => Promise<T>) => desk.as(system).run(act(run), {});
const read = <T>(desk: Desk, run: (scope: Scope) => Promise<T>) => desk.as(system).run(act(run, true), {});
const isLit = async (scope: Scope) => (await scope.rows(lamps).first({ name: 'porch' }))?.lit;
const turn = (lit: boolean) => (scope: Scope) => scope.rows(lamps).update({ name: 'porch' }, { lit });
const stampOf = (desk: Desk) => desk.get(settledTables).stamp([lamps]);

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** On PostgreSQL nothing is kept before the desk listens. */
async function sure(desk: Desk): Promise<Desk> {
  await desk.start({ work: false });
  while (stampOf(desk) === undefined) await nextTurn();
  return desk;
}

eachDatabase((name, open) => {
  const world = async () => {
    const { desk } = await open({ plugins: [house()] });
    await write(desk, (scope) => scope.rows(lamps).insert({ name: 'porch', lit: false }));
    await sure(desk);
    return { desk };
  };

  test('what was read is kept until somebody changes the table, and then read anew', async () => {
    const { desk } = await world();
    expect(await read(desk, isLit)).toBe(false);
    const stamp = stampOf(desk);
    expect(await read(desk, isLit)).toBe(false);
    // On PostgreSQL all is forgotten every few seconds besides.
    if (name === 'sqlite') expect(stampOf(desk)).toBe(stamp);
    await write(desk, turn(true));
    expect(await read(desk, isLit)).toBe(true);
    expect(stampOf(desk)).not.toBe(stamp);
  });

  test('a unit of work sees what it has changed itself, and what it undoes leaves nothing behind', async () => {
    const { desk } = await world();
    expect(await read(desk, isLit)).toBe(false);
    const failing = write(desk, async (scope) => {
      await turn(true)(scope);
      expect(await isLit(scope)).toBe(true);
      expect(scope.stamp(lamps)).toBeUndefined();
      throw new TypeError('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await read(desk, isLit)).toBe(false);
    await write(desk, async (scope) => {
      await scope.rows(lamps).query('lamp').getMany();
      await scope.sql.manager.createQueryBuilder().update(lamps.table).set({ lit: true }).execute();
    });
    expect(await read(desk, isLit)).toBe(true);
  });

  test('whoever began before a change neither takes nor leaves an answer', async () => {
    const { desk } = await world();
    const many = Array.from({ length: 40 }, (_, i) => [write(desk, turn(i % 2 === 0)), read(desk, isLit)] as const);
    await Promise.all(many.flat());
    const kept = await read(desk, isLit);
    const [row] = await read(desk, (scope) => scope.rows(lamps).query('lamp').getMany());
    expect(kept).toBe(row?.lit);
  });

  test('a copy of a row is the reader’s own', async () => {
    const { desk } = await world();
    await read(desk, async (scope) => {
      const row = await scope.rows(lamps).first({ name: 'porch' });
      if (row) row.lit = true;
    });
    expect(await read(desk, isLit)).toBe(false);
  });
});

test('another process that writes to a SQLite file is noticed by the next unit of work', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'luuri-settled-'));
  const file = join(folder, 'desk.db');
  const desk = await createDesk({ database: { type: 'better-sqlite3', database: file }, plugins: [house()] });
  await write(desk, (scope) => scope.rows(lamps).insert({ name: 'porch', lit: false }));
  const stamp = stampOf(desk);
  expect(await read(desk, isLit)).toBe(false);
  const other = new Sqlite(file);
  other.prepare('UPDATE lamp SET lit = 1').run();
  other.close();
  expect(stampOf(desk)).not.toBe(stamp);
  expect(await read(desk, isLit)).toBe(true);
  await desk.stop();
  rmSync(folder, { recursive: true });
});

eachDatabase(
  (_name, open) => {
    const two = async () => {
      const database = await open.database();
      const [{ desk: one }, { desk: other }] = [await open({ plugins: [house()], database }), await open({ plugins: [house()], database })];
      await write(one, (scope) => scope.rows(lamps).insert({ name: 'porch', lit: false }));
      for (const desk of [one, other]) await sure(desk);
      return { one, other, database };
    };

    test('each desk hears what the other changes, with its commit', async () => {
      const { one, other } = await two();
      const stamp = stampOf(other);
      expect(await read(other, isLit)).toBe(false);
      await write(one, turn(true));
      while (stampOf(other) === stamp) await nextTurn();
      expect(await read(other, isLit)).toBe(true);
    });

    test('a desk keeps nothing that it may not have heard of: when its line is cut, it asks again', async () => {
      const { one, other, database } = await two();
      expect(await read(other, isLit)).toBe(false);
      const admin = new pg.Client({ connectionString: database.options.type === 'postgres' ? database.options.url : '' });
      await admin.connect();
      await admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'luuri live' AND datname = current_database()",
      );
      await admin.end();
      while (stampOf(other) !== undefined) await nextTurn();
      await write(one, turn(true));
      expect(await read(other, isLit)).toBe(true);
    });
  },
  ['postgres'],
);

test.each([
  ['SELECT * FROM "lamp" WHERE "id" = ?', undefined],
  ['  select 1', undefined],
  ['INSERT INTO "lamp" ("name") VALUES (?)', 'lamp'],
  ['INSERT INTO "lamp"("name") VALUES (?)', 'lamp'],
  ['UPDATE "lamp" SET "lit" = ?', 'lamp'],
  ['DELETE FROM lamp', 'lamp'],
  ['WITH x AS (SELECT 1) SELECT * FROM x', undefined],
  ['WITH x AS (SELECT 1) UPDATE lamp SET lit = 1', true],
  ['INSERT OR REPLACE INTO lamp VALUES (1)', 'lamp'],
  ['REPLACE INTO lamp VALUES (1)', 'lamp'],
  ['TRUNCATE lamp', true],
  ['COMMIT', undefined],
])('%s changes %s', (words, table) => {
  expect(changedBy(words)).toBe(table);
});
