import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@luuri/testing';
import pg from 'pg';
import { systemClock } from '../clock.ts';
import { kernelEntities } from '../entities.ts';
import { databaseUnavailable } from '../errors.ts';
import { defineJob } from '../job.ts';
import { openStore, type Store } from '../store.ts';
import { clean, rollCall, takeOverFromTheDead, type RollCall } from './graphile-house.ts';
import { graphileQueue } from './graphile.ts';
import type { DueJob, JobQueue } from './queue.ts';

const call = defineJob<object>('test.call', { run: () => Promise.resolve(), attempts: 1 });

let database: TestDatabase;
let url: string;
let store: Store;
let pool: pg.Pool;
let queues: JobQueue[];
let roll: RollCall;

beforeEach(async () => {
  database = await testDatabase('postgres', []);
  url = database.options.type === 'postgres' ? database.options.url : '';
  store = await openStore(database.options, kernelEntities);
  pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => undefined);
  queues = [];
  roll = rollCall(pool);
});
afterEach(async () => {
  roll.close();
  for (const queue of queues) await queue.stop();
  await pool.end();
  await store.close();
  await database.drop();
});

async function open(): Promise<JobQueue> {
  const queue = await graphileQueue({ url, jobs: [call.job] });
  queues.push(queue);
  return queue;
}

const add = (queue: JobQueue, label: unknown, more: { queue?: string } = {}) =>
  store.write((manager) =>
    queue.add(manager, { type: call, at: systemClock.now(), schedule: { input: { label }, ...more }, eventId: undefined }),
  );

/** Does jobs, and lets a test wait until so many are done. */
function doer() {
  const done: unknown[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const perform = async (job: DueJob) => {
    if (!(await store.write((manager) => job.settle(manager)))) return;
    done.push((job.input as { label: unknown }).label);
    for (const one of waiting.filter((w) => done.length >= w.count)) one.resolve();
  };
  const gather = (count: number) =>
    new Promise<void>((resolve) => (done.length >= count ? resolve() : void waiting.push({ count, resolve })));
  return { done, perform, gather };
}

function door() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

const lockAs = (name: string) =>
  pool.query(
    `WITH j AS (UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now(), attempts = attempts + 1 RETURNING job_queue_id)
     UPDATE graphile_worker._private_job_queues SET locked_by = $1, locked_at = now() WHERE id IN (SELECT job_queue_id FROM j)`,
    [name],
  );

test('processes that work side by side do each job once', async () => {
  const { done, perform, gather } = doer();
  const [one, other] = [await open(), await open()];
  for (let label = 0; label < 60; label++) await add(one, label);
  await Promise.all([one.start(perform), other.start(perform)]);
  await gather(60);
  await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  expect([...done].sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 60 }, (_, label) => label));
});

test('what a dead process had in hand is done by the next one that starts, as if it had never been begun', async () => {
  const { done, perform, gather } = doer();
  const queue = await open();
  await add(queue, 'first', { queue: 'q' });
  await lockAs('worker-of-the-dead');
  await add(queue, 'second', { queue: 'q' });
  await queue.start(perform);
  await gather(2);
  expect(done).toEqual(['first', 'second']);
});

test('what a living process has in hand stays its own, whoever starts beside it', async () => {
  const { done, perform, gather } = doer();
  const [living, newcomer] = [await open(), await open()];
  const [begun, held] = [door(), door()];
  await add(living, 'held', { queue: 'q' });
  await living.start(async (job) => {
    const { label } = job.input as { label: string };
    if (label === 'held') begun.open();
    if (label === 'held') await held.opened;
    await perform(job);
  });
  await begun.opened;
  const twice: string[] = [];
  await newcomer.start((job) => {
    twice.push((job.input as { label: string }).label);
    return perform(job);
  });
  await takeOverFromTheDead(pool);
  await add(newcomer, 'free');
  await gather(1);
  expect([done, twice.includes('held')]).toEqual([['free'], false]);
  held.open();
  await gather(2);
  expect([...done].sort()).toEqual(['free', 'held']);
});

test('a process whose roll call lost its connection answers again', async () => {
  await roll.open();
  await roll.enter('worker-alive');
  const queue = await open();
  await add(queue, 'x');
  await lockAs('worker-alive');
  await takeOverFromTheDead(pool);
  expect(await queue.nextDue()).toBeUndefined();
  await store.write((manager) =>
    manager.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database AS d ON d.oid = database WHERE locktype = 'advisory' AND datname = current_database() AND pid <> pg_backend_pid()`,
    ),
  );
  await roll.open();
  await takeOverFromTheDead(pool);
  expect(await queue.nextDue()).toBeUndefined();
  await roll.leave('worker-alive');
  await takeOverFromTheDead(pool);
  expect(await queue.nextDue()).toBeDefined();
});

test('when the database hangs up on everybody, work goes on when it is back, and what was in hand is done once', async () => {
  // graphile-worker says so on the console when a worker ends.
  const said = jest.spyOn(console, 'trace').mockImplementation(() => undefined);
  const { done, perform, gather } = doer();
  const queue = await open();
  const [begun, held] = [door(), door()];
  for (let i = 0; i < 8; i++) await add(queue, `in hand ${i}`);
  let count = 0;
  await queue.start(async (job) => {
    if (++count === 8) begun.open();
    await held.opened;
    await perform(job);
  });
  await begun.opened;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  held.open();
  await gather(8);
  await admin.end();
  for (let i = 0; i < 12; i++) await add(queue, `after ${i}`);
  await gather(20);
  expect([done.length, new Set(done).size]).toEqual([20, 20]);
  said.mockRestore();
});

test('old receipts are swept, and nothing else', async () => {
  const queue = await open();
  for (let i = 0; i < 3; i++) await add(queue, i, { queue: `kept:${i}` });
  await pool.query(
    `INSERT INTO desk_job_receipt (job_id, at) SELECT id || '.0', now() - interval '2 hours' FROM graphile_worker._private_jobs`,
  );
  await pool.query(`INSERT INTO desk_job_receipt (job_id, at) VALUES ('99999.0', now() - interval '2 hours'), ('99998.0', now())`);
  await clean(pool);
  const receipts = await pool.query<{ id: string }>('SELECT job_id AS id FROM desk_job_receipt ORDER BY 1');
  expect(receipts.rows.map((r) => r.id)).toEqual(['1.0', '2.0', '3.0', '99998.0']);
});

test('a thousand queues cost graphile-worker no more than a few lanes, which are there before anybody adds to them', async () => {
  const [queue, other] = [await open(), await open()];
  const count = async () => {
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM graphile_worker._private_job_queues');
    return rows[0]?.n;
  };
  await store.write(async (manager) => {
    const work = (id: number) => ({
      type: call,
      at: systemClock.now(),
      schedule: { input: {}, queue: `ticket:${id}` },
      eventId: undefined,
    });
    for (let id = 0; id < 1_000; id++) await queue.add(manager, work(id));
    // The first is not yet committed, and holds up nobody who adds to the same lanes.
    await store.write((beside) => other.add(beside, work(1)));
  });
  expect(await count()).toBe(64);
  await add(queue, 'x', { queue: 'deliver:1' });
  expect(await count()).toBe(128);
});

test('a database that hangs up in the middle of a job costs it no attempt: it is begun again', async () => {
  const { done, perform, gather } = doer();
  const queue = await open();
  await add(queue, 'x');
  let begun = 0;
  await queue.start((job) => (++begun < 3 ? Promise.reject(databaseUnavailable({ reason: 'hung up' })) : perform(job)));
  await gather(1);
  expect([begun, done, await store.read((manager) => queue.deadLetters(manager))]).toEqual([3, ['x'], []]);
});

test('a connection that is lost while the tables are made is an error and not the end of the process', async () => {
  const empty = await testDatabase('postgres');
  const at = empty.options.type === 'postgres' ? empty.options.url : '';
  const admin = new pg.Client({ connectionString: at });
  await admin.connect();
  await admin.query('SELECT pg_advisory_lock(7205885)');
  const opening = graphileQueue({ url: at, jobs: [call.job] }).then(
    () => 'opened',
    () => 'refused',
  );
  const others = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%advisory_lock%'`;
  while ((await admin.query(`SELECT 1 ${others}`)).rowCount === 0) await new Promise((resolve) => setImmediate(resolve));
  await admin.query(`SELECT pg_terminate_backend(pid) ${others}`);
  expect(await opening).toBe('refused');
  await admin.end();
  await empty.drop();
});

test('any number of processes may be the first on an empty database', async () => {
  for (let round = 0; round < 3; round++) {
    const empty = await testDatabase('postgres');
    const at = empty.options.type === 'postgres' ? empty.options.url : '';
    const opened = await Promise.all(Array.from({ length: 4 }, () => graphileQueue({ url: at, jobs: [call.job] })));
    await Promise.all(opened.map((queue) => queue.stop()));
    await empty.drop();
  }
});
