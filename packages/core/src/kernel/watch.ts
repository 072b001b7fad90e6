import type pg from 'pg';
import { eventChannel } from './entities.ts';
import { definePort } from './port.ts';
import { lookout } from './queue/lookout.ts';
import type { DatabaseOptions } from './store.ts';

/** Tells of commits that wrote facts, of whichever process: `scope.get(eventWatch).hear(look)`. */
export interface EventWatch {
  /** Called after such commits, several of them at once perhaps, and whenever some may have been missed. @returns stops it */
  hear(told: () => void): () => void;
}

export const eventWatch = definePort<EventWatch>('event-watch');

/** The watch of a desk, in the desk's own hands. */
export interface Watch extends EventWatch {
  /** This process has committed facts. */
  readonly stirred: () => void;
  stop(): Promise<void>;
}

/** How often to speak on a connection that only listens: a dead one says nothing of itself. */
const ARE_YOU_THERE = 10_000;

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
    async stop() {
      all.clear();
    },
    hear(told) {
      all.add(told);
      return () => void all.delete(told);
    },
  };
}

async function connect(url: string, heard: () => void, lost: () => void): Promise<pg.Client> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, keepAlive: true, application_name: 'luuri live' });
  client.on('notification', heard);
  client.on('error', lost);
  client.on('end', lost);
  await client.connect();
  await client.query(`LISTEN ${eventChannel}`);
  return client;
}

/** Through the database, which tells every process; connected only while somebody listens. */
function watchAcross(url: string): Watch {
  const { all, tell } = ears();
  let client: pg.Client | undefined;
  const hangUp = async () => {
    const known = client;
    client = undefined;
    await known?.end().catch(() => undefined);
  };
  const line = lookout(async () => {
    if (all.size === 0) {
      await hangUp();
      return undefined;
    }
    if (client) {
      const known = client;
      await known.query('SELECT 1').catch(() => (client === known ? hangUp() : undefined));
    }
    if (!client) {
      client = await connect(url, tell, () => {
        client = undefined;
        line.now();
      });
      tell(); // whatever was committed while nobody listened
    }
    return ARE_YOU_THERE;
  });
  return {
    stirred: () => undefined,
    async stop() {
      all.clear();
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
