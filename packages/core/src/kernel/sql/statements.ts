import type { EntityManager } from 'typeorm';
import { turnOf } from '../settled.ts';
import { askOf, insertedIn } from './ask.ts';
import { marking, wordWhere, type Plain, type Which } from './condition.ts';
import { tableOf, type Field, type Table } from './table.ts';

/**
 * The statements of every hot path, worded here: TypeORM's builders take several times as long to word them as SQLite takes to run
 * them. Values pass through the same conversions as everywhere else; what is not plain is left to the query builder.
 */

/** Parameters in one statement: SQLite takes 32 766, PostgreSQL 65 535. */
const MOST_PARAMETERS = 30_000;

const dialectOf = (manager: EntityManager): string => manager.dataSource.options.type;

interface Worded {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

function wordInsert(manager: EntityManager, { name, given, givenNames, inserts }: Table, rows: readonly object[]): Worded {
  const parameters: unknown[] = [];
  for (const row of rows as readonly Plain[]) for (const { property, write } of given) parameters.push(write(row[property]));
  const known = inserts.get(rows.length);
  if (known !== undefined) return { text: known, parameters };
  const text = `INSERT INTO "${name}" (${givenNames}) VALUES ${tuples(dialectOf(manager), rows.length, given.length)}`;
  if (rows.length <= FEW) inserts.set(rows.length, text);
  return { text, parameters };
}

/** Inserts of so many rows at once are worded once for each table. */
const FEW = 8;

/** `(?, ?), (?, ?)` for two rows of two columns. */
function tuples(dialect: string, rows: number, columns: number): string {
  if (dialect !== 'postgres') return Array.from({ length: rows }, () => `(${'?, '.repeat(columns - 1)}?)`).join(', ');
  const tuple = (row: number) => Array.from({ length: columns }, (_, i) => `$${String(row * columns + i + 1)}`).join(', ');
  return Array.from({ length: rows }, (_, row) => `(${tuple(row)})`).join(', ');
}

/** @returns their ids, in their order. */
export async function insertRows(manager: EntityManager, name: string, rows: readonly object[]): Promise<number[]> {
  const table = tableOf(manager, name);
  const atOnce = Math.max(1, Math.floor(MOST_PARAMETERS / table.given.length));
  const ids: number[] = [];
  for (let i = 0; i < rows.length; i += atOnce) {
    const some = rows.length <= atOnce ? rows : rows.slice(i, i + atOnce);
    ids.push(...(await insertSome(manager, some, wordInsert(manager, table, some))));
  }
  return ids;
}

async function insertSome(manager: EntityManager, rows: readonly object[], { text, parameters }: Worded): Promise<number[]> {
  if (dialectOf(manager) === 'postgres')
    return (await askOf(manager)(`${text} RETURNING "id"`, parameters)).rows.map(({ id }) => Number(id));
  // SQLite numbers the rows of one insert one after another.
  const last = (await askOf(manager)(text, parameters)).lastId ?? 0;
  return rows.map((_row, i) => last - rows.length + 1 + i);
}

/** @returns the id that the database gave. */
export async function insertRow(manager: EntityManager, name: string, row: object): Promise<number> {
  const { text, parameters } = wordInsert(manager, tableOf(manager, name), [row]);
  if (dialectOf(manager) !== 'postgres') {
    const { lastId: id = 0 } = await askOf(manager)(text, parameters);
    insertedIn(manager).set(name, { id, parameters });
    return id;
  }
  return Number((await askOf(manager)(`${text} RETURNING "id"`, parameters)).rows[0]?.id);
}

/**
 * The row under this key, when it is the one that this unit of work has put in last: it need not be asked for. On PostgreSQL it is
 * asked for: what goes in there is not what comes out.
 */
export function justInserted(manager: EntityManager, name: string, id: number): object | undefined {
  const last = insertedIn(manager).get(name);
  if (last?.id !== id) return undefined;
  const table = tableOf(manager, name);
  const raw = Object.fromEntries(table.given.map(({ key }, i) => [key, last.parameters[i]]));
  return rowOf(table, { ...raw, id });
}

export interface Wanted extends Which {
  readonly order: Readonly<Record<string, 'ASC' | 'DESC' | undefined>>;
  readonly limit: number | undefined;
  readonly lock: boolean;
}

/** Where PostgreSQL puts empty ones of itself; SQLite has to be told. A column that is never empty can do without, and use its index. */
export const nullsIn = ({ nullable }: Pick<Field, 'nullable'>, direction: 'ASC' | 'DESC'): 'NULLS FIRST' | 'NULLS LAST' | undefined =>
  nullable ? (direction === 'DESC' ? 'NULLS FIRST' : 'NULLS LAST') : undefined;

function wordOrder(table: Table, order: Wanted['order']): string {
  const parts = Object.entries(order).map(([property, direction = 'ASC']) => {
    const field = table.field(property);
    const nulls = nullsIn(field, direction);
    return `${field.name} ${direction}${nulls ? ` ${nulls}` : ''}`;
  });
  return parts.length > 0 ? ` ORDER BY ${parts.join(', ')}` : '';
}

function wordSelect(manager: EntityManager, name: string, wanted: Wanted): Worded | undefined {
  const table = tableOf(manager, name);
  const { parameters, mark } = marking(dialectOf(manager));
  const where = wordWhere(table, wanted, mark);
  if (where === undefined) return undefined;
  const limit = wanted.limit === undefined ? '' : ` LIMIT ${String(Math.trunc(wanted.limit))}`;
  const lock = wanted.lock && dialectOf(manager) === 'postgres' ? ' FOR UPDATE' : '';
  return { text: `SELECT * FROM "${name}"${where}${wordOrder(table, wanted.order)}${limit}${lock}`, parameters };
}

async function rowsBy(manager: EntityManager, name: string, { text, parameters }: Worded): Promise<object[]> {
  const table = tableOf(manager, name);
  return (await askOf(manager)(text, parameters)).rows.map((raw) => rowOf(table, raw));
}

/** Rows as they are, by property name. */
export async function selectRows(manager: EntityManager, name: string, wanted: Wanted): Promise<object[]> {
  const worded = wordSelect(manager, name, wanted);
  return worded ? rowsBy(manager, name, worded) : [];
}

/** The same of a table that is settled: asked once, until it changes. Whoever is answered may change their copy of a row, and what JSON it holds not. */
export async function settledSelect(manager: EntityManager, name: string, wanted: Wanted): Promise<object[]> {
  const worded = wordSelect(manager, name, wanted);
  if (!worded) return [];
  const question = worded.text + JSON.stringify(worded.parameters);
  const rows = await turnOf(manager.queryRunner).answer(name, question, () => rowsBy(manager, name, worded));
  return rows.map((row) => ({ ...row }));
}

/** Rows by conditions in a database's own words: what follows the table's name, `WHERE ... ORDER BY ...`. */
export async function selectBy(manager: EntityManager, name: string, { text, parameters }: Worded): Promise<object[]> {
  return rowsBy(manager, name, { text: `SELECT * FROM "${name}" ${text}`, parameters });
}

/** @returns the lowest key of the rows meant. */
export async function firstId(manager: EntityManager, name: string, which: Which): Promise<number | undefined> {
  const { parameters, mark } = marking(dialectOf(manager));
  const where = wordWhere(tableOf(manager, name), which, mark);
  if (where === undefined) return undefined;
  const { rows } = await askOf(manager)(`SELECT "id" FROM "${name}"${where} ORDER BY "id" LIMIT 1`, parameters);
  return rows[0] && Number(rows[0].id);
}

function rowOf({ fields }: Table, raw: Plain): object {
  const row: Record<string, unknown> = {};
  for (const { property, key, read } of fields) row[property] = read(raw[key]);
  return row;
}

/** @returns how many rows there are. */
export async function countRows(manager: EntityManager, name: string, which: Which): Promise<number> {
  const { parameters, mark } = marking(dialectOf(manager));
  const where = wordWhere(tableOf(manager, name), which, mark);
  if (where === undefined) return 0;
  const { rows } = await askOf(manager)(`SELECT count(*) AS "count" FROM "${name}"${where}`, parameters);
  return Number(rows[0]?.count);
}

/** @param change by property; what is undefined stays. @returns how many rows it changed. */
export async function updateRows(manager: EntityManager, name: string, { change, ...which }: Which & { change: Plain }): Promise<number> {
  const table = tableOf(manager, name);
  const { parameters, mark } = marking(dialectOf(manager));
  const set = Object.entries(change).map(([property, value]) => {
    const field = table.field(property);
    return `${field.name} = ${mark(field.write(value))}`;
  });
  const where = wordWhere(table, which, mark);
  if (where === undefined) return 0;
  return (await askOf(manager)(`UPDATE "${name}" SET ${set.join(', ')}${where}`, parameters)).affected;
}

/** @returns how many rows it removed. */
export async function removeRows(manager: EntityManager, name: string, which: Which): Promise<number> {
  const { parameters, mark } = marking(dialectOf(manager));
  const where = wordWhere(tableOf(manager, name), which, mark);
  if (where === undefined) return 0;
  return (await askOf(manager)(`DELETE FROM "${name}"${where}`, parameters)).affected;
}
