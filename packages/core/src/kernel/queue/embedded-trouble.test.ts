import { afterEach, expect, test } from '@jest/globals';
import { testDatabase, travellingClock, type TestDatabase } from '@luuri/testing';
import { kernelEntities, kernelMigrations } from '../entities.ts';
import { defineJob } from '../job.ts';
import { migrate } from '../migration.ts';
import { openStore, type Store } from '../store.ts';
import { embeddedQueue } from './embedded.ts';
import type { JobQueue } from './queue.ts';

const send = defineJob<object>('test.send', { run: () => Promise.resolve() });
const clock = travellingClock();
let database: TestDatabase;
let store: Store;
let queue: JobQueue;

async function open(more: (store: Store) => Partial<Store>): Promise<void> {
  database = await testDatabase('file');
  store = await openStore(database.options, kernelEntities);
  await migrate(store, [{ name: 'kernel', migrations: kernelMigrations }], clock.now());
  queue = embeddedQueue({ store: { ...store, ...more(store) }, clock: () => clock, typeOf: () => send });
  await store.write((manager) => queue.add(manager, { type: send, at: clock.now(), schedule: { input: {} }, eventId: undefined }));
}
afterEach(async () => {
  await queue.stop();
  await store.close();
  await database.drop();
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a job whose failure cannot be written down, for the disk is full, is not sent again and again meanwhile', async () => {
  let sent = 0;
  await open(() => ({ write: () => Promise.reject(new RangeError('disk full')) }));
  await queue.start(() => {
    sent++;
    return Promise.reject(new RangeError('cannot settle either'));
  });
  for (let i = 0; i < 20; i++) {
    queue.wake(clock.now());
    await pause(5);
  }
  expect(sent).toBe(1);
});

test('a look that fails is followed by another', async () => {
  let down = true;
  let tell: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (tell = resolve));
  await open((real) => ({ read: (work) => (down ? Promise.reject(new RangeError('away')) : real.read(work)) }));
  await queue.start(async (job) => {
    await store.write((manager) => job.settle(manager));
    tell();
  });
  await pause(20);
  down = false;
  await done;
});
