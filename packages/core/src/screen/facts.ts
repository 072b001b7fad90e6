import { jsonSchemaOf, type DecoratedClass, type JsonSchema } from '../http/index.ts';
import { secretFieldsOf, type AnyAction } from '../kernel/index.ts';
import type { InputFacts } from './rules/form.ts';

const known = new WeakMap<DecoratedClass, JsonSchema>();

/** A schema takes a look at every class there is, so each is made once. */
function schemaOf(type: DecoratedClass): JsonSchema {
  const schema = known.get(type) ?? jsonSchemaOf(type);
  known.set(type, schema);
  return schema;
}

/** What an action says of its input. */
export const inputOf = ({ input }: AnyAction): InputFacts => ({
  schema: input ? schemaOf(input) : { type: 'object', properties: {} },
  secrets: secretFieldsOf(input),
});

/** What an action says of its result; undefined when it says nothing. */
export function outputOf({ output }: AnyAction): JsonSchema | undefined {
  if (!output) return undefined;
  if (typeof output === 'function') return schemaOf(output);
  const { $defs, ...items } = schemaOf(output[0]);
  return { type: 'array', items, $defs };
}
