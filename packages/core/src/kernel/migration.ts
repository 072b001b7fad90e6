import { createHash } from 'node:crypto';
import { Table, TableColumn, TableIndex, type EntityManager, type QueryRunner } from 'typeorm';
import { columnName, indexName, namedColumns, type AnyEntity, type Column, type Dialect, type Index } from './entity.ts';
import { migrationChanged, migrationFailed, migrationNewer, migrationPending } from './errors.ts';
import type { Store } from './store.ts';

/** One step, as data: so a migration has a checksum, and cannot look at today's rows to decide. */
export type Step =
  | {
      readonly step: 'create-table';
      readonly table: string;
      readonly columns: (dialect: Dialect) => NamedColumns;
      readonly indexes: readonly NamedIndex[];
    }
  | { readonly step: 'add-column'; readonly table: string; readonly columns: (dialect: Dialect) => NamedColumns }
  | { readonly step: 'sql'; readonly sqlite: string; readonly postgres: string };

type NamedColumns = Readonly<Record<string, Column & { name: string }>>;
interface NamedIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
}

/** A named list of steps that runs once in each database, whole or not at all. */
export interface Migration {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Declare a migration. Once it has run anywhere it is frozen: its checksum is kept, and a changed one stops the start. */
export const defineMigration = (name: string, steps: readonly Step[]): Migration => ({ name, steps });

const pick = (columns: NamedColumns, keep: (property: string) => boolean): NamedColumns =>
  Object.fromEntries(Object.entries(columns).filter(([property]) => keep(property)));

/** Make the table of an entity. @param except columns with their indexes, and names of indexes, that a later migration adds. */
export const createTable = (entity: AnyEntity, except: readonly string[] = []): Step => ({
  step: 'create-table',
  table: entity.table,
  columns: (dialect) => pick(namedColumns(entity, dialect), (p) => !except.includes(p)),
  indexes: entity.indexes
    .filter((i) => ![...i.columns, indexName(entity.table, i as Index<Record<string, unknown>>)].some((name) => except.includes(name)))
    .map((i) => ({
      name: indexName(entity.table, i as Index<Record<string, unknown>>),
      columns: i.columns.map(columnName),
      unique: i.unique ?? false,
    })),
});

/** Add columns of an entity to its table; they must be `nullable` or have a default. */
export const addColumns = (entity: AnyEntity, properties: readonly string[]): Step => ({
  step: 'add-column',
  table: entity.table,
  columns: (dialect) => pick(namedColumns(entity, dialect), (p) => properties.includes(p)),
});

/** Make an index of an entity that its table was made without. @param name as `createTable` was told to leave it out. */
export const addIndex = (entity: AnyEntity, name: string): Step => {
  const words = entity.indexes
    .filter((i) => indexName(entity.table, i as Index<Record<string, unknown>>) === name)
    .map(
      ({ columns, unique }) =>
        `CREATE ${unique ? 'UNIQUE ' : ''}INDEX "${name}" ON "${entity.table}" (${columns.map((c) => `"${columnName(c)}"`).join(', ')})`,
    )
    .join('');
  return sql({ sqlite: words, postgres: words });
};

/** A database's own words, for each of the two. An empty text does nothing there. */
export const sql = (words: { sqlite: string; postgres: string }): Step => ({ step: 'sql', ...words });

/** As SQL says it: a text in single quotes, a flag as each database writes its own. */
function literal(value: unknown, dialect: Dialect): string {
  if (typeof value === 'boolean') return dialect === 'postgres' ? String(value) : String(Number(value));
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}

function tableColumn(column: Column & { name: string }, dialect: Dialect): TableColumn {
  const type = column.type === 'simple-json' ? 'text' : String(column.type);
  return new TableColumn({
    name: column.name,
    type,
    isPrimary: column.primary ?? false,
    isNullable: column.nullable ?? false,
    ...(column.generated ? { isGenerated: true, generationStrategy: 'increment' as const } : {}),
    ...(typeof column.precision === 'number' ? { precision: column.precision } : {}),
    ...(column.default === undefined ? {} : { default: literal(column.default, dialect) }),
  });
}

/** Worded here, for on SQLite TypeORM would copy the whole table, which takes long and gives the ids of removed rows again. */
async function addColumn(table: string, { name, type, isNullable, default: value }: TableColumn, runner: QueryRunner): Promise<void> {
  const full = type === 'timestamp with time zone' ? 'timestamp(3) with time zone' : type;
  const rest = `${isNullable ? '' : ' NOT NULL'}${value === undefined ? '' : ` DEFAULT ${String(value)}`}`;
  await runner.query(`ALTER TABLE "${table}" ADD COLUMN "${name}" ${full}${rest}`);
}

async function take(step: Step, runner: QueryRunner, dialect: Dialect): Promise<void> {
  if (step.step === 'sql') {
    if (step[dialect]) await runner.query(step[dialect]);
    return;
  }
  const columns = Object.values(step.columns(dialect)).map((column) => tableColumn(column, dialect));
  if (step.step === 'add-column') {
    for (const column of columns) await addColumn(step.table, column, runner);
    return;
  }
  const indices = step.indexes.map(
    ({ name, columns: columnNames, unique }) => new TableIndex({ name, columnNames: [...columnNames], isUnique: unique }),
  );
  // With its indexes: TypeORM would read the whole schema for each that it is told of later.
  await runner.createTable(new Table({ name: step.table, columns, indices }));
}

const sums: Readonly<Record<Dialect, WeakMap<Migration, string>>> = { sqlite: new WeakMap(), postgres: new WeakMap() };

/** Of what the migration says, not of the SQL it becomes: a newer TypeORM may word the same table differently. */
export function checksumOf(migration: Migration, dialect: Dialect): string {
  const known = sums[dialect].get(migration) ?? sumOf(migration, dialect);
  sums[dialect].set(migration, known);
  return known;
}

function sumOf(migration: Migration, dialect: Dialect): string {
  const said = migration.steps.map((step) => (step.step === 'sql' ? step[dialect] : { ...step, columns: step.columns(dialect) }));
  // How values are turned on their way in and out is no part of the table.
  const text = JSON.stringify(said, (key, value: unknown) => (key === 'transformer' ? undefined : value));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

const HISTORY = 'desk_migration';
const LOCK = 7_205_883;

async function history(manager: EntityManager): Promise<Map<string, string>> {
  const rows = await manager.query<{ owner: string; name: string; checksum: string }[]>(`SELECT owner, name, checksum FROM ${HISTORY}`);
  return new Map(rows.map((r) => [`${r.owner}/${r.name}`, r.checksum]));
}

async function migrateOne(
  manager: EntityManager,
  dialect: Dialect,
  work: { owner: string; migration: Migration; now: Date },
): Promise<void> {
  const { owner, migration, now } = work;
  const runner = manager.queryRunner;
  try {
    if (runner) for (const step of migration.steps) await take(step, runner, dialect);
  } catch (e) {
    throw migrationFailed({ owner, name: migration.name, reason: e instanceof Error ? e.message : String(e) }, e);
  }
  const marks = dialect === 'postgres' ? '$1, $2, $3, $4' : '?, ?, ?, ?';
  await manager.query(`INSERT INTO ${HISTORY} (owner, name, checksum, at) VALUES (${marks})`, [
    owner,
    migration.name,
    checksumOf(migration, dialect),
    now.toISOString(),
  ]);
}

/** Whose history it is: a plugin. */
export interface Owner {
  readonly name: string;
  readonly migrations?: readonly Migration[];
}

const namesOf = (owners: readonly Owner[]): string[] =>
  owners.flatMap(({ name, migrations = [] }) => migrations.map((m) => `${name}/${m.name}`));

/** What ran of a plugin that is here, and is not in its list: a version after this one has had the database. */
function refuseNewer(done: readonly string[], owners: readonly Owner[]): void {
  const known = new Set(namesOf(owners));
  const here = new Set(owners.map((owner) => owner.name));
  const unknown = done.filter((name) => here.has(name.slice(0, name.indexOf('/'))) && !known.has(name));
  if (unknown.length > 0) throw migrationNewer({ migrations: unknown });
}

/**
 * Bring the schema up to date: each plugin's own history, in the order of the plugins. One transaction, under a lock, so that two
 * processes that start at once do it once, and a failure leaves the database as it was.
 * @throws `migration.newer`, `migration.changed`, `migration.failed`
 */
export async function migrate(store: Store, owners: readonly Owner[], now: Date): Promise<number> {
  return store.write(async (manager) => {
    if (store.dialect === 'postgres') await manager.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await manager.query(
      `CREATE TABLE IF NOT EXISTS ${HISTORY} (owner text NOT NULL, name text NOT NULL, checksum text NOT NULL, at text NOT NULL, PRIMARY KEY (owner, name))`,
    );
    const done = await history(manager);
    refuseNewer([...done.keys()], owners);
    let ran = 0;
    for (const { name: owner, migrations = [] } of owners) {
      for (const migration of migrations) {
        const seen = done.get(`${owner}/${migration.name}`);
        if (seen === undefined) {
          await migrateOne(manager, store.dialect, { owner, migration, now });
          ran++;
        } else if (seen !== checksumOf(migration, store.dialect)) throw migrationChanged({ owner, name: migration.name });
      }
    }
    return ran;
  });
}

/**
 * Leave the schema as it is, and make sure that it is the one wanted: for looking at a desk that another process runs.
 * @throws `migration.pending`, `migration.newer`
 */
export async function refusePending(store: Store, owners: readonly Owner[]): Promise<void> {
  const done = await store.read(history).catch((e: unknown) => {
    throw migrationPending({ migrations: ['all of them'] }, e);
  });
  refuseNewer([...done.keys()], owners);
  const pending = namesOf(owners).filter((name) => !done.has(name));
  if (pending.length > 0) throw migrationPending({ migrations: pending });
}

/** What the schema builder would still change, as SQL: empty when migrations and entities agree. */
export async function schemaDrift(store: Store): Promise<string[]> {
  store.source.describeAll();
  const planned = await store.source.driver.createSchemaBuilder().log();
  return planned.upQueries.map((q) => q.query);
}
