import { ValidationTypes } from 'class-validator';
import type { JsonSchema } from './json-schema.ts';

/** What class-validator remembers of one decorator. */
interface Decorated {
  readonly type: string;
  readonly constraints?: unknown[];
}
export type Converter = JsonSchema | ((decorated: Decorated) => JsonSchema | undefined);

const number = (keyword: string) => (decorated: Decorated) => ({ [keyword]: decorated.constraints?.[0] });
const dateTime: JsonSchema = { type: 'string', format: 'date-time' };

const typesOf = (values: readonly unknown[]): string[] => [...new Set(values.map((v) => typeof v))];

/** The allowed values, with their type when they have one in common. */
function oneOfThese(values: readonly unknown[]): JsonSchema {
  const [type, ...others] = typesOf(values);
  return { enum: values, ...(type && others.length === 0 ? { type } : {}) };
}

/**
 * Where class-validator-jsonschema says less than is true, or something that JSON Schema does not have: a bound is not a type (which
 * decorator stands first must not decide between integer and number), a date is an instant, and an enum may hold numbers.
 */
export const converters: Readonly<Record<string, Converter>> = {
  [ValidationTypes.WHITELIST]: {},
  [ValidationTypes.CONDITIONAL_VALIDATION]: {},
  [ValidationTypes.IS_DEFINED]: {},
  min: number('minimum'),
  max: number('maximum'),
  isPositive: { exclusiveMinimum: 0 },
  isNegative: { exclusiveMaximum: 0 },
  isDivisibleBy: number('multipleOf'),
  // Bytes are no JSON: an action that takes them says which media types it takes.
  isInstance: {},
  isDate: dateTime,
  minDate: dateTime,
  maxDate: dateTime,
  isEmpty: { maxLength: 0 },
  isNotEmpty: { minLength: 1 },
  isIn: (decorated) => oneOfThese(decorated.constraints?.[0] as unknown[]),
  isEnum: (decorated) =>
    oneOfThese((decorated.constraints?.[1] as unknown[] | undefined) ?? Object.values(decorated.constraints?.[0] as object)),
};

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** A property with a bound and nothing else is a number. */
export const withType = (schema: JsonSchema): JsonSchema =>
  schema.type === undefined && bounds.some((b) => b in schema) ? { ...schema, type: 'number' } : schema;
