import type { JsonSchema } from './json-schema.ts';

/** What an address holds: a text, or several under one name. */
export type Texts = string | readonly string[];

const decimal = /^-?\d+(\.\d+)?$/;

const typesIn = ({ type, enum: values = [] }: JsonSchema): readonly string[] =>
  type === undefined ? [...new Set(values.map((v) => typeof v))] : [type].flat();

function fromText(text: string, schema: JsonSchema): unknown {
  const types = typesIn(schema);
  if (types.some((t) => t === 'number' || t === 'integer') && decimal.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/**
 * What a text of an address means, by the schema of its place: addresses have no numbers. A text that does not look like what is
 * wanted stays a text, and the class then says what is wrong with it.
 */
export function valueOf(texts: Texts, schema: JsonSchema | undefined): unknown {
  if (!schema) return texts;
  const { items = {} } = schema;
  if (schema.type === 'array') return (typeof texts === 'string' ? [texts] : texts).map((text) => fromText(text, items));
  return typeof texts === 'string' ? fromText(texts, schema) : texts;
}
