import { invalidInput, type AnyAction, type Mistake, type RawRequest } from '../kernel/index.ts';
import { checkRawType } from './raw.ts';
import type { ActionRoute } from './routes.ts';
import { jsonSchemaOf } from './schema/book.ts';
import type { JsonSchema } from './schema/json-schema.ts';
import { valueOf, type Texts } from './schema/text.ts';

/** The three places of a request that an input comes from. */
export interface RequestParts {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, Texts>>;
  /** Parsed already; undefined when there was none. */
  readonly body: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const propertiesOnce = new WeakMap<AnyAction, Readonly<Record<string, JsonSchema>>>();

function propertiesOf(action: AnyAction): Readonly<Record<string, JsonSchema>> {
  const known = propertiesOnce.get(action) ?? (action.input ? (jsonSchemaOf(action.input).properties ?? {}) : {});
  propertiesOnce.set(action, known);
  return known;
}

/** POST, PUT and PATCH take their input from the body, GET and DELETE from the query. */
export const hasBody = ({ verb }: Pick<ActionRoute, 'verb'>): boolean => verb !== 'GET' && verb !== 'DELETE';

/**
 * The input of an action with `raw`: what stands in the path, the headers and the bytes.
 * @throws `input.invalid`, `http.body-type-unsupported`
 */
export function rawInputOf(route: ActionRoute, parts: Omit<RequestParts, 'body'> & { readonly raw: RawRequest }): Record<string, unknown> {
  const fromPath = inputOf(route, { ...parts, body: undefined });
  checkRawType(route, parts.raw);
  return { ...fromPath, headers: parts.raw.headers, body: parts.raw.body };
}

/** The query as texts by name. */
export function textsOf(query: URLSearchParams): Record<string, Texts> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name): [string, Texts] => [name, query.getAll(name)]).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

/** What is in the body stays as it is; what is in the address too must be the same there. */
function mistakesIn(route: ActionRoute, parts: RequestParts, fromPath: Readonly<Record<string, unknown>>): Mistake[] {
  const body = isRecord(parts.body) ? parts.body : {};
  const misplaced = hasBody(route) ? Object.keys(parts.query) : [];
  const twice = route.parameters.filter((name) => name in body && body[name] !== fromPath[name]);
  // Without a class nothing would look at them.
  const unknown = route.action.input
    ? []
    : [...Object.keys(body), ...Object.keys(parts.query)].filter((name) => !route.parameters.includes(name));
  return [
    ...misplaced.map((path) => ({ path, message: 'must be in the body of the request, not in its address' })),
    ...twice.map((path) => ({
      path,
      message: `is ${String(fromPath[path])} in the address and something else in the body; leave it out of the body`,
    })),
    ...unknown.filter((path) => !misplaced.includes(path)).map((path) => ({ path, message: 'is not known here; leave it out' })),
  ];
}

/**
 * The input of an action from a request's parts: texts of the address become numbers, booleans and lists by the input class's
 * schema; the body is taken as it is.
 * @throws `input.invalid`
 */
export function inputOf(route: ActionRoute, parts: RequestParts): Record<string, unknown> {
  const what = route.action.action;
  if (hasBody(route) && parts.body !== undefined && !isRecord(parts.body)) {
    throw invalidInput({ what, mistakes: [{ path: '', message: 'must be an object' }] });
  }
  const schemas = propertiesOf(route.action);
  const read = (texts: Readonly<Record<string, Texts>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, valueOf(text, schemas[name])]));
  const fromPath = read(parts.params);
  const mistakes = mistakesIn(route, { ...parts, body: hasBody(route) ? parts.body : undefined }, fromPath);
  if (mistakes.length > 0) throw invalidInput({ what, mistakes });
  return { ...(hasBody(route) ? (parts.body as object | undefined) : read(parts.query)), ...fromPath };
}
