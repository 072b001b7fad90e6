import { describe, expect, test } from '@jest/globals';
import { eachDatabase, type TestDesk } from '@luuri/testing';
import {
  anyone,
  bind,
  clock,
  createTable,
  defineAction,
  defineEntity,
  defineJob,
  defineMigration,
  defineOutsideJob,
  definePlugin,
  system,
  systemClock,
  type AnyJob,
  type Scope,
  type Started,
} from './index.ts';

interface Mark {
  id: number;
  text: string;
}
const marks = defineEntity<Mark>('mark', (c) => ({ id: c.id(), text: c.text() }), { reach: 'everyone' });
const refusal = new RangeError('not today');

const plugin = (jobs: readonly AnyJob[], start?: () => Started) =>
  definePlugin({
    ...{ name: 'mark', summary: 'Marks.', entities: [marks], migrations: [defineMigration('create', [createTable(marks)])], jobs },
    ...(start ? { start } : {}),
  })();
const act = <T>(run: (scope: Scope) => Promise<T>) => defineAction<object, T>('mark.act', { summary: '', allow: anyone, run });
const within = <T>({ desk }: Pick<TestDesk, 'desk'>, run: (scope: Scope) => Promise<T>): Promise<T> => desk.as(system).run(act(run), {});
const texts = (made: Pick<TestDesk, 'desk'>) => within(made, async (scope) => (await scope.rows(marks).find()).map((m) => m.text));
const addMark = defineAction('mark.add', {
  summary: '',
  allow: anyone,
  run: (scope: Scope, { text }: { text: string }) => scope.rows(marks).insert({ text }),
});

const mark = defineJob<{ text: string }>('mark.write', {
  run: (scope, { text }) => scope.rows(marks).insert({ text: `${text} ${scope.now.toISOString().slice(11, 19)}` }),
});
const minutes = (scope: Scope, n: number) => new Date(scope.now.getTime() + n * 60_000);

function door() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

eachDatabase(
  (_name, open) => {
    describe('travelling', () => {
      test('stops at each job’s very instant, and jumping finds them overdue, in due order', async () => {
        const plan = (scope: Scope) =>
          Promise.all([30, 10, 20].map((n) => scope.schedule(mark, { input: { text: String(n) }, at: minutes(scope, n) })));
        const made = await open({ plugins: [plugin([mark])] });
        await within(made, plan);
        expect(await made.travel('15min')).toBe(1);
        expect(await made.travelTo('2026-01-05T09:20:00Z')).toBe(1);
        expect(await made.travel('2d')).toBe(1);
        expect(await texts(made)).toEqual(['10 09:10:00', '20 09:20:00', '30 09:30:00']);
        expect(made.clock.now()).toEqual(new Date('2026-01-07T09:20:00Z'));
        const other = await open({ plugins: [plugin([mark])] });
        await within(other, plan);
        expect(await other.jump('1h')).toBe(3);
        expect(await texts(other)).toEqual(['10 10:00:00', '20 10:00:00', '30 10:00:00']);
      });
    });

    describe('a job', () => {
      test('that is scheduled by an action that fails was never scheduled', async () => {
        const made = await open({ plugins: [plugin([mark])] });
        const failing = within(made, async (scope) => {
          await scope.schedule(mark, { input: { text: 'never' } });
          throw refusal;
        });
        await expect(failing).rejects.toBe(refusal);
        expect([await made.travel('1d'), await texts(made)]).toEqual([0, []]);
      });

      test('is for an instant, and for nothing else', async () => {
        const made = await open({ plugins: [plugin([mark])] });
        const scheduling = within(made, (scope) => scope.schedule(mark, { input: { text: 'never' }, at: new Date(Number.NaN) }));
        await expect(scheduling).rejects.toMatchObject({ code: 'input.invalid', message: 'mark.write: at must be an instant.' });
        expect(await made.desk.nextDue()).toBeUndefined();
      });

      test('is replaced under its key, and taken back', async () => {
        const made = await open({ plugins: [plugin([mark])] });
        await within(made, (scope) => scope.schedule(mark, { key: 'k', input: { text: 'first' }, at: minutes(scope, 5) }));
        await within(made, (scope) => scope.schedule(mark, { key: 'k', input: { text: 'second' }, at: minutes(scope, 10) }));
        await within(made, (scope) => scope.schedule(mark, { key: 'gone', input: { text: 'third' }, at: minutes(scope, 1) }));
        await within(made, (scope) => scope.cancel(mark, 'gone'));
        expect(await made.travel('1h')).toBe(1);
        expect(await texts(made)).toEqual(['second 09:10:00']);
      });

      test('and what it changed are one: when it fails, it did nothing, and it comes again', async () => {
        let times = 0;
        const shaky = defineJob<object>('mark.shaky', {
          async run(scope) {
            await scope.rows(marks).insert({ text: `try ${++times}` });
            await scope.schedule(mark, { input: { text: `of try ${times}` } });
            if (times < 3) throw refusal;
          },
        });
        const made = await open({ plugins: [plugin([mark, shaky])] });
        await within(made, (scope) => scope.schedule(shaky, { input: {} }));
        expect(await made.travel('1d')).toBe(4);
        expect(await texts(made)).toEqual(['try 3', expect.stringMatching(/^of try 3/)]);
      });

      test('that never succeeds is laid aside for a person, who may try it again', async () => {
        let broken = true;
        const call = defineJob<{ text: string }>('mark.call', {
          attempts: 3,
          run(scope, { text }) {
            if (broken) throw refusal;
            return scope.rows(marks).insert({ text });
          },
        });
        const made = await open({ plugins: [plugin([call])] });
        await within(made, (scope) => scope.schedule(call, { input: { text: 'at last' } }));
        expect(await made.travel('30d')).toBe(3);
        const [dead] = await made.desk.deadLetters();
        expect(dead).toEqual({ id: dead!.id, job: 'mark.call', attempts: 3, lastError: 'RangeError: not today', queue: null });
        expect([await made.travel('30d'), await made.desk.nextDue()]).toEqual([0, undefined]);
        broken = false;
        expect([await made.desk.retry('4711'), await made.desk.retry(dead!.id), await made.desk.retry(dead!.id)]).toEqual([
          false,
          true,
          false,
        ]);
        expect(await made.travel(0)).toBe(1);
        expect([await texts(made), await made.desk.deadLetters()]).toEqual([['at last'], []]);
      });

      test('that reaches outside holds no transaction, and may call the desk', async () => {
        const [begun, answered] = [door(), door()];
        const call = defineOutsideJob<{ text: string }>('mark.send', {
          async reach(session, { text }) {
            begun.open();
            await answered.opened;
            expect(session.actor).toBe(system);
            await session.run(addMark, { text });
          },
        });
        const made = await open({ plugins: [plugin([call])] });
        await within(made, (scope) => scope.schedule(call, { input: { text: 'sent' } }));
        const travelling = made.travel(0);
        await begun.opened;
        await within(made, (scope) => scope.rows(marks).insert({ text: 'meanwhile' }));
        answered.open();
        expect(await travelling).toBe(1);
        expect(await texts(made)).toEqual(['meanwhile', 'sent']);
      });

      test('that reaches outside and fails comes again, and what it did through the desk stays', async () => {
        let times = 0;
        const call = defineOutsideJob<object>('mark.send', {
          async reach(session) {
            await session.run(addMark, { text: `try ${++times}` });
            if (times < 3) throw refusal;
          },
        });
        const made = await open({ plugins: [plugin([call])] });
        await within(made, (scope) => scope.schedule(call, { input: {} }));
        expect(await made.travel('1d')).toBe(3);
        expect(await texts(made)).toEqual(['try 1', 'try 2', 'try 3']);
      });

      test('that schedules itself for the very instant it runs at is found out', async () => {
        const again: AnyJob = defineJob<object>('mark.again', { run: (scope) => scope.schedule(again, { input: {} }) });
        const made = await open({ plugins: [plugin([again])] });
        await within(made, (scope) => scope.schedule(again, { input: {} }));
        expect(await made.desk.runDue(made.clock.now(), 25)).toBe(25);
      });

      test('that calls itself daily does so', async () => {
        const daily: AnyJob = defineJob<object>('mark.daily', {
          async run(scope) {
            await scope.rows(marks).insert({ text: scope.now.toISOString() });
            await scope.schedule(daily, { input: {}, key: 'daily', at: minutes(scope, 1440) });
          },
        });
        const made = await open({ plugins: [plugin([daily])] });
        await within(made, (scope) => scope.schedule(daily, { input: {}, key: 'daily', at: minutes(scope, 60) }));
        expect(await made.travel('3d')).toBe(3);
        expect(await texts(made)).toEqual(['2026-01-05T10:00:00.000Z', '2026-01-06T10:00:00.000Z', '2026-01-07T10:00:00.000Z']);
      });
    });

    describe('a desk that was started', () => {
      const real = { ports: [bind(clock, systemClock)] };

      test('wakes at a job’s instant, not before and within a second, and stops when told', async () => {
        const ran = door();
        let late = Number.NaN;
        const timer = defineJob<{ at: number }>('mark.timer', {
          async run(scope, { at }) {
            late = systemClock.now().getTime() - at;
            scope.onCommit(ran.open);
          },
        });
        const made = await open({ plugins: [plugin([timer])], ...real });
        await made.desk.start();
        await within(made, (scope) => {
          const at = new Date(scope.now.getTime() + 300);
          return scope.schedule(timer, { input: { at: at.getTime() }, at });
        });
        await ran.opened;
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(1000);
        await made.stop();
      });

      test('is started once, however often it is told', async () => {
        let opened = 0;
        const ran = door();
        const count = defineJob<object>('mark.count', { run: async (scope) => scope.onCommit(ran.open) });
        const made = await open({
          plugins: [
            plugin([count], () => ({
              open: async () => {
                opened++;
              },
            })),
          ],
          ...real,
        });
        await Promise.all([made.desk.start(), made.desk.start()]);
        await made.desk.start();
        await within(made, (scope) => scope.schedule(count, { input: {} }));
        await ran.opened;
        expect(opened).toBe(1);
      });

      test('lets a job in hand finish with what its plugin opened, and only then closes that', async () => {
        const seen: string[] = [];
        const [begun, held] = [door(), door()];
        const slow = defineOutsideJob<object>('mark.slow', {
          async reach(session) {
            begun.open();
            await held.opened;
            seen.push('sent');
            await session.run(addMark, { text: 'sent' });
          },
        });
        const made = await open({ plugins: [plugin([slow], () => ({ stop: () => void seen.push('closed') }))], ...real });
        await within(made, (scope) => scope.schedule(slow, { input: {} }));
        await made.desk.start();
        await begun.opened;
        const stopping = made.desk.stop();
        await new Promise((resolve) => setImmediate(resolve));
        held.open();
        await stopping;
        expect(seen).toEqual(['sent', 'closed']);
      });
    });
  },
  ['sqlite', 'file', 'postgres'],
);

eachDatabase(
  (_name, open) => {
    test('jobs that became due while the desk was down run in due order when it starts', async () => {
      const database = await open.database();
      const done: string[] = [];
      const all = door();
      const note = defineJob<{ text: string }>('mark.note', {
        async run(_scope, { text }) {
          done.push(text);
          if (done.length === 4) all.open();
        },
      });
      const before = await open({ database, plugins: [plugin([note])] });
      await within(before, async (scope) => {
        for (const n of [3, 1, 4, 2]) await scope.schedule(note, { input: { text: String(n) }, at: minutes(scope, n), queue: 'q' });
      });
      await before.stop();
      const { desk } = await open({ database, plugins: [plugin([note])], ports: [bind(clock, systemClock)] });
      await desk.start();
      await all.opened;
      expect(done).toEqual(['1', '2', '3', '4']);
    });

    test('a job of a plugin that is gone becomes a dead letter that says so, and runs when the plugin is back and a person tries it again', async () => {
      const database = await open.database();
      const sentence =
        'DeskError: No installed plugin runs the job "mark.write". Install the plugin that scheduled it, or discard the job.';
      const one = await open({ database, plugins: [plugin([mark])] });
      await within(one, (scope) => scope.schedule(mark, { input: { text: 'a' }, at: minutes(scope, 10) }));
      await one.stop();
      const without = await open({ database, plugins: [plugin([])] });
      expect(await without.travel('1h')).toBe(1);
      const [dead] = await without.desk.deadLetters();
      expect([dead?.job, dead?.lastError, await without.desk.nextDue()]).toEqual(['mark.write', sentence, undefined]);
      await without.stop();
      const back = await open({ database, plugins: [plugin([mark])], at: '2026-01-05T11:00:00Z' });
      expect(await back.desk.retry(dead!.id)).toBe(true);
      expect(await back.travel(0)).toBe(1);
      expect(await texts(back)).toEqual(['a 11:00:00']);
    });

    test('a started desk lays such a job aside too', async () => {
      const database = await open.database();
      const one = await open({ database, plugins: [plugin([mark])] });
      await within(one, (scope) => scope.schedule(mark, { input: { text: 'a' } }));
      await one.stop();
      const { desk } = await open({ database, plugins: [plugin([])], ports: [bind(clock, systemClock)] });
      await desk.start();
      for (let i = 0; i < 500 && (await desk.deadLetters()).length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await desk.deadLetters()).toMatchObject([
        { job: 'mark.write', lastError: expect.stringContaining('No installed plugin runs the job "mark.write".') },
      ]);
    });
  },
  ['file', 'postgres'],
);
