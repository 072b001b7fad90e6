import type pg from 'pg';
import { settledChannel } from './elsewhere.ts';
import { eventChannel } from './entities.ts';
import { definePort } from './port.ts';
import { lookout } from './queue/lookout.ts';
import type { Hearing } from './settled.ts';
import type { DatabaseOptions } from './store.ts';
import { whisperChannel, whisperEars, whisperIn, type Whispers } from './whispers.ts';

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
  /** What is told to those who listen now, and kept nowhere. */
  readonly whispers: Whispers;
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
  const whispering = whisperEars();
  return {
    stirred: tell,
    follow: () => undefined,
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

interface Heard {
  said(notice: pg.Notification): void;
  lost(): void;
}

async function connect(url: string, heard: Heard): Promise<pg.Client> {
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, keepAlive: true, application_name: 'luuri live' });
  client.on('notification', heard.said);
  client.on('error', heard.lost);
  client.on('end', heard.lost);
  await client.connect();
  await client.query(`LISTEN ${eventChannel}; LISTEN ${whisperChannel}; LISTEN ${settledChannel}`);
  return client;
}

/** Through the database, which tells every process; connected only while somebody listens. */
function watchAcross(url: string): Watch {
  const { all, tell } = ears();
  const whispering = whisperEars();
  let client: pg.Client | undefined;
  let followed: Followed | undefined;
  const isHeard = () => all.size > 0 || whispering.size > 0 || followed !== undefined;
  const heard = ({ channel, payload }: pg.Notification) => {
    if (channel === settledChannel) return followed?.forget((payload ?? '').split(','));
    if (channel !== whisperChannel) return tell();
    const said = whisperIn(payload);
    if (said) whispering.tell(said.topic, said.words);
  };
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
      said: heard,
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
    if (!isHeard()) {
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
    follow(settled) {
      followed = settled;
      line.now();
    },
    whispers: {
      hear: (told) => listening(whispering.hear(told)),
      async tell(scope, topic, words) {
        await scope.sql.manager.query('SELECT pg_notify($1, $2)', [whisperChannel, JSON.stringify({ topic, words })]);
      },
    },
    async stop() {
      all.clear();
      whispering.clear();
      followed?.lost();
      followed = undefined;
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
