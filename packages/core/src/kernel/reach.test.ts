import { beforeEach, describe, expect, test } from '@jest/globals';
import { eachDatabase, type DatabaseName } from '@luuri/testing';
import fc from 'fast-check';
import { And, Between, In, IsNull, LessThan, Like, MoreThan, Not, Or, Raw } from 'typeorm';
import {
  anonymous,
  anyone,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  definePlugin,
  nullable,
  system,
  type Actor,
  type Entity,
  type Reach,
  type Rows,
  type Scope,
} from './index.ts';

interface Paper {
  id: number;
  clientId: number;
  ownerId: number | null;
  title: string;
}
const columns: Entity<Paper>['columns'] = (c) => ({ id: c.id(), clientId: c.ref(), ownerId: nullable(c.ref()), title: c.text() });
const papers = defineEntity<Paper>('paper', columns, { reach: { client: 'clientId', owner: 'ownerId' } });
const files = defineEntity<Paper>('file', columns, { reach: { client: 'clientId' } });
const folders = defineEntity<Paper>('folder', columns, { reach: { client: 'clientId', partner: 'clientId' } });
const secrets = defineEntity<Paper>('secret', columns);
const notices = defineEntity<Paper>('notice', columns, { reach: 'everyone' });
const all = [papers, files, folders, secrets, notices];
const plugin = definePlugin({
  name: 'paper',
  summary: 'Papers.',
  entities: all,
  migrations: [
    defineMigration(
      'create',
      all.map((e) => createTable(e)),
    ),
  ],
});

const actor = (reach: Reach): Actor => ({ id: 'agent:1', kind: 'agent', permissions: ['*'], reach });
const rowsAtStart: Omit<Paper, 'id'>[] = [1, 2, 3].flatMap((clientId) =>
  [null, 7, 8].map((ownerId) => ({ clientId, ownerId, title: `${clientId}-${ownerId}` })),
);

/** What the rule says in plain words, for one entity and one row. */
function visible(entity: Entity<Paper>, reach: Reach, row: Paper): boolean {
  if (reach === 'all' || entity.reach === 'everyone') return true;
  const dimensions = Object.entries(reach);
  const named = entity.reach === 'system' ? {} : entity.reach;
  return (
    dimensions.length > 0 &&
    dimensions.every(([dimension, ids]) => {
      const column = Object.hasOwn(named, dimension) ? named[dimension] : undefined;
      const value = column && row[column];
      return typeof value === 'number' && ids.includes(value);
    })
  );
}

type Act = <T>(who: Actor, work: (scope: Scope) => Promise<T>) => Promise<T>;

eachDatabase((name, open) => {
  let act: Act;
  beforeEach(async () => {
    const { desk } = await open({ plugins: [plugin()] });
    act = (who, work) => desk.as(who).run(defineAction('paper.act', { summary: '', allow: anyone, run: work }), {});
    await act(system, async (scope) => {
      for (const entity of all) await scope.rows(entity).insertAll(rowsAtStart);
    });
  });

  describe('an actor sees', () => {
    const seen = (who: Actor, entity: Entity<Paper>) => act(who, async (scope) => (await scope.rows(entity).find()).map((r) => r.title));

    test('everything, when its reach is all', async () => {
      for (const entity of all) expect(await seen(actor('all'), entity)).toHaveLength(9);
    });
    test('what each of its dimensions admits', async () => {
      expect(await seen(actor({ client: [2] }), papers)).toEqual(['2-null', '2-7', '2-8']);
      expect(await seen(actor({ client: [1, 3], owner: [8] }), papers)).toEqual(['1-8', '3-8']);
      expect(await seen(actor({ owner: [7] }), papers)).toEqual(['1-7', '2-7', '3-7']);
      expect(await seen(actor({ client: [99] }), papers)).toEqual([]);
    });
    test('nothing of an entity that does not name one of its dimensions', async () => {
      expect(await seen(actor({ client: [1], owner: [7] }), files)).toEqual([]);
      expect(await seen(actor({ constructor: [1] }), files)).toEqual([]);
    });
    test('nothing when a dimension admits nothing, or when it has none', async () => {
      expect(await seen(actor({ client: [] }), papers)).toEqual([]);
      expect(await seen(actor({ client: [1], owner: [] }), papers)).toEqual([]);
      expect(await seen(actor({}), papers)).toEqual([]);
      expect(await seen(anonymous, papers)).toEqual([]);
    });
    test('what both of two dimensions of one column admit', async () => {
      expect(await seen(actor({ client: [1, 2], partner: [2, 3] }), folders)).toEqual(['2-null', '2-7', '2-8']);
      expect(await seen(actor({ client: [1], partner: [3] }), folders)).toEqual([]);
    });
    test('nothing of what is the system’s, and all of what is everyone’s', async () => {
      for (const reach of [{}, { client: [1] }, { client: [1, 2, 3] }]) {
        expect(await seen(actor(reach), secrets)).toEqual([]);
        expect(await seen(actor(reach), notices)).toHaveLength(9);
      }
    });
    test('through another actor’s eyes what that one sees', async () => {
      const limited = actor({ client: [1] });
      expect(await act(limited, (scope) => scope.as(system).rows(papers).count())).toBe(9);
      expect(await act(system, (scope) => scope.as(limited).rows(papers).count())).toBe(3);
    });
  });

  test('an actor changes, removes, counts and locks only its own', async () => {
    const mine = actor({ client: [2], owner: [7, 8] });
    await act(mine, async (scope) => {
      const rows = scope.rows(papers);
      expect(await rows.count()).toBe(2);
      expect(await rows.count({ title: ['1-7', '2-7', '3-7'] })).toBe(1);
      expect(await rows.update({ title: ['1-7', '2-7', '3-7'] }, { title: 'changed' })).toBe(1);
      expect(await rows.remove({ ownerId: 8 })).toBe(1);
      expect((await rows.lock(5)).title).toBe('changed');
      for (const id of [1, 2, 4, 6]) {
        await expect(rows.get(id)).rejects.toMatchObject({ code: 'row.not-found' });
        await expect(rows.lock(id)).rejects.toMatchObject({ code: 'row.not-found' });
      }
    });
    const left = await act(system, (scope) => scope.rows(papers).find());
    expect(left.map((r) => r.title)).toEqual(['1-null', '1-7', '1-8', '2-null', 'changed', '3-null', '3-7', '3-8']);
  });

  test('a row that is out of reach and one that is not there sound the same', async () => {
    const tell = (id: number) =>
      act(actor({ client: [2] }), (scope) => scope.rows(papers).get(id)).catch((e: unknown) => String(e).replaceAll(/\d+/g, 'N'));
    expect(await tell(1)).toBe(await tell(4711));
  });

  test('no combination of conditions and operators leads out of reach', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), reaches, wheres, (entity, reach, where) => nothingLeaks(act, { entity, reach, where })),
      {
        numRuns: runs(name),
      },
    );
  });
});

const runs = (name: DatabaseName): number => (name === 'postgres' ? 60 : 150);

const ids = fc.uniqueArray(fc.constantFrom<number[]>(1, 2, 3, 7, 8, 99), { maxLength: 3 });
const reaches: fc.Arbitrary<Reach> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Reach>('all') },
  { weight: 6, arbitrary: fc.dictionary(fc.constantFrom('client', 'owner', 'partner', 'stranger'), ids, { maxKeys: 3 }) },
);

/** A condition with its meaning; `means` is left out where only leaking matters. */
interface Condition {
  readonly value: unknown;
  readonly means?: (value: number | null) => boolean;
}
const number = fc.constantFrom<number[]>(1, 2, 3, 7, 8);
const plain: fc.Arbitrary<Condition>[] = [
  number.map((n) => ({ value: n, means: (v) => v === n })),
  ids.map((list) => ({ value: list, means: (v) => v !== null && list.includes(v) })),
  fc.constant<Condition>({ value: null, means: (v) => v === null }),
];
const operators: fc.Arbitrary<Condition>[] = [
  number.map((n) => ({ value: LessThan(n), means: (v) => v !== null && v < n })),
  number.map((n) => ({ value: Or(MoreThan(n), IsNull()), means: (v) => v === null || v > n })),
  number.map((n) => ({ value: Not(n), means: (v) => v !== null && v !== n })),
  ids.map((list) => ({ value: Not(In(list)), means: (v) => list.length === 0 || (v !== null && !list.includes(v)) })),
  fc.constant<Condition>({ value: Not(IsNull()), means: (v) => v !== null }),
  fc
    .tuple(number, number)
    .map(([a, b]) => ({ value: And(Between(a, b), Not(a)), means: (v) => v !== null && v >= a && v <= b && v !== a })),
  fc
    .tuple(number, number)
    .map(([a, b]) => ({ value: Not(Or<number>(LessThan(a), MoreThan(b))), means: (v) => v !== null && v >= a && v <= b })),
  fc.constantFrom(' = 1 OR 1 = 1', ' = 1 OR 1 = 1 OR 2 > 1', ' IS NULL OR 2 > 1').map((words) => ({ value: Raw((c) => `${c}${words}`) })),
];
const conditions = fc.oneof(...plain, ...operators);
const wheres = fc.record(
  { clientId: conditions, ownerId: conditions, title: fc.constant<Condition>({ value: Like('%-%'), means: () => true }) },
  { requiredKeys: [] },
);

type Wanted = typeof wheres extends fc.Arbitrary<infer W> ? W : never;
const isMeant = (where: Wanted, row: Paper) =>
  (where.clientId?.means?.(row.clientId) ?? true) && (where.ownerId?.means?.(row.ownerId) ?? true);

async function nothingLeaks(act: Act, { entity, reach, where }: { entity: Entity<Paper>; reach: Reach; where: Wanted }): Promise<void> {
  const who = actor(reach);
  const wanted: Parameters<Rows<Paper>['count']>[0] = Object.fromEntries(
    Object.entries(where).map(([property, { value }]) => [property, value]),
  );
  const exact = Object.values(where).every((c) => c.means !== undefined);
  const everything = await act(system, (scope) => scope.rows(entity).find());
  const reachable = everything.filter((row) => visible(entity, reach, row));
  const meant = new Set(reachable.filter((row) => isMeant(where, row)).map((r) => r.id));
  const may = new Set(reachable.map((r) => r.id));

  const undone = new RangeError('undone');
  const attempt = act(who, async (scope) => {
    const rows = scope.rows(entity);
    const found = (await rows.find({ where: wanted })).map((r) => r.id);
    const first = await rows.first(wanted, { id: 'DESC' });
    const queried = (await rows.query('x').getMany()).map((r) => r.id);
    expect([...found, ...queried, ...(first ? [first.id] : [])].filter((id) => !may.has(id))).toEqual([]);
    expect(queried).toHaveLength(may.size);
    if (exact) expect(new Set(found)).toEqual(meant);
    expect(await rows.count(wanted)).toBe(found.length);
    expect(await rows.update(wanted, { title: 'touched' })).toBe(found.length);
    expect(await scope.as(system).rows(entity).count({ title: 'touched' })).toBe(found.length);
    expect(await rows.remove(where.title ? { ...wanted, title: 'touched' } : wanted)).toBe(found.length);
    expect(await scope.as(system).rows(entity).count()).toBe(everything.length - found.length);
    throw undone;
  });
  await expect(attempt).rejects.toBe(undone);
}
