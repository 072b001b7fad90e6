import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdFrom, type Origin, type Reply, type WireReply } from '@luuri/core';

/** What the requests of Fastify and of Express have in common. */
export interface PlatformRequest {
  readonly method: string;
  readonly url: string;
  /** Fastify: the route that was found. */
  readonly routeOptions?: { readonly url?: string | undefined };
  /** The whole path where a router has cut `url`. */
  readonly originalUrl?: string;
  readonly headers: IncomingMessage['headers'];
  readonly ip?: string;
  /** Fastify's own id of the request. */
  readonly id?: unknown;
  /** Fastify: no route was found. */
  readonly is404?: boolean;
  readonly raw?: IncomingMessage;
  /** The body as it was sent, where the host keeps it: Nest's `rawBody: true`, and this server. */
  readonly rawBody?: unknown;
}

/** What the responses of Fastify and of Express have in common. */
export interface PlatformResponse {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
  send(body?: unknown): unknown;
  /** Fastify: the answer is somebody else's from here on. */
  hijack?(): unknown;
  /** Fastify: Node's own. */
  readonly raw?: ServerResponse;
}

/** Under Express the platform's request is Node's own. */
export const incomingOf = (request: PlatformRequest): IncomingMessage => request.raw ?? (request as unknown as IncomingMessage);

/** The id and address of a request, for the audit and the log. */
export function originOf(request: PlatformRequest): Origin & { readonly requestId: string } {
  const header = request.headers['x-request-id'];
  const requestId = requestIdFrom(typeof request.id === 'string' ? request.id : typeof header === 'string' ? header : undefined);
  const userAgent = request.headers['user-agent'];
  return { requestId, ...(request.ip ? { address: request.ip } : {}), ...(userAgent ? { userAgent } : {}) };
}

/** Path of a request without its query. */
export const pathOf = (request: PlatformRequest): string => (request.originalUrl ?? request.url).split('?')[0] ?? '';

/** Parameters of routes that let in whoever has them. */
const secretParameter = /^:\w*token$/i;
/** As long as what the desk makes: of an address that is none, anything in it that could be a token is kept back. */
const couldBeToken = /^[\w~-]{32,}$/;

/**
 * The path of a request for the log: without what lets somebody in by it, such as the end of a mailed link or of a telephone system's address.
 * @param pattern the route as its router knows it; undefined when there is none
 */
export function pathForLog(request: PlatformRequest, pattern?: string): string {
  const known = pattern?.split('/') ?? [];
  const parts = pathOf(request).split('/');
  const isSecret = (part: string, i: number) =>
    known.length === parts.length ? secretParameter.test(known[i] ?? '') : couldBeToken.test(part);
  return parts.map((part, i) => (isSecret(part, i) ? '(secret)' : part)).join('/');
}

export function writeHead(response: PlatformResponse, { status, headers }: Pick<Reply, 'status' | 'headers'>): void {
  response.status(status);
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
}

/** Bytes, so that no platform adds to the content type. */
export function writeWire(response: PlatformResponse, wire: WireReply): void {
  writeHead(response, wire);
  response.send(wire.bytes === undefined ? undefined : Buffer.from(wire.bytes));
}
