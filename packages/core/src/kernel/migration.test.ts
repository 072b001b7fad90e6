import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import {
  addColumns,
  anyone,
  columnKit,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  definePlugin,
  nullable,
  sql,
  system,
  type AnyEntity,
  type Column,
  type Desk,
  type Migration,
  type Scope,
} from './index.ts';
import { checksumOf } from './migration.ts';

interface Book {
  id: number;
  title: string;
  pages: number | null;
}
const book = defineEntity<Book>('book', (c) => ({ id: c.id(), title: c.text(), pages: nullable(c.count()) }), {
  reach: 'everyone',
  indexes: [{ columns: ['title'], unique: true }, { columns: ['pages', 'title'] }],
});
const bookAtFirst = defineEntity<Omit<Book, 'pages'>>('book', (c) => ({ id: c.id(), title: c.text() }), {
  reach: 'everyone',
  indexes: [{ columns: ['title'], unique: true }],
});

const plugin = (name: string, migrations: readonly Migration[], entities: readonly AnyEntity[] = []) =>
  definePlugin({ name, summary: name, entities, migrations })();
const run = <T>(desk: Desk, work: (scope: Scope) => Promise<T>): Promise<T> =>
  desk.as(system).run(defineAction('test.act', { summary: '', allow: anyone, run: work }), {});
const history = (desk: Desk) =>
  run(desk, async (scope) => {
    const rows = await scope.sql.manager.query<{ owner: string; name: string; at: string }[]>('SELECT owner, name, at FROM desk_migration');
    return rows
      .filter((r) => r.owner !== 'kernel')
      .map((r) => `${r.owner}/${r.name}`)
      .sort();
  });
/** A step that both databases take, and that only the first time succeeds. */
const say = (words: string) => sql({ sqlite: words, postgres: words });

eachDatabase(
  (name, open) => {
    describe('migrations', () => {
      test('run once each, plugin by plugin, in the order of their lists', async () => {
        const database = await open.database();
        const first = plugin('first', [
          defineMigration('create', [say('CREATE TABLE a (x integer)')]),
          defineMigration('next', [say('ALTER TABLE a ADD COLUMN y integer')]),
        ]);
        const second = plugin('second', [defineMigration('create', [say('ALTER TABLE a ADD COLUMN z integer')])]);
        const one = await open({ database, plugins: [first, second] });
        expect(await history(one.desk)).toEqual(['first/create', 'first/next', 'second/create']);
        await one.stop();
        const more = plugin('second', [...(second.spec.migrations ?? []), defineMigration('later', [say('CREATE TABLE b (x integer)')])]);
        const again = await open({ database, plugins: [first, more], at: '2026-02-01T00:00:00Z' });
        expect(await history(again.desk)).toEqual(['first/create', 'first/next', 'second/create', 'second/later']);
        const at = await run(again.desk, (scope) =>
          scope.sql.manager.query<{ at: string }[]>(`SELECT at FROM desk_migration WHERE name = 'later'`),
        );
        expect(at).toEqual([{ at: '2026-02-01T00:00:00.000Z' }]);
      });

      test('that have run and were changed stop the start, with a sentence', async () => {
        const database = await open.database();
        await (await open({ database, plugins: [plugin('lib', [defineMigration('create', [say('CREATE TABLE a (x integer)')])])] })).stop();
        const changed = [
          defineMigration('create', [say('CREATE TABLE a (x text)')]),
          defineMigration('more', [say('CREATE TABLE b (x integer)')]),
        ];
        await expect(open({ database, plugins: [plugin('lib', changed)] })).rejects.toMatchObject({
          code: 'migration.changed',
          kind: 'defect',
          message: 'Migration "create" of "lib" has run here and was changed since. Restore it and add a new one after it.',
        });
      });

      test('that a later version ran stop the start of an earlier one, with a sentence, and those of other plugins do not', async () => {
        const database = await open.database();
        const create = defineMigration('create', [say('CREATE TABLE a (x integer)')]);
        const later = [create, defineMigration('later', [say('ALTER TABLE a ADD COLUMN y integer')])];
        await (
          await open({
            plugins: [plugin('first', later), plugin('gone', [defineMigration('create', [say('CREATE TABLE b (x integer)')])])],
            database,
          })
        ).stop();
        await expect(open({ plugins: [plugin('first', [create])], database })).rejects.toThrow(
          'The database is of a newer version: first/later ran there, which this version does not know.',
        );
        await open({ plugins: [plugin('first', later)], database });
      });

      test('that fail leave nothing behind, and are told with their reason', async () => {
        const database = await open.database();
        const good = plugin('good', [defineMigration('create', [say('CREATE TABLE good (x integer)')])]);
        const bad = (words: string) =>
          plugin('bad', [defineMigration('create', [say('CREATE TABLE bad (x integer)')]), defineMigration('break', [say(words)])]);
        await expect(open({ database, plugins: [good, bad('CREATE TABEL oops')] })).rejects.toMatchObject({
          code: 'migration.failed',
          message: expect.stringMatching(/^Migration "break" of "bad" failed, and nothing of it was kept: .*syntax error/),
        });
        const { desk } = await open({ database, plugins: [good, bad('CREATE TABLE mended (x integer)')] });
        expect(await history(desk)).toEqual(['bad/break', 'bad/create', 'good/create']);
      });

      test('have a name of their own', async () => {
        const twice = [defineMigration('create', []), defineMigration('create', [])];
        await expect(open({ plugins: [plugin('lib', twice)] })).rejects.toMatchObject({
          code: 'plugin.doubly-declared',
          details: { what: 'migration', name: 'lib/create' },
        });
      });

      test('say nothing to the database they have no words for', async () => {
        const words = name === 'postgres' ? { sqlite: 'nonsense', postgres: '' } : { sqlite: '', postgres: 'nonsense' };
        const { desk } = await open({ plugins: [plugin('lib', [defineMigration('create', [sql(words)])])] });
        expect(await history(desk)).toEqual(['lib/create']);
      });

      test('add columns without losing a row or giving an id twice', async () => {
        const database = await open.database();
        const create = defineMigration('create', [createTable(book, ['pages'])]);
        const one = await open({ database, plugins: [plugin('lib', [create], [bookAtFirst])] });
        expect(await one.desk.schemaDrift()).toEqual([]);
        await run(one.desk, async (scope) => {
          await scope.rows(bookAtFirst).insertAll(['a', 'b', 'c'].map((title) => ({ title })));
          await scope.rows(bookAtFirst).remove({ title: 'c' });
        });
        await one.stop();
        const grow = defineMigration('grow', [
          addColumns(book, ['pages']),
          sql({
            sqlite: 'CREATE INDEX ix_book__pages_title ON book (pages, title)',
            postgres: 'CREATE INDEX ix_book__pages_title ON book (pages, title)',
          }),
        ]);
        const { desk } = await open({ database, plugins: [plugin('lib', [create, grow], [book])] });
        expect(await desk.schemaDrift()).toEqual([]);
        await run(desk, async (scope) => {
          expect(await scope.rows(book).find()).toEqual([
            { id: 1, title: 'a', pages: null },
            { id: 2, title: 'b', pages: null },
          ]);
          expect(await scope.rows(book).insert({ title: 'd', pages: 4 })).toMatchObject({ id: 4 });
        });
        await expect(run(desk, (scope) => scope.rows(book).insert({ title: 'd', pages: null }))).rejects.toThrow(/unique/i);
      });
    });

    describe('the schema', () => {
      interface Every {
        id: number;
        aRef: number;
        aText: string;
        aCount: number;
        someMilliseconds: number;
        aFlag: boolean;
        anInstant: Date;
        someJson: object;
        someBytes: Uint8Array;
      }
      type Maybe = { [K in keyof Every]: K extends 'id' ? number : Every[K] | null };
      const indexes = [{ columns: ['aRef', 'anInstant'] }, { columns: ['aText', 'aFlag'], unique: true }] as const;
      const every = defineEntity<Every>(
        'every_kind_of_column',
        (c) => ({
          ...{ id: c.id(), aRef: c.ref(), aText: c.text(), aCount: c.count(), someMilliseconds: c.milliseconds() },
          ...{ aFlag: c.flag(), anInstant: c.instant(), someJson: c.json(), someBytes: c.bytes() },
        }),
        { indexes },
      );
      const maybe = defineEntity<Maybe>(
        'every_kind_that_may_be_empty',
        (c) => ({
          ...{
            id: c.id(),
            aRef: nullable(c.ref()),
            aText: nullable(c.text()),
            aCount: nullable(c.count()),
            someMilliseconds: nullable(c.milliseconds()),
          },
          ...{ aFlag: nullable(c.flag()), anInstant: nullable(c.instant()), someJson: nullable(c.json()), someBytes: nullable(c.bytes()) },
        }),
        { indexes },
      );
      const grown = defineEntity<{ id: number; size: number; word: string; flag: boolean }>('grown', (c) => ({
        id: c.id(),
        size: { ...c.count(), default: 3 },
        word: { ...c.text(), default: 'new here' },
        flag: { ...c.flag(), default: true },
      }));

      test('is what the entities say, for every kind of column, empty or not, and for indexes', async () => {
        const create = defineMigration('create', [createTable(every), createTable(maybe)]);
        const { desk } = await open({ plugins: [plugin('kinds', [create], [every, maybe])] });
        expect(await desk.schemaDrift()).toEqual([]);
      });

      test('of an older desk can take columns with a default', async () => {
        const database = await open.database();
        const create = defineMigration('create', [createTable(grown, ['size', 'word', 'flag'])]);
        const one = await open({ database, plugins: [plugin('kinds', [create])] });
        await run(one.desk, (scope) =>
          scope.sql.manager.query(`INSERT INTO grown ${name === 'postgres' ? 'DEFAULT VALUES' : '(id) VALUES (1)'}`),
        );
        await one.stop();
        const grow = defineMigration('grow', [addColumns(grown, ['size', 'word', 'flag'])]);
        const { desk } = await open({ database, plugins: [plugin('kinds', [create, grow], [grown])] });
        expect(await run(desk, (scope) => scope.rows(grown).find())).toEqual([{ id: 1, size: 3, word: 'new here', flag: true }]);
        expect(await desk.schemaDrift()).toEqual([]);
      });

      test('that lacks what an entity says is found out', async () => {
        const { desk } = await open({ plugins: [plugin('lib', [defineMigration('create', [createTable(bookAtFirst)])], [book])] });
        const drift = await desk.schemaDrift();
        expect(drift.join('\n')).toContain('pages');
      });
    });
  },
  ['file', 'postgres'],
);

eachDatabase(
  (_name, open) => {
    test('desks that start at once on one new database make its tables once', async () => {
      for (let round = 0; round < 3; round++) {
        const database = await open.database();
        const plugins = [plugin('lib', [defineMigration('create', [createTable(book)])], [book])];
        const desks = await Promise.all(Array.from({ length: 4 }, () => open({ database, plugins })));
        for (const { desk } of desks) expect(await history(desk)).toEqual(['lib/create']);
        await Promise.all(desks.map(({ desk }, i) => run(desk, (scope) => scope.rows(book).insert({ title: `${i}`, pages: i }))));
        expect(await run(desks[0]!.desk, (scope) => scope.rows(book).count())).toBe(4);
        for (const { stop } of desks) await stop();
      }
    });
  },
  ['file', 'postgres'],
);

describe('the checksum of a migration', () => {
  const kit = columnKit('postgres');
  const withColumn = (column: Column) => defineMigration('x', [createTable(defineEntity('t', () => ({ id: kit.id(), it: column })))]);
  const of = (migration: Migration) => checksumOf(migration, 'postgres');

  test('is of what it makes, not of how values are turned on their way in', () => {
    const { transformer: _, ...bare } = kit.text();
    expect(of(withColumn(bare))).toBe(of(withColumn(kit.text())));
    expect(of(withColumn({ ...bare, transformer: { to: String, from: String } }))).toBe(of(withColumn(bare)));
  });
  test('differs when a column, its emptiness, an index or a word differs', () => {
    const sums = [
      withColumn(kit.text()),
      withColumn(nullable(kit.text())),
      withColumn(kit.count()),
      defineMigration('x', [createTable(book)]),
      defineMigration('x', [createTable(bookAtFirst)]),
      defineMigration('x', [createTable({ ...bookAtFirst, indexes: [] })]),
      defineMigration('x', [addColumns(book, ['pages'])]),
      defineMigration('x', [say('a')]),
      defineMigration('x', [say('b')]),
    ].map(of);
    expect(new Set(sums).size).toBe(sums.length);
    expect(of(defineMigration('x', [sql({ sqlite: 'one', postgres: 'same' })]))).toBe(
      of(defineMigration('x', [sql({ sqlite: 'other', postgres: 'same' })])),
    );
  });
});
