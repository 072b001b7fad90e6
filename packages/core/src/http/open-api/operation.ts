import { anyone, Asset, Download, EventStream, type AnyAction } from '../../kernel/index.ts';
import { hasBody } from '../input.ts';
import type { ActionRoute } from '../routes.ts';
import type { DecoratedClass, SchemaBook } from '../schema/book.ts';
import type { JsonSchema } from '../schema/json-schema.ts';

/** A parameter of the address. */
export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}
export type ApiResponse = { readonly description: string; readonly content?: Content['content'] } | { readonly $ref: string };

/** One action, as the API document says it. */
export interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: Content & { readonly required: boolean };
  readonly responses: Readonly<Record<string, ApiResponse>>;
  /** The permission that it takes. */
  readonly 'x-needs': string;
  /** What a proof of identity must have been given for; none is taken when left out. */
  readonly 'x-proof'?: string;
}

const json = (schema: JsonSchema): Content => ({ content: { 'application/json': { schema } } });

const parameter = (
  name: string,
  place: ApiParameter['in'],
  { schema = {}, required }: { schema: JsonSchema | undefined; required: boolean },
): ApiParameter => {
  const { description, ...rest } = schema;
  return { name, in: place, required, schema: rest, ...(description ? { description } : {}) };
};

function parametersOf(route: ActionRoute, { properties = {}, required = [] }: JsonSchema): ApiParameter[] {
  const inPath = route.parameters.map((name) =>
    parameter(name, 'path', { schema: properties[name] ?? { type: 'string' }, required: true }),
  );
  const others = hasBody(route) ? [] : Object.keys(properties).filter((name) => !route.parameters.includes(name));
  return [...inPath, ...others.map((name) => parameter(name, 'query', { schema: properties[name], required: required.includes(name) }))];
}

/** What of the input is not in the path. */
function bodyOf(route: ActionRoute, { properties = {}, required = [], ...rest }: JsonSchema): ApiOperation['requestBody'] {
  const inBody = (name: string) => !route.parameters.includes(name);
  const left = Object.entries(properties).filter(([name]) => inBody(name));
  const { raw } = route.action;
  if (raw) return { content: Object.fromEntries(raw.map((type) => [type, { schema: {} }])), required: true };
  if (!hasBody(route) || left.length === 0) return undefined;
  const needed = required.filter(inBody);
  const schema = { ...rest, properties: Object.fromEntries(left), ...(needed.length > 0 ? { required: needed } : {}) };
  return { ...json(schema), required: needed.length > 0 };
}

/** What is no JSON: a file, part of a page, a stream. */
const bareContent = (type: unknown): ApiResponse | undefined => {
  if (type === Download) return { description: 'The file.', content: { 'application/octet-stream': { schema: {} } } };
  if (type === Asset) return { description: 'Part of a page.', content: { '*/*': { schema: {} } } };
  if (type === EventStream) return { description: 'Server-sent events.', content: { 'text/event-stream': { schema: {} } } };
  return undefined;
};

/** What comes back: described when the action says of which class it is. */
function successOf({ output }: AnyAction, book: SchemaBook): Record<string, ApiResponse> {
  if (!output)
    return { '200': { description: 'What was asked for.', ...json({}) }, '204': { description: 'Done; there is nothing to say.' } };
  if (Array.isArray(output))
    return { '200': { description: 'A list of them.', ...json({ type: 'array', items: book.refTo(output[0] as DecoratedClass) }) } };
  const type = output as DecoratedClass;
  const bare = bareContent(type);
  if (bare) return { '200': bare };
  return { '200': { description: 'What was asked for.', ...json(book.refTo(type)) } };
}

/** Statuses that a route can answer with when something is wrong; every other one is `default`. */
function troublesOf({ action, parameters, verb }: ActionRoute): string[] {
  return [
    ...(action.input ? ['400'] : []),
    ...(action.allow === anyone ? [] : ['401', '403']),
    ...(parameters.length > 0 ? ['404'] : []),
    ...(verb === 'GET' ? [] : ['409']),
    'default',
  ];
}

export function operationOf(route: ActionRoute, books: { readonly input: SchemaBook; readonly output: SchemaBook }): ApiOperation {
  const { action, plugin } = route;
  const input = action.input ? books.input.schemaOf(action.input) : {};
  const parameters = parametersOf(route, input);
  const requestBody = bodyOf(route, input);
  const troubles = troublesOf(route).map((status) => [status, { $ref: `#/components/responses/${status}` }]);
  return {
    operationId: action.action,
    summary: action.summary,
    tags: [plugin],
    // A key may be sent where none is asked for.
    security: action.allow === anyone ? [{}, { bearer: [] }] : [{ bearer: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: { ...successOf(action, books.output), ...(Object.fromEntries(troubles) as Record<string, ApiResponse>) },
    'x-needs': action.allow.rule,
    ...(action.proof ? { 'x-proof': action.proof.deed } : {}),
  };
}
