import type { EntityManager } from 'typeorm';
import { turnOf } from '../settled.ts';
import { askingOf, type Answer } from './ask.ts';
import { marking, take, wordWhere, type Plain, type Taken, type Which } from './condition.ts';
import { tableOf, wordsOf, type Field, type Table } from './table.ts';

/**
 * The statements of every hot path, worded here: TypeORM's builders take several times as long to word them as SQLite takes to run
 * them. Values pass through the same conversions as everywhere else; what is not plain is left to the query builder. Statements that differ in
 * their values alone are worded once. A database that answers at once makes no promise: whoever hands one out makes it, and one is enough.
 */

/** At once, or later. */
export type Soon<T> = T | Promise<T>;

/** Parameters in one statement: SQLite takes 32 766, PostgreSQL 65 535. */
const MOST_PARAMETERS = 30_000;

const dialectOf = (manager: EntityManager): string => manager.dataSource.options.type;

interface Worded {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

function answered<T>(manager: EntityManager, { text, parameters }: Worded, made: (answer: Answer) => T): Soon<T> {
  const { atOnce, ask } = askingOf(manager);
  return atOnce ? made(atOnce.answer(text, parameters)) : ask(text, parameters).then(made);
}

function wordInsert(manager: EntityManager, table: Table, rows: readonly object[]): Worded {
  const { name, given, givenNames } = table;
  const parameters: unknown[] = [];
  for (const row of rows as readonly Plain[]) for (const { property, write } of given) parameters.push(write(row[property]));
  const isPostgres = dialectOf(manager) === 'postgres';
  const text = wordsOf(table, `insert ${String(rows.length)}`, () => {
    const words = `INSERT INTO "${name}" (${givenNames}) VALUES ${tuples(isPostgres, rows.length, given.length)}`;
    return isPostgres ? `${words} RETURNING "id"` : words;
  });
  return { text, parameters };
}

/** `(?, ?), (?, ?)` for two rows of two columns. */
function tuples(isPostgres: boolean, rows: number, columns: number): string {
  const mark = marking(isPostgres ? 'postgres' : '');
  return Array.from({ length: rows }, () => `(${Array.from({ length: columns }, mark).join(', ')})`).join(', ');
}

/** @returns their ids, in their order. */
export async function insertRows(manager: EntityManager, name: string, rows: readonly object[]): Promise<number[]> {
  const table = tableOf(manager, name);
  const atOnce = Math.max(1, Math.floor(MOST_PARAMETERS / table.given.length));
  if (rows.length <= atOnce) return insertSome(manager, table, rows);
  const ids: number[] = [];
  for (let i = 0; i < rows.length; i += atOnce) ids.push(...(await insertSome(manager, table, rows.slice(i, i + atOnce))));
  return ids;
}

function insertSome(manager: EntityManager, table: Table, rows: readonly object[]): Soon<number[]> {
  return answered(manager, wordInsert(manager, table, rows), ({ rows: returned, lastId }) =>
    // SQLite numbers the rows of one insert one after another.
    lastId === undefined ? returned.map(({ id }) => Number(id)) : rows.map((_row, i) => lastId - rows.length + 1 + i),
  );
}

/** @returns the id that the database gave. */
export function insertRow(manager: EntityManager, name: string, row: object): Soon<number> {
  const worded = wordInsert(manager, tableOf(manager, name), [row]);
  return answered(manager, worded, ({ rows, lastId }) => {
    if (lastId === undefined) return Number(rows[0]?.id);
    askingOf(manager).inserted.set(name, { id: lastId, parameters: worded.parameters });
    return lastId;
  });
}

/**
 * The row under this key, when it is the one that this unit of work has put in last: it need not be asked for. On PostgreSQL it is
 * asked for: what goes in there is not what comes out.
 */
export function justInserted(manager: EntityManager, name: string, id: number): object | undefined {
  const last = askingOf(manager).inserted.get(name);
  if (last?.id !== id) return undefined;
  const { fields, given } = tableOf(manager, name);
  const row: Record<string, unknown> = {};
  let next = 0;
  for (const field of fields) row[field.property] = field.read(field === given[next] ? last.parameters[next++] : id);
  return row;
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

/** A select, with what it looks like. */
interface Question extends Worded {
  readonly look: string;
}

function wordSelect(manager: EntityManager, table: Table, wanted: Wanted): Question | undefined {
  const parameters: unknown[] = [];
  const taken = take(table, wanted, parameters);
  if (!taken) return undefined;
  const limit = wanted.limit === undefined ? '' : ` LIMIT ${String(Math.trunc(wanted.limit))}`;
  let look = `select ${taken.look}${limit}${wanted.lock ? ' lock' : ''}`;
  for (const [property, direction = 'ASC'] of Object.entries(wanted.order)) look += ` ${property} ${direction}`;
  const text = wordsOf(table, look, () => {
    const lock = wanted.lock && dialectOf(manager) === 'postgres' ? ' FOR UPDATE' : '';
    const where = wordWhere(table, taken.conditions, marking(dialectOf(manager)));
    return `SELECT ${table.names} FROM "${table.name}"${where}${wordOrder(table, wanted.order)}${limit}${lock}`;
  });
  return { text, parameters, look };
}

function rowsBy(manager: EntityManager, table: Table, { text, parameters }: Worded): Soon<object[]> {
  const { atOnce, ask } = askingOf(manager);
  if (!atOnce) return ask(text, parameters).then(({ rows }) => rows.map((raw) => rowOf(table, raw)));
  return atOnce.lists(text, parameters).map((list) => rowOfList(table, list));
}

/** Rows as they are, by property name. */
export function selectRows(manager: EntityManager, name: string, wanted: Wanted): Soon<object[]> {
  const table = tableOf(manager, name);
  const worded = wordSelect(manager, table, wanted);
  return worded ? rowsBy(manager, table, worded) : [];
}

const copied = (rows: readonly object[]): object[] => rows.map((row) => ({ ...row }));

/** The same of a table that is settled: asked once, until it changes. Whoever is answered may change their copy of a row, and what JSON it holds not. */
export function settledSelect(manager: EntityManager, name: string, wanted: Wanted): Soon<object[]> {
  const table = tableOf(manager, name);
  const worded = wordSelect(manager, table, wanted);
  if (!worded) return [];
  const question = worded.look + JSON.stringify(worded.parameters);
  const rows = turnOf(manager.queryRunner).answer(name, question, () => rowsBy(manager, table, worded));
  return rows instanceof Promise ? rows.then(copied) : copied(rows);
}

/** Rows by conditions in a database's own words: what follows the table's name, `WHERE ... ORDER BY ...`. */
export async function selectBy(manager: EntityManager, name: string, { text, parameters }: Worded): Promise<object[]> {
  const table = tableOf(manager, name);
  return rowsBy(manager, table, { text: `SELECT ${table.names} FROM "${name}" ${text}`, parameters });
}

/** A statement that asks or changes something of rows by their conditions; `otherwise` when no row can be meant. */
function aboutRows<T>(
  manager: EntityManager,
  name: string,
  { which, word, made, otherwise }: { which: Which; word: readonly [string, string]; made: (answer: Answer) => T; otherwise: T },
): Soon<T> {
  const table = tableOf(manager, name);
  const parameters: unknown[] = [];
  const taken = take(table, which, parameters);
  if (!taken) return otherwise;
  const [before, after] = word;
  const text = wordsOf(table, before + taken.look, () => {
    return `${before} FROM "${name}"${wordWhere(table, taken.conditions, marking(dialectOf(manager)))}${after}`;
  });
  return answered(manager, { text, parameters }, made);
}

/** @returns the lowest key of the rows meant. */
export const firstId = (manager: EntityManager, name: string, which: Which): Soon<number | undefined> =>
  aboutRows<number | undefined>(manager, name, {
    ...{ which, word: ['SELECT "id"', ' ORDER BY "id" LIMIT 1'], otherwise: undefined },
    made: ({ rows }) => rows[0] && Number(rows[0].id),
  });

/** A row of what the database gave, by the names of columns. */
function rowOf({ fields }: Table, raw: Plain): object {
  const row: Record<string, unknown> = {};
  for (const { property, key, read } of fields) row[property] = read(raw[key]);
  return row;
}

/** The same, by their order. */
function rowOfList({ fields }: Table, list: readonly unknown[]): object {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < fields.length; i++) {
    const { property, read } = fields[i] as Field;
    row[property] = read(list[i]);
  }
  return row;
}

/** @returns how many rows there are. */
export const countRows = (manager: EntityManager, name: string, which: Which): Soon<number> =>
  aboutRows(manager, name, { which, word: ['SELECT count(*) AS "count"', ''], otherwise: 0, made: ({ rows }) => Number(rows[0]?.count) });

const affectedBy = ({ affected }: Answer): number => affected;

/** @param change by property; what is undefined stays. @returns how many rows it changed. */
export function updateRows(manager: EntityManager, name: string, { change, ...which }: Which & { change: Plain }): Soon<number> {
  const table = tableOf(manager, name);
  const changes = Object.entries(change);
  const parameters: unknown[] = [];
  let look = 'update ';
  for (const [property, value] of changes) {
    parameters.push(table.field(property).write(value));
    look += `${property} `;
  }
  const taken: Taken | undefined = take(table, which, parameters);
  if (!taken) return 0;
  const text = wordsOf(table, `${look}where ${taken.look}`, () => {
    const mark = marking(dialectOf(manager));
    const set = changes.map(([property]) => `${table.field(property).name} = ${mark()}`).join(', ');
    return `UPDATE "${name}" SET ${set}${wordWhere(table, taken.conditions, mark)}`;
  });
  return answered(manager, { text, parameters }, affectedBy);
}

/** @returns how many rows it removed. */
export const removeRows = (manager: EntityManager, name: string, which: Which): Soon<number> =>
  aboutRows(manager, name, { which, word: ['DELETE', ''], otherwise: 0, made: affectedBy });
