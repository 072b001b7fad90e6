import { queueConformance } from '@luuri/testing';
import { kernelEntities, kernelMigrations } from '../entities.ts';
import { migrate } from '../migration.ts';
import { openStore } from '../store.ts';
import { embeddedQueue } from './embedded.ts';
import { testDatabase } from '@luuri/testing';

queueConformance('embedded', async ({ clock, jobs }) => {
  const database = await testDatabase('file');
  const store = await openStore(database.options, kernelEntities);
  await migrate(store, [{ name: 'kernel', migrations: kernelMigrations }], clock.now());
  const queue = embeddedQueue({ store, clock: () => clock, typeOf: (name) => jobs.find((job) => job.job === name) });
  const stop = async () => {
    await queue.stop();
    await store.close();
    await database.drop();
  };
  return { queue, write: store.write, stop };
});
