import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { anyone, defineAction, definePlugin, Secret } from '@luuri/core';
import { IsString } from 'class-validator';
import supertest from 'supertest';
import { createLog } from './log.ts';
import { openTestApp, type TestApp } from './fixtures.ts';

class ByToken {
  @Secret() @IsString() token!: string;
}

const broken = definePlugin({
  name: 'broken',
  summary: 'Breaks.',
  actions: {
    breaks: defineAction('broken.breaks', {
      summary: 'Break.',
      allow: anyone,
      http: 'GET /broken',
      run: async () => {
        throw new Error('a secret of the house');
      },
    }),
    breaksBy: defineAction('broken.breaks-by', {
      summary: 'Break on a token.',
      allow: anyone,
      http: 'GET /broken/:token',
      input: ByToken,
      run: async (_scope, { token }) => {
        throw new Error(`what is ${token}?`);
      },
    }),
  },
});

let it: TestApp;
const ask = () => supertest(it.app.getHttpServer());
const as = (who: keyof TestApp['keys']) => ({ authorization: `Bearer ${it.keys[who]}` });
beforeAll(async () => {
  it = await openTestApp({ plugins: [broken()] });
});
afterAll(() => it.app.close());

describe('the API', () => {
  test('stands under /api and nowhere else', async () => {
    await ask().get('/api/tickets').set(as('agent')).expect(200, { items: [], next: null });
    await ask().get('/intake').set(as('agent')).expect(404).expect('content-type', 'application/problem+json');
  });
  test('asks for a key', async () => {
    const { body } = await ask().get('/api/tickets').expect(401).expect('www-authenticate', 'Bearer');
    expect(body).toMatchObject({ code: 'access.sign-in-needed', status: 401 });
    await ask().get('/api/tickets').set('authorization', 'Bearer wrong').expect(401);
  });
  test('tells those who may not', async () => {
    const { body } = await ask().get('/api/api-keys').set(as('agent')).expect(403);
    expect(body).toMatchObject({ code: 'access.denied' });
    await ask().get('/api/api-keys').set(as('administrator')).expect(200);
  });
  test('makes and revokes keys', async () => {
    const { body: made } = await ask().post('/api/api-keys').set(as('administrator')).send({ agentId: 1, name: 'script' }).expect(200);
    const key = { authorization: `Bearer ${(made as { key: string }).key}` };
    await ask().get('/api/tickets').set(key).expect(200);
    await ask()
      .delete(`/api/api-keys/${String((made as { id: number }).id)}`)
      .set(as('administrator'))
      .expect(204);
    await ask().get('/api/tickets').set(key).expect(401);
  });
  test('is strict about texts in addresses', async () => {
    const { body } = await ask().get('/api/tickets?limit=many').set(as('agent')).expect(400);
    expect(body).toMatchObject({
      code: 'input.invalid',
      mistakes: expect.arrayContaining([{ path: 'limit', message: 'must be an integer number' }]),
    });
  });
  test('bad JSON is a problem that says so, and not a question of who asks', async () => {
    const { body } = await ask().post('/api/tickets').set('content-type', 'application/json').send('{"from":').expect(400);
    expect(body).toMatchObject({ code: 'http.body-not-json' });
  });
});

describe('health', () => {
  test('live is live', async () => {
    await ask().get('/health/live').expect(200, { status: 'up' });
  });
  test('of many who ask at once the desk writes for one', async () => {
    const writes = jest.spyOn(it.desk, 'as');
    try {
      await Promise.all(Array.from({ length: 20 }, () => ask().get('/health/ready').expect(200)));
      // Ping, pulse and what waits: one look, or two where a look ended in between.
      expect(writes.mock.calls.length).toBeLessThanOrEqual(6);
    } finally {
      writes.mockRestore();
    }
  });
  test('ready while the desk works', async () => {
    await ask()
      .get('/health/ready')
      .expect(200, {
        status: 'up',
        does: ['web', 'work'],
        checks: { database: 'up', writes: 'up', work: 'up', channels: [] },
        troubles: [],
      });
    it.facts.isReady = false;
    await ask()
      .get('/health/ready')
      .expect(503, {
        status: 'down',
        does: ['web', 'work'],
        checks: { database: 'up', writes: 'up', work: 'down', channels: [] },
        troubles: [],
      });
    it.facts.isReady = true;
  });
});

describe('the log', () => {
  test('has a line for each request, with its id, and none of its secrets', async () => {
    await ask()
      .get('/api/tickets?client=hush')
      .set(as('agent'))
      .set('x-request-id', 'r-77')
      .set('cookie', 'luuri_key=hush')
      .expect('x-request-id', 'r-77');
    const line = it.logged.map((l) => JSON.parse(l) as Record<string, unknown>).find((l) => l['requestId'] === 'r-77');
    expect(line).toMatchObject({ msg: 'request', method: 'GET', path: '/api/tickets', status: 404 });
    const all = it.logged.join('');
    for (const secret of ['hush', ...Object.values(it.keys)]) expect(all).not.toContain(secret);
  });
  test('says no token that stands in a path, whatever becomes of the request', async () => {
    const token = 'let-me-in-by-this-one-token-of-43-letters-x';
    for (const path of [`/api/ratings/${token}`, `/api/password-resets/approvals/${token}`, `/api/broken/${token}`]) await ask().get(path);
    await ask().post(`/api/phone/cti/${token}`).type('form').send('event=newCall').expect(401);
    await ask().put(`/api/phone/cti/${token}`).expect(405);
    await ask().get(`/api/nowhere/${token}`).expect(404);
    const lines = it.logged.map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(lines.filter((line) => line['path'] === '/api/phone/cti/(secret)')).toHaveLength(2);
    expect(lines.find((line) => line['path'] === '/api/tickets')).toBeDefined();
    expect(it.logged.join('')).not.toContain(token);
  });
  test('has the error that the caller is not shown, under the id that the caller is', async () => {
    const { body } = await ask().get('/api/broken').expect(500);
    expect(JSON.stringify(body)).not.toContain('secret');
    const { instance } = body as { instance: string };
    const line = it.logged.map((l) => JSON.parse(l) as Record<string, unknown>).find((l) => l['requestId'] === instance && l['err']);
    expect(line).toMatchObject({ err: { message: 'a secret of the house' }, action: 'broken.breaks' });
  });
  test('hides keys that somebody logs by mistake', async () => {
    const lines: string[] = [];
    createLog('info', { write: (l: string) => void lines.push(l) }).info(
      { req: { headers: { authorization: 'Bearer hush', cookie: 'hush' } }, apiKey: 'hush' },
      'x',
    );
    expect(lines.join('')).not.toContain('hush');
  });
});
