import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { system } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { jobRows, type JobRow } from '../entities.ts';
import type { AnyJob } from '../job.ts';
import { rowsOf, type Rows } from '../rows.ts';
import { selectBy } from '../sql/statements.ts';
import { tableOf } from '../sql/table.ts';
import type { Store } from '../store.ts';
import { lookout, type Lookout } from './lookout.ts';
import {
  backOff,
  isJobId,
  reasonOf,
  type DeadLetter,
  type DueJob,
  type JobCount,
  type JobQueue,
  type LettersWanted,
  type Perform,
  type Waiting,
} from './queue.ts';

/** Jobs in hand at once: enough that slow mail servers do not hold up timers and that many share a commit, few enough for one process. */
const AT_ONCE = 16;

const rows = (manager: EntityManager): Rows<JobRow> => rowsOf(jobRows, { manager, actor: system, readOnly: false });

/** Not in hand, and not behind one of its queue that is. Lists go in as JSON, so that it is one statement whatever their length. */
const free = (runAt: string): string =>
  `WHERE ${runAt} AND "id" NOT IN (SELECT value FROM json_each(?)) AND ("queue" IS NULL OR "queue" NOT IN (SELECT value FROM json_each(?)))
  ORDER BY "run_at", "id" LIMIT ?`;
const FREE = free('"run_at" IS NOT NULL');
const FREE_BY = free('"run_at" <= ?');

interface Parts {
  readonly store: Store;
  readonly clock: () => Clock;
  /** Finds a job's declaration by its name: how often it may be tried. */
  readonly typeOf: (job: string) => AnyJob | undefined;
}

const dueJob = (row: JobRow): DueJob => ({
  job: row.job,
  input: row.input,
  eventId: row.eventId ?? undefined,
  settle: async (manager) => (await rows(manager).remove({ id: row.id, attempts: row.attempts })) === 1,
});

/** Jobs of one queue are done one after another. */
function firstOfEach(rows: readonly JobRow[]): JobRow[] {
  const queues = new Set<string>();
  return rows.filter(({ queue }) => queue === null || (!queues.has(queue) && queues.add(queue)));
}

interface Wanted {
  readonly held: ReadonlyMap<number, Pick<JobRow, 'queue'>>;
  /** About to be in hand. */
  readonly taken?: readonly JobRow[];
  /** Due by then; at any time when left out. */
  readonly until?: Date;
  readonly limit: number;
}

/** What somebody could take: neither in hand nor about to be, and not behind one of its queue that is. */
function freeRows(manager: EntityManager, { held, taken = [], until, limit }: Wanted): Promise<JobRow[]> {
  const queues = [...held.values(), ...taken].flatMap((j) => j.queue ?? []);
  const by = until ? [tableOf(manager, jobRows.table).field('runAt').write(until)] : [];
  const parameters = [...by, JSON.stringify([...held.keys(), ...taken.map((j) => j.id)]), JSON.stringify(queues), limit];
  return selectBy(manager, jobRows.table, { text: until ? FREE_BY : FREE, parameters }) as Promise<JobRow[]>;
}

/** The jobs in hand, and what nobody may take meanwhile. */
function hands({ store, typeOf }: Parts, freed: () => void) {
  const inHand = new Map<number, Pick<JobRow, 'job' | 'queue' | 'attempts'> & { done: Promise<void> }>();
  const resting = new Set<NodeJS.Timeout>();

  const free = (manager: EntityManager, wanted: Omit<Wanted, 'held'>) => freeRows(manager, { ...wanted, held: inHand });

  async function failed(row: JobRow, e: unknown, now: Date): Promise<void> {
    const attempts = row.attempts + 1;
    const last = attempts >= (typeOf(row.job)?.attempts ?? 1);
    const runAt = last ? null : new Date(now.getTime() + backOff(attempts));
    await store.write((manager) =>
      rows(manager).update({ id: row.id, attempts: row.attempts }, { attempts, runAt, lastError: reasonOf(e) }),
    );
  }

  /** Its failure could not be written down, so it still looks due: hold on to it, or it would run again at once and for ever. */
  const hold = (row: JobRow) => {
    const timer = setTimeout(
      () => {
        resting.delete(timer);
        inHand.delete(row.id);
        freed();
      },
      backOff(row.attempts + 1),
    );
    resting.add(timer);
  };

  const nextOf = async (manager: EntityManager, taken: readonly JobRow[]): Promise<Date | undefined> =>
    (await free(manager, { limit: 1, taken }))[0]?.runAt ?? undefined;

  return {
    inHand,
    /** As many as hands are free, the first of each queue; and when the next one will be due, if a hand is left for it. */
    async look(until: Date): Promise<{ found: readonly JobRow[]; next?: Date | undefined }> {
      const limit = AT_ONCE - inHand.size;
      if (limit <= 0) return { found: [] };
      return store.read(async (manager) => {
        const found = firstOfEach(await free(manager, { until, limit }));
        return { found, next: found.length < limit ? await nextOf(manager, found) : undefined };
      });
    },
    due: (until: Date, limit: number) => store.read((manager) => free(manager, { until, limit })),
    next: () => store.read((manager) => nextOf(manager, [])),
    /** Rejects only when the failure of a job could not be written down. */
    async take(row: JobRow, work: Perform, now: () => Date): Promise<void> {
      const done = work(dueJob(row)).catch((e: unknown) => failed(row, e, now()));
      inHand.set(row.id, { job: row.job, queue: row.queue, attempts: row.attempts, done });
      try {
        await done;
        inHand.delete(row.id);
      } catch (e) {
        hold(row);
        throw e;
      }
    },
    async stop() {
      await Promise.allSettled([...inHand.values()].map((j) => j.done));
      for (const timer of resting) clearTimeout(timer);
    },
  };
}
type Hands = ReturnType<typeof hands>;

/** Takes what is due as long as a hand is free, and says when the next one will be. */
function taking({ look, take }: Hands, clock: () => Clock, seat: { perform: Perform; again: () => void; working: () => boolean }) {
  const now = () => clock().now();
  return async (): Promise<number | undefined> => {
    const { found, next } = await look(now());
    if (!seat.working()) return undefined;
    // A hand that becomes free looks again.
    for (const row of found) take(row, seat.perform, now).then(seat.again, seat.again);
    return next && next.getTime() - now().getTime();
  };
}

const waiting = ({ type, schedule, at, eventId }: Waiting): Omit<JobRow, 'id'> => ({
  job: type.job,
  key: schedule.key ?? null,
  queue: schedule.queue ?? null,
  runAt: at,
  input: schedule.input,
  eventId: eventId ?? null,
  attempts: 0,
  lastError: null,
});

const deadLetter = (row: JobRow): DeadLetter => ({
  id: String(row.id),
  job: row.job,
  attempts: row.attempts,
  lastError: row.lastError ?? '',
  queue: row.queue,
});

const COUNTS = `SELECT "job", SUM("run_at" IS NOT NULL AND "attempts" = 0) AS "waiting",
  SUM("run_at" IS NOT NULL AND "attempts" > 0) AS "failing", SUM("run_at" IS NULL) AS "laidAside" FROM "desk_job" GROUP BY "job" ORDER BY "job"`;

/** What is in hand stands in the table as it did before. */
async function countJobs(manager: EntityManager, inHand: Hands['inHand']): Promise<JobCount[]> {
  const found = await manager.query<Omit<JobCount, 'inHand'>[]>(COUNTS);
  return found.map(({ job, waiting, failing, laidAside }) => {
    const held = [...inHand.values()].filter((one) => one.job === job);
    const again = held.filter((one) => one.attempts > 0).length;
    const left = { waiting: Math.max(0, waiting - held.length + again), failing: Math.max(0, failing - again) };
    return { job, ...left, inHand: held.length, laidAside };
  });
}

async function lettersIn(manager: EntityManager, { id, after, limit }: LettersWanted): Promise<DeadLetter[]> {
  if ([id, after].some((one) => one !== undefined && !isJobId(one))) return [];
  const which = id === undefined ? (after === undefined ? {} : { id: MoreThan(Number(after)) }) : { id: Number(id) };
  const found = await rows(manager).find({
    where: { runAt: null, ...which },
    order: { id: 'ASC' },
    ...(limit === undefined ? {} : { limit }),
  });
  return found.map(deadLetter);
}

/** A table in the desk's own database, for one process. Sleeps until the next job is due; nothing polls. */
export function embeddedQueue(parts: Parts): JobQueue {
  const { clock } = parts;
  let look: Lookout | undefined;
  const wake = () => look?.now();
  const held = hands(parts, wake);

  return {
    async add(manager, work) {
      const row = waiting(work);
      if (row.key !== null && work.schedule.first !== true) await rows(manager).remove({ job: row.job, key: row.key });
      await rows(manager).insertAll([row]);
    },
    async cancel(manager, job, key) {
      await rows(manager).remove({ job, key });
    },
    wake,
    start(perform) {
      const mine = lookout(taking(held, clock, { perform, again: wake, working: () => look === mine }));
      look = mine;
      mine.now();
      return Promise.resolve();
    },
    async stop() {
      const last = look;
      look = undefined;
      await last?.stop();
      await held.stop();
    },
    async runDue(until, perform, limit = Infinity) {
      let taken = 0;
      for (; taken < limit; taken++) {
        const [next] = await held.due(until, 1);
        if (!next) break;
        await held.take(next, perform, () => until);
      }
      return taken;
    },
    nextDue: async (manager) =>
      manager ? ((await rows(manager).first({ runAt: Not(IsNull()) }, { runAt: 'ASC' }))?.runAt ?? undefined) : held.next(),
    counts: (manager) => countJobs(manager, held.inHand),
    deadLetters: (manager, wanted = {}) => lettersIn(manager, wanted),
    retry: async (manager, id, at) =>
      isJobId(id) && (await rows(manager).update({ id: Number(id), runAt: null }, { runAt: at, attempts: 0 })) === 1,
    drop: async (manager, id) => isJobId(id) && (await rows(manager).remove({ id: Number(id), runAt: null })) === 1,
  };
}
