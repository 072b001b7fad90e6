import { describe, expect, test } from '@jest/globals';
import { eachDatabase, recorder } from '@luuri/testing';
import {
  after,
  anyone,
  createTable,
  defineAction,
  defineEntity,
  defineEvent,
  eventNamed,
  defineJob,
  defineMigration,
  definePlugin,
  eventRows,
  system,
  within,
  type Actor,
  type Listener,
  type Scope,
} from './index.ts';

interface Note {
  id: number;
  text: string;
}
const notes = defineEntity<Note>('note', (c) => ({ id: c.id(), text: c.text() }), { reach: 'everyone' });
const noted = defineEvent<{ text: string; about?: string; at?: Date }>('note.noted', {
  summary: 'A note was made.',
  about: (p) => p.about ?? 'note:1',
});
const echoed = defineEvent<{ of: string }>('note.echoed', { summary: 'Somebody heard of a note.', about: (p) => `echo:${p.of}` });
const whispered = defineEvent<{ text: string }>('note.whispered', { summary: 'Leaves no line.', about: () => 'whisper', logged: false });
const later = defineJob<{ text: string }>('note.later', {
  run: (scope, { text }) => scope.rows(notes).insert({ text: `${text} caused by ${String(scope.eventId)}` }),
});

const plugin = (listeners: readonly Listener[], name = 'note') =>
  definePlugin({
    ...{ name, summary: 'Notes.', entities: [notes], migrations: [defineMigration('create', [createTable(notes)])] },
    ...{ events: [noted, echoed, whispered], jobs: [later], listeners },
  })();
const act = <T>(run: (scope: Scope) => Promise<T>) => defineAction<object, T>('note.act', { summary: '', allow: anyone, run });
const refusal = new RangeError('I refuse');
const agent: Actor = { id: 'agent:12', kind: 'agent', permissions: [], reach: 'all' };

eachDatabase(
  (_name, open) => {
    describe('a fact that is listened for by its name', () => {
      test('is heard where a plugin declares it, whatever the order of plugins, and is no mistake where none does', async () => {
        const heard: unknown[] = [];
        async function hear(_scope: Scope, payload: Readonly<Record<string, unknown>>): Promise<void> {
          heard.push(payload['text']);
        }
        async function hearLater(_scope: Scope, payload: Readonly<Record<string, unknown>>): Promise<void> {
          heard.push(`${String(payload['text'])} later`);
        }
        const curious = definePlugin({
          ...{ name: 'curious', summary: 'Listens for what may not be there.' },
          listeners: [
            within(eventNamed('note.noted'), hear),
            after(eventNamed('note.noted'), hearLater),
            after(eventNamed('not.there'), hear),
          ],
        })();
        const { desk, travel } = await open({ plugins: [curious, plugin([])] });
        await desk.as(agent).run(
          act((scope) => scope.emit(noted, { text: 'a' })),
          {},
        );
        await travel(0);
        expect(heard).toEqual(['a', 'a later']);
        expect(desk.catalogue.listeners.map((l) => l.event.event)).toEqual(['note.noted', 'note.noted']);
      });

      test('must leave a line in the log to be heard after it', async () => {
        async function hear(): Promise<void> {
          await Promise.resolve();
        }
        const late = definePlugin({ name: 'late', summary: 'Late.', listeners: [after(eventNamed('note.whispered'), hear)] })();
        await expect(open({ plugins: [plugin([]), late] })).rejects.toMatchObject({ code: 'plugin.unlogged-event' });
      });
    });

    describe('a fact', () => {
      test('is kept with its payload, instant, actor and what it is about; and only when it is committed', async () => {
        const { desk, events, clock } = await open({ plugins: [plugin([])] });
        const at = new Date('2026-01-05T08:30:00.250Z');
        const id = await desk.as(agent).run(
          act((scope) => scope.emit(noted, { text: 'a', about: 'note:7', at })),
          {},
        );
        await expect(
          desk.as(agent).run(
            act(async (scope) => {
              await scope.emit(noted, { text: 'b' });
              throw refusal;
            }),
            {},
          ),
        ).rejects.toBe(refusal);
        const payload = { text: 'a', about: 'note:7', at: at.toISOString() };
        expect(await events()).toEqual([
          { id, event: 'note.noted', about: 'note:7', payload, at: clock.now(), actor: 'agent:12', causeId: null },
        ]);
        expect(await events(echoed)).toEqual([]);
      });

      test('that is not logged leaves no line, and is heard within', async () => {
        const ear = recorder(whispered);
        const { desk, events } = await open({ plugins: [plugin([]), ear.plugin] });
        expect(
          await desk.as(agent).run(
            act((scope) => scope.emit(whispered, { text: 'psst' })),
            {},
          ),
        ).toBe(0);
        expect(await events()).toEqual([]);
        expect(ear.of(whispered)).toEqual([{ event: 'note.whispered', payload: { text: 'psst' }, at: new Date('2026-01-05T09:00:00Z') }]);
      });
    });

    describe('within', () => {
      test('hears at once, in the same transaction, as the system, with the payload as it was given', async () => {
        const heard: unknown[] = [];
        const listener = within(noted, async (scope, payload) => {
          heard.push(scope.actor.id, scope.eventId, payload.at instanceof Date, await scope.rows(eventRows).count());
          await scope.rows(notes).insert({ text: `heard ${payload.text}` });
        });
        const { desk } = await open({ plugins: [plugin([listener])] });
        const seen = await desk.as(agent).run(
          act(async (scope) => {
            const id = await scope.emit(noted, { text: 'a', at: scope.now });
            return [id, await scope.rows(notes).find()];
          }),
          {},
        );
        expect(heard).toEqual(['system', 1, true, 1]);
        expect(seen).toEqual([1, [{ id: 1, text: 'heard a' }]]);
      });

      test('refuses by throwing, and then nothing happened: no row, no fact, no job, nobody told', async () => {
        const told: string[] = [];
        const ear = recorder(noted);
        const tellAfter = after(noted, async function tellAfter() {
          told.push('after');
        });
        const refuse = within(noted, async (_scope, { text }) => {
          if (text === 'bad') throw refusal;
        });
        const { desk, events, travel } = await open({ plugins: [plugin([tellAfter, refuse]), ear.plugin] });
        const note = (text: string) =>
          desk.as(agent).run(
            act(async (scope) => {
              await scope.rows(notes).insert({ text });
              await scope.schedule(later, { input: { text } });
              await scope.emit(noted, { text: 'good' });
              await scope.emit(noted, { text });
            }),
            {},
          );
        await expect(note('bad')).rejects.toBe(refusal);
        expect([await events(), ear.heard, await travel('1d'), told]).toEqual([[], [], 0, []]);
        expect(
          await desk.as(system).run(
            act((scope) => scope.rows(notes).count()),
            {},
          ),
        ).toBe(0);
        await note('fine');
        expect(ear.of(noted)).toHaveLength(2);
        expect(await travel(0)).toBe(3);
      });

      test('may tell of a fact itself, whose cause is the first', async () => {
        const echo = within(noted, (scope, { text }) => scope.emit(echoed, { of: text }));
        const { desk, events } = await open({ plugins: [plugin([echo])] });
        await desk.as(agent).run(
          act((scope) => scope.emit(noted, { text: 'a' })),
          {},
        );
        expect((await events()).map(({ id, event, actor, causeId }) => [id, event, actor, causeId])).toEqual([
          [1, 'note.noted', 'agent:12', null],
          [2, 'note.echoed', 'system', 1],
        ]);
      });
    });

    describe('after', () => {
      test('hears what was committed, once, in a transaction of its own, with the payload as JSON gave it', async () => {
        const heard: unknown[] = [];
        const hear = after(noted, async function hear(scope, payload) {
          heard.push([scope.actor.id, scope.eventId, payload]);
          await scope.rows(notes).insert({ text: `heard ${payload.text}` });
        });
        const { desk, travel } = await open({ plugins: [plugin([hear])] });
        await desk.as(agent).run(
          act((scope) => scope.emit(noted, { text: 'a', at: scope.now })),
          {},
        );
        expect(heard).toEqual([]);
        expect(await travel(0)).toBe(1);
        expect(heard).toEqual([['system', 1, { text: 'a', at: '2026-01-05T09:00:00.000Z' }]]);
        expect(await travel('1d')).toBe(0);
      });

      test('is tried again when it fails, and what it changed meanwhile is undone', async () => {
        let times = 0;
        const hear = after(noted, async function hear(scope) {
          await scope.rows(notes).insert({ text: `try ${++times}` });
          if (times < 3) throw refusal;
        });
        const { desk, travel } = await open({ plugins: [plugin([hear])] });
        await desk.as(agent).run(
          act((scope) => scope.emit(noted, { text: 'a' })),
          {},
        );
        expect(await travel('1h')).toBe(3);
        expect(
          await desk.as(system).run(
            act((scope) => scope.rows(notes).find()),
            {},
          ),
        ).toEqual([{ id: expect.any(Number), text: 'try 3' }]);
      });

      test('keeps the order for the same thing, listener by listener', async () => {
        const heard: string[] = [];
        const one = after(noted, async function one(_scope, { text }) {
          heard.push(`one ${text}`);
        });
        const two = after(noted, async function two(_scope, { text }) {
          heard.push(`two ${text}`);
        });
        const { desk, travel } = await open({ plugins: [plugin([one, two])] });
        for (const text of ['a', 'b'])
          await desk.as(agent).run(
            act((scope) => scope.emit(noted, { text })),
            {},
          );
        await desk.as(agent).run(
          act(async (scope) => {
            for (const text of ['c', 'd']) await scope.emit(noted, { text });
          }),
          {},
        );
        await travel(0);
        expect(heard).toEqual(['a', 'b', 'c', 'd'].flatMap((text) => [`one ${text}`, `two ${text}`]));
      });

      test('runs each thing’s facts one after another on a desk that works by itself, and different things’ side by side', async () => {
        const heard: string[] = [];
        const inHand = new Map<string, number>();
        let most = 0;
        let tell: () => void = () => undefined;
        const all = new Promise<void>((resolve) => (tell = resolve));
        const hear = after(noted, async function hear(_scope, { text, about = '' }) {
          inHand.set(about, (inHand.get(about) ?? 0) + 1);
          most = Math.max(most, inHand.get(about) ?? 0);
          await new Promise((resolve) => setImmediate(resolve));
          inHand.set(about, (inHand.get(about) ?? 0) - 1);
          heard.push(`${about} ${text}`);
          if (heard.length === 24) tell();
        });
        const { desk } = await open({ plugins: [plugin([hear])] });
        for (let i = 0; i < 24; i++)
          await desk.as(agent).run(
            act((scope) => scope.emit(noted, { text: String(Math.floor(i / 3)), about: `note:${i % 3}` })),
            {},
          );
        await desk.start();
        await all;
        expect(most).toBe(1);
        for (const thing of [0, 1, 2])
          expect(heard.filter((h) => h.startsWith(`note:${thing}`))).toEqual(Array.from({ length: 8 }, (_, i) => `note:${thing} ${i}`));
      });

      test('hands its fact on as the cause of what follows: facts, jobs, and jobs of jobs', async () => {
        const hear = after(noted, async function hear(scope, { text }) {
          await scope.emit(echoed, { of: text });
          await scope.schedule(later, { input: { text }, at: new Date(scope.now.getTime() + 60_000) });
          await scope.schedule(later, { input: { text: 'by time' }, at: new Date(scope.now.getTime() + 120_000), uncaused: true });
        });
        const { desk, events, travel } = await open({ plugins: [plugin([hear])] });
        await desk.as(agent).run(
          act((scope) => scope.emit(noted, { text: 'a' })),
          {},
        );
        await travel('1h');
        expect((await events(echoed)).map((f) => f.causeId)).toEqual([1]);
        const texts = await desk.as(system).run(
          act((scope) => scope.rows(notes).find()),
          {},
        );
        expect(texts.map((n) => n.text)).toEqual(['a caused by 1', 'by time caused by undefined']);
      });
    });
  },
  ['sqlite', 'file', 'postgres'],
);

eachDatabase(
  (_name, open) => {
    test('a listener of a plugin that was taken out since becomes a dead letter that says so', async () => {
      const database = await open.database();
      const hear = after(noted, async function hear() {
        throw refusal;
      });
      const one = await open({ database, plugins: [plugin([hear])] });
      await one.desk.as(agent).run(
        act((scope) => scope.emit(noted, { text: 'a' })),
        {},
      );
      await one.stop();
      const { desk, travel } = await open({ database, plugins: [plugin([])] });
      await travel('2d');
      expect(await desk.deadLetters()).toMatchObject([
        {
          job: 'desk.tell-listener',
          lastError: 'DeskError: No installed plugin runs the job "note:hear". Install the plugin that scheduled it, or discard the job.',
        },
      ]);
    });
  },
  ['file', 'postgres'],
);
