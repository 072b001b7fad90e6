import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList, type Worker, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import type pg from 'pg';
import { alarm, layAsideStrangers } from './graphile-alarm.ts';
import { clean, rollCall, takeOverFromTheDead, type RollCall } from './graphile-house.ts';
import { lookout } from './lookout.ts';

/** Jobs in hand at once, in each process. */
export const AT_ONCE = 8;
/** A safety net only: new jobs are told by LISTEN, due ones by the alarm. Also how often the house is swept. */
const SAFETY_NET = 60_000;
/** How long the work of a process that was killed may lie in its dead hands. */
const DEAD_HANDS = 3_000;
const SWEEP_EVERY = SAFETY_NET / DEAD_HANDS;

/** graphile-worker would log each job to the console. */
export const silent = new Logger(() => () => undefined);

interface Crew {
  /** How many are left: one that could not write down how its job ended is gone for good. */
  size(): number;
  wakeIdle(jobs: number): void;
  stop(): Promise<void>;
}

interface Wanted {
  readonly pool: pg.Pool;
  readonly tasks: TaskList;
  readonly roll: RollCall;
  /** Something was added, ended or reconnected. */
  readonly stirred: () => void;
  readonly lost: () => void;
}

function wakeIdleOf(pool: WorkerPool | undefined, jobs: number): void {
  if (!pool?._active || pool._shuttingDown) return;
  let left = jobs;
  for (const worker of pool._workers) if (left > 0 && worker.nudge()) left -= 1;
}

async function crewOf({ pool, tasks, roll, stirred, lost }: Wanted): Promise<Crew> {
  const events = new EventEmitter() as WorkerEvents;
  let workers: WorkerPool | undefined;
  events.on('pool:create', ({ workerPool }) => {
    workers = workerPool;
  });
  for (const event of ['pool:listen:success', 'pool:listen:notification'] as const) events.on(event, stirred);
  events.on('job:complete', () => {
    if (workers?._workers.some((w) => w.getActiveJob() === null)) stirred();
  });
  events.on('worker:stop', ({ worker, error }) => {
    roll.leave(worker.workerId).then(error ? lost : stirred, lost);
  });
  // Before its first job, so that nobody takes a living worker for a dead one.
  const startWorker = async (_context: unknown, { worker }: { worker: Worker }) => roll.enter(worker.workerId);
  const plugins = [{ name: 'desk-roll-call', version: '1', worker: { hooks: { startWorker } } }];
  const runner = await run({
    ...{ pgPool: pool, taskList: tasks, events, logger: silent, preset: { plugins } },
    ...{ concurrency: AT_ONCE, pollInterval: SAFETY_NET, noHandleSignals: true },
  });
  runner.promise.catch(lost);
  return { size: () => workers?._workers.length ?? 0, wakeIdle: (jobs) => wakeIdleOf(workers, jobs), stop: () => runner.stop() };
}

/** Workers of this process, kept up: they take over from the dead, and are replaced when they die themselves. */
export async function startWorkers({
  pool,
  tasks,
}: {
  pool: pg.Pool;
  tasks: TaskList;
}): Promise<{ stirred: () => void; stop: () => Promise<void> }> {
  const roll = rollCall(pool);
  const ended: Promise<void>[] = [];
  let crew: Crew | undefined;
  let looks = 0;
  const known = Object.keys(tasks);
  const bell = alarm(pool, AT_ONCE, (jobs) => crew?.wakeIdle(jobs));
  const hire = () => crewOf({ pool, tasks, roll, stirred: bell.now, lost: () => house.now() });
  const house = lookout(async () => {
    await roll.open();
    if (crew && crew.size() < AT_ONCE) {
      ended.push(crew.stop());
      crew = await hire();
    }
    await takeOverFromTheDead(pool);
    await layAsideStrangers(pool, known);
    if (++looks % SWEEP_EVERY === 1) await clean(pool);
    bell.now();
    return DEAD_HANDS;
  });
  await roll.open();
  await takeOverFromTheDead(pool);
  crew = await hire();
  house.now();
  return {
    stirred: bell.now,
    async stop() {
      await house.stop();
      await bell.stop();
      await crew?.stop();
      await Promise.allSettled(ended);
      roll.close();
    },
  };
}
