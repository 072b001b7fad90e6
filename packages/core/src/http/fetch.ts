import { anonymous, type Actor, type Desk, type EventStream } from '../kernel/index.ts';
import { answer, pageIn } from './answer.ts';
import { checkContentType, parseJsonBody, readBody } from './body.ts';
import { wireOf } from './events.ts';
import { visibleHeaders } from './raw.ts';
import { requestIdFrom } from './request-id.ts';
import { routesOf } from './routes.ts';

/**
 * Who sends a request: the host's own affair. It may throw an `unauthenticated` error; that becomes a 401.
 * @param request what was asked, without its body.
 * @param original the host's own request object, where a session or a signed-in user may hang.
 */
export type WhoIs<Original = unknown> = (request: Request, original: Original) => Actor | Promise<Actor>;

export interface HandlerOptions {
  /** Path that the desk stands under and the host has not taken off: `/desk`. None when left out. */
  readonly basePath?: string;
}

export const nobody: WhoIs = () => anonymous;

/** The path below the base; undefined outside of it. */
export function pathBelow(basePath: string, path: string): string | undefined {
  const base = basePath.replace(/\/+$/, '');
  if (base === '') return path;
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || '/' : undefined;
}

const bytesOf = async (request: Request): Promise<Uint8Array> =>
  request.body ? readBody(request.body, request.headers.get('content-length')) : new Uint8Array();

async function bodyOf(request: Request): Promise<unknown> {
  const bytes = await bytesOf(request);
  if (bytes.length > 0) checkContentType(request.headers.get('content-type'));
  return parseJsonBody(bytes);
}

/** Pulled as fast as it is read; ends with the request, and when nobody reads any more. */
function bodyOfStream(stream: EventStream, asked: AbortSignal): ReadableStream<Uint8Array> {
  const ending = new AbortController();
  const pieces = wireOf(stream, AbortSignal.any([asked, ending.signal]));
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    cancel: () => ending.abort(),
  });
}

/**
 * The desk's actions as one function from a fetch `Request` to a `Response`: for Deno, Bun, Next, Hono, workers and tests.
 * Sends the actor of every request through `whoIs`; everybody is anonymous when it is left out.
 */
export function toFetchHandler(
  desk: Desk,
  { whoIs = nobody, basePath = '' }: HandlerOptions & { readonly whoIs?: WhoIs<Request> } = {},
): (request: Request) => Promise<Response> {
  const routes = routesOf(desk);
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const { status, headers, bytes, stream } = await answer(desk, routes, {
      method: request.method,
      path: pathBelow(basePath, pathname) ?? pathname,
      query: searchParams,
      origin: { requestId: requestIdFrom(request.headers.get('x-request-id')) },
      page: pageIn((name) => request.headers.get(name)),
      actor: async () => whoIs(request, request),
      body: () => bodyOf(request),
      raw: async () => ({ headers: visibleHeaders(request.headers), body: await bytesOf(request) }),
    });
    if (stream && request.method !== 'HEAD') return new Response(bodyOfStream(stream, request.signal), { status, headers });
    const silent = request.method === 'HEAD' || bytes === undefined;
    return new Response(silent ? null : new Uint8Array(bytes), { status, headers });
  };
}
