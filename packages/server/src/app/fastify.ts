import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { badAddress, bodyLimitBytes, parseJsonBody, problemReply, requestIdFrom, toWire } from '@luuri/core';
import type { FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import { pathForLog } from '../desk/platform.ts';
import { formOf } from '../pages/multipart.ts';
import { nestLogger } from './log.ts';

/** Paths may carry long addresses; the router's own limit is a hundred characters. */
const LONGEST_PARAMETER = 1_000;

/** How this server is reached. */
export interface Reached {
  /** Addresses of proxies whose word on the caller's address is taken; none when left out. */
  readonly trustProxy?: string | undefined;
  /** Headers of the answers that no hook sees. */
  readonly headers?: () => Readonly<Record<string, string>>;
}

const optionsFor = ({ trustProxy, headers: always }: Reached): FastifyServerOptions => ({
  bodyLimit: bodyLimitBytes,
  requestIdHeader: false,
  genReqId: (request) => requestIdFrom([request.headers['x-request-id']].flat()[0]),
  routerOptions: { maxParamLength: LONGEST_PARAMETER },
  // What the router itself cannot read never reaches a filter.
  frameworkErrors: (_error, request, reply) => {
    const { status, headers, bytes } = toWire(problemReply(badAddress({ part: request.url }), request.id));
    reply.raw.writeHead(status, { ...always?.(), ...headers }).end(bytes);
  },
  ...(trustProxy ? { trustProxy } : {}),
});

/** The bytes themselves, for actions that want them; under the name that Nest has for them. */
function keepBytes(request: FastifyRequest, bytes: Buffer): Buffer {
  Object.assign(request, { rawBody: bytes });
  return bytes;
}

/** JSON as the core reads it, under every host the same; forms for the pages; files for actions that take them as they are. */
function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    /^application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => parseJsonBody(keepBytes(request, bytes)),
  );
  fastify.addContentTypeParser<Buffer>(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => new URLSearchParams(keepBytes(request, bytes).toString()),
  );
  fastify.addContentTypeParser<Buffer>('multipart/form-data', { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) =>
    formOf(keepBytes(request, bytes), request.headers['content-type'] ?? ''),
  );
  fastify.addContentTypeParser<Buffer>('application/octet-stream', { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) =>
    keepBytes(request, bytes),
  );
}

/** One line for each request: what, how it went, how long. Never headers, bodies, queries or what in a path lets somebody in. */
function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    // Whatever answers may say otherwise.
    reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    done();
  });
  // eslint-disable-next-line @typescript-eslint/max-params -- Fastify's own; a promise for each answer would take longer than what is done here
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    // Once the server takes no more connections, one that stays open after its answer would hold up the end.
    if (!fastify.server.listening) reply.header('connection', 'close');
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { id, method, ip } = request;
    const path = pathForLog(request, request.routeOptions.url);
    const level = path.startsWith('/health/') ? 'debug' : 'info';
    if (log.isLevelEnabled(level))
      log[level]({ requestId: id, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime), address: ip }, 'request');
    done();
  });
}

/** A Nest application on Fastify that reads bodies, names requests and logs them as this server does. */
export async function onFastify(module: Type<unknown>, log: Logger, reached: Reached = {}): Promise<NestFastifyApplication> {
  const options = { logger: nestLogger(log), bodyParser: false, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(optionsFor(reached)), options);
  const fastify = app.getHttpAdapter().getInstance();
  readBodies(fastify);
  logRequests(fastify, log);
  return app;
}
