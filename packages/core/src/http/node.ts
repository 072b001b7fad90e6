import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Desk, EventStream } from '../kernel/index.ts';
import { answer, pageIn } from './answer.ts';
import { checkContentType, parseJsonBody, readBody } from './body.ts';
import { nobody, pathBelow, type HandlerOptions, type WhoIs } from './fetch.ts';
import { bytesKept, visibleHeaders } from './raw.ts';
import { wireOf } from './events.ts';
import type { WireReply } from './reply.ts';
import { requestIdFrom } from './request-id.ts';
import { routesOf } from './routes.ts';

/** Node's own request, which Express's is too, with the body when something before us has read it; or Fastify's, which holds both. */
export type NodeRequest =
  (IncomingMessage & { readonly body?: unknown; readonly rawBody?: unknown }) | { readonly raw: IncomingMessage; readonly body?: unknown };
/** Node's own response, which Express's is too; or Fastify's. */
export type NodeResponse = ServerResponse | { readonly raw: ServerResponse; hijack(): unknown };

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

/** Path and query, whatever form the request line had: `//x`, `*` and `http://x/y` included. */
function split(url: string): { path: string; query: URLSearchParams } {
  const below = url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = below.indexOf('?');
  return { path: mark < 0 ? below || '/' : below.slice(0, mark), query: new URLSearchParams(mark < 0 ? '' : below.slice(mark + 1)) };
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !name.startsWith(':')) for (const v of [value].flat()) headers.append(name, v);
  }
  return headers;
}

function wholeRequest(incoming: IncomingMessage, headers: Headers): Request {
  const { path, query } = split(incoming.url ?? '/');
  return new Request(new URL(`${path.startsWith('/') ? path : '/'}?${query.toString()}`.replace(/^\/+/, '/'), 'http://localhost'), {
    method: incoming.method ?? 'GET',
    headers,
  });
}

const plainName = /^[a-z-]+$/;

/**
 * The headers, without copying them all for whoever asks for one: as with the whole request, most look at `authorization` or `cookie` alone.
 */
function headersWhenAsked(incoming: IncomingMessage): Headers {
  let whole: Headers | undefined;
  const getWhole = () => (whole ??= headersOf(incoming));
  const get = (name: string): string | null => {
    if (!plainName.test(name)) return getWhole().get(name);
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  };
  return new Proxy(Object.create(Headers.prototype) as Headers, {
    get(_target, key) {
      if (key === 'get') return get;
      const value: unknown = Reflect.get(getWhole(), key, getWhole());
      return typeof value === 'function' ? (value.bind(getWhole()) as unknown) : value;
    },
  });
}

/**
 * The same request without its body, in the form that `whoIs` knows under every host. Most look at a header and at the method alone, and a
 * whole `Request` takes as long to make as reading a ticket: it is made once somebody looks at anything else.
 */
export function toFetchRequest(incoming: IncomingMessage): Request {
  let headers: Headers | undefined;
  let whole: Request | undefined;
  const getHeaders = () => (headers ??= headersWhenAsked(incoming));
  const getWhole = () => (whole ??= wholeRequest(incoming, headersOf(incoming)));
  return new Proxy(Object.create(Request.prototype) as Request, {
    get(_target, key) {
      if (key === 'headers') return getHeaders();
      if (key === 'method') return incoming.method ?? 'GET';
      const value: unknown = Reflect.get(getWhole(), key, getWhole());
      return typeof value === 'function' ? (value.bind(getWhole()) as unknown) : value;
    },
  });
}

/** Bytes are read from the request, unless something before us has read them already. */
async function bodyOf(incoming: IncomingMessage, already: unknown): Promise<unknown> {
  if (incoming.readableDidRead) {
    if (typeof already === 'string') return parseJsonBody(Buffer.from(already));
    return already instanceof Uint8Array ? parseJsonBody(already) : already;
  }
  const bytes = await readBody(incoming as AsyncIterable<Uint8Array>, incoming.headers['content-length']);
  if (bytes.length > 0) checkContentType(incoming.headers['content-type']);
  return parseJsonBody(bytes);
}

/** The very bytes, whoever read them. */
const bytesOf = async (incoming: IncomingMessage, request: NodeRequest, action: string): Promise<Uint8Array> =>
  incoming.readableDidRead
    ? bytesKept(request, action)
    : readBody(incoming as AsyncIterable<Uint8Array>, incoming.headers['content-length']);

/**
 * Write a stream until it or its listener ends. Never rejects: whoever listens comes back where it was.
 * @param ending of the host, which cannot end while somebody listens.
 */
export async function writeStream(outgoing: ServerResponse, stream: EventStream, ending?: AbortSignal): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const signal = ending ? AbortSignal.any([gone.signal, ending]) : gone.signal;
  outgoing.flushHeaders();
  await pipeline(Readable.from(wireOf(stream, signal)), outgoing).catch(() => outgoing.destroy());
}

function write(outgoing: ServerResponse, method: string, { status, headers, bytes, stream }: WireReply): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  if (stream && method !== 'HEAD') {
    outgoing.writeHead(status, headers);
    void writeStream(outgoing, stream);
    return;
  }
  const length = bytes ? { 'content-length': String(bytes.length) } : {};
  // Whoever sends too much is still sending: the connection is of no use afterwards.
  outgoing.writeHead(status, { ...headers, ...length, ...(status === 413 ? { connection: 'close' } : {}) });
  outgoing.end(method === 'HEAD' ? undefined : bytes);
}

/**
 * The desk's actions under node:http, Express (`app.use('/desk', toNodeHandler(desk, whoIs))`) and Fastify
 * (`fastify.all('/desk/*', toNodeHandler(desk, whoIs, { basePath: '/desk' }))`). Never rejects and never calls the next handler.
 * @param whoIs who sends a request; everybody is anonymous when left out.
 */
export function toNodeHandler<Original extends NodeRequest = NodeRequest>(
  desk: Desk,
  whoIs: WhoIs<Original> = nobody,
  { basePath = '' }: HandlerOptions = {},
): (request: Original, response: NodeResponse) => Promise<void> {
  const routes = routesOf(desk);
  return async (request, response) => {
    const incoming: IncomingMessage = 'raw' in request ? request.raw : request;
    const outgoing: ServerResponse = 'raw' in response ? response.raw : response;
    if ('hijack' in response) response.hijack();
    const { path, query } = split(incoming.url ?? '/');
    const method = incoming.method ?? 'GET';
    const address = incoming.socket.remoteAddress;
    const userAgent = incoming.headers['user-agent'];
    const wire = await answer(desk, routes, {
      method,
      path: pathBelow(basePath, path) ?? path,
      query,
      origin: {
        requestId: requestIdFrom(one(incoming.headers['x-request-id'])),
        ...(address ? { address } : {}),
        ...(userAgent ? { userAgent } : {}),
      },
      page: pageIn((name) => one(incoming.headers[name])),
      actor: async () => whoIs(toFetchRequest(incoming), request),
      body: () => bodyOf(incoming, request.body),
      raw: async (action) => ({
        headers: visibleHeaders(toFetchRequest(incoming).headers),
        body: await bytesOf(incoming, request, action),
      }),
    });
    incoming.resume(); // what nobody read would keep the connection from its next request
    write(outgoing, method, wire);
  };
}
