import Database from 'better-sqlite3';
import { tickets } from '@luuri/core';
import { benchDesk } from './desk.ts';
import { median, rounded, seconds, type Figure } from './figure.ts';

const TICKETS = 300;
const ROUNDS = 5;

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

/** The same rows once more, in as many transactions, by the driver alone. */
function writeBare(database: Database.Database, written: ReadonlyMap<string, Row[]>, transactions: number): void {
  const inserts = [...written]
    .filter(([, rows]) => rows.length > 0)
    .map(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? {}).filter((c) => c !== 'id');
      const statement = database.prepare(
        `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      return { rows: rows.map((row) => columns.map((c) => row[c])), statement, each: rows.length / transactions };
    });
  for (let i = 0; i < transactions; i++) {
    database.transaction(() => {
      for (const { rows, statement, each } of inserts)
        for (const row of rows.slice(Math.round(i * each), Math.round((i + 1) * each))) statement.run(row);
    })();
  }
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

/** Tickets per second through the whole engine, beside the bare driver writing the same rows in the same transactions. */
export async function run(): Promise<Figure[]> {
  const { desk, agent, file, remove } = await benchDesk();
  const open = desk.as(agent).use(tickets).open;
  const openSome = async (n: number) => {
    for (let i = 0; i < n; i++) await open({ from: 'ada@acme.example', subject: `Salasana lukossa ${String(i)}` });
  };
  try {
    await openSome(100);
    const copy = bareCopy(file);
    const reader = new Database(file, { readonly: true });
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = lastIds(reader);
      ours.push(await seconds(() => openSome(TICKETS)));
      const written = rowsAfter(reader, before);
      bare.push(
        await seconds(() => {
          writeBare(copy, written, TICKETS);
        }),
      );
    }
    reader.close();
    copy.close();
    const [engine, driver] = [TICKETS / median(ours), TICKETS / median(bare)];
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
