import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import fc from 'fast-check';
import {
  anyone,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  definePlugin,
  PAGE,
  pageById,
  pageByInstant,
  pageByName,
  pageFrom,
  pageOfAll,
  readPlace,
  system,
  writePlace,
  type Page,
  type Rows,
  type Scope,
} from './index.ts';

interface Note {
  id: number;
  name: string;
  at: Date;
  open: boolean;
}
const notes = defineEntity<Note>('page_note', (c) => ({ id: c.id(), name: c.text(), at: c.instant(), open: c.flag() }), {
  reach: 'everyone',
});
const plugin = definePlugin({
  name: 'notes',
  summary: 'Notes.',
  entities: [notes],
  migrations: [defineMigration('create', [createTable(notes)])],
});

const refusal = (path: string) => ({
  code: 'input.invalid',
  details: expect.objectContaining({ mistakes: [expect.objectContaining({ path })] }),
});

describe('a place', () => {
  test('is written as it is read', () => {
    const place = { at: new Date('2026-06-01T06:00:00.001Z'), id: 12 };
    expect(readPlace('x', writePlace(place))).toEqual(place);
  });

  test.each([
    '',
    'x',
    '12',
    ',',
    '2026-06-01,12',
    '2026-13-01T06:00:00.000Z,12',
    '2026-06-01T06:00:00.000Z,',
    '2026-06-01T06:00:00.000Z,1.5',
  ])('is not %j', (after) => {
    expect(() => readPlace('x', after)).toThrow(expect.objectContaining(refusal('after')));
  });
});

test('a page says where the next one begins when one more was found than it holds', () => {
  const at = (n: number) => n * 10;
  expect(pageFrom([1, 2, 3], 2, at)).toEqual({ items: [1, 2], next: 20 });
  expect(pageFrom([1, 2], 2, at)).toEqual({ items: [1, 2], next: null });
  expect(pageFrom([], 2, at)).toEqual({ items: [], next: null });
});

test('what is in its order already goes on behind a key', () => {
  const of = (more: { limit?: number; after?: string }) => pageOfAll(['c', 'a', 'b'], { what: 'x', keyOf: (one) => one, ...more });
  expect(of({ limit: 2 })).toEqual({ items: ['c', 'a'], next: 'a' });
  expect(of({ limit: 2, after: 'a' })).toEqual({ items: ['b'], next: null });
  expect(() => of({ after: 'd' })).toThrow(expect.objectContaining(refusal('after')));
});

eachDatabase((_name, open) => {
  const within = async <T>(work: (rows: Rows<Note>, scope: Scope) => Promise<T>): Promise<T> => {
    const { desk } = await open({ plugins: [plugin()] });
    const run = defineAction('notes.do', { summary: '', allow: anyone, run: (scope) => work(scope.rows(notes), scope) });
    return desk.as(system).run(run, {});
  };

  /** All pages, one after another. */
  async function walked<N>(page: (after: N | undefined) => Promise<Page<Note, N>>): Promise<number[]> {
    const ids: number[] = [];
    for (let after: N | null | undefined; after !== null;) {
      const { items, next } = await page(after);
      ids.push(...items.map(({ id }) => id));
      after = next;
    }
    return ids;
  }

  test('pages of any length hold each row once, in the order that was asked for, however many share an instant or a name', async () => {
    const some = fc.array(fc.record({ at: fc.integer({ min: 0, max: 3 }), name: fc.constantFrom('a', 'b', 'c') }), { maxLength: 12 });
    await within(async (rows) => {
      await fc.assert(
        fc.asyncProperty(some, fc.integer({ min: 1, max: 5 }), async (made, limit) => {
          await rows.remove({});
          const ids = await rows.insertAll(made.map(({ at, name }) => ({ name, at: new Date(Date.UTC(2026, 0, 1, at)), open: true })));
          const all = await rows.find();
          const up = (a: Note, b: Note) => a.at.getTime() - b.at.getTime() || a.id - b.id;
          const named = (a: Note, b: Note) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);
          const of = (sorted: readonly Note[]) => sorted.map(({ id }) => id);
          for (const order of ['ASC', 'DESC'] as const) {
            const turned = <T>(list: T[]): T[] => (order === 'ASC' ? list : list.reverse());
            expect(await walked<number>((after) => pageById(rows, { order, limit, after }))).toEqual(turned([...ids]));
            const byInstant = (after: string | undefined) => pageByInstant(rows, { what: 'x', by: 'at', order, limit, after });
            expect(await walked(byInstant)).toEqual(turned(of([...all].sort(up))));
          }
          const byName = (after: number | undefined) =>
            pageByName(rows.query('note'), { what: 'x', known: rows.query('known'), limit, after });
          expect(await walked(byName)).toEqual(of([...all].sort(named)));
        }),
        { numRuns: 25 },
      );
    });
  });

  test('a page keeps to its conditions, holds 50 when nobody says how many, and begins at no place of another list', async () => {
    await within(async (rows) => {
      const at = new Date('2026-06-01T06:00:00Z');
      await rows.insertAll(Array.from({ length: 2 * PAGE + 2 }, (_, i) => ({ name: 'n', at, open: i % 2 === 0 })));
      const { items, next } = await pageByInstant(rows, { what: 'x', where: { open: true }, by: 'at', order: 'DESC' });
      expect([items.length, items.every(({ open: is }) => is), next]).toEqual([PAGE, true, writePlace(items.at(-1)!)]);
      const last = await pageByInstant(rows, { what: 'x', where: { open: true }, by: 'at', order: 'DESC', after: next! });
      expect([last.items.length, last.next]).toEqual([1, null]);
      await expect(pageByInstant(rows, { what: 'x', by: 'at', order: 'ASC', after: '12' })).rejects.toMatchObject(refusal('after'));
      const none = pageByName(rows.query('note'), { what: 'x', known: rows.query('known'), after: 900_000 });
      await expect(none).rejects.toMatchObject(refusal('after'));
    });
  });

  test('rows behind a place are asked for by all that the order says', async () => {
    await within(async (rows) => {
      const at = new Date('2026-06-01T06:00:00Z');
      const ids = await rows.insertAll(['b', 'a', 'b'].map((name) => ({ name, at, open: true })));
      const behind = await rows.find({ order: { name: 'ASC', id: 'ASC' }, behind: { name: 'b', id: ids[0]! } });
      expect(behind.map(({ id }) => id)).toEqual([ids[2]]);
      const before = await rows.find({ order: { name: 'DESC', id: 'DESC' }, behind: { name: 'b', id: ids[0]! }, limit: 1 });
      expect(before.map(({ id }) => id)).toEqual([ids[1]]);
    });
  });
});
