import { FindOperator, type EntityManager } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { Reach } from './actor.ts';
import type { EntityReach } from './entity.ts';
import { noSuchColumn } from './errors.ts';

/**
 * The two statements of every hot path, worded here: an insert, and a select by plain conditions. TypeORM's builders take several
 * times as long to word them as SQLite takes to run them. Values pass through TypeORM's driver as everywhere else; anything that is
 * not plain is left to the query builder.
 */

/** Plain conditions by property: a value, null, or a list of values. */
export type Plain = Readonly<Record<string, unknown>>;

/** True when no condition needs a query builder. */
export const isPlain = (where: object): where is Plain => !Object.values(where).some((value) => value instanceof FindOperator);

interface Wording {
  readonly text: string;
  readonly parameters: unknown[];
}

/** Collects parameters while a statement is worded. */
function wording(manager: EntityManager) {
  const { driver } = manager.dataSource;
  const parameters: unknown[] = [];
  const mark = (value: unknown, column: ColumnMetadata): string => {
    parameters.push(driver.preparePersistentValue(value, column));
    return driver.createParameter('', parameters.length - 1);
  };
  const marks = (values: readonly unknown[], column: ColumnMetadata) => values.map((v) => mark(v, column)).join(', ');
  const equals = (column: ColumnMetadata, value: unknown): string => {
    const name = `"${column.databaseName}"`;
    if (value === null) return `${name} IS NULL`;
    if (!Array.isArray(value)) return `${name} = ${mark(value, column)}`;
    return value.length === 0 ? '1 = 0' : `${name} IN (${marks(value, column)})`;
  };
  return { parameters, mark, equals };
}

/** Parameters in one statement: SQLite takes 32 766, PostgreSQL 65 535. */
const MOST_PARAMETERS = 30_000;

/** @returns the ids that the database gave, in the order of the rows. */
export async function insertRows(manager: EntityManager, table: string, rows: readonly object[]): Promise<number[]> {
  const columns = manager.dataSource.getMetadata(table).columns.filter((c) => !c.isGenerated);
  const atOnce = Math.max(1, Math.floor(MOST_PARAMETERS / columns.length));
  if (rows.length <= atOnce) return insertSome(manager, table, { rows, columns });
  const ids: number[] = [];
  for (let i = 0; i < rows.length; i += atOnce)
    ids.push(...(await insertSome(manager, table, { rows: rows.slice(i, i + atOnce), columns })));
  return ids;
}

async function insertSome(
  manager: EntityManager,
  table: string,
  { rows, columns }: { rows: readonly object[]; columns: ColumnMetadata[] },
): Promise<number[]> {
  const { parameters, mark } = wording(manager);
  const tuples = rows.map((row) => {
    const values = row as Plain;
    return `(${columns.map((column) => mark(values[column.propertyName] ?? null, column)).join(', ')})`;
  });
  const names = columns.map((c) => `"${c.databaseName}"`).join(', ');
  const text = `INSERT INTO "${table}" (${names}) VALUES ${tuples.join(', ')} RETURNING "id"`;
  const inserted = await manager.query<{ id: number | string }[]>(text, parameters);
  return inserted.map((r) => Number(r.id));
}

interface Wanted {
  readonly where: Plain;
  readonly order: Readonly<Record<string, 'ASC' | 'DESC' | undefined>>;
  readonly limit: number | undefined;
  readonly reach: Reach;
  readonly entityReach: EntityReach<object>;
  readonly lock: boolean;
}

/** The conditions of the actor's reach: none when it is not limited, an impossible one when it excludes the entity. */
function reachConditions({ reach, entityReach }: Wanted): (readonly [string, unknown])[] | 'nothing' {
  if (reach === 'all' || entityReach === 'everyone') return [];
  const dimensions = Object.entries(reach);
  if (entityReach === 'system' || dimensions.length === 0) return 'nothing';
  const columns: Readonly<Record<string, string>> = entityReach;
  if (dimensions.some(([dimension]) => !Object.hasOwn(columns, dimension))) return 'nothing';
  // Pairs, for two dimensions may be one column, and then both hold.
  return dimensions.map(([dimension, ids]) => [columns[dimension] ?? '', ids]);
}

/** Where PostgreSQL puts empty ones of itself; SQLite has to be told. A column that is never empty can do without, and use its index. */
export const nullsIn = (column: ColumnMetadata, direction: 'ASC' | 'DESC'): 'NULLS FIRST' | 'NULLS LAST' | undefined =>
  column.isNullable ? (direction === 'DESC' ? 'NULLS FIRST' : 'NULLS LAST') : undefined;

function wordSelect(manager: EntityManager, table: string, wanted: Wanted): Wording | undefined {
  const reach = reachConditions(wanted);
  if (reach === 'nothing') return undefined;
  const metadata = manager.dataSource.getMetadata(table);
  const column = (property: string): ColumnMetadata => {
    const found = metadata.findColumnWithPropertyName(property);
    if (!found) throw noSuchColumn({ table, property });
    return found;
  };
  const { parameters, equals } = wording(manager);
  const conditions = [...Object.entries(wanted.where), ...reach].map(([property, value]) => equals(column(property), value));
  const order = Object.entries(wanted.order).map(([property, direction = 'ASC']) => {
    const found = column(property);
    return [`"${found.databaseName}"`, direction === 'DESC' ? 'DESC' : 'ASC', nullsIn(found, direction) ?? ''].join(' ').trimEnd();
  });
  const parts = [
    `SELECT * FROM "${table}"`,
    ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
    ...(order.length > 0 ? [`ORDER BY ${order.join(', ')}`] : []),
    ...(wanted.limit === undefined ? [] : [`LIMIT ${String(Math.trunc(wanted.limit))}`]),
    ...(wanted.lock && manager.dataSource.options.type === 'postgres' ? ['FOR UPDATE'] : []),
  ];
  return { text: parts.join(' '), parameters };
}

/** Rows as they are, by property name. */
export async function selectRows(manager: EntityManager, table: string, wanted: Wanted): Promise<object[]> {
  const worded = wordSelect(manager, table, wanted);
  if (!worded) return [];
  const { driver } = manager.dataSource;
  const { columns } = manager.dataSource.getMetadata(table);
  const found = await manager.query<Record<string, unknown>[]>(worded.text, worded.parameters);
  return found.map((raw) => {
    const row: Record<string, unknown> = {};
    for (const column of columns) row[column.propertyName] = driver.prepareHydratedValue(raw[column.databaseName], column) as unknown;
    return row;
  });
}
