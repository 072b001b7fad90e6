import { describe, expect, test } from '@jest/globals';
import { eachDatabase, fakeChannel, testDatabase, testDesk } from '@luuri/testing';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import {
  after,
  anyone,
  bind,
  catalogue,
  createDesk,
  createTable,
  defineAction,
  defineEntity,
  defineEvent,
  defineForm,
  defineJob,
  defineMigration,
  definePanel,
  definePermission,
  definePlugin,
  definePort,
  defineSection,
  log,
  systemClock,
  type Binding,
  type Installed,
  type PluginSpec,
  type Started,
} from './index.ts';

type Spec = PluginSpec<object, Record<never, never>>;
const plugin = (name: string, more: Partial<Spec> = {}) => definePlugin({ name, summary: `The plugin ${name}.`, ...more });
const open = (...plugins: Installed[]) => testDesk({ plugins });
const refusal = new RangeError('I do not start');
const action = (name: string, http?: `GET /${string}`) =>
  defineAction(name, { summary: name, allow: anyone, run: async () => undefined, ...(http ? { http } : {}) });
const entity = (table: string) => defineEntity<{ id: number }>(table, (c) => ({ id: c.id() }));
const fact = (name: string, logged = true) => defineEvent<object>(name, { summary: name, about: () => name, logged });

describe('a plugin', () => {
  const base = plugin('base');
  const top = plugin('top', { needs: [base] });

  test('comes after what it needs', async () => {
    const missing = { code: 'plugin.missing', kind: 'defect', message: 'Plugin "top" needs "base". Add base to plugins before top.' };
    await expect(open(top())).rejects.toMatchObject(missing);
    await expect(open(top(), base())).rejects.toMatchObject(missing);
    await expect(open(plugin('base')(), top())).rejects.toMatchObject(missing);
    const { desk, stop } = await open(base(), top());
    expect(desk.catalogue.plugins.map((p) => p.name)).toEqual(['base', 'top']);
    await stop();
  });

  test('shares its names with no other', async () => {
    const job = () => defineJob<object>('x.job', { run: async () => undefined });
    async function hear() {
      await Promise.resolve();
    }
    const first = fact('first');
    const cases: [string, string, Partial<Record<'a' | 'b', Partial<Spec> & { actions?: object }>>][] = [
      ['action', 'x.do', { a: { actions: { one: action('x.do') } }, b: { actions: { two: action('x.do') } } }],
      [
        'route',
        'GET /x/:',
        { a: { actions: { one: action('x.one', 'GET /x/:id') } }, b: { actions: { two: action('x.two', 'GET /x/:name') } } },
      ],
      ['table', 'x', { a: { entities: [entity('x')] }, b: { entities: [entity('x')] } }],
      ['event', 'x', { a: { events: [fact('x')] }, b: { events: [fact('x')] } }],
      ['job', 'x.job', { a: { jobs: [job()] }, b: { jobs: [job()] } }],
      ['permission', 'x', { a: { permissions: [definePermission('x', '')] }, b: { permissions: [definePermission('x', '')] } }],
      [
        'contract section',
        'x',
        {
          a: { sections: [defineSection('x', { summary: '', read: () => 1 })] },
          b: { sections: [defineSection('x', { summary: '', read: () => 1 })] },
        },
      ],
      ['listener', 'a:hear', { a: { listeners: [after(first, hear), after(first, hear)] } }],
      ['migration', 'a/m', { a: { migrations: [defineMigration('m', []), defineMigration('m', [])] } }],
    ];
    for (const [what, name, { a = {}, b = {} }] of cases) {
      await expect(open(plugin('a', a)(), plugin('b', b)())).rejects.toMatchObject({
        code: 'plugin.doubly-declared',
        message: `Two plugins declare the ${what} "${name}". Give one of them another name.`,
      });
    }
    await expect(open(plugin('same')(), plugin('same')())).rejects.toMatchObject({
      code: 'plugin.doubly-declared',
      details: { what: 'plugin', name: 'same' },
    });
  });

  test('names what it listens with, and listens after nothing that leaves no line', async () => {
    const listening = (listener: Parameters<typeof after>[1], logged = true) =>
      open(plugin('ear', { listeners: [after(fact('x.happened', logged), listener)] })());
    await expect(listening(async () => undefined)).rejects.toMatchObject({
      code: 'plugin.unnamed-listener',
      message: 'A listener after x.happened has no name. Pass a named function: its name is written into the database with each job.',
    });
    await expect(listening(async function hear() {}, false)).rejects.toMatchObject({
      code: 'plugin.unlogged-event',
      message: 'ear:hear listens after x.happened, of which no line is kept that it could be told from. Listen within it.',
    });
  });

  test('has its options checked before it starts, and is told where they are wrong', async () => {
    class Options {
      @IsString() tray!: string;
      @IsOptional() @IsInt() @Min(1) copies?: number;
    }
    let given: unknown;
    const letters = definePlugin({
      name: 'letters',
      summary: 'By mail.',
      options: Options,
      start({ options }) {
        given = options;
        return {};
      },
    });
    await expect(open(letters({ tray: 3, colour: 'red', copies: 0 } as never))).rejects.toMatchObject({
      code: 'input.invalid',
      message:
        'options of letters: colour is not known here; leave it out or correct its name; tray must be a string; copies must not be less than 1.',
    });
    await expect(open((letters as unknown as () => Installed)())).rejects.toMatchObject({
      message: 'options of letters: tray must be a string.',
    });
    expect(given).toBeUndefined();
    await (await open(letters({ tray: 'A' }))).stop();
    expect(given).toEqual({ tray: 'A' });
    expect(given).toBeInstanceOf(Options);
  });

  test('finds everything that the desk is made of in the catalogue', async () => {
    const parts = {
      ...{
        permissions: [definePermission('p', 'May p.')],
        entities: [entity('thing')],
        events: [fact('happened')],
        workflow: { states: { odd: { category: 'open' as const } } },
      },
      jobs: [defineJob<object>('do', { run: async () => undefined })],
      sections: [defineSection('s', { summary: '', read: () => 1 })],
    };
    const act = action('act');
    const text = { fi: 'Kysy', sv: 'Fråga', en: 'Ask' };
    const form = defineForm('ask', { title: text, button: text, fields: [], submits: act });
    const panel = definePanel('asked', { title: text, stands: [], reads: act, shows: 'rows', fields: [], empty: text });
    const fax = fakeChannel('fax');
    let found: unknown;
    const looking = definePlugin({ name: 'looking', summary: '', start: ({ get }) => ((found = get(catalogue)), {}) });
    const { desk, stop } = await open(
      plugin('all', { ...parts, forms: [form], panels: [panel], migrations: [defineMigration('m', [createTable(entity('thing'))])] })(),
      definePlugin({ name: 'acts', summary: '', actions: { act } })(),
      fax.plugin,
      looking(),
    );
    expect(desk.catalogue).toBe(found);
    expect(desk.catalogue).toMatchObject({
      ...parts,
      workflow: [parts.workflow],
      actions: [act],
      forms: [form],
      panels: [panel],
      channels: [fax.channel],
    });
    await stop();
  });
});

describe('a port', () => {
  const greeting = definePort<string>('test.greeting');
  const colour = definePort<string>('test.colour', () => 'grey');
  const providing = (name: string, ...provides: Binding[]) => plugin(name, { start: () => ({ provides }) })();

  test('is filled by the host, else by the first plugin that does, else by its fallback', async () => {
    const plugins = [providing('a', bind(colour, 'red'), bind(greeting, 'hei')), providing('b', bind(colour, 'blue'))];
    const hosted = await testDesk({ plugins, ports: [bind(colour, 'white')] });
    expect([hosted.desk.get(colour), hosted.desk.get(greeting)]).toEqual(['white', 'hei']);
    await hosted.stop();
    const free = await testDesk({ plugins });
    expect(free.desk.get(colour)).toBe('red');
    await free.stop();
    const bare = await testDesk({ plugins: [] });
    expect(bare.desk.get(colour)).toBe('grey');
    expect(() => bare.desk.get(greeting)).toThrow('Nothing provides the port "test.greeting". Bind one in createDesk({ ports }).');
    await bare.stop();
  });

  test('is filled by a plugin also when an earlier one has used its fallback', async () => {
    const early = plugin('early', { start: ({ get }) => (expect(get(colour)).toBe('grey'), {}) })();
    const { desk, stop } = await open(early, providing('late', bind(colour, 'red')));
    expect(desk.get(colour)).toBe('red');
    await stop();
  });

  test('makes its fallback once', async () => {
    let made = 0;
    const counter = definePort<object>('test.counter', () => ({ made: ++made }));
    const { desk, stop } = await open();
    expect(desk.get(counter)).toBe(desk.get(counter));
    expect(made).toBe(1);
    await stop();
  });

  test('may hold nothing on purpose', async () => {
    const nothing = definePort<string | undefined>('test.nothing', () => 'something');
    const { desk, stop } = await testDesk({ plugins: [], ports: [bind(nothing, undefined)] });
    expect(desk.get(nothing)).toBeUndefined();
    await stop();
  });
});

describe('the life of plugins', () => {
  /** A plugin that notes what happens to it. */
  const living = (name: string, notes: string[], more: Partial<Started> = {}) =>
    plugin(name, {
      start() {
        notes.push(`${name} starts`);
        return { open: async () => void notes.push(`${name} opens`), stop: () => void notes.push(`${name} stops`), ...more };
      },
    })();

  test('begins in their order and ends in the opposite one; what runs is told to end first', async () => {
    const notes: string[] = [];
    const run = (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        notes.push('b runs');
        signal.addEventListener(
          'abort',
          () => {
            notes.push('b ends');
            resolve();
          },
          { once: true },
        );
      });
    const { desk, stop } = await open(living('a', notes), living('b', notes, { run }));
    expect(notes).toEqual(['a starts', 'b starts']);
    await desk.start();
    await stop();
    await stop();
    expect(notes).toEqual(['a starts', 'b starts', 'a opens', 'b opens', 'b runs', 'b ends', 'b stops', 'a stops']);
  });

  test('that fails at its start closes what had started, and the database with it', async () => {
    const database = await testDatabase('file');
    const notes: string[] = [];
    const failing = plugin('failing', { start: () => Promise.reject(refusal) })();
    const clumsy = living('clumsy', notes, { stop: () => Promise.reject(new RangeError('nor do I stop')) });
    for (let i = 0; i < 2; i++) {
      await expect(
        createDesk({ database: database.options, plugins: [living('a', notes), clumsy, failing, living('never', notes)] }),
      ).rejects.toBe(refusal);
    }
    expect(notes).toEqual(['a starts', 'clumsy starts', 'a stops', 'a starts', 'clumsy starts', 'a stops']);
    await database.drop();
  });

  test('that fails to open fails the start of the desk, which can still be stopped', async () => {
    const notes: string[] = [];
    const { desk, stop } = await open(living('a', notes), living('b', notes, { open: () => Promise.reject(refusal) }));
    await expect(desk.start()).rejects.toBe(refusal);
    await stop();
    expect(notes).toEqual(['a starts', 'b starts', 'a opens', 'b stops', 'a stops']);
  });

  test('that stops working by itself is put on record, and the others work on', async () => {
    const errors: unknown[] = [];
    const notes: string[] = [];
    const quiet = {
      info: () => undefined,
      warn: () => undefined,
      error: (fields: object, message: string) => void errors.push([message, fields]),
    };
    const broken = [
      living('a', notes, { run: () => Promise.reject(refusal) }),
      living('b', notes, {
        run: () => {
          throw refusal;
        },
      }),
    ];
    const { desk, stop } = await testDesk({ plugins: broken, ports: [bind(log, quiet)] });
    await desk.start();
    await stop();
    expect(errors).toEqual([
      ['A plugin stopped working.', { err: refusal }],
      ['A plugin stopped working.', { err: refusal }],
    ]);
    expect(notes.slice(-2)).toEqual(['b stops', 'a stops']);
  });

  test('that fails to stop does not keep the others from it, and is told at the end', async () => {
    const notes: string[] = [];
    const { desk, stop } = await open(living('a', notes), living('b', notes, { stop: () => Promise.reject(refusal) }));
    await expect(desk.stop()).rejects.toBe(refusal);
    expect(notes).toEqual(['a starts', 'b starts', 'a stops']);
    await expect(stop()).rejects.toBe(refusal);
  });
});

describe('a database that is not there', () => {
  test('is said not to answer', async () => {
    const nowhere = [
      { type: 'postgres', url: 'postgres://nobody:secret@127.0.0.1:1/nothing' },
      { type: 'better-sqlite3', database: '/etc/hostname/desk.db' },
    ] as const;
    for (const database of nowhere) {
      const e = await createDesk({ database, plugins: [] }).catch((thrown: unknown) => thrown);
      expect(e).toMatchObject({ code: 'database.unavailable', kind: 'unavailable' });
      expect(String(e)).not.toContain('secret');
    }
  });
});

eachDatabase((_name, openOn) => {
  test('a desk has the machine’s clock when nobody binds another', async () => {
    const database = await openOn.database();
    const desk = await createDesk({ database: database.options, plugins: [] });
    const before = systemClock.now();
    const now = await desk
      .as({ id: 'x', kind: 'agent', permissions: [], reach: {} })
      .run(defineAction('x.now', { summary: '', allow: anyone, run: async (scope) => scope.now }), {});
    expect(now.getTime()).toBeGreaterThanOrEqual(before.getTime());
    await desk.stop();
  });
});
