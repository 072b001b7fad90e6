import { afterEach, describe, expect, test } from '@jest/globals';
import {
  anonymous,
  bind,
  createDesk,
  defineAction,
  definePlugin,
  anyone,
  invalidInput,
  log,
  defineError,
  databaseUnavailable,
  type Desk,
} from '../kernel/index.ts';
import { callAction, problemOf, problemReply, requestIdFrom, statusOfKind, titleOf } from './index.ts';

const taken = defineError<{ name: string; known: string[]; inner: object }>('thing.taken', 'conflict', ({ name }) => `${name} is taken.`);

describe('problemOf', () => {
  test('is the error for a program and for a person', () => {
    expect(problemOf(taken({ name: 'Ada', known: ['Ada'], inner: { secret: 1 } }), 'r1')).toEqual({
      type: 'urn:luuri:error:thing.taken',
      title: 'Not possible now',
      status: 409,
      detail: 'Ada is taken.',
      code: 'thing.taken',
      instance: 'r1',
      name: 'Ada',
      known: ['Ada'],
    });
  });
  test('lists the mistakes of an input', () => {
    const mistakes = [{ path: 'a', message: 'must be b' }];
    expect(problemOf(invalidInput({ what: 'x', mistakes }), 'r1')).toMatchObject({ status: 400, mistakes, detail: 'x: a must be b.' });
  });
  test('never lets a detail stand in for a member of its own', () => {
    const sly = defineError<{ status: number; code: string; instance: string }>('thing.sly', 'conflict', () => 'Sly.');
    expect(problemOf(sly({ status: 200, code: 'ok', instance: 'x' }), 'r1')).toMatchObject({
      status: 409,
      code: 'thing.sly',
      instance: 'r1',
    });
  });
  test('keeps the details of what is away, and everything of what is broken', () => {
    expect(problemOf(databaseUnavailable({ reason: 'no' }), 'r1')).not.toHaveProperty('reason');
    const text = JSON.stringify(problemOf(new Error('password 123'), 'r1'));
    expect(text).toContain('desk.unexpected');
    expect(text).not.toContain('123');
  });
  test('survives what is no error at all', () => {
    for (const thrown of [undefined, null, 'text', 7, Object.create(null)]) expect(problemReply(thrown, 'r1').status).toBe(500);
  });
  test('every kind has a number and a title', () => {
    expect(Object.keys(titleOf)).toEqual(Object.keys(statusOfKind));
  });
});

describe('callAction', () => {
  let desk: Desk;
  afterEach(() => desk.stop());

  test('logs what is not the caller’s fault, with the request’s id and the cause', async () => {
    const told: [string, object][] = [];
    const tell = (level: string) => (fields: object) => told.push([level, fields]);
    const cause = new Error('the cause');
    const thrown = [databaseUnavailable({ reason: 'x' }, cause), new RangeError('broken'), taken({ name: 'a', known: [], inner: {} })];
    const fail = defineAction('thing.fail', {
      summary: 'Fail.',
      allow: anyone,
      reads: true,
      run: async () => {
        throw thrown.shift() as Error;
      },
    });
    const things = definePlugin({ name: 'thing', summary: 'Things.', actions: { fail } });
    const ports = [bind(log, { info: tell('info'), warn: tell('warn'), error: tell('error') })];
    desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: [things()], ports });
    const call = { actor: anonymous, origin: { requestId: 'r1' }, input: {} };
    const statuses = [await callAction(desk, fail, call), await callAction(desk, fail, call), await callAction(desk, fail, call)].map(
      (r) => r.status,
    );
    expect(statuses).toEqual([503, 500, 409]);
    expect(told).toEqual([
      ['warn', { err: expect.objectContaining({ cause }), requestId: 'r1', action: 'thing.fail', actor: 'anonymous' }],
      ['error', { err: expect.any(RangeError), requestId: 'r1', action: 'thing.fail', actor: 'anonymous' }],
    ]);
  });

  test('makes an id for a request that has none or a bad one', () => {
    expect(requestIdFrom('abc-1')).toBe('abc-1');
    for (const bad of [undefined, null, '', 'a b', 'ä', 'x'.repeat(129), 'a\nb']) expect(requestIdFrom(bad)).toMatch(/^[\da-f-]{36}$/);
  });
});
