import type { Desk, ErrorKind } from '../../kernel/index.ts';
import { routesOf } from '../routes.ts';
import { schemaBook } from '../schema/book.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { statusOfKind, titleOf } from '../status.ts';
import { operationOf, type ApiOperation, type ApiResponse } from './operation.ts';

/** An OpenAPI 3.1 document, as far as ours goes. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, ApiResponse>>;
    readonly securitySchemes: Readonly<Record<string, { readonly type: string; readonly scheme: string; readonly description: string }>>;
  };
}

const text: JsonSchema = { type: 'string' };

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457).',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { ...text, description: '`urn:luuri:error:` and the code.' },
    title: { ...text, description: 'The same for every problem of a kind.' },
    status: { type: 'integer' },
    detail: { ...text, description: 'What is wrong and what would be right, for a person.' },
    code: { ...text, description: 'Stable: match on it.' },
    instance: { ...text, description: "The request's id, as in the log and in X-Request-Id." },
    mistakes: {
      type: 'array',
      description: 'Every wrong field.',
      items: { type: 'object', required: ['path', 'message'], properties: { path: text, message: text } },
    },
  },
};

const problem = (description: string): ApiResponse => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const told: readonly ErrorKind[] = ['invalid', 'unauthenticated', 'forbidden', 'not-found', 'conflict'];
const problems = {
  ...Object.fromEntries(told.map((kind) => [String(statusOfKind[kind]), problem(titleOf[kind])])),
  default: problem('Any other problem'),
};

/** `/tickets/:id` as OpenAPI writes it. */
const templated = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/**
 * The API document of a desk: one operation for each action that has an address, in the order of the plugins.
 * @param about.server what the paths are relative to: `/api`, `https://desk.example/api`.
 */
export function openApi(
  desk: Pick<Desk, 'catalogue' | 'get'>,
  about: { readonly title: string; readonly version: string; readonly server: string },
): OpenApiDocument {
  const book = schemaBook('#/components/schemas/', { entries: { Problem: problemSchema }, get: desk.get });
  const routes = routesOf(desk);
  const plugins = desk.catalogue.plugins.filter(({ name }) => routes.some((r) => r.plugin === name));
  const paths: Record<string, Record<string, ApiOperation>> = {};
  // In the order in which the plugins declare them, which is the order to read them in.
  for (const action of plugins.flatMap((plugin) => Object.values(plugin.actions ?? {}))) {
    const route = routes.find((r) => r.action === action);
    if (route) (paths[templated(route.path)] ??= {})[route.verb.toLowerCase()] = operationOf(route, book);
  }
  return {
    openapi: '3.1.0',
    info: { title: about.title, version: about.version },
    servers: [{ url: about.server }],
    tags: plugins.map(({ name, summary }) => ({ name, description: summary })),
    paths,
    components: {
      schemas: book.entries,
      responses: problems,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'An API key.' } },
    },
  };
}
