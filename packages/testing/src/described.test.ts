import { expect, test } from '@jest/globals';
import { anyone, defineAction, definePlugin, definePort, Download, out, pageOf, system, WithCookie, type AnyShape } from '@luuri/core';
import { testDesk } from './desk.ts';

const added = definePort<(readonly [string, AnyShape])[]>('described.added', () => []);

@out.more((get) => get(added))
class Thing {
  @out.integer id!: number;
  @out.orNull(out.instant) at!: Date | null;
  @out.optional(out.text) note?: string;
  readonly [more: string]: unknown;
}
const good: Thing = { id: 1, at: new Date(0) };

const giving = (name: string, result: unknown, output?: unknown) =>
  defineAction(`described.${name}`, { summary: '', allow: anyone, http: `GET /${name}`, output, run: async () => result } as never);

const file = new Download({ name: 'a', mediaType: 'text/plain', bytes: new Uint8Array() });
const actions = {
  one: giving('one', { ...good, note: 'a', colour: 'red' }, Thing),
  list: giving('list', [good], [Thing]),
  page: giving('page', { items: [good], next: null }, pageOf(Thing)),
  none: giving('none', null, out.orNull(Thing)),
  file: giving('file', file, Download),
  cookie: giving('cookie', new WithCookie(good, 'a=1'), Thing),
  nothing: giving('nothing', undefined),
  surplus: giving('surplus', { ...good, size: 1 }, Thing),
  lacking: giving('lacking', { at: null }, Thing),
  otherType: giving('other-type', { ...good, at: 'tomorrow' }, Thing),
  noFile: giving('no-file', good, Download),
  noOutput: giving('no-output', good),
  noResult: giving('no-result', undefined, Thing),
};
const things = definePlugin({
  name: 'described',
  summary: 'Things.',
  actions,
  ports: [added],
  start: ({ get }) => {
    get(added).push(['colour', out.oneOf('red', 'blue')]);
    return {};
  },
});

test('what an action gives is compared with what it says, with what others add to it', async () => {
  const { desk, stop } = await testDesk({ plugins: [things()] });
  const api = desk.as(system).use(things) as unknown as Record<string, () => Promise<unknown>>;
  const outcome = async (name: string) =>
    api[name]!().then(
      () => 'as described',
      (e: unknown) => (e as Error).message,
    );
  for (const name of ['one', 'list', 'page', 'none', 'file', 'cookie', 'nothing'])
    expect([name, await outcome(name)]).toEqual([name, 'as described']);
  expect(await outcome('surplus')).toMatch(/^described\.surplus gave something else .*additional properties.*size/);
  expect(await outcome('lacking')).toMatch(/required property 'id'/);
  expect(await outcome('otherType')).toMatch(/\/at must match format "date-time"/);
  expect(await outcome('noFile')).toMatch(/one is JSON/);
  expect(await outcome('noOutput')).toMatch(/names no output/);
  expect(await outcome('noResult')).toMatch(/gives nothing/);
  await stop();
});
