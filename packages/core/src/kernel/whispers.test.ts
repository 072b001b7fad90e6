import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { anyone, createDesk, defineAction, definePlugin, whispers } from './index.ts';

class Say {
  topic!: string;
  fails?: boolean;
}
const say = defineAction<Say>('test.say', {
  summary: 'Say it, and keep nothing.',
  allow: anyone,
  reads: true,
  async run(scope, { topic, fails = false }) {
    await scope.get(whispers).tell(scope, topic, { who: 'Ada', many: 2 });
    if (fails) throw new RangeError('after all not');
  },
});
const saying = definePlugin({ name: 'saying', summary: 'Says things.', actions: { say } });

/** Everything that is heard, and the moment at which there is enough. */
function listener() {
  const heard: [string, object][] = [];
  let look = () => undefined as unknown;
  return {
    heard,
    hear(topic: string, words: object) {
      heard.push([topic, words]);
      look();
    },
    until: (many: number) =>
      new Promise<void>((enough) => {
        look = () => heard.length >= many && enough();
        look();
      }),
  };
}

eachDatabase((name, open) => {
  test('a whisper is heard by whoever listens, of a unit of work that only reads as well', async () => {
    const { desk } = await open({ plugins: [saying()] });
    const ear = listener();
    const leave = desk.get(whispers).hear(ear.hear);
    // The line may not be there yet: what nobody hears is gone.
    for (let i = 0; ear.heard.length === 0 && i < 200; i++) {
      await desk.as({ id: 'x', kind: 'anonymous', permissions: [], reach: {} }).use(saying).say({ topic: 'a' });
      await new Promise((next) => setImmediate(next));
    }
    await ear.until(1);
    expect(ear.heard[0]).toEqual(['a', { who: 'Ada', many: 2 }]);
    leave();
  });

  test('nothing is heard of what was not committed', async () => {
    const { desk } = await open({ plugins: [saying()] });
    const ear = listener();
    desk.get(whispers).hear(ear.hear);
    const nobody = desk.as({ id: 'x', kind: 'anonymous', permissions: [], reach: {} }).use(saying);
    await expect(nobody.say({ topic: 'lost', fails: true })).rejects.toThrow('after all not');
    for (let i = 0; ear.heard.length === 0 && i < 200; i++) {
      await nobody.say({ topic: 'kept' });
      await new Promise((next) => setImmediate(next));
    }
    await ear.until(1);
    expect(ear.heard.every(([topic]) => topic === 'kept')).toBe(true);
  });

  if (name === 'postgres')
    test('what one process whispers is heard in another', async () => {
      const database = await open.database();
      const { desk } = await open({ plugins: [saying()], database });
      const other = await createDesk({ database: database.options, plugins: [saying()] });
      try {
        const ear = listener();
        other.get(whispers).hear(ear.hear);
        for (let i = 0; ear.heard.length === 0 && i < 200; i++) {
          await desk.as({ id: 'x', kind: 'anonymous', permissions: [], reach: {} }).use(saying).say({ topic: 'far' });
          await new Promise((next) => setImmediate(next));
        }
        await ear.until(1);
        expect(ear.heard[0]?.[0]).toBe('far');
      } finally {
        await other.stop();
      }
    });
});
