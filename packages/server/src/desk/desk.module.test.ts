import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Controller, ForbiddenException, Get, Inject, Injectable, Module, NotFoundException } from '@nestjs/common';
import type { CallHandler, CanActivate, ExecutionContext, INestApplication, NestInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { OnEvent } from '@nestjs/event-emitter';
import {
  anyone,
  createDesk,
  createTable,
  defineAction,
  defineEntity,
  defineError,
  defineEvent,
  defineMigration,
  definePlugin,
  out,
  type Actor,
  type Desk,
} from '@luuri/core';
import { IsString } from 'class-validator';
import { pino } from 'pino';
import { tap, type Observable } from 'rxjs';
import supertest from 'supertest';
import { onFastify } from '../app/fastify.ts';
import { committedEvents, DESK, DeskModule, ProblemFilter, type EventNote } from './index.ts';

interface Note {
  id: number;
  text: string;
}
const noteRows = defineEntity<Note>('note', (c) => ({ id: c.id(), text: c.text() }), { reach: 'everyone' });
const noted = defineEvent<{ id: number }>('note.noted', { summary: 'A note was written.', about: (p) => `note:${String(p.id)}` });
const tooLate = defineError('note.too-late', 'conflict', () => 'It is too late for that.');

class WriteNote {
  @IsString() text!: string;
}
class WrittenNote {
  @out.integer id!: number;
  @out.text by!: string;
}
const life: string[] = [];
const notes = definePlugin({
  name: 'desk-notes',
  summary: 'Notes.',
  entities: [noteRows],
  migrations: [defineMigration('create', [createTable(noteRows)])],
  events: [noted],
  actions: {
    write: defineAction('note.write', {
      summary: 'Write.',
      allow: anyone,
      http: 'POST /notes',
      input: WriteNote,
      output: WrittenNote,
      async run(scope, { text }) {
        const { id } = await scope.rows(noteRows).insert({ text });
        await scope.emit(noted, { id });
        if (text === 'late') throw tooLate({});
        return { id, by: scope.actor.id };
      },
    }),
  },
  start: () => ({
    open: async () => void life.push('open'),
    stop: () => void life.push('stop'),
  }),
});

const seen: string[] = [];

@Injectable()
class Guard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string>; user?: string }>();
    seen.push(`${context.getClass().name}.${context.getHandler().name}`);
    if (request.headers['x-banned']) throw new ForbiddenException('You are banned.');
    request.user = 'ann';
    return true;
  }
}
@Injectable()
class Watch implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(tap({ next: (value) => seen.push(JSON.stringify(value)), error: (e: Error) => seen.push(e.constructor.name) }));
  }
}
@Injectable()
class Listener {
  readonly heard: [object, EventNote][] = [];
  @OnEvent('note.noted')
  hear(payload: object, note: EventNote): void {
    this.heard.push([payload, note]);
  }
}
@Controller('own')
class OwnController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}
  @Get('desk')
  desk_(): string[] {
    return this.desk.catalogue.plugins.map((p) => p.name);
  }
  @Get('nothing')
  nothing(): never {
    throw new NotFoundException('No such thing of mine.');
  }
}

const userOf = (original: unknown): Actor => ({
  id: `agent:${(original as { user: string }).user}`,
  kind: 'agent',
  permissions: [],
  reach: 'all',
});
const database = { type: 'better-sqlite3' as const, database: ':memory:' };

let app: INestApplication;
const start = async (deskModule: ReturnType<typeof DeskModule.forRoot>) => {
  @Module({
    imports: [deskModule],
    controllers: [OwnController],
    providers: [
      Listener,
      { provide: APP_GUARD, useClass: Guard },
      { provide: APP_INTERCEPTOR, useClass: Watch },
      { provide: APP_FILTER, useExisting: ProblemFilter },
    ],
  })
  class AppModule {}
  app = await onFastify(AppModule, pino({ level: 'silent' }));
  await app.listen(0, '127.0.0.1');
};
const write = (text: string) => supertest(app.getHttpServer()).post('/notes').send({ text });
const heard = () => app.get(Listener).heard;

beforeEach(() => {
  seen.length = 0;
  life.length = 0;
});
afterEach(() => app.close());

describe('DeskModule.forRoot({ options })', () => {
  beforeEach(() =>
    start(DeskModule.forRoot({ options: { database, plugins: [notes()] }, whoIs: (_request, original) => userOf(original) })),
  );

  test('guards and interceptors see ordinary routes, and whoIs sees what guards found out', async () => {
    await write('hei').expect(200, { id: 1, by: 'agent:ann' });
    expect(seen).toEqual(['DeskNotesController.noteWrite', '{"id":1,"by":"agent:ann"}']);
  });
  test('interceptors see refusals, and the answer is a problem', async () => {
    const { body } = await write('late').expect(409).expect('content-type', 'application/problem+json');
    expect(body).toMatchObject({ code: 'note.too-late', detail: 'It is too late for that.' });
    expect(seen.at(-1)).toBe('ProblemException');
  });
  test('what a guard of the host refuses is a problem like all others', async () => {
    const { body, headers } = await write('hei').set('x-banned', '1').expect(403).expect('content-type', 'application/problem+json');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      detail: 'You are banned.',
      code: 'http.403',
      instance: headers['x-request-id'],
    });
  });
  test('committed events are heard, and others are not', async () => {
    await write('late').expect(409);
    await write('hei').expect(200);
    expect(heard()).toEqual([[{ id: 1 }, { eventId: 1 }]]);
  });
  test('the desk is injected, and the host’s own routes keep their own words', async () => {
    await supertest(app.getHttpServer()).get('/own/desk').expect(200, ['desk-notes', 'committed-events']);
    const { body } = await supertest(app.getHttpServer()).get('/own/nothing').expect(404);
    expect(body).toMatchObject({ detail: 'No such thing of mine.' });
  });
  test('the desk starts and ends with the application', async () => {
    expect(life).toEqual(['open']);
    await app.close();
    expect(life).toEqual(['open', 'stop']);
  });
});

describe('DeskModule.forRoot({ desk })', () => {
  test('leaves the start to whoever made the desk, and stops it with the application', async () => {
    const events = committedEvents();
    const plugins = [notes()];
    const desk = await createDesk({ database, plugins: [...plugins, events.plugin(plugins)] });
    await start(DeskModule.forRoot({ desk, events }));
    await write('hei').expect(200, { id: 1, by: 'anonymous' });
    expect([heard().length, life]).toEqual([1, []]);
    await app.close();
    expect(life).toEqual(['stop']);
  });
});

test('a listener of the host that fails hurts nobody', async () => {
  const events = committedEvents();
  const plugins = [notes()];
  const desk = await createDesk({ database, plugins: [...plugins, events.plugin(plugins)] });
  await start(DeskModule.forRoot({ desk, events }));
  events.connect(desk, () => {
    throw new Error('no');
  });
  await write('hei').expect(200);
});
