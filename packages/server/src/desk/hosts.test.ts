import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { checkHost, conformance, conformanceWhoIs, createDesk } from '@luuri/core';
import { pino } from 'pino';
import { onFastify } from '../app/fastify.ts';
import { DESK_HTTP, DeskModule, ProblemFilter, routeStraight, type DeskHttp } from './index.ts';

async function hosted(controllers: boolean): Promise<NestFastifyApplication> {
  const desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: [conformance()] });
  @Module({
    imports: [DeskModule.forRoot({ desk, prefix: '/api/', whoIs: conformanceWhoIs, controllers })],
    providers: [{ provide: APP_FILTER, useExisting: ProblemFilter }],
  })
  class AppModule {}
  const app = await onFastify(AppModule, pino({ level: 'silent' }));
  if (!controllers) routeStraight(app.getHttpAdapter().getInstance(), app.get<DeskHttp>(DESK_HTTP));
  await app.listen(0, '127.0.0.1');
  return app;
}

test.each([
  ['by controllers of Nest', true],
  ['by routes of Fastify', false],
])('a Nest application on Fastify answers what every host answers, %s', async (_how, controllers) => {
  const app = await hosted(controllers);
  try {
    expect(await checkHost(`${await app.getUrl()}/api`)).toEqual([]);
  } finally {
    await app.close();
  }
});
