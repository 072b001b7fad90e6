import type { ServerResponse } from 'node:http';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
  StreamableFile,
  UseFilters,
  type Type,
} from '@nestjs/common';
import {
  bytesKept,
  callAction,
  checkContentType,
  failedReply,
  hasBody,
  inputOf,
  isAsset,
  isDownload,
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
  type Verb,
} from '@luuri/core';
import { incomingOf, originOf, writeHead, type PlatformRequest, type PlatformResponse } from './platform.ts';
import { ProblemException, ProblemFilter } from './problem.filter.ts';
import { DESK_HTTP, type DeskHttp } from './tokens.ts';

const decorators: Readonly<Record<Verb, (path: string) => MethodDecorator>> = {
  GET: Get,
  POST: Post,
  PUT: Put,
  PATCH: Patch,
  DELETE: Delete,
};

/** What Nest hands to every generated handler, in the order of its decorators. */
type Handed = [body: unknown, params: Readonly<Record<string, string>>, request: PlatformRequest, response: PlatformResponse];

const carriesBody = ({ headers }: PlatformRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The query as it was sent: platforms disagree on what several values of one name become. */
const queryOf = ({ url }: PlatformRequest): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');

type Asked = [body: unknown, params: Readonly<Record<string, string>>, request: PlatformRequest];

/** As the platform left them; read here when nothing has, as of files that it knows no use for. */
async function bytesOf(route: ActionRoute, body: unknown, request: PlatformRequest): Promise<Uint8Array> {
  const incoming = incomingOf(request);
  if (incoming.readableDidRead) return bytesKept({ body, rawBody: request.rawBody }, route.action.action);
  return readBody(incoming as AsyncIterable<Uint8Array>, incoming.headers['content-length']);
}

async function inputFrom(route: ActionRoute, [body, params, request]: Asked): Promise<Record<string, unknown>> {
  const parts = { params, query: textsOf(queryOf(request)) };
  const bodied = hasBody(route) && carriesBody(request);
  if (route.action.raw) {
    const bytes = bodied ? await bytesOf(route, body, request) : new Uint8Array();
    return rawInputOf(route, { ...parts, raw: { headers: visibleHeaders(toFetchRequest(incomingOf(request)).headers), body: bytes } });
  }
  if (bodied) checkContentType(request.headers['content-type']);
  return inputOf(route, { ...parts, body: bodied ? body : undefined });
}

async function replyTo(http: DeskHttp, route: ActionRoute, [body, params, request]: Handed): Promise<Reply> {
  const origin = originOf(request);
  try {
    const actor = await http.whoIs(toFetchRequest(incomingOf(request)), request);
    const page = pageIn((name) => [request.headers[name]].flat()[0]);
    return await callAction(http.desk, route.action, { actor, origin, page, input: await inputFrom(route, [body, params, request]) });
  } catch (e) {
    return failedReply(http.desk, e, { requestId: origin.requestId, action: route.action.action });
  }
}

/** A value for the platform to write; a file as Nest writes files. */
function bodyFor({ body, headers }: Reply): unknown {
  if (isAsset(body)) return Buffer.from(body.bytes);
  if (!isDownload(body)) return body;
  return new StreamableFile(body.bytes, {
    type: headers['content-type'] ?? '',
    disposition: headers['content-disposition'] ?? '',
    length: body.bytes.length,
  });
}

/** Takes the answer out of the platform's hands: it is over when the listener goes, or the server. */
function tellOn(http: DeskHttp, response: PlatformResponse, reply: Reply): Promise<void> | undefined {
  if (!isEventStream(reply.body)) return undefined;
  response.hijack?.();
  const raw = response.raw ?? (response as unknown as ServerResponse);
  raw.writeHead(reply.status, reply.headers);
  return writeStream(raw, reply.body, http.ending);
}

function addHandler(controller: Type<{ http: DeskHttp }>, route: ActionRoute): void {
  const prototype = controller.prototype as object;
  const name = route.action.action.replace(/[^\w$]+(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const handler = async function (this: { http: DeskHttp }, ...handed: Handed): Promise<unknown> {
    const reply = await replyTo(this.http, route, handed);
    if (reply.status >= 400) throw new ProblemException(reply);
    const telling = tellOn(this.http, handed[3], reply);
    if (telling) return telling;
    writeHead(handed[3], reply);
    return bodyFor(reply);
  };
  Object.defineProperty(handler, 'name', { value: name });
  Object.defineProperty(prototype, name, { value: handler, writable: true, configurable: true });
  // Said of the function, as the compiler would have: Nest's pipes ask for it.
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object, Object, Object], prototype, name);
  [Body(), Param(), Req(), Res({ passthrough: true }), Query()].forEach((decorate, i) => decorate(prototype, name, i));
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  for (const decorate of [HttpCode(200), decorators[route.verb](route.path)]) decorate(prototype, name, descriptor);
}

/** One Nest controller, written from a plugin's actions, so that guards, interceptors and throttling see ordinary routes. */
export function controllerFor(plugin: string, routes: readonly ActionRoute[], prefix: string): Type<unknown> {
  class ActionController {
    constructor(readonly http: DeskHttp) {}
  }
  Inject(DESK_HTTP)(ActionController, undefined, 0);
  Controller(prefix)(ActionController);
  UseFilters(ProblemFilter)(ActionController);
  const title = plugin.replace(/(?:^|[^a-zA-Z0-9]+)(\w)/g, (_all, letter: string) => letter.toUpperCase());
  Object.defineProperty(ActionController, 'name', { value: `${title}Controller` });
  for (const route of routes) addHandler(ActionController, route);
  return ActionController;
}
