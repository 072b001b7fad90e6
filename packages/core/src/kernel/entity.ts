import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { keepableJson, keepableText } from './keepable.ts';

export type Dialect = 'sqlite' | 'postgres';

/** A column, made by the kit only, so that both databases get the same meaning. */
export type Column = EntitySchemaColumnOptions;

/** The kinds of column there are. Each is NOT NULL unless wrapped in `nullable`. */
export interface ColumnKit {
  /** Integer key that the database gives. */
  id(): Column;
  /** The id of another row, of any table. */
  ref(): Column;
  text(): Column;
  /** Whole number up to two thousand million. */
  count(): Column;
  /** Milliseconds: a whole number that may exceed 24.8 days. */
  milliseconds(): Column;
  flag(): Column;
  /** Instant, kept in UTC to the millisecond. */
  instant(): Column;
  /** Anything JSON can hold. */
  json(): Column;
  bytes(): Column;
}

const asNumber = { from: (v: unknown) => (v === null || v === undefined ? null : Number(v)), to: (v: unknown) => v };

const asKeepableText = { from: (v: unknown) => v, to: (v: unknown) => (typeof v === 'string' ? keepableText(v) : v) };
const asKeepableJson = { from: (v: unknown) => v, to: keepableJson };

const sqliteKit: ColumnKit = {
  id: () => ({ type: 'integer', primary: true, generated: 'increment' }),
  ref: () => ({ type: 'integer' }),
  text: () => ({ type: 'text', transformer: asKeepableText }),
  count: () => ({ type: 'integer' }),
  milliseconds: () => ({ type: 'integer' }),
  flag: () => ({ type: 'boolean' }),
  instant: () => ({ type: 'datetime' }),
  json: () => ({ type: 'simple-json', transformer: asKeepableJson }),
  bytes: () => ({ type: 'blob' }),
};

const postgresKit: ColumnKit = {
  id: () => ({ type: 'bigint', primary: true, generated: 'increment', transformer: asNumber }),
  ref: () => ({ type: 'bigint', transformer: asNumber }),
  text: () => ({ type: 'text', transformer: asKeepableText }),
  count: () => ({ type: 'integer' }),
  milliseconds: () => ({ type: 'bigint', transformer: asNumber }),
  flag: () => ({ type: 'boolean' }),
  instant: () => ({ type: 'timestamp with time zone', precision: 3 }),
  json: () => ({ type: 'jsonb', transformer: asKeepableJson }),
  bytes: () => ({ type: 'bytea' }),
};

export const columnKit = (dialect: Dialect): ColumnKit => (dialect === 'postgres' ? postgresKit : sqliteKit);

/** The same column, but it may be empty. */
export const nullable = (column: Column): Column => ({ ...column, nullable: true });

/** `clientId` is kept as `client_id`. */
export const columnName = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Who sees the rows of an entity: `everyone`; `system` (the default: only an actor that sees all); or a column for each dimension
 * of an actor's reach. An actor limited in a dimension that the entity does not name sees none of its rows.
 */
export type EntityReach<Row> = 'everyone' | 'system' | Readonly<Record<string, keyof Row & string>>;

export interface Index<Row> {
  readonly columns: readonly (keyof Row & string)[];
  readonly unique?: boolean;
}

/** A table: its columns by property name, its indexes by name, and who sees its rows. */
export interface Entity<Row extends { id: number }> {
  readonly table: string;
  readonly columns: (c: ColumnKit) => { [K in keyof Row]-?: Column };
  readonly reach: EntityReach<Row>;
  readonly indexes: readonly Index<Row>[];
  /** True when its rows are made from those of other tables: a backup leaves them out. */
  readonly derived: boolean;
  /** True when it is asked all the time and changed seldom: answers to plain conditions are kept in the process until it changes. */
  readonly settled: boolean;
  /** Never set; it carries the type. */
  readonly row?: Row;
}

/** An entity of any row: what lists of entities hold. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of entities of different rows has no other element type
export type AnyEntity = Entity<any>;

/**
 * Declare a table. Rows refer to each other by id.
 * @param table singular, snake_case, unique among all plugins.
 */
export const defineEntity = <Row extends { id: number }>(
  table: string,
  columns: Entity<Row>['columns'],
  more: { reach?: EntityReach<Row>; indexes?: readonly Index<Row>[]; derived?: boolean; settled?: boolean } = {},
): Entity<Row> => ({
  table,
  columns,
  reach: more.reach ?? 'system',
  indexes: more.indexes ?? [],
  derived: more.derived ?? false,
  settled: more.settled ?? false,
});

/** `ix_ticket__client_id_state`: the same on both databases, so that the schema can be compared with the entities. */
export const indexName = (table: string, index: Index<Record<string, unknown>>): string =>
  `${index.unique ? 'ux' : 'ix'}_${table}__${index.columns.map(columnName).join('_')}`.slice(0, 63);

/** Columns with their database names, for TypeORM. */
export function namedColumns(entity: AnyEntity, dialect: Dialect): Record<string, Column & { name: string }> {
  const columns = entity.columns(columnKit(dialect)) as Record<string, Column>;
  return Object.fromEntries(Object.entries(columns).map(([property, column]) => [property, { ...column, name: columnName(property) }]));
}

export const toEntitySchema = (entity: AnyEntity, dialect: Dialect): EntitySchema =>
  new EntitySchema({
    name: entity.table,
    tableName: entity.table,
    columns: namedColumns(entity, dialect),
    indices: entity.indexes.map((index) => ({
      name: indexName(entity.table, index as Index<Record<string, unknown>>),
      columns: [...index.columns],
      unique: index.unique ?? false,
    })),
  });
