import type { Actor, Desk, Origin, RawRequest } from '../kernel/index.ts';
import { callAction } from './call.ts';
import { askedFirst, type CallingPage } from './cross-origin.ts';
import { methodNotAllowed, noRoute } from './errors.ts';
import { hasBody, inputOf, rawInputOf, textsOf } from './input.ts';
import { failedReply } from './problem.ts';
import { reply, toWire, type Reply, type WireReply } from './reply.ts';
import { matchRoute, type ActionRoute } from './routes.ts';

/** A request as every host can say it. */
export interface DeskRequest {
  readonly method: string;
  /** Path without base and query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly origin: Origin & { readonly requestId: string };
  /** What the browser says of the page that asks, and of what it is about to ask (OPTIONS). */
  readonly page: CallingPage & { readonly wanted?: string | undefined; readonly headers?: string | undefined };
  /** Asked only once there is an action to call. */
  actor(): Promise<Actor>;
  /** The parsed body; asked only for methods that have one. */
  body(): Promise<unknown>;
  /** Headers and bytes; asked in place of the body for an action that wants them. */
  raw(action: string): Promise<RawRequest>;
}

type Answering = Pick<Desk, 'as' | 'get'>;

async function called(
  desk: Answering,
  request: DeskRequest,
  match: { route: ActionRoute; params: Readonly<Record<string, string>> },
): Promise<Reply> {
  const { route, params } = match;
  const actor = await request.actor();
  const parts = { params, query: textsOf(request.query) };
  const input = route.action.raw
    ? rawInputOf(route, { ...parts, raw: await request.raw(route.action.action) })
    : inputOf(route, { ...parts, body: hasBody(route) ? await request.body() : undefined });
  return callAction(desk, route.action, { actor, origin: request.origin, input, page: request.page });
}

/**
 * The answer to a request that no action takes: what OPTIONS asks, 405 when only the method is wrong, 404 otherwise. Hosts with a router of
 * their own call it when that has found nothing.
 */
export async function answerOtherwise(
  desk: Pick<Desk, 'as'>,
  routes: readonly ActionRoute[],
  { method, path, page }: Pick<DeskRequest, 'method' | 'path' | 'page'>,
): Promise<Reply> {
  const found = answerWithoutRoute(routes, { method, path });
  return { ...found, headers: { ...found.headers, ...(await askedFirst(desk, routes, { ...page, path })) } };
}

function answerWithoutRoute(routes: readonly ActionRoute[], { method, path }: Pick<DeskRequest, 'method' | 'path'>): Reply {
  const match = matchRoute(routes, method, path);
  if (!match || 'route' in match) throw noRoute({ method, path });
  const { allowed } = match;
  if (method === 'OPTIONS') return reply(204, undefined, { allow: allowed.join(', ') });
  throw methodNotAllowed({ method, path, allowed });
}

/** What headers say of the page that asks. */
export const pageIn = (header: (name: string) => string | null | undefined): DeskRequest['page'] => ({
  origin: header('origin') ?? undefined,
  host: header('host') ?? undefined,
  wanted: header('access-control-request-method') ?? undefined,
  headers: header('access-control-request-headers') ?? undefined,
});

/** What a desk answers over HTTP, in bytes; whatever happens, it is an answer. */
export async function answer(desk: Answering, routes: readonly ActionRoute[], request: DeskRequest): Promise<WireReply> {
  const { method, path, origin } = request;
  const about = { requestId: origin.requestId, method, path };
  try {
    const match = matchRoute(routes, method, path);
    const found = match && 'route' in match ? await called(desk, request, match) : await answerOtherwise(desk, routes, request);
    return toWire({ ...found, headers: { ...found.headers, 'x-request-id': origin.requestId } });
  } catch (e) {
    return toWire(failedReply(desk, e, about));
  }
}
