import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Desk } from '@luuri/core';
import type { Logger } from 'pino';
import { ApiController } from '../api/api.controller.ts';
import { DESK, DeskModule, ProblemFilter, type CommittedEvents } from '../desk/index.ts';
import { byApiKey } from '../identity/index.ts';
import { LiveController } from '../live/live.controller.ts';
import { PagesController } from '../pages/pages.controller.ts';
import { onFastify } from './fastify.ts';
import { HealthController } from './health.controller.ts';
import { HOSTING, type HostingFacts } from './tokens.ts';

export interface AppParts {
  readonly desk: Desk;
  readonly events: CommittedEvents;
  readonly facts: HostingFacts;
  readonly log: Logger;
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
export async function createApp({ desk, events, facts, log }: AppParts): Promise<NestFastifyApplication> {
  @Module({
    imports: [DeskModule.forRoot({ desk, events, prefix: 'api', whoIs: byApiKey(desk) })],
    controllers: [HealthController, PagesController, LiveController, ApiController],
    providers: [
      { provide: HOSTING, useValue: facts },
      { provide: APP_FILTER, useExisting: ProblemFilter },
    ],
  })
  class AppModule {}

  return onFastify(AppModule, log);
}
