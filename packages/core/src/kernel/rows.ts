import { Brackets, In, IsNull, type EntityManager, type FindOperator, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { Actor, Reach } from './actor.ts';
import type { AnyEntity, Entity, EntityReach } from './entity.ts';
import { notFound, queryBeyondReach, readOnlyScope, undefinedCondition } from './errors.ts';
import { isLasting, isPlain, type Plain, type Which } from './sql/condition.ts';
import {
  countRows,
  firstId,
  insertRow,
  insertRows,
  justInserted,
  nullsIn,
  removeRows,
  selectRows,
  settledSelect,
  updateRows,
  type Soon,
  type Wanted,
} from './sql/statements.ts';
import { tableOf } from './sql/table.ts';

/** Conditions by property: a value, a list (any of), null (empty), or a TypeORM operator such as `LessThan(5)`. */
export type Where<Row> = { readonly [K in keyof Row]?: Row[K] | readonly Row[K][] | FindOperator<unknown> | null };

export interface Find<Row> {
  readonly where?: Where<Row>;
  /** Default: by id, oldest first. */
  readonly order?: { readonly [K in keyof Row]?: 'ASC' | 'DESC' };
  /** Only rows behind a place in that order: the values there of all properties of the order, which go one way and are never empty. */
  readonly behind?: Partial<Row> | undefined;
  readonly limit?: number;
}

/** The rows of one entity that one actor may see. What lies outside the actor's reach does not exist here. */
export interface Rows<Row extends { id: number }> {
  find(options?: Find<Row>): Promise<Row[]>;
  first(where: Where<Row>, order?: Find<Row>['order']): Promise<Row | undefined>;
  /** The key of the first such row, without reading what else is in it. */
  idOf(where: Where<Row>): Promise<number | undefined>;
  /** @throws `row.not-found` also when the row is there but out of reach. */
  get(id: number): Promise<Row>;
  /** Like `get`, and nobody else changes the row until this unit of work ends. */
  lock(id: number): Promise<Row>;
  count(where?: Where<Row>): Promise<number>;
  insert(row: Omit<Row, 'id'>): Promise<Row>;
  /** Returns their ids, in their order. */
  insertAll(rows: readonly Omit<Row, 'id'>[]): Promise<number[]>;
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

const defined = (row: object): ObjectLiteral => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined));

/** Oldest first. */
const byId = { id: 'ASC' } as const;
const inNoOrder = {} as const;

interface Access {
  readonly manager: EntityManager;
  readonly actor: Actor;
  readonly readOnly: boolean;
}

/** `where` would begin again without the reach, and `orWhere` would lead past it. */
function withinReach<Q extends object>(table: string, query: Q): Q {
  const refuse = () => {
    throw queryBeyondReach({ table });
  };
  return Object.assign(query, { where: refuse, orWhere: refuse });
}

/** Conditions that a builder must word. In brackets of their own: the words of a `Raw` operator may say "or", which would lead past the reach. */
function withConditions<Q extends { andWhere(sql: string | Brackets): Q }>(query: Q, table: string, where: object): Q {
  const wanted = conditions(table, where);
  return Object.keys(wanted).length > 0 ? query.andWhere(new Brackets((inner) => inner.where(wanted))) : query;
}

interface BuiltFind<Row> extends Omit<Wanted, keyof Which | 'lock'> {
  readonly behind?: Partial<Row> | undefined;
}

/** Both databases compare lists of values as they order by them. */
function goOnBehind(query: SelectQueryBuilder<ObjectLiteral>, order: Wanted['order'], behind: object): void {
  const by = Object.keys(order);
  const values = by.map((property, i) => [`behind_${String(i)}`, (behind as Record<string, unknown>)[property]] as const);
  const sign = Object.values(order)[0] === 'DESC' ? '<' : '>';
  const place = values.map(([name]) => `:${name}`).join(', ');
  query.andWhere(`(${by.map((property) => `row.${property}`).join(', ')}) ${sign} (${place})`, Object.fromEntries(values));
}

class RowsInReach<Row extends { id: number }> implements Rows<Row> {
  private readonly entity: Entity<Row>;
  private readonly access: Access;

  constructor(entity: Entity<Row>, access: Access) {
    this.entity = entity;
    this.access = access;
  }

  async find({ where = {}, order = byId, behind, limit }: Find<Row> = {}): Promise<Row[]> {
    if (behind === undefined && isPlain(checked(this.entity.table, where))) return this.plainly(where, order, limit);
    return this.built(where, { order, behind, limit });
  }

  async first(where: Where<Row>, order: NonNullable<Find<Row>['order']> = byId): Promise<Row | undefined> {
    const found = isPlain(checked(this.entity.table, where)) ? this.plainly(where, order, 1) : this.built(where, { order, limit: 1 });
    return (found instanceof Promise ? await found : found)[0];
  }

  async idOf(where: Where<Row>): Promise<number | undefined> {
    // Of a settled table the whole row is known more often than not.
    if (this.entity.settled || !isPlain(checked(this.entity.table, where))) return (await this.first(where))?.id;
    return firstId(this.access.manager, this.entity.table, this.which(where));
  }

  get(id: number): Promise<Row> {
    return this.one(id, false);
  }

  async lock(id: number): Promise<Row> {
    this.refuseWhenReadOnly('Locked');
    return this.one(id, true);
  }

  async count(where: Where<Row> = {}): Promise<number> {
    const { table } = this.entity;
    if (isPlain(checked(table, where))) return countRows(this.access.manager, table, this.which(where));
    return withConditions(this.limitedQuery('row'), table, where).getCount();
  }

  query(alias: string): SelectQueryBuilder<Row> {
    return withinReach(this.entity.table, this.limitedQuery(alias)) as unknown as SelectQueryBuilder<Row>;
  }

  async insert(row: Omit<Row, 'id'>): Promise<Row> {
    this.refuseWhenReadOnly('Inserted into');
    const given = insertRow(this.access.manager, this.entity.table, row);
    const id = typeof given === 'number' ? given : await given;
    return { ...row, id } as unknown as Row;
  }

  async insertAll(rows: readonly Omit<Row, 'id'>[]): Promise<number[]> {
    this.refuseWhenReadOnly('Inserted into');
    return rows.length > 0 ? insertRows(this.access.manager, this.entity.table, rows) : [];
  }

  async update(where: Where<Row>, change: Partial<Omit<Row, 'id'>>): Promise<number> {
    this.refuseWhenReadOnly('Updated');
    const { table } = this.entity;
    const values = defined(change);
    if (Object.keys(values).length === 0) return 0;
    const { manager } = this.access;
    if (isPlain(checked(table, where))) return updateRows(manager, table, { ...this.which(where), change: values });
    const query = this.limited(manager.createQueryBuilder().update(table).set(values), where).updateEntity(false);
    return (await query.execute()).affected ?? 0;
  }

  async remove(where: Where<Row>): Promise<number> {
    this.refuseWhenReadOnly('Removed from');
    const { table } = this.entity;
    const { manager } = this.access;
    if (isPlain(checked(table, where))) return removeRows(manager, table, this.which(where));
    return (await this.limited(manager.createQueryBuilder().delete().from(table), where).execute()).affected ?? 0;
  }

  private refuseWhenReadOnly(done: string): void {
    if (this.access.readOnly) throw readOnlyScope({ what: `${done} ${this.entity.table}` });
  }

  private which(where: Plain): Which {
    return { where, reach: this.access.actor.reach, entityReach: this.entity.reach as EntityReach<object> };
  }

  private wanted(where: Plain, order: Wanted['order'], limit: number | undefined): Wanted {
    const { entity, access } = this;
    return { where, reach: access.actor.reach, entityReach: entity.reach as EntityReach<object>, order, limit, lock: false };
  }

  private plainly(where: Plain, order: NonNullable<Find<Row>['order']>, limit: number | undefined): Soon<Row[]> {
    const { entity, access } = this;
    const found = entity.settled && isLasting(where) ? settledSelect : selectRows;
    return found(access.manager, entity.table, this.wanted(where, order, limit)) as Soon<Row[]>;
  }

  /** A number that no key can be is no row either, and not a fault of the database. */
  private byKey(id: number, lock: boolean): Soon<Row[]> {
    if (!Number.isSafeInteger(id)) return [];
    if (!lock) return this.plainly({ id }, inNoOrder, undefined);
    const wanted = { ...this.wanted({ id }, inNoOrder, undefined), lock };
    return selectRows(this.access.manager, this.entity.table, wanted) as Soon<Row[]>;
  }

  private async one(id: number, lock: boolean): Promise<Row> {
    const mine = !lock && this.access.actor.reach === 'all' ? justInserted(this.access.manager, this.entity.table, id) : undefined;
    if (mine) return mine as Row;
    const found = this.byKey(id, lock);
    const [row] = found instanceof Promise ? await found : found;
    if (!row) throw notFound({ what: this.entity.table.replaceAll('_', ' '), id });
    return row;
  }

  private limitedQuery(alias: string): SelectQueryBuilder<ObjectLiteral> {
    const made = this.access.manager.createQueryBuilder<ObjectLiteral>(this.entity.table, alias);
    const limit = reachCondition(this.entity, this.access.actor.reach, `${alias}.`);
    return limit ? made.andWhere(limit.sql, limit.parameters) : made;
  }

  private limited<Q extends { andWhere(sql: string | Brackets, parameters?: ObjectLiteral): Q }>(query: Q, where: object): Q {
    const limit = reachCondition(this.entity, this.access.actor.reach, '');
    const found = withConditions(query, this.entity.table, where);
    return limit ? found.andWhere(limit.sql, limit.parameters) : found;
  }

  private async built(where: Where<Row>, { order, behind, limit }: BuiltFind<Row>): Promise<Row[]> {
    const { table } = this.entity;
    const query = withConditions(this.limitedQuery('row'), table, where);
    if (behind) goOnBehind(query, order, behind);
    for (const [property, direction = 'ASC'] of Object.entries(order))
      query.addOrderBy(`row.${property}`, direction, nullsIn(tableOf(this.access.manager, table).field(property), direction));
    if (limit !== undefined) query.limit(limit);
    return (await query.getMany()) as Row[];
  }
}

export const rowsOf = <Row extends { id: number }>(entity: Entity<Row>, access: Access): Rows<Row> => new RowsInReach(entity, access);
