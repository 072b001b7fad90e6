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
import { isAsset, isDownload, type ActionRoute, type Reply, type Verb } from '@luuri/core';
import { replyTo, tellOn } from './asked.ts';
import { writeHead, type PlatformRequest, type PlatformResponse } from './platform.ts';
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

function addHandler(controller: Type<{ http: DeskHttp }>, route: ActionRoute): void {
  const prototype = controller.prototype as object;
  const name = route.action.action.replace(/[^\w$]+(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const handler = async function (this: { http: DeskHttp }, ...handed: Handed): Promise<unknown> {
    const [body, params, request] = handed;
    const reply = await replyTo(this.http, route, { body, params, request });
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
