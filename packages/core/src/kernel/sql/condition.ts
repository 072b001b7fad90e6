import { FindOperator } from 'typeorm';
import type { Reach } from '../actor.ts';
import type { EntityReach } from '../entity.ts';
import type { Field, Table } from './table.ts';

/** Plain conditions by property: a value, null, a list of values, or a comparison. */
export type Plain = Readonly<Record<string, unknown>>;

const signs: Readonly<Record<string, string>> = {
  equal: '=',
  lessThan: '<',
  lessThanOrEqual: '<=',
  moreThan: '>',
  moreThanOrEqual: '>=',
};

const isPlainOperator = ({ type, child }: FindOperator<unknown>): boolean =>
  child === undefined && (Object.hasOwn(signs, type) || type === 'isNull' || type === 'in');

/** True when no condition needs a query builder. */
export function isPlain(where: object): where is Plain {
  for (const property in where) {
    const value = (where as Plain)[property];
    if (value instanceof FindOperator && !isPlainOperator(value as FindOperator<unknown>)) return false;
  }
  return true;
}

/** True when the same question may well be asked again: comparisons are with the present instant, mostly. */
export function isLasting(where: Plain): boolean {
  for (const property in where) if (where[property] instanceof FindOperator) return false;
  return true;
}

/** The mark of the next parameter in the words of a statement. */
export type Mark = () => string;

/** Marks the parameters of a statement while it is worded. */
export function marking(dialect: string): Mark {
  let count = 0;
  return dialect === 'postgres' ? () => `$${String(++count)}` : () => '?';
}

function wordCondition(name: string, value: unknown, mark: Mark): string {
  if (value === null) return `${name} IS NULL`;
  if (Array.isArray(value)) return value.length === 0 ? '1 = 0' : `${name} IN (${value.map(mark).join(', ')})`;
  if (!(value instanceof FindOperator)) return `${name} = ${mark()}`;
  const { type, value: than } = value as FindOperator<unknown>;
  if (type === 'isNull' || type === 'in') return wordCondition(name, type === 'in' ? than : null, mark);
  return `${name} ${signs[type] ?? '='} ${mark()}`;
}

/** Takes down the values of a condition, and says what it looks like without them: conditions that look alike have the same words. */
function takeValues(field: Field, value: unknown, parameters: unknown[]): string {
  if (value === null) return '0';
  if (Array.isArray(value)) {
    for (const one of value) parameters.push(field.seek(one));
    return String(value.length);
  }
  if (!(value instanceof FindOperator)) {
    parameters.push(field.seek(value));
    return '=';
  }
  const { type, value: than } = value as FindOperator<unknown>;
  if (type === 'isNull' || type === 'in') return takeValues(field, type === 'in' ? than : null, parameters);
  parameters.push(type === 'equal' ? field.seek(than) : field.write(than));
  return type;
}

/** The conditions of the actor's reach: none when it is not limited, undefined when it excludes the entity. */
function reachConditions(reach: Reach, entityReach: EntityReach<object>): readonly (readonly [string, unknown])[] | undefined {
  if (reach === 'all' || entityReach === 'everyone') return unlimited;
  const dimensions = Object.entries(reach);
  if (entityReach === 'system' || dimensions.length === 0) return undefined;
  const columns: Readonly<Record<string, string>> = entityReach;
  if (dimensions.some(([dimension]) => !Object.hasOwn(columns, dimension))) return undefined;
  // Pairs, for two dimensions may be one column, and then both hold.
  return dimensions.map(([dimension, ids]) => [columns[dimension] ?? '', ids]);
}

const unlimited: readonly (readonly [string, unknown])[] = [];

/** Which rows are meant: conditions, and what the actor may see at all. */
export interface Which {
  readonly where: Plain;
  readonly reach: Reach;
  readonly entityReach: EntityReach<object>;
}

/** What a statement asks for, in two parts: the values, and what it looks like without them. */
export interface Taken {
  /** Statements of one table that look alike have the same words. */
  readonly look: string;
  readonly conditions: readonly (readonly [string, unknown])[];
}

/** Takes down the values of the conditions; undefined when no row can be meant. */
export function take(table: Table, { where, reach, entityReach }: Which, parameters: unknown[]): Taken | undefined {
  const limits = reachConditions(reach, entityReach);
  if (limits === undefined) return undefined;
  const own = Object.entries(where);
  const conditions = limits.length > 0 ? [...own, ...limits] : own;
  let look = '';
  for (const [property, value] of conditions) look += `${property} ${takeValues(table.field(property), value, parameters)} `;
  return { look, conditions };
}

/** `WHERE ...`, empty when all rows are meant. */
export function wordWhere(table: Table, conditions: Taken['conditions'], mark: Mark): string {
  const worded = conditions.map(([property, value]) => wordCondition(table.field(property).name, value, mark));
  return worded.length > 0 ? ` WHERE ${worded.join(' AND ')}` : '';
}
