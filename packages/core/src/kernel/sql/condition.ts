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
export const isPlain = (where: object): where is Plain =>
  Object.values(where).every((value) => !(value instanceof FindOperator) || isPlainOperator(value as FindOperator<unknown>));

/** True when the same question may well be asked again: comparisons are with the present instant, mostly. */
export const isLasting = (where: Plain): boolean => !Object.values(where).some((value) => value instanceof FindOperator);

/** Takes a value down as a parameter, and returns the mark that stands for it. */
export type Mark = (value: unknown) => string;

/** Collects the parameters of a statement while it is worded. */
export function marking(dialect: string): { parameters: unknown[]; mark: Mark } {
  const parameters: unknown[] = [];
  const mark: Mark = (value) => {
    parameters.push(value);
    return dialect === 'postgres' ? `$${String(parameters.length)}` : '?';
  };
  return { parameters, mark };
}

function wordCondition({ name, write }: Field, value: unknown, mark: Mark): string {
  if (value === null) return `${name} IS NULL`;
  if (Array.isArray(value)) return value.length === 0 ? '1 = 0' : `${name} IN (${value.map((v) => mark(write(v))).join(', ')})`;
  if (!(value instanceof FindOperator)) return `${name} = ${mark(write(value))}`;
  const { type, value: than } = value as FindOperator<unknown>;
  if (type === 'isNull' || type === 'in') return wordCondition({ name, write } as Field, type === 'in' ? than : null, mark);
  return `${name} ${signs[type] ?? '='} ${mark(write(than))}`;
}

/** The conditions of the actor's reach: none when it is not limited, an impossible one when it excludes the entity. */
function reachConditions(reach: Reach, entityReach: EntityReach<object>): (readonly [string, unknown])[] | 'nothing' {
  if (reach === 'all' || entityReach === 'everyone') return [];
  const dimensions = Object.entries(reach);
  if (entityReach === 'system' || dimensions.length === 0) return 'nothing';
  const columns: Readonly<Record<string, string>> = entityReach;
  if (dimensions.some(([dimension]) => !Object.hasOwn(columns, dimension))) return 'nothing';
  // Pairs, for two dimensions may be one column, and then both hold.
  return dimensions.map(([dimension, ids]) => [columns[dimension] ?? '', ids]);
}

/** Which rows are meant: conditions, and what the actor may see at all. */
export interface Which {
  readonly where: Plain;
  readonly reach: Reach;
  readonly entityReach: EntityReach<object>;
}

/** `WHERE ...`, empty when all rows are meant; undefined when none can be. */
export function wordWhere(table: Table, { where, reach, entityReach }: Which, mark: Mark): string | undefined {
  const limits = reachConditions(reach, entityReach);
  if (limits === 'nothing') return undefined;
  const worded = [...Object.entries(where), ...limits].map(([property, value]) => wordCondition(table.field(property), value, mark));
  return worded.length > 0 ? ` WHERE ${worded.join(' AND ')}` : '';
}
