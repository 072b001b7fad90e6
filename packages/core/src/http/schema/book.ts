import { ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { outputFieldsOf, shapeOf, type Look, type Output, type OutputClass, type Port } from '../../kernel/index.ts';
import { converters, withType } from './converters.ts';
import type { JsonSchema } from './json-schema.ts';
import { orNull, schemaOfLook } from './look.ts';

/** Any class whose properties carry decorators: of class-validator, or `out`. */
export type DecoratedClass = OutputClass;

/** Decorators of class-validator let null stand for what is left out. In a result it is said; in an input, nobody needs it. */
type Use = 'input' | 'result';

/** The schemas of one document, each class once. */
export interface SchemaBook {
  /** The schema of a class itself; the classes inside it become entries. */
  schemaOf(type: DecoratedClass): JsonSchema;
  /** A `$ref` to the entry of a class. Two classes of one name get two entries. */
  refTo(type: DecoratedClass): JsonSchema;
  /** The schema of what an action gives. */
  ofLook(look: Look): JsonSchema;
  readonly entries: Record<string, JsonSchema>;
}

interface Nested {
  readonly target: unknown;
  readonly propertyName: string;
}

/**
 * What a class does not name is refused in an input, and not there in a result.
 * @param pointer where the entries will stand: `#/$defs/`.
 * @param options.entries what stands there already.
 * @param options.get reads the ports by which others add fields to a class.
 */
export function schemaBook(pointer: string, options: { entries?: Record<string, JsonSchema>; get?: Get } = {}): SchemaBook {
  const { entries = {}, get } = options;
  const names = new Map<DecoratedClass, string>();

  const nestedIn =
    (use: Use) =>
    ({ target, propertyName }: Nested): JsonSchema => {
      const type = typeof target === 'function' ? defaultMetadataStorage.findTypeMetadata(target, propertyName)?.typeFunction() : undefined;
      return typeof type === 'function' ? refTo(type as DecoratedClass, use) : { type: 'object' };
    };

  function schemaOf(type: DecoratedClass, use: Use = 'input'): JsonSchema {
    const options = { additionalConverters: { ...converters, [ValidationTypes.NESTED_VALIDATION]: nestedIn(use) } } as object;
    const { properties = {}, required: needed = [], ...rest } = targetConstructorToSchema(type, options) as unknown as JsonSchema;
    const isNullable = (name: string) => use === 'result' && !needed.includes(name);
    const typed = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, isNullable(name) ? orNull(withType(schema)) : withType(schema)]),
    );
    const fields = [...outputFieldsOf(type, get)];
    const looks = Object.fromEntries(fields.map(([name, look]) => [name, ofLook(look)]));
    const required = [...needed, ...fields.filter(([, look]) => look.is !== 'optional').map(([name]) => name)];
    return {
      ...{ type: 'object', ...rest, properties: { ...typed, ...looks } },
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    };
  }

  const ofLook = (look: Look): JsonSchema => schemaOfLook(look, (type) => refTo(type, 'result'));

  function refTo(type: DecoratedClass, use: Use = 'input'): JsonSchema {
    let name = names.get(type);
    if (name === undefined) {
      name = type.name;
      for (let n = 2; name in entries; n++) name = `${type.name}${String(n)}`;
      names.set(type, name);
      entries[name] = {}; // taken, before a class that holds itself asks for it
      entries[name] = schemaOf(type, use);
    }
    return { $ref: pointer + name };
  }

  return { schemaOf, refTo, ofLook, entries };
}

/** Reads a port of a desk. */
type Get = <T>(port: Port<T>) => T;

/**
 * The JSON Schema of what an action gives, complete by itself.
 * @param get reads the ports by which others add fields to a class, as `desk.get` does; without it there are none of those.
 */
export function resultSchemaOf(output: Output, get?: Get): JsonSchema {
  const book = schemaBook('#/$defs/', get ? { get } : {});
  const schema = book.ofLook(shapeOf(output));
  return { ...schema, $defs: book.entries };
}

/** The JSON Schema of a class, complete by itself: nested classes stand under `$defs`. */
export function jsonSchemaOf(type: DecoratedClass): JsonSchema {
  const book = schemaBook('#/$defs/');
  const schema = book.schemaOf(type);
  return Object.keys(book.entries).length > 0 ? { ...schema, $defs: book.entries } : schema;
}
