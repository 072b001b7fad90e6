import type pg from 'pg';
import { settledChannel } from './elsewhere.ts';
import { eventChannel } from './entities.ts';
import { definePort } from './port.ts';
import { lookout } from './queue/lookout.ts';
import type { Hearing } from './settled.ts';
import type { DatabaseOptions } from './store.ts';

/** Tells of commits that wrote facts, of whichever process: `scope.get(eventWatch).hear(look)`. */
export interface EventWatch {
  /** Called after such commits, several of them at once perhaps, and whenever some may have been missed. @returns stops it */
  hear(told: () => void): () => void;
}

export const eventWatch = definePort<EventWatch>('event-watch');

/** What keeps answers until it is told that others have changed a table; all tables when none is named. */
export interface Followed extends Hearing {
  forget(tables?: readonly string[]): void;
}

/** The watch of a desk, in the desk's own hands. */
export interface Watch extends EventWatch {
  /** This process has committed facts. */
  readonly stirred: () => void;
  /** From now on tell what is settled of changes by other processes; on SQLite it finds out by itself. */
  follow(settled: Followed): void;
  stop(): Promise<void>;
}

/** How often to speak on a connection that only listens: a dead one says nothing of itself. */
const ARE_YOU_THERE = 4_000;

function ears() {
  const all = new Set<() => void>();
  return {
    all,
    tell: () => {
      for (const told of all) told();
    },
  };
}

/** One process, one writer: whoever commits tells. */
function watchHere(): Watch {
  const { all, tell } = ears();
  return {
    stirred: tell,
    follow: () => undefined,
    async stop() {
      all.clear();
    },
    hear(told) {
      all.add(told);
      return () => void all.delete(told);
    },
  };
}

interface Heard {
  facts(): void;
  settled(tables: readonly string[]): void;
  lost(): void;
}

async function connect(url: string, heard: Heard): Promise<pg.Client> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, keepAlive: true, application_name: 'luuri live' });
  client.on('notification', ({ channel, payload = '' }) =>
    channel === settledChannel ? heard.settled(payload.split(',')) : heard.facts(),
  );
  client.on('error', heard.lost);
  client.on('end', heard.lost);
  await client.connect();
  await client.query(`LISTEN ${eventChannel}`);
  await client.query(`LISTEN ${settledChannel}`);
  return client;
}

/** Through the database, which tells every process; connected only while somebody listens. */
function watchAcross(url: string): Watch {
  const { all, tell } = ears();
  let client: pg.Client | undefined;
  let followed: Followed | undefined;
  const hangUp = async () => {
    const known = client;
    client = undefined;
    followed?.lost();
    await known?.end().catch(() => undefined);
  };
  /** Whatever is committed from before the question on is heard, or was heard before the answer. */
  const askAgain = async (known: pg.Client) => {
    const since = performance.now();
    await known.query('SELECT 1');
    // All the same it begins anew each time: whatever goes past the notices, somebody's hand in the database, is seen soon.
    followed?.forget();
    if (client === known) followed?.hears(since);
  };
  const callUp = async () => {
    client = await connect(url, {
      facts: tell,
      settled: (tables) => followed?.forget(tables),
      lost: () => {
        client = undefined;
        followed?.lost();
        line.now();
      },
    });
    // Whatever was committed while nobody listened.
    tell();
    await askAgain(client);
  };
  const line = lookout(async () => {
    if (all.size === 0 && !followed) {
      await hangUp();
      return undefined;
    }
    if (client) {
      const known = client;
      await askAgain(known).catch(() => (client === known ? hangUp() : undefined));
    }
    if (!client) await callUp();
    return ARE_YOU_THERE;
  });
  return {
    stirred: () => undefined,
    follow(settled) {
      followed = settled;
      line.now();
    },
    async stop() {
      all.clear();
      followed?.lost();
      followed = undefined;
      await line.stop();
      await hangUp();
    },
    hear(told) {
      all.add(told);
      line.now();
      return () => {
        all.delete(told);
        if (all.size === 0) line.now();
      };
    },
  };
}

export const watchOf = (database: DatabaseOptions): Watch => (database.type === 'postgres' ? watchAcross(database.url) : watchHere());
