import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Desk } from '@luuri/core';
import type { Logger } from 'pino';
import { ApiController } from '../api/api.controller.ts';
import { DESK, DESK_HTTP, DeskModule, ProblemFilter, routeStraight, type CommittedEvents, type DeskHttp } from '../desk/index.ts';
import { byKeyOrCookie } from '../identity/index.ts';
import { LiveController } from '../live/live.controller.ts';
import { OwnTicketsController } from '../pages/own-tickets.controller.ts';
import { PageHost } from '../pages/page-host.ts';
import { PagesController } from '../pages/pages.controller.ts';
import { SecondFactorController } from '../pages/second-factor.controller.ts';
import { SignInController } from '../pages/sign-in.controller.ts';
import { portalControllers } from '../portal/index.ts';
import { PortalHost } from '../portal/portal-host.ts';
import { AssetsController } from '../web/assets.controller.ts';
import { ConsoleController } from '../web/console.controller.ts';
import { builtWeb, WebHost } from '../web/web-host.ts';
import { browserHeaders, guardBrowsers } from './browser-safety.ts';
import { onFastify } from './fastify.ts';
import { HealthController } from './health.controller.ts';
import { rateLimits } from './rate-limit.ts';
import { HOSTING, type HostingFacts } from './tokens.ts';

export interface AppParts {
  readonly desk: Desk;
  readonly events: CommittedEvents;
  readonly facts: HostingFacts;
  readonly log: Logger;
  /** Addresses of proxies whose word on the caller's address is taken; none when left out. */
  readonly trustProxy?: string | undefined;
  /** Requests a minute for each address, each account and each key; none are counted when left out. */
  readonly rateLimit?: number | undefined;
}

/** Health alone, for a process that works and answers nothing else. */
export async function createHealthApp({ desk, facts, log }: Omit<AppParts, 'events'>): Promise<NestFastifyApplication> {
  @Module({
    controllers: [HealthController],
    providers: [
      { provide: HOSTING, useValue: facts },
      { provide: DESK, useValue: desk },
    ],
  })
  class HealthModule {}

  return onFastify(HealthModule, log);
}

/** The desk over HTTP: the API under `/api`, pages, health. It neither listens nor starts the desk yet; closing it stops the desk. */
export async function createApp({ desk, events, facts, log, trustProxy, rateLimit }: AppParts): Promise<NestFastifyApplication> {
  const limits = rateLimit === undefined ? undefined : rateLimits(desk, rateLimit);
  const known = byKeyOrCookie(desk);
  const whoIs = limits ? limits.forActors(known) : known;
  @Module({
    imports: [DeskModule.forRoot({ desk, events, prefix: 'api', whoIs, controllers: false })],
    controllers: [
      ...[HealthController, SignInController, SecondFactorController, OwnTicketsController, PagesController, LiveController, ApiController],
      ...[ConsoleController, AssetsController],
      ...portalControllers,
    ],
    providers: [
      PageHost,
      PortalHost,
      WebHost,
      builtWeb,
      { provide: HOSTING, useValue: facts },
      { provide: APP_FILTER, useExisting: ProblemFilter },
    ],
  })
  class AppModule {}

  const app = await onFastify(AppModule, log, { trustProxy, headers: () => browserHeaders(facts) });
  const fastify = app.getHttpAdapter().getInstance();
  guardBrowsers(fastify, facts);
  if (limits) limits.forAddresses(fastify);
  routeStraight(fastify, app.get<DeskHttp>(DESK_HTTP));
  return app;
}
