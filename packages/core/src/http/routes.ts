import type { AnyAction, Catalogue, Verb } from '../kernel/index.ts';
import { badAddress } from './errors.ts';

/** An action's address. */
export interface ActionRoute {
  readonly verb: Verb;
  /** `/tickets/:ticketId/move`. */
  readonly path: string;
  readonly segments: readonly string[];
  /** Names in the path: `ticketId`. */
  readonly parameters: readonly string[];
  /** The plugin that the action belongs to. */
  readonly plugin: string;
  readonly action: AnyAction;
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1);
const isParameter = (segment: string): boolean => segment.startsWith(':');

/** `/tickets/next` before `/tickets/:id`, so that the first that fits is the right one, in every router. */
const vagueness = (segments: readonly string[]): string => segments.map((s) => Number(isParameter(s))).join('');

function routeOf(plugin: string, action: AnyAction): ActionRoute[] {
  if (!action.http) return [];
  const [verb, path] = action.http.split(' ') as [Verb, string];
  const segments = segmentsOf(path);
  return [{ verb, path, segments, parameters: segments.filter(isParameter).map((s) => s.slice(1)), plugin, action }];
}

/** Every action that has an address, the more precise addresses first. */
export const routesOf = ({ catalogue }: { readonly catalogue: Pick<Catalogue, 'plugins'> }): readonly ActionRoute[] =>
  catalogue.plugins
    .flatMap((plugin) => Object.values(plugin.actions ?? {}).flatMap((action) => routeOf(plugin.name, action)))
    .map((route) => ({ route, vague: vagueness(route.segments) }))
    .sort((a, b) => (a.vague < b.vague ? -1 : Number(a.vague > b.vague)))
    .map(({ route }) => route);

/** The route of a request, with the texts in the path's places; or the methods that the path takes when this is none of them. */
export type Match =
  { readonly route: ActionRoute; readonly params: Readonly<Record<string, string>> } | { readonly allowed: readonly string[] };

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badAddress({ part: segment });
  }
}

const fits = (wanted: readonly string[], had: readonly string[]): boolean =>
  wanted.length === had.length && wanted.every((w, i) => (isParameter(w) ? had[i] !== '' : w === had[i]));

const paramsOf = (route: ActionRoute, had: readonly string[]): Record<string, string> =>
  Object.fromEntries(route.segments.flatMap((w, i) => (isParameter(w) ? [[w.slice(1), decoded(had[i] ?? '')]] : [])));

/** What a client may send to a path; HEAD goes where GET goes. */
const allowedAt = (routes: readonly ActionRoute[]): string[] => {
  const verbs = [...new Set<string>(routes.map((r) => r.verb))];
  return [...verbs, ...(verbs.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
};

/**
 * Which action a request means.
 * @param path still percent-encoded, without the query.
 * @throws `http.bad-address`
 */
export function matchRoute(routes: readonly ActionRoute[], method: string, path: string): Match | undefined {
  const had = segmentsOf(path);
  const there = routes.filter((r) => fits(r.segments, had));
  const route = there.find((r) => r.verb === (method === 'HEAD' ? 'GET' : method));
  if (route) return { route, params: paramsOf(route, had) };
  return there.length > 0 ? { allowed: allowedAt(there) } : undefined;
}
