import type { Look, OutputClass } from '../../kernel/index.ts';
import type { JsonSchema } from './json-schema.ts';

const nothing: JsonSchema = { type: 'null' };
const plain: Readonly<Record<'integer' | 'number' | 'text' | 'flag' | 'instant' | 'object' | 'json' | 'nothing', JsonSchema>> = {
  integer: { type: 'integer' },
  number: { type: 'number' },
  text: { type: 'string' },
  flag: { type: 'boolean' },
  instant: { type: 'string', format: 'date-time' },
  object: { type: 'object' },
  json: {},
  nothing,
};

const typeNamed: Readonly<Record<string, string>> = { number: 'integer', boolean: 'boolean' };

/** One of several, with null among them said in the type where that is enough. */
function eitherOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first, ...others] = schemas.filter((schema) => schema.type !== 'null');
  const isNullable = schemas.some((schema) => schema.type === 'null');
  if (!isNullable || others.length > 0) return { anyOf: schemas };
  if (first === undefined) return nothing;
  if (Object.keys(first).length === 0) return first;
  if (typeof first.type !== 'string') return { anyOf: schemas };
  return { ...first, type: [first.type, 'null'], ...(first.enum ? { enum: [...first.enum, null] } : {}) };
}

/** The same, or null. */
export const orNull = (schema: JsonSchema): JsonSchema => eitherOf([schema, nothing]);

/** The JSON Schema of what a result looks like. @param refTo the place of a class's own schema. */
export function schemaOfLook(look: Look, refTo: (type: OutputClass) => JsonSchema): JsonSchema {
  const inner = (of: Look) => schemaOfLook(of, refTo);
  switch (look.is) {
    case 'one-of':
      return { type: typeNamed[typeof look.values[0]] ?? 'string', enum: look.values };
    case 'matching':
      return { type: 'string', pattern: look.pattern };
    case 'class':
      return refTo(look.of);
    case 'list':
      return { type: 'array', items: inner(look.of) };
    case 'record':
      return { type: 'object', additionalProperties: inner(look.of) };
    case 'optional':
      return inner(look.of);
    case 'either':
      return eitherOf(look.of.map(inner));
    default:
      return plain[look.is];
  }
}
