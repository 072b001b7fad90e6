import { queueConformance, testDatabase } from '@luuri/testing';
import { kernelEntities, kernelMigrations } from '../entities.ts';
import { migrate } from '../migration.ts';
import { openStore } from '../store.ts';
import { graphileQueue } from './graphile.ts';

queueConformance('graphile', async ({ clock, jobs }) => {
  const database = await testDatabase('postgres', []);
  const store = await openStore(database.options, kernelEntities);
  await migrate(store, [{ name: 'kernel', migrations: kernelMigrations }], clock.now());
  const url = database.options.type === 'postgres' ? database.options.url : '';
  const queue = await graphileQueue({ url, jobs: jobs.map((job) => job.job) });
  let stopped: Promise<void> | undefined;
  const stopOnce = () => (stopped ??= queue.stop());
  const stop = async () => {
    await stopOnce();
    await store.close();
    await database.drop();
  };
  return { queue: { ...queue, stop: stopOnce }, write: store.write, stop };
});
