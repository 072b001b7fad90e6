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

/** What is on the other side of the line. */
interface Listening {
  isThere(): boolean;
  heard(notice: pg.Notification): void;
  /** It may have missed something. */
  missed(): void;
  settled(): Followed | undefined;
}

/** The connection that listens, there while somebody does. */
function lineAcross(url: string, listening: Listening) {
  let client: pg.Client | undefined;
  const hangUp = async () => {
    const known = client;
    client = undefined;
    listening.settled()?.lost();
    await known?.end().catch(() => undefined);
  };
  /** Whatever is committed from before the question on is heard, or was heard before the answer. */
  const askAgain = async (known: pg.Client) => {
    const since = performance.now();
    await known.query('SELECT 1');
    // All the same it begins anew each time: whatever goes past the notices, somebody's hand in the database, is seen soon.
    listening.settled()?.forget();
    if (client === known) listening.settled()?.hears(since);
  };
  const lost = () => {
    client = undefined;
    listening.settled()?.lost();
    line.now();
  };
  const line = lookout(async () => {
    if (!listening.isThere()) {
      await hangUp();
      return undefined;
    }
    const known = client;
    if (known) await askAgain(known).catch(() => (client === known ? hangUp() : undefined));
    if (!client) {
      client = await connect(url, { said: listening.heard, lost });
      listening.missed(); // whatever was committed while nobody listened
      await askAgain(client);
    }
    return ARE_YOU_THERE;
  });
  const stop = async () => {
    await line.stop();
    await hangUp();
  };
  return { now: line.now, stop };
}

/** Through the database, which tells every process; connected only while somebody listens. */
function watchAcross(url: string): Watch {
  const { all, tell } = ears();
  const whispering = whisperEars();
  let followed: Followed | undefined;
  const isThere = () => all.size > 0 || whispering.size > 0 || followed !== undefined;
  const heard = ({ channel, payload }: pg.Notification): void => {
    const said = channel === whisperChannel ? whisperIn(payload) : undefined;
    if (said) whispering.tell(said.topic, said.words);
    else if (channel === settledChannel) followed?.forget((payload ?? '').split(','));
    else if (channel !== whisperChannel) tell();
  };
  const line = lineAcross(url, { isThere, heard, missed: tell, settled: () => followed });
  /** The line is there while somebody listens. */
  const listening = (leave: () => void) => {
    line.now();
    return () => {
      leave();
      if (!isThere()) line.now();
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
    },
    hear(told) {
      all.add(told);
      return listening(() => void all.delete(told));
    },
  };
}

export const watchOf = (database: DatabaseOptions): Watch => (database.type === 'postgres' ? watchAcross(database.url) : watchHere());
