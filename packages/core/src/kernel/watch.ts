import type pg from 'pg';
import { eventChannel } from './entities.ts';
import { definePort } from './port.ts';
import { lookout } from './queue/lookout.ts';
import type { DatabaseOptions } from './store.ts';
import { whisperChannel, whisperEars, whisperIn, type Whispers } from './whispers.ts';

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
  /** What is told to those who listen now, and kept nowhere. */
  readonly whispers: Whispers;
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
  const whispering = whisperEars();
  return {
    stirred: tell,
    whispers: {
      hear: whispering.hear,
      tell: async (scope, topic, words) => scope.onCommit(() => whispering.tell(topic, words)),
    },
    async stop() {
      all.clear();
      whispering.clear();
    },
    hear(told) {
      all.add(told);
      return () => void all.delete(told);
    },
  };
}

async function connect(url: string, heard: (said: pg.Notification) => void, lost: () => void): Promise<pg.Client> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, keepAlive: true, application_name: 'luuri live' });
  client.on('notification', heard);
  client.on('error', lost);
  client.on('end', lost);
  await client.connect();
  await client.query(`LISTEN ${eventChannel}; LISTEN ${whisperChannel}`);
  return client;
}

/** Through the database, which tells every process; connected only while somebody listens. */
function watchAcross(url: string): Watch {
  const { all, tell } = ears();
  const whispering = whisperEars();
  let client: pg.Client | undefined;
  const isHeard = () => all.size > 0 || whispering.size > 0;
  const heard = ({ channel, payload }: pg.Notification) => {
    const said = channel === whisperChannel ? whisperIn(payload) : undefined;
    if (said) whispering.tell(said.topic, said.words);
    if (channel !== whisperChannel) tell();
  };
  const hangUp = async () => {
    const known = client;
    client = undefined;
    await known?.end().catch(() => undefined);
  };
  const line = lookout(async () => {
    if (!isHeard()) {
      await hangUp();
      return undefined;
    }
    if (client) {
      const known = client;
      await known.query('SELECT 1').catch(() => (client === known ? hangUp() : undefined));
    }
    if (!client) {
      client = await connect(url, heard, () => {
        client = undefined;
        line.now();
      });
      tell(); // whatever was committed while nobody listened
    }
    return ARE_YOU_THERE;
  });
  /** The line is there while somebody listens. */
  const listening = (leave: () => void) => {
    line.now();
    return () => {
      leave();
      if (!isHeard()) line.now();
    };
  };
  return {
    stirred: () => undefined,
    whispers: {
      hear: (told) => listening(whispering.hear(told)),
      async tell(scope, topic, words) {
        await scope.sql.manager.query('SELECT pg_notify($1, $2)', [whisperChannel, JSON.stringify({ topic, words })]);
      },
    },
    async stop() {
      all.clear();
      whispering.clear();
      await line.stop();
      await hangUp();
    },
    hear(told) {
      all.add(told);
      return listening(() => void all.delete(told));
    },
  };
}

export const watchOf = (database: DatabaseOptions): Watch => (database.type === 'postgres' ? watchAcross(database.url) : watchHere());
