import { createHash } from 'node:crypto';
import type pg from 'pg';

const hashOf = (name: string) => createHash('sha256').update(name).digest();

/** graphile-worker's names have an end: 128 letters for a queue. A longer one becomes its beginning and its hash. */
function fitting(name: string): string {
  if (name.length <= 120 && !name.includes('\0')) return name;
  return `${name.slice(0, 80).replaceAll('\0', '')}~${hashOf(name).toString('hex').slice(0, 32)}`;
}

/** graphile-worker's keys are one space for all tasks. */
export const keyOf = (job: string, key: string): string => fitting(`${job}/${key}`);

/** How many queues of one kind graphile-worker is shown, however many there are. */
const LANES = 64;

/** `ticket` of `ticket:12`. One without a kind shares the lanes of all of those. */
const kindOf = (queue: string): string => /^([a-z][a-z-]{0,39}):/.exec(queue)?.[1] ?? '';

/**
 * The lane that a queue runs in: always the same, of a few. Each look for a job locks every queue that nobody works on, whether or not it
 * has anything due, so that a hundred thousand tickets with a queue each would cost a look a hundred thousand locks. Queues of
 * another kind are never in the same lane: a mail server that thinks for a minute holds up no clock.
 */
export const laneOf = (queue: string): string => `${kindOf(queue)}~${String(hashOf(queue).readUInt32BE() % LANES)}`;

const MAKE = `INSERT INTO graphile_worker._private_job_queues (queue_name) SELECT $1::text || '~' || n FROM generate_series(0, ${String(LANES - 1)}) AS n
  ON CONFLICT DO NOTHING`;

/**
 * Sees to it that the lanes of a queue's kind are there: committed at once. Made in the action's own transaction, they would hold up
 * all others that need the same one until that commits.
 */
export function lanes(pool: pg.Pool): { open(queue: string): Promise<string> } {
  const there = new Map<string, Promise<unknown>>();
  return {
    async open(queue) {
      const kind = kindOf(queue);
      const making = there.get(kind) ?? pool.query(MAKE, [kind]);
      there.set(kind, making);
      await making.catch((e: unknown) => {
        there.delete(kind);
        throw e;
      });
      return laneOf(queue);
    },
  };
}
