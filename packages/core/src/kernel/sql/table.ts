import type { DataSource, EntityManager } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { noSuchColumn } from '../errors.ts';
import { keepableJsonText, keepableText } from '../keepable.ts';

/** One column: its name as SQL wants it, and how a value gets into the database and out. */
export interface Field {
  readonly property: string;
  /** In quotes. */
  readonly name: string;
  /** As rows come back. */
  readonly key: string;
  readonly nullable: boolean;
  readonly write: (value: unknown) => unknown;
  /** The same of a value that rows are asked for: a number that no row can hold is nothing, which equals nothing, and not a fault of the database. */
  readonly seek: (value: unknown) => unknown;
  readonly read: (value: unknown) => unknown;
}

/** A table as the statements of every hot path word it. */
export interface Table {
  readonly name: string;
  readonly fields: readonly Field[];
  /** All but the key, which the database gives. */
  readonly given: readonly Field[];
  /** Their names, as an insert wants them. */
  readonly givenNames: string;
  /** Names of all columns, as a select wants them: in the order of `fields`. */
  readonly names: string;
  /** The words of statements that were asked before, by what they look like. */
  readonly words: Map<string, string>;
  /** @throws `rows.no-such-column` */
  field(property: string): Field;
}

const ISO = 'YYYY-MM-DDTHH:MM:SS.mmmZ'.length;
const KEPT = 'YYYY-MM-DD HH:MM:SS.mmm'.length;

type Codec = Pick<Field, 'write' | 'read'>;

/** Whatever TypeORM's driver makes of a value, which is what every other way to the table makes of it. */
const byDriver = ({ driver }: DataSource, column: ColumnMetadata): Codec => ({
  write: (value) => driver.preparePersistentValue(value ?? null, column) as unknown,
  read: (value) => driver.prepareHydratedValue(value, column) as unknown,
});

const asItIs: Codec = { write: (value) => value ?? null, read: (value) => value };

/** The same as the driver's, said once for each kind of column: it asks anew at each value, and writes JSON three times over. */
const sqliteCodecs: Readonly<Record<string, (driver: Codec) => Codec>> = {
  integer: () => asItIs,
  blob: () => asItIs,
  text: () => ({ write: (value) => (typeof value === 'string' ? keepableText(value) : (value ?? null)), read: asItIs.read }),
  boolean: () => ({ write: (value) => (value === null || value === undefined ? null : value === true ? 1 : 0), read: readFlag }),
  datetime: (driver) => ({ write: (value) => writeInstant(value, driver), read: (value) => readInstant(value, driver) }),
  'simple-json': (driver) => ({ write: (v) => (v === null || v === undefined ? null : keepableJsonText(v)), read: driver.read }),
};

const readFlag = (value: unknown): unknown => (value === null ? null : Boolean(value));

/** The instant that was written last: most of a unit of work are its own. */
let lastWritten = { ms: NaN, text: '' };

function writeInstant(value: unknown, driver: Codec): unknown {
  if (!(value instanceof Date)) return driver.write(value);
  const ms = value.getTime();
  if (ms === lastWritten.ms) return lastWritten.text;
  const iso = value.toISOString();
  if (iso.length !== ISO) return driver.write(value);
  lastWritten = { ms, text: `${iso.slice(0, 10)} ${iso.slice(11, 23)}` };
  return lastWritten.text;
}

const ZERO = 48;
const two = (text: string, at: number): number => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;

/** The years whose numbers mean themselves to `Date.UTC`. */
const FIRST_PLAIN_YEAR = 100;

/** Read by its digits: a ticket's view has two dozen of them, and a parser of dates knows many other ways to write one. */
function readInstant(value: unknown, driver: Codec): unknown {
  if (typeof value !== 'string' || value.length !== KEPT) return driver.read(value);
  const year = two(value, 0) * 100 + two(value, 2);
  const ms = two(value, 20) * 10 + value.charCodeAt(22) - ZERO;
  const at = Date.UTC(year, two(value, 5) - 1, two(value, 8), two(value, 11), two(value, 14), two(value, 17), ms);
  return year < FIRST_PLAIN_YEAR || Number.isNaN(at) ? driver.read(value) : new Date(at);
}

/** What PostgreSQL's whole numbers hold, and what we can say; SQLite compares any numbers. */
const mostOf: Readonly<Record<string, number>> = { integer: 2_147_483_647, bigint: Number.MAX_SAFE_INTEGER };

function seeking(write: Field['write'], most: number | undefined): Field['write'] {
  if (most === undefined) return write;
  return (value) => (typeof value === 'number' && !(Number.isInteger(value) && Math.abs(value) <= most) ? null : write(value));
}

function fieldOf(source: DataSource, column: ColumnMetadata): Field {
  const driver = byDriver(source, column);
  const isPostgres = source.options.type === 'postgres';
  const codec = (isPostgres ? undefined : sqliteCodecs[String(column.type)]?.(driver)) ?? driver;
  const { propertyName: property, databaseName: key, isNullable: nullable } = column;
  const seek = seeking(codec.write, isPostgres ? mostOf[String(column.type)] : undefined);
  return { property, key, name: `"${key}"`, nullable, ...codec, seek };
}

function madeOf(source: DataSource, table: string): Table {
  const { columns } = source.getMetadata(table);
  const fields = new Map(columns.map((column) => [column.propertyName, fieldOf(source, column)]));
  const keys = new Set(columns.filter((column) => column.isGenerated).map((column) => column.propertyName));
  const all = [...fields.values()];
  const given = all.filter((field) => !keys.has(field.property));
  return {
    name: table,
    fields: all,
    names: all.map((field) => field.name).join(', '),
    given,
    words: new Map(),
    givenNames: given.map((field) => field.name).join(', '),
    field(property) {
      const found = fields.get(property);
      if (!found) throw noSuchColumn({ table, property });
      return found;
    },
  };
}

const known = new WeakMap<DataSource, Map<string, Table>>();

/** A table of this database, made out once. */
export function tableOf({ dataSource }: EntityManager, table: string): Table {
  const made = known.get(dataSource)?.get(table);
  if (made) return made;
  const tables = known.get(dataSource) ?? new Map<string, Table>();
  known.set(dataSource, tables);
  const first = madeOf(dataSource, table);
  tables.set(table, first);
  return first;
}

/** Statements of one table that are kept worded. There are a handful; only lists of odd length make new ones. */
const MOST_WORDS = 300;

/** The words of a statement, made once for all that look alike. */
export function wordsOf({ words }: Table, look: string, make: () => string): string {
  const known = words.get(look);
  if (known !== undefined) return known;
  if (words.size >= MOST_WORDS) words.clear();
  const made = make();
  words.set(look, made);
  return made;
}
