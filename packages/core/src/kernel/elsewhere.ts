import type { DataSource } from 'typeorm';
import type { Elsewhere } from './settled.ts';

/** A database in memory, which nobody else can change. */
export const alone: Elsewhere = { isHeard: () => true };

interface Connection {
  readonly open: boolean;
  prepare(words: string): { pluck(): { get(): unknown } };
}

/** A file knows how often it was committed to by other connections than the writer's, and every other connection of this process only reads. */
export function heardBySqlite(writer: DataSource): Elsewhere {
  const connection = (writer.driver as unknown as { databaseConnection: Connection }).databaseConnection;
  const version = connection.prepare('PRAGMA data_version').pluck();
  let known = version.get();
  return {
    isHeard(forget) {
      if (!connection.open) return false;
      const now = version.get();
      if (now !== known) forget();
      known = now;
      return true;
    },
  };
}

/** Where processes tell each other which settled tables they have changed. */
export const settledChannel = 'luuri_settled';

/** How long a process believes that it would have heard of a change, since it last knew that it hears. */
const SURE_FOR = 10_000;

/**
 * PostgreSQL tells every process that listens, with the commit. Whoever does not listen, or has not heard for long that it still does, keeps
 * nothing: a notice that is lost makes an answer ten seconds old, at most.
 */
export function heardByNotice(): Elsewhere {
  let sureUntil = 0;
  return {
    isHeard: () => performance.now() < sureUntil,
    tell: (ask, tables) => ask(`SELECT pg_notify('${settledChannel}', $1)`, [tables.join(',')]),
    hearing: {
      hears(since) {
        sureUntil = since + SURE_FOR;
      },
      lost() {
        sureUntil = 0;
      },
    },
  };
}
