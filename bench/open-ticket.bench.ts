import Database from 'better-sqlite3';
import { tickets } from '@luuri/core';
import { benchDesk } from './desk.ts';
import { median, rounded, seconds, type Figure } from './figure.ts';

/** V8 has optimised both sides by then, as it has in a process that is more than a minute old. */
const WARM_UP = 500;
const TICKETS = 1000;

type Row = Record<string, unknown>;

function rowsAfter(database: Database.Database, before: ReadonlyMap<string, number>): Map<string, Row[]> {
  return new Map(
    [...before].map(([table, id]) => [table, database.prepare(`SELECT * FROM "${table}" WHERE rowid > ? ORDER BY rowid`).all(id) as Row[]]),
  );
}

function lastIds(database: Database.Database): Map<string, number> {
  const tables = database
    .prepare(
      // The index of words is written later, by a job; the tally by the database itself, with every ticket that is put in, here as there.
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'
        AND name NOT IN ('desk_migration', 'ticket_tally')`,
    )
    .pluck()
    .all() as string[];
  return new Map(tables.map((t) => [t, (database.prepare(`SELECT max(rowid) FROM "${t}"`).pluck().get() as number | null) ?? 0]));
}

/** Writes rows once more, in one transaction, by the driver alone. */
function bareWriter(database: Database.Database): (written: ReadonlyMap<string, Row[]>) => void {
  const statements = new Map<string, { columns: string[]; insert: Database.Statement }>();
  const into = (table: string, row: Row) => {
    const known = statements.get(table);
    if (known) return known;
    const columns = Object.keys(row).filter((c) => c !== 'id');
    const names = columns.map((c) => `"${c}"`).join(', ');
    const insert = database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
    statements.set(table, { columns, insert });
    return { columns, insert };
  };
  return database.transaction((written: ReadonlyMap<string, Row[]>) => {
    for (const [table, rows] of written)
      for (const row of rows) {
        const { columns, insert } = into(table, row);
        insert.run(columns.map((c) => row[c]));
      }
  });
}

/** A copy without the uniqueness that the second writing of the same rows would break; every other index stays. */
function bareCopy(file: string): Database.Database {
  const source = new Database(file);
  source.exec(`VACUUM INTO '${file}.bare'`);
  source.close();
  const copy = new Database(`${file}.bare`);
  copy.pragma('journal_mode = WAL');
  copy.pragma('synchronous = FULL');
  for (const { name, sql } of copy
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%' AND tbl_name <> 'ticket_tally'")
    .all() as { name: string; sql: string }[]) {
    copy.exec(`DROP INDEX "${name}"; ${sql.replace('CREATE UNIQUE', 'CREATE')}`);
  }
  return copy;
}

/**
 * Tickets per second through the whole engine, beside the bare driver writing the same rows in the same transactions. In turn, ticket by
 * ticket: so both meet the disk, the caches and whatever else the machine does in the same state.
 */
export async function run(): Promise<Figure[]> {
  const { desk, agent, file, remove } = await benchDesk();
  const open = desk.as(agent).use(tickets).open;
  const openOne = (n: number) => open({ from: 'ada@acme.example', subject: `Salasana lukossa ${String(n)}` });
  try {
    for (let i = 0; i < WARM_UP; i++) await openOne(i);
    const copy = bareCopy(file);
    const writeBare = bareWriter(copy);
    const reader = new Database(file, { readonly: true });
    const ours: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < WARM_UP + TICKETS; i++) {
      const before = lastIds(reader);
      const engine = await seconds(() => openOne(i));
      const written = rowsAfter(reader, before);
      const driver = await seconds(() => {
        writeBare(written);
      });
      if (i < WARM_UP) continue; // the driver has to warm up as well
      ours.push(engine);
      bare.push(driver);
    }
    reader.close();
    copy.close();
    const [engine, driver] = [1 / median(ours), 1 / median(bare)];
    return [
      {
        bench: 'open-ticket',
        value: rounded(engine),
        unit: 'tickets/s',
        ratio: rounded(engine / driver),
        beside: `bare better-sqlite3, same rows and transactions: ${String(rounded(driver))}/s`,
      },
    ];
  } finally {
    await remove();
  }
}
