import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { PlatformRequest } from '../desk/platform.ts';
import type { PageResponse } from '../pages/page-host.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** What somebody asks a page of a portal for. */
export interface Asked {
  readonly request: PlatformRequest;
  readonly response: PageResponse;
  /** Short name of the client whose portal it is. */
  readonly client: string;
  readonly params: Texts;
  /** Of several values of one name, none. */
  readonly query: Texts;
  readonly body: unknown;
}

interface Incoming extends PlatformRequest {
  readonly params: Texts;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const texts = (given: Readonly<Record<string, unknown>>): Texts =>
  Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** All of a request in one: a page needs its parts, and a handler reads better with one. */
export const Page = createParamDecorator((_none: unknown, context: ExecutionContext): Asked => {
  const http = context.switchToHttp();
  const request = http.getRequest<Incoming>();
  const { params, query, body } = request;
  return { request, response: http.getResponse<PageResponse>(), client: params['client'] ?? '', params, query: texts(query), body };
});
