import type { ServerResponse } from 'node:http';
import {
  bytesKept,
  callAction,
  checkContentType,
  failedReply,
  hasBody,
  inputOf,
  isEventStream,
  pageIn,
  rawInputOf,
  readBody,
  textsOf,
  toFetchRequest,
  visibleHeaders,
  writeStream,
  type ActionRoute,
  type Reply,
} from '@luuri/core';
import { incomingOf, originOf, type PlatformRequest, type PlatformResponse } from './platform.ts';
import type { DeskHttp } from './tokens.ts';

/** What a route of an action was asked, as the platform has read it. */
interface Asked {
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
  readonly request: PlatformRequest;
}

const carriesBody = ({ headers }: PlatformRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The query as it was sent: platforms disagree on what several values of one name become. */
function queryOf({ url }: PlatformRequest): ReturnType<typeof textsOf> {
  const mark = url.indexOf('?');
  return mark < 0 ? {} : textsOf(new URLSearchParams(url.slice(mark + 1)));
}

/** As the platform left them; read here when nothing has, as of files that it knows no use for. */
async function bytesOf(route: ActionRoute, body: unknown, request: PlatformRequest): Promise<Uint8Array> {
  const incoming = incomingOf(request);
  if (incoming.readableDidRead) return bytesKept({ body, rawBody: request.rawBody }, route.action.action);
  return readBody(incoming as AsyncIterable<Uint8Array>, incoming.headers['content-length']);
}

async function inputFrom(route: ActionRoute, { body, params, request }: Asked): Promise<Record<string, unknown>> {
  const parts = { params, query: queryOf(request) };
  const bodied = hasBody(route) && carriesBody(request);
  if (route.action.raw) {
    const bytes = bodied ? await bytesOf(route, body, request) : new Uint8Array();
    return rawInputOf(route, { ...parts, raw: { headers: visibleHeaders(toFetchRequest(incomingOf(request)).headers), body: bytes } });
  }
  if (bodied) checkContentType(request.headers['content-type']);
  return inputOf(route, { ...parts, body: bodied ? body : undefined });
}

/** The whole answer of an action to what it was asked, a problem included. Never rejects. */
export async function replyTo(http: DeskHttp, route: ActionRoute, asked: Asked): Promise<Reply> {
  const { request } = asked;
  const origin = originOf(request);
  try {
    const actor = await http.whoIs(toFetchRequest(incomingOf(request)), request);
    const page = pageIn((name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    });
    return await callAction(http.desk, route.action, { actor, origin, page, input: await inputFrom(route, asked) });
  } catch (e) {
    return failedReply(http.desk, e, { requestId: origin.requestId, action: route.action.action });
  }
}

/** Takes the answer out of the platform's hands: it is over when the listener goes, or the server. */
export function tellOn(http: DeskHttp, response: PlatformResponse, reply: Reply): Promise<void> | undefined {
  if (!isEventStream(reply.body)) return undefined;
  response.hijack?.();
  const raw = response.raw ?? (response as unknown as ServerResponse);
  raw.writeHead(reply.status, reply.headers);
  return writeStream(raw, reply.body, http.ending);
}
