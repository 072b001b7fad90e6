import type { JsonSchema } from '../../http/index.ts';

/** A schema with what its `$ref` points at in its place. */
export function resolved(schema: JsonSchema, whole: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? undefined : (whole['$defs'] as Record<string, JsonSchema> | undefined)?.[name];
  return found ?? schema;
}

/** The schema at a path of names, `handOn.asked`; undefined when there is nothing of that name. */
export function propertyAt(whole: JsonSchema, path: string): JsonSchema | undefined {
  let at: JsonSchema | undefined = whole;
  for (const name of path.split('.')) {
    const property: JsonSchema | undefined = at.properties?.[name];
    if (!property) return undefined;
    at = resolved(property, whole);
  }
  return at;
}

/** The types of JSON that a schema admits; none when it does not say. */
export const typesOf = ({ type, enum: values }: JsonSchema): readonly string[] =>
  type !== undefined ? [type] : [...new Set((values ?? []).map((value) => typeof value))];

/** Why a schema would refuse a value; undefined when it takes it. As far as choices and what is fixed need it. */
export function refusal(value: string | number | boolean, schema: JsonSchema): string | undefined {
  const types = typesOf(schema);
  const is = typeof value === 'number' && Number.isInteger(value) ? ['number', 'integer'] : [typeof value];
  if (types.length > 0 && !types.some((type) => is.includes(type))) return `is ${typeof value}, and the action takes ${types.join(' or ')}`;
  if (schema.enum && !schema.enum.includes(value)) return `is not one of ${schema.enum.join(', ')}`;
  if (typeof value !== 'string') return undefined;
  const { pattern, maxLength } = schema;
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) return `does not look like ${pattern}`;
  return typeof maxLength === 'number' && value.length > maxLength ? `is longer than ${maxLength} characters` : undefined;
}
