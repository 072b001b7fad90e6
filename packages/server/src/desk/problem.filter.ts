import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import {
  answerOtherwise,
  bodyLimitBytes,
  bodyNotJson,
  bodyTooLarge,
  bodyTypeUnsupported,
  failedReply,
  isDeskError,
  noRoute,
  pageIn,
  toWire,
  type Reply,
} from '@luuri/core';
import { originOf, pathForLog, pathOf, writeWire, type PlatformRequest, type PlatformResponse } from './platform.ts';
import { DESK_HTTP, type DeskHttp } from './tokens.ts';

/** An action's refusal as Nest knows refusals, so that interceptors and filters of the host see one. */
export class ProblemException extends HttpException {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(reply.body as object, reply.status);
    this.reply = reply;
  }
}

/** What a guard or a pipe of the host threw, in the form of all other problems. */
function foreignReply(error: HttpException, requestId: string): Reply {
  const status = error.getStatus();
  const body = {
    type: 'about:blank',
    title: error.name.replace(/Exception$/, ''),
    status,
    detail: error.message,
    code: `http.${String(status)}`,
    instance: requestId,
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    },
    body,
  };
}

const statusIn = (error: unknown): unknown => {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, status } = error as { readonly statusCode?: unknown; readonly status?: unknown };
  return statusCode ?? status;
};

/** What a body parser or a router of Fastify or Express refused, in our words; Nest has wrapped some of it. */
function translated(error: unknown, request: PlatformRequest): unknown {
  if (isDeskError(error) || !(error instanceof Error)) return error;
  const status = statusIn(error);
  if (status === 413) return bodyTooLarge({ limitBytes: bodyLimitBytes }, error);
  if (status === 415) return bodyTypeUnsupported({ contentType: request.headers['content-type'] ?? '' }, error);
  return status === 400 && !(error instanceof HttpException) ? bodyNotJson({ reason: error.message }, error) : error;
}

/**
 * Whatever goes wrong becomes `application/problem+json`, as the core says it. On the generated controllers always; add it to the
 * whole application with `{ provide: APP_FILTER, useExisting: ProblemFilter }`.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(DESK_HTTP) private readonly http: DeskHttp) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<PlatformRequest>();
    const { requestId } = originOf(request);
    const reply = await this.replyTo(error, request, requestId);
    const wire = toWire({ ...reply, headers: { ...reply.headers, 'x-request-id': requestId } });
    writeWire(host.switchToHttp().getResponse<PlatformResponse>(), wire);
  }

  private replyTo(error: unknown, request: PlatformRequest, requestId: string): Reply | Promise<Reply> {
    if (error instanceof ProblemException) return error.reply;
    const about = { requestId, method: request.method, path: pathOf(request) };
    if (request.is404) return this.nothingAt(request, about);
    const known = translated(error, request);
    if (known instanceof HttpException) return foreignReply(known, requestId);
    return failedReply(this.http.desk, known, { ...about, path: pathForLog(request, request.routeOptions?.url) });
  }

  /** The path may be right and the method wrong. */
  private async nothingAt(request: PlatformRequest, about: { requestId: string; method: string; path: string }): Promise<Reply> {
    const { desk, routes, prefix } = this.http;
    const base = prefix ? `/${prefix}` : '';
    try {
      if (!about.path.startsWith(`${base}/`)) throw noRoute(about);
      const page = pageIn((name) => [request.headers[name]].flat()[0]);
      return await answerOtherwise(desk, routes, { method: about.method, path: about.path.slice(base.length), page });
    } catch (e) {
      return failedReply(desk, e, { ...about, path: pathForLog(request) });
    }
  }
}
