import { beforeEach, describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import fc from 'fast-check';
import { Between, Equal, In, IsNull, LessThan, MoreThanOrEqual, Not, Or } from 'typeorm';
import {
  anyone,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  definePlugin,
  nullable,
  system,
  type Rows,
  type Scope,
} from './index.ts';

interface Thing {
  id: number;
  otherId: number | null;
  name: string;
  size: number;
  tookMs: number | null;
  open: boolean;
  at: Date | null;
  data: unknown;
  bytes: Uint8Array | null;
}
const things = defineEntity<Thing>(
  'odd_thing',
  (c) => ({
    id: c.id(),
    otherId: nullable(c.ref()),
    name: c.text(),
    size: c.count(),
    tookMs: nullable(c.milliseconds()),
    open: c.flag(),
    at: nullable(c.instant()),
    data: c.json(),
    bytes: nullable(c.bytes()),
  }),
  { reach: 'everyone', indexes: [{ columns: ['otherId', 'open'] }] },
);
const plugin = definePlugin({
  name: 'thing',
  summary: 'Things.',
  entities: [things],
  migrations: [defineMigration('create', [createTable(things)])],
});

const thing = (more: Partial<Thing> = {}): Omit<Thing, 'id'> => ({
  ...{ otherId: null, name: 'a', size: 1, tookMs: null, open: true, at: null, data: {}, bytes: null },
  ...more,
});

eachDatabase(
  (name, open) => {
    /** Work in one transaction of a new desk. */
    let within: <T>(work: (rows: Rows<Thing>, scope: Scope) => Promise<T>) => Promise<T>;
    beforeEach(async () => {
      const { desk } = await open({ plugins: [plugin()] });
      within = (work) =>
        desk.as(system).run(defineAction('thing.act', { summary: '', allow: anyone, run: (scope) => work(scope.rows(things), scope) }), {});
    });

    describe('rows', () => {
      test('come back as they went in, whatever the column', async () => {
        const rows = [
          thing(),
          thing({ otherId: Number.MAX_SAFE_INTEGER, name: '', size: 2_000_000_000, tookMs: 400 * 86_400_000, open: false }),
          thing({ name: 'Ä "quoted" \'text\' \\ %_ 👋\n', at: new Date('2026-03-29T00:59:59.999Z'), data: { a: [1, null, { b: 'ö' }] } }),
          thing({
            at: new Date('1900-01-01T00:00:00.001Z'),
            data: [1, 'two', false],
            bytes: Uint8Array.from({ length: 256 }, (_, i) => i),
          }),
          thing({ size: -5, tookMs: -1, at: new Date('9999-12-31T23:59:59.999Z'), data: 'text', bytes: new Uint8Array() }),
        ];
        await within(async (t) => {
          for (const [i, row] of rows.entries()) expect(await t.insert(row)).toEqual({ ...row, id: i + 1 });
        });
        const found = await within((t) => t.find());
        expect(found.map(({ bytes, ...row }) => ({ ...row, bytes: bytes && Uint8Array.from(bytes) }))).toEqual(
          rows.map((row, i) => ({ ...row, id: i + 1 })),
        );
        expect(await within((t) => t.get(3))).toEqual(found[2]);
      });

      test('keep any instant of the years that dates are written with, to the millisecond', async () => {
        const [min, max] = [new Date('0001-01-01T00:00:00.000Z'), new Date('9999-12-31T23:59:59.999Z')];
        await within((rows) =>
          fc.assert(
            fc.asyncProperty(fc.array(fc.date({ min, max, noInvalidDate: true }), { minLength: 1, maxLength: 50 }), async (instants) => {
              const ids = await rows.insertAll(instants.map((at) => thing({ at })));
              expect((await rows.find({ where: { id: ids } })).map(({ at }) => at)).toEqual(instants);
            }),
            { numRuns: 30, examples: [[[min, max, new Date('0099-12-31T23:59:59.999Z'), new Date('2024-02-29T12:30:45.678Z')]]] },
          ),
        );
      });

      test('are not found by a number that no row can hold, and that is no fault', async () => {
        await within((t) => t.insertAll([thing({ otherId: 7, tookMs: 5 }), thing({ name: 'b', size: 2 })]));
        for (const odd of [3_000_000_000, -3_000_000_000, 1.5, 2 ** 63, 1e20, 1e21, Infinity, NaN]) {
          for (const where of [
            { size: odd },
            { size: Equal(odd) },
            { id: odd },
            { otherId: odd },
            { otherId: odd, open: true },
            { tookMs: odd },
          ]) {
            expect(await within((t) => t.find({ where }))).toEqual([]);
            expect(await within(async (t) => [await t.first(where), await t.idOf(where), await t.count(where)])).toEqual([
              undefined,
              undefined,
              0,
            ]);
            expect(await within(async (t) => [await t.update(where, { name: 'c' }), await t.remove(where)])).toEqual([0, 0]);
          }
          expect(
            await within(async (t) => (await t.find({ where: { size: [2, odd], id: [odd, 2, odd] } })).map(({ name }) => name)),
          ).toEqual(['b']);
        }
      });

      test('are found by value, by list, by emptiness and by operator', async () => {
        await within((t) =>
          t.insertAll([
            thing({ name: 'a', size: 1, otherId: 7 }),
            thing({ name: 'b', size: 2, at: new Date('2026-01-05T09:00:00Z') }),
            thing({ name: 'c', size: 3, open: false, at: new Date('2026-01-05T10:00:00.500Z') }),
            thing({ name: 'd', size: 4, otherId: 8, tookMs: 5 }),
          ]),
        );
        const cases: [Parameters<Rows<Thing>['count']>[0], string][] = [
          [{}, 'abcd'],
          [{ name: 'b' }, 'b'],
          [{ name: 'B' }, ''],
          [{ size: [1, 4, 9] }, 'ad'],
          [{ size: [] }, ''],
          [{ otherId: null }, 'bc'],
          [{ otherId: IsNull() }, 'bc'],
          [{ otherId: Not(IsNull()) }, 'ad'],
          [{ otherId: null, open: true }, 'b'],
          [{ open: false }, 'c'],
          [{ size: LessThan(3) }, 'ab'],
          [{ size: Or(LessThan(2), MoreThanOrEqual(4)) }, 'ad'],
          [{ size: Not(In([1, 2])) }, 'cd'],
          [{ at: LessThan(new Date('2026-01-05T10:00:00.500Z')) }, 'b'],
          [{ at: MoreThanOrEqual(new Date('2026-01-05T10:00:00.500Z')) }, 'c'],
          [{ at: new Date('2026-01-05T10:00:00.500Z') }, 'c'],
          [{ at: Between(new Date('2026-01-05T09:00:00Z'), new Date('2026-01-05T10:00:00.500Z')) }, 'bc'],
          [{ name: ['a', 'c'], size: LessThan(2) }, 'a'],
          [{ tookMs: 5 }, 'd'],
        ];
        await within(async (t) => {
          for (const [where = {}, names] of cases) {
            expect((await t.find({ where })).map((r) => r.name).join('')).toBe(names);
            expect(await t.count(where)).toBe(names.length);
            expect((await t.first(where))?.name).toBe(names[0]);
          }
        });
      });

      test('come oldest first, or as told, empty ones in the same place everywhere, and no more than asked for', async () => {
        await within((t) =>
          t.insertAll([{ size: 2 }, { size: 3 }, { size: 1, otherId: 5 }, { size: 2, otherId: 4 }].map((more) => thing(more))),
        );
        const ids = (find: Parameters<Rows<Thing>['find']>[0]) => within(async (t) => (await t.find(find)).map((r) => r.id));
        expect(await ids({})).toEqual([1, 2, 3, 4]);
        expect(await ids({ order: { size: 'ASC', id: 'DESC' } })).toEqual([3, 4, 1, 2]);
        expect(await ids({ order: { size: 'DESC', id: 'ASC' }, limit: 2 })).toEqual([2, 1]);
        expect(await ids({ limit: 0 })).toEqual([]);
        expect(await ids({ order: { otherId: 'ASC', id: 'ASC' } })).toEqual([4, 3, 1, 2]);
        expect(await ids({ order: { otherId: 'DESC', id: 'ASC' } })).toEqual([1, 2, 3, 4]);
        expect(await ids({ where: { size: LessThan(9) }, order: { otherId: 'ASC', id: 'ASC' } })).toEqual([4, 3, 1, 2]);
        expect(await ids({ where: { size: LessThan(9) }, order: { otherId: 'DESC', id: 'ASC' } })).toEqual([1, 2, 3, 4]);
      });

      test('are changed and removed by condition, and it is said how many', async () => {
        await within((t) => t.insertAll(['a', 'b', 'b', 'c'].map((n) => thing({ name: n }))));
        await within(async (t) => {
          expect(
            await t.update({ name: 'b' }, { size: 9, at: new Date('2026-01-05T09:00:00.123Z'), data: { x: 1 }, bytes: Uint8Array.of(1) }),
          ).toBe(2);
          expect(await t.update({ name: 'b' }, { at: null })).toBe(2);
          expect(await t.update({ name: 'nobody' }, { size: 1 })).toBe(0);
          expect(await t.update({ name: 'b' }, {})).toBe(0);
          expect(await t.remove({ name: ['a', 'c'] })).toBe(2);
          expect(await t.find()).toMatchObject([{ size: 9, at: null, data: { x: 1 } }, { size: 9 }]);
          expect(await t.remove({})).toBe(2);
          expect(await t.count()).toBe(0);
        });
      });

      test('go in by the ten thousand', async () => {
        const many = Array.from({ length: 10_000 }, (_, i) => thing({ size: i }));
        await within((t) => t.insertAll(many));
        expect(await within((t) => t.count())).toBe(10_000);
        await within((t) => t.insertAll([]));
      });

      test('that are not there are said not to be, whatever was asked for', async () => {
        for (const id of [1, 0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, 1e300]) {
          const wanted = { code: 'row.not-found', kind: 'not-found', message: `There is no odd thing ${id}, or it is not yours to see.` };
          await expect(within((t) => t.get(id))).rejects.toMatchObject(wanted);
          await expect(within((t) => t.lock(id))).rejects.toMatchObject(wanted);
        }
        expect(await within((t) => t.first({ name: 'x' }))).toBeUndefined();
      });

      test('are not all meant when a condition was forgotten', async () => {
        await within((t) => t.insert(thing()));
        const where = { name: undefined } as never;
        const refusal = { code: 'row.condition-undefined', message: expect.stringContaining('odd_thing.name') };
        const ways: ((t: Rows<Thing>) => Promise<unknown>)[] = [
          (t) => t.find({ where }),
          (t) => t.first(where),
          (t) => t.count(where),
          (t) => t.update(where, { size: 2 }),
          (t) => t.remove(where),
        ];
        for (const way of ways) await expect(within(way)).rejects.toMatchObject(refusal);
        expect(await within((t) => t.count())).toBe(1);
      });

      test('have the columns that they have, and nothing is worded into the SQL', async () => {
        await within((t) => t.insert(thing()));
        const evil = 'id" = 1 OR 1 = 1 --';
        for (const where of [{ [evil]: 1 }, { [evil]: LessThan(1) }] as never[])
          await expect(within((t) => t.find({ where }))).rejects.toThrow();
        await expect(within((t) => t.find({ order: { [evil]: 'ASC' } as never }))).rejects.toThrow();
        await expect(within((t) => t.remove({ [evil]: 1 } as never))).rejects.toThrow();
        expect(await within((t) => t.find({ where: { name: "' OR 1 = 1 --" } }))).toEqual([]);
        expect(await within((t) => t.count())).toBe(1);
      });

      test('may be asked for by a query of one’s own', async () => {
        await within((t) => t.insertAll([1, 2, 3].map((size) => thing({ size, otherId: size * 10 }))));
        const found = await within((t) => t.query('x').andWhere('x.otherId > :least', { least: 10 }).orderBy('x.size', 'DESC').getMany());
        expect(found.map((r) => r.size)).toEqual([3, 2]);
      });

      test('are not lost by a query that begins again with where, and not gained by one that says or', async () => {
        const refusal = { code: 'row.query-where' };
        await expect(within((t) => Promise.resolve(t.query('x').where('1 = 1')))).rejects.toMatchObject(refusal);
        await expect(within((t) => Promise.resolve(t.query('x').orWhere('1 = 1')))).rejects.toMatchObject(refusal);
      });

      test('that are locked are changed by nobody else meanwhile', async () => {
        await within((t) => t.insert(thing({ size: 0 })));
        const bump = () =>
          within(async (t) => {
            const { size } = await t.lock(1);
            await new Promise((resolve) => setImmediate(resolve));
            await t.update({ id: 1 }, { size: size + 1 });
          });
        await Promise.all(Array.from({ length: 20 }, bump));
        expect((await within((t) => t.get(1))).size).toBe(20);
      });

      test('keep any text and any JSON', async () => {
        const texts = fc.string({
          unit: fc.oneof(
            fc.constantFrom('\0', '\ud800', '\udc00', "'", '"', '\\', '\n', '👋', 'é'),
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
          ),
          maxLength: 30,
        });
        await fc.assert(
          fc.asyncProperty(texts, fc.jsonValue({ stringUnit: 'binary' }), async (text, value) => {
            const { id } = await within((t) => t.insert(thing({ name: text, data: { value, text } })));
            const kept = await within((t) => t.get(id));
            const shown = text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '');
            expect(kept.name).toBe(shown);
            expect((kept.data as { text: string }).text).toBe(shown);
            expect(await within((t) => t.count({ id, name: text }))).toBe(1);
            if (!/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)))
              expect(kept.data).toEqual(JSON.parse(JSON.stringify({ value, text: shown })));
          }),
          { numRuns: name === 'postgres' ? 40 : 100 },
        );
      });
    });
  },
  ['sqlite', 'file', 'postgres'],
);
