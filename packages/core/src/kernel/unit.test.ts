import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, jest, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { IsInt, IsString } from 'class-validator';
import {
  anyone,
  clock as clockOf,
  createDesk,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  definePlugin,
  out,
  system,
  type Session,
} from './index.ts';

interface Line {
  id: number;
  text: string;
}
const lines = defineEntity<Line>('line', (c) => ({ id: c.id(), text: c.text() }), {
  reach: 'everyone',
  indexes: [{ columns: ['text'], unique: true }],
});

class Text {
  @IsString() text!: string;
}
class Count {
  @IsInt() count!: number;
}
const refusal = new RangeError('asked to fail');
function door() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** Lets everybody else have a go. */
const pause = () => new Promise((resolve) => setImmediate(resolve));

const write = defineAction('line.write', {
  summary: 'Writes a line in several steps, and fails at the end when asked.',
  allow: anyone,
  input: Text,
  async run(scope, { text }) {
    const { id } = await scope.rows(lines).insert({ text: `${text} begun` });
    await Promise.resolve();
    await scope.rows(lines).update({ id }, { text });
    if (text.startsWith('bad')) throw refusal;
    return id;
  },
});
const writeSlowly = defineAction('line.write-slowly', {
  summary: 'Holds its transaction open for a while.',
  allow: anyone,
  input: Text,
  async run(scope, { text }) {
    const { id } = await scope.rows(lines).insert({ text: `${text} begun` });
    for (let i = 0; i < 20; i++) await pause();
    await scope.rows(lines).update({ id }, { text });
  },
});
const list = defineAction('line.list', {
  summary: 'All lines.',
  allow: anyone,
  http: 'GET /lines',
  output: out.list(out.text),
  run: async (scope): Promise<string[]> => (await scope.rows(lines).find({ order: { text: 'ASC' } })).map((l) => l.text),
});
const book = defineAction('line.book', {
  summary: 'Writes as many lines by another action, in the same transaction.',
  allow: anyone,
  input: Count,
  async run(scope, { count }) {
    for (let i = 0; i < count; i++) await scope.run(write, { text: `page ${i}` });
    await scope.run(write, { text: 'bad end' });
  },
});
const notes = definePlugin({
  name: 'line',
  summary: 'Lines.',
  entities: [lines],
  migrations: [defineMigration('create', [createTable(lines)])],
  actions: { write, writeSlowly, list, book },
});

/** An action that is on no plugin's list: a session runs any. */
const act = <T>(run: (scope: Parameters<typeof write.run>[0]) => Promise<T>, reads = false) =>
  defineAction<object, T>('line.act', { summary: 'For one test.', allow: anyone, reads, run });

const settle = async (promise: Promise<unknown>): Promise<unknown> => promise.catch((e: unknown) => e);

describe('a unit of work', () => {
  eachDatabase(
    (name, open) => {
      const session = async () => {
        const { desk } = await open({ plugins: [notes()] });
        const as: Session = desk.as(system);
        return { desk, as, use: as.use(notes) };
      };

      test('of 200 at once, half of them failing, leaves exactly the rows of the others', async () => {
        const { use } = await session();
        const texts = Array.from({ length: 200 }, (_, i) => `${i % 2 ? 'bad' : 'good'} ${String(i).padStart(3, '0')}`);
        const results = await Promise.all(texts.map((text) => settle(use.write({ text }))));
        expect(results.filter((r) => r === refusal)).toHaveLength(100);
        expect(await use.list()).toEqual(texts.filter((t) => t.startsWith('good')));
      });

      test('keeps nothing of an action whose nested action fails', async () => {
        const { use } = await session();
        await expect(use.book({ count: 5 })).rejects.toBe(refusal);
        expect(await use.list()).toEqual([]);
      });

      test('shows nobody what is not committed', async () => {
        const { use } = await session();
        const writing = use.writeSlowly({ text: 'slow' });
        const seen = await Promise.all(Array.from({ length: 30 }, () => pause().then(() => use.list())));
        await writing;
        for (const texts of seen) expect([[], ['slow']]).toContainEqual(texts);
        expect(await use.list()).toEqual(['slow']);
      });

      test('that reads sees one state from its beginning to its end', async () => {
        const { as, use } = await session();
        const [looked, written] = [door(), door()];
        const twice = act(async (scope) => {
          const before = await scope.rows(lines).count();
          looked.open();
          await written.opened;
          return [before, await scope.rows(lines).count()];
        }, true);
        const looking = as.run(twice, {});
        await looked.opened;
        const writing = Promise.all(Array.from({ length: 5 }, (_, i) => use.write({ text: `${i}` })));
        // The one connection of a database in memory is the reader's as long as it looks.
        if (name !== 'sqlite') await writing;
        written.open();
        expect(await looking).toEqual([0, 0]);
        await writing;
      });

      test('that only reads cannot write, by whatever way', async () => {
        const { as, use } = await session();
        await use.write({ text: 'kept' });
        const ways: ((scope: Parameters<typeof write.run>[0]) => Promise<unknown>)[] = [
          (scope) => scope.rows(lines).insert({ text: 'x' }),
          (scope) => scope.rows(lines).insertAll([{ text: 'x' }]),
          (scope) => scope.rows(lines).update({ text: 'kept' }, { text: 'x' }),
          (scope) => scope.rows(lines).remove({}),
          (scope) => scope.rows(lines).lock(1),
          (scope) => scope.run(write, { text: 'x' }),
          (scope) => scope.as(system).rows(lines).insert({ text: 'x' }),
          (scope) => scope.sql.manager.query(`DELETE FROM ${scope.sql.table(lines)}`),
          (scope) => scope.sql.manager.query(`INSERT INTO ${scope.sql.table(lines)} (text) VALUES ('x')`),
        ];
        for (const way of ways) await expect(as.run(act(way, true), {})).rejects.toThrow();
        await expect(
          as.run(
            act((scope) => scope.rows(lines).insert({ text: 'x' }), true),
            {},
          ),
        ).rejects.toMatchObject({
          code: 'action.read-only',
          message: 'Inserted into line in an action that only reads. Give the action another verb than GET, or leave out "reads: true".',
        });
        expect(await use.list()).toEqual(['kept']);
        await use.write({ text: 'and written after' });
        expect(await use.list()).toEqual(['and written after', 'kept']);
      });

      test('refuses a call on the desk from inside another, which would wait for itself', async () => {
        const { desk, as, use } = await session();
        const calls: (() => Promise<unknown>)[] = [
          () => use.write({ text: 'x' }),
          () => use.list(),
          () => desk.nextDue(),
          () => desk.deadLetters(),
          () => desk.retry('1'),
          () => desk.runDue(desk.get(clockOf).now()),
          () => desk.schemaDrift(),
        ];
        for (const call of calls) {
          await expect(as.run(act(call), {})).rejects.toMatchObject({ code: 'desk.nested-call' });
          await expect(as.run(act(call, true), {})).rejects.toMatchObject({ code: 'desk.nested-call' });
        }
        expect(await use.list()).toEqual([]);
      });

      test('reads with others at the same time: one that fails harms none, and whoever comes after a commit sees it', async () => {
        const { as, use } = await session();
        await use.write({ text: 'first' });
        const failing = () =>
          as.run(
            act(() => Promise.reject(refusal), true),
            {},
          );
        const readers = await Promise.allSettled([use.list(), failing(), use.list(), failing(), use.list()]);
        expect(readers.map((one) => (one.status === 'fulfilled' ? one.value : one.reason))).toEqual([
          ...[['first'], refusal, ['first'], refusal, ['first']],
        ]);
        const reading = door();
        const slow = as.run(
          act(async (scope) => {
            const before = await scope.rows(lines).count();
            reading.open();
            for (let i = 0; i < 20; i++) await pause();
            return [before, await scope.rows(lines).count()];
          }, true),
          {},
        );
        await reading.opened;
        const written = use.write({ text: 'second' });
        const after = written.then(() => use.list());
        expect(await slow).toEqual([1, 1]);
        expect(await after).toEqual(['first', 'second']);
      });

      test('undoes an action that goes silent, and those who waited with it go on', async () => {
        const database = await open.database();
        const desk = await createDesk({ database: database.options, plugins: [notes()], catchesNestedCalls: false });
        const as = desk.as(system);
        const use = as.use(notes);
        jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
        try {
          const nested = door();
          let inner: Promise<unknown> = Promise.resolve();
          const silent = as.run(
            act(async (scope) => {
              await scope.rows(lines).insert({ text: 'undone' });
              // On SQLite it waits for the connection that we have; on PostgreSQL nothing but the other promise is waited for.
              inner = use.write({ text: 'from inside' });
              nested.open();
              await Promise.all([inner, new Promise(() => undefined)]);
            }),
            {},
          );
          const refused = expect(silent).rejects.toMatchObject({ code: 'desk.unit-silent' });
          await nested.opened;
          await jest.advanceTimersByTimeAsync(60_000);
          await refused;
          await inner;
          expect(await use.list()).toEqual(['from inside']);
        } finally {
          jest.useRealTimers();
          await desk.stop();
        }
      });

      test('leaves an action alone that takes its time and asks now and then', async () => {
        const database = await open.database();
        const desk = await createDesk({ database: database.options, plugins: [notes()], catchesNestedCalls: false });
        jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
        try {
          const [as, steps] = [desk.as(system), 5];
          const slow = as.run(
            act(async (scope) => {
              for (let i = 0; i < steps; i++) {
                await scope.rows(lines).insert({ text: `step ${i}` });
                await new Promise((resolve) => setTimeout(resolve, 20_000));
              }
            }),
            {},
          );
          for (let i = 0; i < steps; i++) {
            while (jest.getTimerCount() < 2) await pause();
            await jest.advanceTimersByTimeAsync(20_000);
          }
          await slow;
          expect(await as.use(notes).list()).toHaveLength(steps);
        } finally {
          jest.useRealTimers();
          await desk.stop();
        }
      });

      test('lets what it began and did not wait for use the desk, once it is over', async () => {
        const { as, use } = await session();
        let later: Promise<unknown> = Promise.resolve();
        const over = door();
        await as.run(
          act((scope) => {
            later = over.opened.then(() => use.write({ text: 'later' }));
            return scope.rows(lines).count();
          }),
          {},
        );
        over.open();
        await later;
        expect(await use.list()).toEqual(['later']);
      });

      test('shuts its scope when it is over: nothing slips into somebody else’s transaction, nor into none', async () => {
        const { as, use } = await session();
        let straggler: Promise<unknown> = Promise.resolve();
        const failing = act(async (scope) => {
          straggler = settle(
            (async () => {
              for (let i = 0; i < 30; i++) await scope.rows(lines).insert({ text: `straggler ${i}` });
            })(),
          );
          await pause();
          throw refusal;
        });
        const others = Array.from({ length: 10 }, (_, i) => use.writeSlowly({ text: `other ${i}` }));
        await expect(as.run(failing, {})).rejects.toBe(refusal);
        await Promise.all(others);
        await straggler;
        expect(await use.list()).toEqual(Array.from({ length: 10 }, (_, i) => `other ${i}`));
      });

      test('shuts its scope after success too', async () => {
        const { as, use } = await session();
        let kept: Parameters<typeof write.run>[0] | undefined;
        await as.run(
          act((scope) => {
            kept = scope;
            return scope.rows(lines).count();
          }),
          {},
        );
        await expect(kept!.rows(lines).insert({ text: 'late' })).rejects.toThrow();
        await expect(kept!.rows(lines).find()).rejects.toThrow();
        expect(await use.list()).toEqual([]);
      });

      test('tells of its commit after it, in order, and never of a rollback; a listener that throws harms nobody', async () => {
        const { as, use } = await session();
        const told: string[] = [];
        const telling = (fail: boolean) =>
          act(async (scope) => {
            await scope.rows(lines).insert({ text: `told ${told.length} ${String(fail)}` });
            scope.onCommit(() => told.push('one'));
            scope.onCommit(() => {
              throw new RangeError('a careless listener');
            });
            scope.onCommit(() => told.push('two'));
            expect(told).toEqual([]);
            if (fail) throw refusal;
          });
        await expect(as.run(telling(true), {})).rejects.toBe(refusal);
        expect(told).toEqual([]);
        await as.run(telling(false), {});
        expect(told).toEqual(['one', 'two']);
        expect(await use.list()).toHaveLength(1);
      });

      test('is not taken for done when a caught error of the database has broken it', async () => {
        const { as, use } = await session();
        await use.write({ text: 'same' });
        const result = await settle(
          as.run(
            act(async (scope) => {
              await scope.rows(lines).insert({ text: 'before' });
              await settle(scope.rows(lines).insert({ text: 'same' }));
              return 'done';
            }),
            {},
          ),
        );
        const texts = await use.list();
        // SQLite undoes the one statement, PostgreSQL the whole transaction. What must not be: told that it is done, and nothing there.
        if (result === 'done') expect(texts).toEqual(['before', 'same']);
        else expect([(result as { code: string }).code, texts]).toEqual(['desk.broken-transaction', ['same']]);
        expect(result === 'done').toBe(name !== 'postgres');
      });

      test('runs in the surroundings of its own caller', async () => {
        const { use, as } = await session();
        const request = new AsyncLocalStorage<number>();
        const whose = act(() => Promise.resolve(request.getStore()));
        const busy = use.writeSlowly({ text: 'x' });
        const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => request.run(i, () => as.run(whose, {}))));
        await busy;
        expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => i));
      });

      test('has one instant, the clock’s, from beginning to end', async () => {
        const { desk, travel } = await open({ plugins: [notes()] });
        const now = act(async (scope) => [scope.now, (await pause(), scope.as(system).now)]);
        expect(await desk.as(system).run(now, {})).toEqual([new Date('2026-01-05T09:00:00Z'), new Date('2026-01-05T09:00:00Z')]);
        await travel('90min');
        expect(await desk.as(system).run(now, {})).toEqual([new Date('2026-01-05T10:30:00Z'), new Date('2026-01-05T10:30:00Z')]);
      });
    },
    ['sqlite', 'file', 'postgres'],
  );
});
