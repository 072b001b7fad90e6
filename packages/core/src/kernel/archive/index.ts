import { createHash } from 'node:crypto';
import { createDesk } from '../desk.ts';
import { eventRows, jobRows, kernelMigrations } from '../entities.ts';
import type { AnyEntity } from '../entity.ts';
import { refusePending, type Owner } from '../migration.ts';
import { definePlugin, type AnyPluginSpec, type Installed } from '../plugin.ts';
import { openStore, type DatabaseOptions, type Store } from '../store.ts';
import { copyDiffers, targetNotEmpty } from './errors.ts';
import { inOrder, isHead, isJob, isRow, isTableHead, type End, type Line } from './format.ts';
import { readOut } from './read.ts';
import { writeIn } from './write.ts';

export { copyDiffers, notAnArchive, otherHistory, targetNotEmpty } from './errors.ts';
export type { End as ArchiveEnd } from './format.ts';

/** Where a desk is, and what it is made of. */
export interface DeskAt {
  readonly database: DatabaseOptions;
  readonly plugins: readonly Installed[];
}

const entitiesOf = ({ plugins }: DeskAt): AnyEntity[] => [eventRows, ...plugins.flatMap(({ spec }) => spec.entities ?? [])];

const ownersOf = ({ plugins }: DeskAt): Owner[] => [{ name: 'kernel', migrations: kernelMigrations }, ...plugins.map(({ spec }) => spec)];

/** What an archive holds: not what is made from the rest. */
const kept = (entities: readonly AnyEntity[]): AnyEntity[] => entities.filter((entity) => !entity.derived);

async function at<T>(place: DeskAt, work: (store: Store, entities: readonly AnyEntity[]) => Promise<T>): Promise<T> {
  const entities = entitiesOf(place);
  const store = await openStore(place.database, [...entities, jobRows]);
  try {
    return await work(store, kept(entities));
  } finally {
    await store.close();
  }
}

/**
 * Hand over a whole desk line by line, as it was at one instant, while it runs.
 * @param take is waited for: nothing is read that nobody has taken.
 * @throws `migration.pending` when there is no desk of this version
 */
export const exportDesk = (from: DeskAt, take: (line: string) => Promise<void> | void): Promise<End> =>
  at(from, async (store, entities) => {
    await refusePending(store, ownersOf(from));
    return store.read((manager) => readOut({ manager, dialect: store.dialect, entities }, (text) => take(text)));
  });

/** Its tables and its jobs' names, and nothing that serves or works. */
const bare = ({ name, entities = [], migrations = [], jobs = [] }: AnyPluginSpec): Installed =>
  definePlugin({ name, summary: 'Its tables alone.', entities, migrations, jobs })();

async function refuseUnlessEmpty(to: DeskAt): Promise<void> {
  await at(to, async (store, entities) => {
    const tables = await store.read(async (manager) => {
      const words =
        store.dialect === 'postgres'
          ? 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()'
          : "SELECT name FROM sqlite_master WHERE type = 'table'";
      return new Set((await manager.query<{ name: string }[]>(words)).map((t) => t.name));
    });
    for (const { table } of entities.filter((e) => tables.has(e.table))) {
      const rows = await store.read((manager) => manager.query<unknown[]>(`SELECT 1 FROM "${table}" LIMIT 1`));
      if (rows.length > 0) throw targetNotEmpty({ table });
    }
  });
}

/** One transaction, however long: nothing else writes to a database that is being filled. */
async function importDesk(to: DeskAt, lines: AsyncIterable<string>): Promise<End> {
  await refuseUnlessEmpty(to);
  const desk = await createDesk({ database: to.database, plugins: to.plugins.map(({ spec }) => bare(spec)) });
  await desk.stop();
  const attempts = new Map(to.plugins.flatMap(({ spec }) => spec.jobs ?? []).map((job) => [job.job, job.attempts]));
  return at(to, (store, entities) =>
    store.write(async (manager) => {
      // What a migration put there is in the archive as well. What is derived goes last: the database may make some of it as rows go.
      const derived = entitiesOf(to).filter((entity) => entity.derived);
      for (const { table } of [...entities, ...derived]) await manager.query(`DELETE FROM "${table}"`);
      return writeIn({ manager, dialect: store.dialect, entities, attemptsOf: (job) => attempts.get(job) ?? 10 }, lines);
    }),
  );
}

/** Of what a line says: databases keep the keys of an object in orders of their own. */
const short = (line: Line): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(line)))
    .digest('base64')
    .slice(0, 22);

/** Notes each line as it passes, to be compared with another reading: rows in their order, jobs in any. */
function notes() {
  const rows: string[] = [];
  const jobs: string[] = [];
  let table = '';
  return {
    rows,
    jobs,
    where: () => table,
    note(line: Line) {
      if (isTableHead(line)) table = line.table;
      if (isJob(line)) jobs.push(short(line));
      else if (isRow(line) || isTableHead(line)) rows.push(short(line));
    },
  };
}

/**
 * Compare a desk with what was read before, row by row and job by job.
 * @throws `archive.copy-differs` naming the first row that differs
 */
async function compare(copy: DeskAt, wanted: ReturnType<typeof notes>): Promise<void> {
  const found = notes();
  let place = 0;
  await at(copy, (store, entities) =>
    store.read((manager) =>
      readOut({ manager, dialect: store.dialect, entities }, (_text, line) => {
        found.note(line);
        if (isHead(line) || isJob(line) || 'end' in line) return;
        if (found.rows[place] !== wanted.rows[place])
          throw copyDiffers({ where: isRow(line) ? `${found.where()} ${String(line[0])}` : `the end of a table before ${found.where()}` });
        place++;
      }),
    ),
  );
  if (found.rows.length !== wanted.rows.length) throw copyDiffers({ where: 'the last rows' });
  if (JSON.stringify(found.jobs.sort()) !== JSON.stringify([...wanted.jobs].sort())) throw copyDiffers({ where: 'the jobs that wait' });
}

/** Lines that one side hands over and the other takes, one at a time. */
function pipe() {
  let waiting: { text: string; taken: () => void }[] = [];
  let wake: () => void = () => undefined;
  let over = false;
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      const next = waiting.shift();
      if (next) {
        try {
          yield next.text;
        } finally {
          next.taken();
        }
      } else if (over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    lines,
    put: (text: string) =>
      over
        ? undefined
        : new Promise<void>((taken) => {
            waiting.push({ text, taken });
            wake();
          }),
    end() {
      over = true;
      for (const { taken } of waiting) taken();
      waiting = [];
      wake();
    },
  };
}

/**
 * Copy a desk that does not run into an empty database, and compare the copy with it row by row.
 * @throws `archive.target-not-empty`, `archive.copy-differs`
 */
export async function copyDesk(from: DeskAt, to: DeskAt): Promise<End> {
  const wanted = notes();
  const { lines, put, end } = pipe();
  const writing = importDesk(to, lines()).finally(end);
  const reading = at(from, async (store, entities) => {
    await refusePending(store, ownersOf(from));
    return store.read((manager) =>
      readOut({ manager, dialect: store.dialect, entities }, async (text, line) => {
        wanted.note(line);
        await put(text);
      }),
    );
  }).finally(end);
  const [done] = await Promise.all([writing, reading]);
  await compare(to, wanted);
  return done;
}

/**
 * Restore a desk from its lines, and compare what is there then with them row by row.
 * @throws `archive.unreadable`, `archive.other-version`, `archive.target-not-empty`, `archive.copy-differs`
 */
export async function restoreDesk(to: DeskAt, lines: AsyncIterable<string>): Promise<End> {
  const wanted = notes();
  async function* noted(): AsyncGenerator<string> {
    for await (const text of lines) {
      yield text;
      wanted.note(JSON.parse(text) as Line);
    }
  }
  const done = await importDesk(to, noted());
  await compare(to, wanted);
  return done;
}
