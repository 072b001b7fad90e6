import { toWire, type ActionRoute } from '@luuri/core';
import type { FastifyInstance } from 'fastify';
import { replyTo, tellOn } from './asked.ts';
import { writeHead, writeWire, type PlatformRequest, type PlatformResponse } from './platform.ts';
import type { DeskHttp } from './tokens.ts';

type Params = Readonly<Record<string, string>>;

/** The router finds `/tickets/:ticketId` for `/tickets/` too; nobody is there. */
const isEmpty = (params: Params): boolean => Object.values(params).includes('');

interface Taken {
  readonly request: PlatformRequest & { readonly body: unknown; readonly params: unknown };
  readonly response: PlatformResponse;
}

async function take(http: DeskHttp, route: ActionRoute, { request, response }: Taken): Promise<void> {
  const reply = await replyTo(http, route, { body: request.body, params: request.params as Params, request });
  const telling = tellOn(http, response, reply);
  if (telling) {
    await telling;
    return;
  }
  const isJson = reply.status < 400 && reply.body !== undefined && reply.headers['content-type'] === 'application/json; charset=utf-8';
  if (!isJson) {
    writeWire(response, toWire(reply));
    return;
  }
  writeHead(response, reply);
  // A text goes out in one piece with its head, where bytes would be a second.
  response.send(JSON.stringify(reply.body));
}

/**
 * The actions as routes of Fastify itself: past Nest's own way to a controller, which has nothing to do for them where nobody adds a guard or
 * an interceptor. Hooks, bodies, errors and what nobody takes are the application's, as for any route of its instance.
 */
export function routeStraight(fastify: FastifyInstance, http: DeskHttp): void {
  const base = http.prefix ? `/${http.prefix}` : '';
  for (const route of http.routes) {
    fastify.route({
      method: route.verb,
      url: base + route.path,
      handler(request, response) {
        if (isEmpty(request.params as Params)) response.callNotFound();
        else
          take(http, route, { request, response }).catch((e: unknown) => {
            void response.send(e);
          });
      },
    });
  }
}
