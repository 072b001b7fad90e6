import type { EntityManager } from 'typeorm';
import type { AnyEntity, Dialect } from '../entity.ts';
import { notAnArchive, otherHistory } from './errors.ts';
import {
  columnsOf,
  decoded,
  isEnd,
  isHead,
  isJob,
  isRow,
  isTableHead,
  seal,
  type ArchivedColumn,
  type End,
  type Head,
  type Line,
  type TableHead,
} from './format.ts';
import { putJob } from './jobs.ts';
import { historyOf } from './read.ts';

export interface Into {
  readonly manager: EntityManager;
  readonly dialect: Dialect;
  readonly entities: readonly AnyEntity[];
  /** Attempts that a job's type allows. */
  readonly attemptsOf: (job: string) => number;
}

/** SQLite takes 32 766 parameters in one statement. */
const MOST_PARAMETERS = 20_000;
const MOST_ROWS = 200;

async function insert(
  { manager }: Into,
  table: string,
  { columns, rows }: { columns: readonly ArchivedColumn[]; rows: readonly (readonly unknown[])[] },
) {
  const { driver } = manager.dataSource;
  const known = columns.map((column) => {
    const metadata = manager.dataSource.getMetadata(table).findColumnWithPropertyName(column.property);
    if (!metadata) throw notAnArchive({ reason: `${table} has no column ${column.property} here` });
    return { column, metadata };
  });
  const parameters: unknown[] = [];
  const tuples = rows.map((row) => {
    const marks = known.map(({ column, metadata }, i) => {
      parameters.push(driver.preparePersistentValue(decoded(row[i] ?? null, column), metadata));
      return driver.createParameter('', parameters.length - 1);
    });
    return `(${marks.join(', ')})`;
  });
  const names = known.map(({ metadata }) => `"${metadata.databaseName}"`).join(', ');
  await manager.query(`INSERT INTO "${table}" (${names}) VALUES ${tuples.join(', ')}`, parameters);
}

/** Ids go on where they were. */
async function goOnFrom({ manager, dialect }: Into, { table, last }: TableHead): Promise<void> {
  if (last === 0) return;
  if (dialect === 'postgres') {
    await manager.query(`SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), $1)`, [last]);
    return;
  }
  await manager.query(`DELETE FROM sqlite_sequence WHERE name = '${table}'`);
  await manager.query('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', [table, last]);
}

async function checkHistory({ manager }: Into, { history }: Head): Promise<void> {
  const here = await historyOf(manager);
  const lacks = history.filter((m) => !here.includes(m));
  const has = here.filter((m) => !history.includes(m));
  if (lacks.length + has.length > 0) throw otherHistory({ lacks, has });
}

/** The rows of one table after another, some at a time. */
function tableWriter(into: Into) {
  let table: { head: TableHead; columns: readonly ArchivedColumn[] } | undefined;
  let waiting: (readonly unknown[])[] = [];
  const flush = async () => {
    if (table && waiting.length > 0) await insert(into, table.head.table, { columns: table.columns, rows: waiting });
    waiting = [];
  };
  return {
    async begin(head: TableHead) {
      await this.finish();
      const entity = into.entities.find((e) => e.table === head.table);
      const known = entity ? columnsOf(entity) : [];
      const columns = head.columns.flatMap((name) => known.filter((c) => c.property === name));
      if (columns.length !== head.columns.length) throw notAnArchive({ reason: `the table ${head.table} is another here` });
      table = { head, columns };
    },
    async row(values: readonly unknown[]) {
      if (!table || values.length !== table.columns.length) throw notAnArchive({ reason: 'a row is of no table' });
      waiting.push(values);
      if (waiting.length >= MOST_ROWS || waiting.length * values.length >= MOST_PARAMETERS) await flush();
    },
    async finish() {
      await flush();
      if (table) await goOnFrom(into, table.head);
      table = undefined;
    },
  };
}

function parsed(text: string): Line {
  try {
    const line = JSON.parse(text) as unknown;
    if (typeof line === 'object' && line !== null) return line as Line;
  } catch {
    // told below
  }
  throw notAnArchive({ reason: 'a line of it is no JSON' });
}

/**
 * Write a desk into a database that has its tables and no rows. Within one transaction: whatever is wrong, nothing of it stays.
 * @throws `archive.unreadable`, `archive.other-version`
 */
export async function writeIn(into: Into, lines: AsyncIterable<string>): Promise<End> {
  const sealing = seal();
  const tables = tableWriter(into);
  let begun = false;
  for await (const text of lines) {
    const line = parsed(text);
    if (isEnd(line)) {
      await tables.finish();
      const end = sealing.end();
      if (line.end.sha256 !== end.sha256) throw notAnArchive({ reason: 'its hash is not that of what is in it' });
      return end;
    }
    sealing.pass(line);
    if (!begun) {
      if (!isHead(line) || (line.format as number) !== 1) throw notAnArchive({ reason: 'it does not begin as one' });
      await checkHistory(into, line);
      begun = true;
    } else if (isTableHead(line)) await tables.begin(line);
    else if (isRow(line)) await tables.row(line);
    else if (isJob(line)) {
      await tables.finish();
      await putJob(into.manager, into.dialect, { job: line.waits, most: into.attemptsOf(line.waits.job) });
    } else throw notAnArchive({ reason: 'it holds a line of no known kind' });
  }
  throw notAnArchive({ reason: 'its end is missing' });
}
