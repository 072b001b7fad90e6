import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Module, type INestApplication } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { checkHost, conformance, conformanceWhoIs, createDesk, type Desk } from '@luuri/core';
import { pino } from 'pino';
import { onFastify } from '../app/fastify.ts';
import { DeskModule, ProblemFilter } from './index.ts';

let desk: Desk;
let app: INestApplication;

beforeAll(async () => {
  desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: [conformance()] });
  @Module({
    imports: [DeskModule.forRoot({ desk, prefix: '/api/', whoIs: conformanceWhoIs })],
    providers: [{ provide: APP_FILTER, useExisting: ProblemFilter }],
  })
  class AppModule {}
  app = await onFastify(AppModule, pino({ level: 'silent' }));
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

describe('Nest on Fastify', () => {
  test('answers what every host answers', async () => {
    const address = (await app.getUrl()) + '/api';
    expect(await checkHost(address)).toEqual([]);
  });
});
