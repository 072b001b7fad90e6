import { ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import type { InputClass } from '../../kernel/index.ts';
import { converters, withType } from './converters.ts';
import type { JsonSchema } from './json-schema.ts';

/** Any class whose properties carry class-validator decorators. */
export type DecoratedClass = InputClass<object>;

/** The schemas of one document, each class once. */
export interface SchemaBook {
  /** The schema of a class itself; the classes inside it become entries. */
  schemaOf(type: DecoratedClass): JsonSchema;
  /** A `$ref` to the entry of a class. Two classes of one name get two entries. */
  refTo(type: DecoratedClass): JsonSchema;
  readonly entries: Record<string, JsonSchema>;
}

interface Nested {
  readonly target: unknown;
  readonly propertyName: string;
}

/**
 * @param pointer where the entries will stand: `#/$defs/`.
 * @param options.strict true for input: what the class does not name is refused.
 * @param options.entries those of another book, to share its names.
 */
export function schemaBook(pointer: string, options: { strict?: boolean; entries?: Record<string, JsonSchema> } = {}): SchemaBook {
  const { strict = false, entries = {} } = options;
  const names = new Map<DecoratedClass, string>();

  const nested = ({ target, propertyName }: Nested): JsonSchema => {
    const type = typeof target === 'function' ? defaultMetadataStorage.findTypeMetadata(target, propertyName)?.typeFunction() : undefined;
    return typeof type === 'function' ? refTo(type as DecoratedClass) : { type: 'object' };
  };

  function schemaOf(type: DecoratedClass): JsonSchema {
    const options = { additionalConverters: { ...converters, [ValidationTypes.NESTED_VALIDATION]: nested } } as object;
    const { properties = {}, ...rest } = targetConstructorToSchema(type, options) as unknown as JsonSchema;
    const typed = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, withType(schema)]));
    return { type: 'object', ...rest, properties: typed, ...(strict ? { additionalProperties: false } : {}) };
  }

  function refTo(type: DecoratedClass): JsonSchema {
    let name = names.get(type);
    if (name === undefined) {
      name = type.name;
      for (let n = 2; name in entries; n++) name = `${type.name}${String(n)}`;
      names.set(type, name);
      entries[name] = {}; // taken, before a class that holds itself asks for it
      entries[name] = schemaOf(type);
    }
    return { $ref: pointer + name };
  }

  return { schemaOf, refTo, entries };
}

/** The JSON Schema of an input class, complete by itself: nested classes stand under `$defs`. */
export function jsonSchemaOf(type: DecoratedClass): JsonSchema {
  const book = schemaBook('#/$defs/', { strict: true });
  const schema = book.schemaOf(type);
  return Object.keys(book.entries).length > 0 ? { ...schema, $defs: book.entries } : schema;
}
