import { describe, expect, test } from '@jest/globals';
import { eachDatabase, recorder } from '@luuri/testing';
import { IsString } from 'class-validator';
import {
  actionRan,
  actionRefused,
  anonymous,
  anyone,
  can,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  definePermission,
  definePlugin,
  onlySystem,
  out,
  system,
  within,
  type Actor,
  type Scope,
} from './index.ts';

class Word {
  @out.integer id!: number;
  @out.text text!: string;
}
const words = defineEntity<Word>('word', (c) => ({ id: c.id(), text: c.text() }), { reach: 'everyone' });
const mayWrite = definePermission('word.write', 'Write words.');
class Text {
  @IsString() text!: string;
}
const insert = (scope: Scope, { text }: Text) => scope.rows(words).insert({ text });
const write = defineAction('word.write', {
  summary: '',
  allow: can(mayWrite),
  http: 'POST /words',
  input: Text,
  output: Word,
  run: insert,
});
const read = defineAction('word.read', {
  summary: '',
  allow: anyone,
  http: 'GET /words',
  output: out.list(out.text),
  run: async (scope): Promise<string[]> => (await scope.rows(words).find()).map((w) => w.text),
});
const sweep = defineAction('word.sweep', { summary: '', allow: onlySystem, run: (scope) => scope.rows(words).remove({}) });
const copy = defineAction('word.copy', {
  summary: 'Needs no permission itself, and calls what does.',
  allow: anyone,
  input: Text,
  async run(scope, input) {
    await scope.rows(words).insert({ text: 'copied' });
    return scope.run(write, input);
  },
});
const plugin = definePlugin({
  name: 'word',
  summary: 'Words.',
  permissions: [mayWrite],
  entities: [words],
  migrations: [defineMigration('create', [createTable(words)])],
  actions: { write, read, sweep, copy },
});

const person = (more: Partial<Actor> = {}): Actor => ({ id: 'person:40', kind: 'person', permissions: [], reach: {}, ...more });
const writer = person({ id: 'agent:7', kind: 'agent', permissions: ['word.write'] });
const origin = { requestId: 'r1', address: '192.0.2.7' };

eachDatabase((_name, open) => {
  const made = async (...more: Parameters<typeof definePlugin>[0][]) => {
    const ear = recorder(actionRan, actionRefused);
    const { desk, events } = await open({ plugins: [plugin(), ear.plugin, ...more.map((spec) => definePlugin(spec)())] });
    return { ear, desk, events, as: (actor: Actor) => desk.as(actor, origin).use(plugin), texts: () => desk.as(system).use(plugin).read() };
  };

  describe('an action', () => {
    test('may be called by whom its rule lets, and nobody else; the sentence says what it takes', async () => {
      const { as, texts } = await made();
      await as(writer).write({ text: 'a' });
      await as(person({ permissions: ['*'] })).write({ text: 'b' });
      await as(system).sweep();
      await as(system).write({ text: 'c' });
      await expect(as(person()).write({ text: 'x' })).rejects.toMatchObject({
        code: 'access.denied',
        kind: 'forbidden',
        message: 'person:40 may not call word.write: it takes the permission word.write.',
      });
      await expect(as(person({ permissions: ['word.writer', 'word', 'word.write '] })).write({ text: 'x' })).rejects.toMatchObject({
        code: 'access.denied',
      });
      await expect(as(writer).sweep()).rejects.toMatchObject({ code: 'access.denied' });
      await expect(as(anonymous).write({ text: 'x' })).rejects.toMatchObject({
        message: 'anonymous may not call word.write: it takes the permission word.write.',
      });
      expect(await as(anonymous).read()).toEqual(await texts());
      expect(await texts()).toEqual(['c']);
    });

    test('is refused before its input is looked at', async () => {
      const { as } = await made();
      await expect(as(person()).write({ nonsense: 1 } as never)).rejects.toMatchObject({ code: 'access.denied' });
      await expect(as(writer).write({ nonsense: 1 } as never)).rejects.toMatchObject({
        code: 'input.invalid',
        message: expect.stringContaining('word.write: '),
      });
    });

    test('that calls another needs what that one needs, and nothing of it stays when it is refused', async () => {
      const { as, texts } = await made();
      await expect(as(person()).copy({ text: 'x' })).rejects.toMatchObject({ code: 'access.denied', details: { action: 'word.write' } });
      await as(writer).copy({ text: 'x' });
      expect(await texts()).toEqual(['copied', 'x']);
    });
  });

  describe('who did what', () => {
    test('is told with input, actor and origin, in the action’s own transaction', async () => {
      const { as, ear } = await made();
      await as(writer).write({ text: 'a' });
      expect(ear.of(actionRan).map((h) => h.payload)).toEqual([{ action: 'word.write', input: { text: 'a' }, actor: 'agent:7', origin }]);
      expect(ear.of(actionRefused)).toEqual([]);
    });

    test('is told once for what was called, not for what that called', async () => {
      const { as, ear } = await made();
      await as(writer).copy({ text: 'a' });
      expect(ear.heard.map((h) => (h.payload as { action: string }).action)).toEqual(['word.copy']);
    });

    test('is not told of what only looks, of what fails, nor of the desk itself', async () => {
      const { as, ear } = await made();
      await as(writer).read();
      await as(system).write({ text: 'a' });
      await expect(as(writer).write({ text: 3 } as never)).rejects.toThrow();
      expect(ear.heard).toEqual([]);
    });

    test('may refuse the action by not being able to write it down', async () => {
      const full = new RangeError('the audit is full');
      const { as, texts } = await made({ name: 'audit', summary: '', listeners: [within(actionRan, () => Promise.reject(full))] });
      await expect(as(writer).write({ text: 'a' })).rejects.toBe(full);
      expect(await texts()).toEqual([]);
    });

    test('includes who was refused, told in a transaction of its own', async () => {
      const keep = within(actionRefused, (scope, refused) => scope.rows(words).insert({ text: `refused ${refused.actor}` }));
      const { as, ear, texts } = await made({ name: 'audit', summary: '', listeners: [keep] });
      await expect(as(person()).copy({ text: 'x' })).rejects.toMatchObject({ code: 'access.denied' });
      expect(ear.of(actionRefused).map((h) => h.payload)).toEqual([
        { action: 'word.copy', actor: 'person:40', code: 'access.denied', origin },
      ]);
      expect(ear.of(actionRan)).toEqual([]);
      expect(await texts()).toEqual(['refused person:40']);
    });

    test('does not hide the refusal when it cannot be written down', async () => {
      const { as } = await made({
        name: 'audit',
        summary: '',
        listeners: [within(actionRefused, () => Promise.reject(new RangeError('full')))],
      });
      await expect(as(person()).write({ text: 'x' })).rejects.toMatchObject({ code: 'access.denied' });
    });
  });
});
