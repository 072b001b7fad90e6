import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { IsString } from 'class-validator';
import {
  actionRan,
  anonymous,
  anyone,
  can,
  createTable,
  defineAction,
  defineEntity,
  defineMigration,
  defineOutsideAction,
  definePermission,
  definePlugin,
  isWithCookie,
  onlySystem,
  out,
  system,
  WithCookie,
  within,
  type Actor,
} from './index.ts';

const lines = defineEntity<{ id: number; text: string }>('outside_line', (c) => ({ id: c.id(), text: c.text() }));
const write = defineAction<{ text: string }>('outside.write', {
  summary: 'A step.',
  allow: onlySystem,
  run: async (scope, { text }) => {
    await scope.rows(lines).insert({ text: `${text} from ${scope.origin.address ?? 'nowhere'}` });
  },
});
const all = defineAction('outside.all', {
  summary: 'Every line.',
  allow: onlySystem,
  reads: true,
  run: async (scope) => (await scope.rows(lines).find()).map((line) => line.text),
});

class Text {
  @IsString() text!: string;
}
class Reached {
  @out.text text!: string;
  @out.optional(out.text) from!: string | undefined;
}
const reachOut = definePermission('outside.reach', 'Reach out.');
const refusal = new RangeError('the other side says no');

/** Waits, in the midst of itself, for whatever the test does meanwhile. */
function world(meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
  const heard: object[] = [];
  const reach = defineOutsideAction('outside.reach', {
    summary: 'Write, do something elsewhere, write.',
    allow: can(reachOut),
    http: 'POST /outside',
    input: Text,
    output: Reached,
    async reach({ steps, actor, origin }, { text }) {
      await steps.run(write, { text: `${text} begun by ${actor.id}` });
      await meanwhile();
      if (text === 'bad') throw refusal;
      await steps.run(write, { text });
      return { text, from: origin.address };
    },
  });
  const within_ = defineAction('outside.within', {
    summary: 'Reach out from inside a transaction.',
    allow: anyone,
    run: (scope) => scope.run(reach, { text: 'x' }),
  });
  const plugin = definePlugin({
    name: 'outside',
    summary: 'Reaches out.',
    permissions: [reachOut],
    entities: [lines],
    migrations: [defineMigration('create', [createTable(lines)])],
    listeners: [within(actionRan, async (_scope, fact) => heard.push(fact))],
    actions: { reach, write, all, within: within_ },
  });
  return { plugin, heard };
}

const ann: Actor = { id: 'agent:1', kind: 'agent', permissions: [reachOut.permission], reach: {} };
const origin = { requestId: 'r1', address: '10.0.0.1' };

eachDatabase((_name, open) => {
  test('an action that reaches outside holds no transaction meanwhile, and its steps know where the call came from', async () => {
    let others = '';
    const { plugin, heard } = world(async () => {
      // With one writer, and a transaction open, this would wait for ever.
      await desk.as(system).use(plugin).write({ text: 'another' });
      others = 'written';
    });
    const { desk } = await open({ plugins: [plugin()] });
    expect(await desk.as(ann, origin).use(plugin).reach({ text: 'hei' })).toEqual({ text: 'hei', from: '10.0.0.1' });
    expect(others).toBe('written');
    expect(await desk.as(system).use(plugin).all()).toEqual([
      'hei begun by agent:1 from 10.0.0.1',
      'another from nowhere',
      'hei from 10.0.0.1',
    ]);
    expect(heard).toEqual([{ action: 'outside.reach', input: { text: 'hei' }, actor: 'agent:1', origin }]);
  });

  test('what it wrote before it failed stays written, and that it was called is not told', async () => {
    const { plugin, heard } = world();
    const { desk } = await open({ plugins: [plugin()] });
    await expect(desk.as(ann).use(plugin).reach({ text: 'bad' })).rejects.toBe(refusal);
    expect(await desk.as(system).use(plugin).all()).toEqual(['bad begun by agent:1 from nowhere']);
    expect(heard).toEqual([]);
  });

  test('it asks who may and what was given first', async () => {
    const { plugin } = world();
    const { desk } = await open({ plugins: [plugin()] });
    await expect(desk.as(anonymous).use(plugin).reach({ text: 'hei' })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(
      desk
        .as(ann)
        .use(plugin)
        .reach({ text: 7 } as never),
    ).rejects.toMatchObject({ code: 'input.invalid' });
    expect(await desk.as(system).use(plugin).all()).toEqual([]);
  });

  test('it is none for the inside of another action', async () => {
    const { plugin } = world();
    const { desk } = await open({ plugins: [plugin()] });
    await expect(desk.as(ann).use(plugin).within()).rejects.toMatchObject({ code: 'desk.nested-call' });
  });
});

describe('a value with a cookie', () => {
  test('keeps the cookie from whoever looks at the value', () => {
    const kept = new WithCookie({ a: 1 }, 'secret=1');
    expect([isWithCookie(kept), isWithCookie({ value: 1, cookie: 'x' }), isWithCookie(null)]).toEqual([true, false, false]);
    expect(JSON.stringify(kept)).toBe('{"value":{"a":1}}');
  });
});
