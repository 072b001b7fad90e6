import { Brackets, In, IsNull, type EntityManager, type FindOperator, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { Actor, Reach } from './actor.ts';
import type { AnyEntity, Entity, EntityReach } from './entity.ts';
import { noSuchColumn, notFound, queryBeyondReach, readOnlyScope, undefinedCondition } from './errors.ts';
import { insertRows, isPlain, nullsIn, selectRows, type Plain } from './statements.ts';

/** Conditions by property: a value, a list (any of), null (empty), or a TypeORM operator such as `LessThan(5)`. */
export type Where<Row> = { readonly [K in keyof Row]?: Row[K] | readonly Row[K][] | FindOperator<unknown> | null };

export interface Find<Row> {
  readonly where?: Where<Row>;
  /** Default: by id, oldest first. */
  readonly order?: { readonly [K in keyof Row]?: 'ASC' | 'DESC' };
  readonly limit?: number;
}

/** The rows of one entity that one actor may see. What lies outside the actor's reach does not exist here. */
export interface Rows<Row extends { id: number }> {
  find(options?: Find<Row>): Promise<Row[]>;
  first(where: Where<Row>, order?: Find<Row>['order']): Promise<Row | undefined>;
  /** @throws `row.not-found` also when the row is there but out of reach. */
  get(id: number): Promise<Row>;
  /** Like `get`, and nobody else changes the row until this unit of work ends. */
  lock(id: number): Promise<Row>;
  count(where?: Where<Row>): Promise<number>;
  insert(row: Omit<Row, 'id'>): Promise<Row>;
  insertAll(rows: readonly Omit<Row, 'id'>[]): Promise<void>;
  /** Returns how many rows it changed. */
  update(where: Where<Row>, change: Partial<Omit<Row, 'id'>>): Promise<number>;
  remove(where: Where<Row>): Promise<number>;
  /** For more than the above: a query already limited to the actor's reach. Add with `andWhere`, never `where`. */
  query(alias: string): SelectQueryBuilder<Row>;
}

const nothing = '1 = 0';

/** The reach as SQL on columns of `prefix`; undefined when nothing is limited. */
function reachCondition(entity: AnyEntity, reach: Reach, prefix: string): { sql: string; parameters: ObjectLiteral } | undefined {
  if (reach === 'all' || entity.reach === 'everyone') return undefined;
  const dimensions = Object.entries(reach);
  if (entity.reach === 'system' || dimensions.length === 0) return { sql: nothing, parameters: {} };
  const columns: Readonly<Record<string, string>> = entity.reach;
  const parts = dimensions.map(([dimension, ids]) =>
    Object.hasOwn(columns, dimension) && ids.length > 0 ? `${prefix}${columns[dimension] ?? ''} IN (:...reach_${dimension})` : nothing,
  );
  return { sql: parts.join(' AND '), parameters: Object.fromEntries(dimensions.map(([d, ids]) => [`reach_${d}`, ids])) };
}

const condition = (value: unknown): unknown => (value === null ? IsNull() : Array.isArray(value) ? In(value) : value);

/** A condition that is undefined would silently match every row: it is a mistake of the caller, always. */
function checked<W extends object>(table: string, where: W): W {
  for (const [property, value] of Object.entries(where)) if (value === undefined) throw undefinedCondition({ table, property });
  return where;
}

const conditions = (table: string, where: object): ObjectLiteral =>
  Object.fromEntries(Object.entries(checked(table, where)).map(([property, value]) => [property, condition(value)]));

/** In brackets of their own: the words of a `Raw` operator may say "or", which would lead past the reach. */
const together = (wanted: ObjectLiteral): Brackets => new Brackets((query) => query.where(wanted));

const defined = (row: object): ObjectLiteral => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined));

interface Access {
  readonly manager: EntityManager;
  readonly actor: Actor;
  readonly readOnly: boolean;
}

type Reading<Row extends { id: number }> = Pick<Rows<Row>, 'find' | 'first' | 'get' | 'lock' | 'count' | 'query'>;
type Writing<Row extends { id: number }> = Pick<Rows<Row>, 'insert' | 'insertAll' | 'update' | 'remove'>;

function refuseWhenReadOnly({ readOnly }: Access, what: string): void {
  if (readOnly) throw readOnlyScope({ what });
}

/** `where` would begin again without the reach, and `orWhere` would lead past it. */
function withinReach<Q extends object>(table: string, query: Q): Q {
  const refuse = () => {
    throw queryBeyondReach({ table });
  };
  return Object.assign(query, { where: refuse, orWhere: refuse });
}

function readingOf<Row extends { id: number }>(entity: Entity<Row>, access: Access): Reading<Row> {
  const { manager, actor } = access;
  const { table } = entity;
  const query = (alias: string): SelectQueryBuilder<ObjectLiteral> => {
    const made = manager.createQueryBuilder<ObjectLiteral>(table, alias);
    const limit = reachCondition(entity, actor.reach, `${alias}.`);
    return limit ? made.andWhere(limit.sql, limit.parameters) : made;
  };
  const found = (where: Where<Row>) => {
    const wanted = conditions(table, where);
    return Object.keys(wanted).length > 0 ? query('row').andWhere(together(wanted)) : query('row');
  };
  const plainly = (where: Plain, more: Omit<Find<Row>, 'where'> & { lock?: boolean }): Promise<Row[]> =>
    selectRows(manager, table, {
      ...{ where, reach: actor.reach, entityReach: entity.reach as EntityReach<object>, lock: more.lock ?? false, limit: more.limit },
      order: more.order ?? { id: 'ASC' },
    }) as Promise<Row[]>;
  const one = async (id: number, lock: boolean): Promise<Row> => {
    // A number that no key can be is no row either, and not a fault of the database.
    const [row] = Number.isSafeInteger(id) ? await plainly({ id }, { lock }) : [];
    if (!row) throw notFound({ what: table.replaceAll('_', ' '), id });
    return row;
  };
  const find: Rows<Row>['find'] = async ({ where = {}, ...more } = {}) => {
    if (isPlain(checked(table, where))) return plainly(where, more);
    const worded = found(where);
    for (const [property, direction = 'ASC'] of Object.entries<'ASC' | 'DESC' | undefined>(more.order ?? { id: 'ASC' })) {
      const column = manager.dataSource.getMetadata(table).findColumnWithPropertyName(property);
      if (!column) throw noSuchColumn({ table, property });
      worded.addOrderBy(`row.${property}`, direction, nullsIn(column, direction));
    }
    if (more.limit !== undefined) worded.limit(more.limit);
    return (await worded.getMany()) as Row[];
  };
  return {
    find,
    first: async (where, order) => (await find({ where, limit: 1, ...(order ? { order } : {}) }))[0],
    get: (id) => one(id, false),
    async lock(id) {
      refuseWhenReadOnly(access, `Locked ${table}`);
      return one(id, true);
    },
    count: (where = {}) => found(where).getCount(),
    query: (alias) => withinReach(table, query(alias)) as unknown as SelectQueryBuilder<Row>,
  };
}

function writingOf<Row extends { id: number }>(entity: Entity<Row>, access: Access): Writing<Row> {
  const { manager, actor } = access;
  const { table } = entity;
  const limit = reachCondition(entity, actor.reach, '');
  const limited = <Q extends { andWhere(sql: string | Brackets, parameters?: ObjectLiteral): Q }>(query: Q, where: object): Q => {
    const wanted = conditions(table, where);
    const found = Object.keys(wanted).length > 0 ? query.andWhere(together(wanted)) : query;
    return limit ? found.andWhere(limit.sql, limit.parameters) : found;
  };
  return {
    async insert(row) {
      refuseWhenReadOnly(access, `Inserted into ${table}`);
      const [id] = await insertRows(manager, table, [row]);
      return { ...row, id } as unknown as Row;
    },
    async insertAll(rows) {
      refuseWhenReadOnly(access, `Inserted into ${table}`);
      if (rows.length > 0) await insertRows(manager, table, rows);
    },
    async update(where, change) {
      refuseWhenReadOnly(access, `Updated ${table}`);
      const values = defined(change);
      if (Object.keys(values).length === 0) return 0;
      const query = limited(manager.createQueryBuilder().update(table).set(values), where).updateEntity(false);
      return (await query.execute()).affected ?? 0;
    },
    async remove(where) {
      refuseWhenReadOnly(access, `Removed from ${table}`);
      const query = limited(manager.createQueryBuilder().delete().from(table), where);
      return (await query.execute()).affected ?? 0;
    },
  };
}

export const rowsOf = <Row extends { id: number }>(entity: Entity<Row>, access: Access): Rows<Row> => ({
  ...readingOf(entity, access),
  ...writingOf(entity, access),
});
