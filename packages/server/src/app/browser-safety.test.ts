import { afterEach, describe, expect, test } from '@jest/globals';
import { anyone, bind, clients, clock, defineAction, definePlugin, Download, styleSource, system } from '@luuri/core';
import supertest from 'supertest';
import { openTestApp, type TestApp } from './fixtures.ts';

const file = definePlugin({
  name: 'file',
  summary: 'A file that would like to be a page.',
  actions: {
    get: defineAction('file.get', {
      summary: 'Get it.',
      allow: anyone,
      http: 'GET /file',
      output: Download,
      run: async () => new Download({ name: 'a.svg', mediaType: 'image/svg+xml', bytes: Buffer.from('<svg onload="alert(1)"/>') }),
    }),
  },
});

let now = new Date('2026-01-05T09:00:00Z');
let it: TestApp;
afterEach(() => it.app.close());
const openApp = async (options: Parameters<typeof openTestApp>[0] = {}) => {
  now = new Date('2026-01-05T09:00:00Z');
  it = await openTestApp({ plugins: [file()], ports: [bind(clock, { now: () => now })], ...options });
};
const ask = () => supertest(it.app.getHttpServer());
const key = (who: keyof TestApp['keys']) => ({ authorization: `Bearer ${it.keys[who]}` });

const everywhere = [
  '/',
  '/queue/all-open',
  '/status',
  '/sign-in',
  '/api/tickets',
  '/api/me',
  '/api/file',
  '/api/docs',
  '/api/openapi.json',
  '/nowhere',
  '/api/nowhere',
  '/%ff',
  '/health/live',
];

const pack = `client: acme
name: Acme
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, en]
portal: { welcome: { fi: Hei } }
chat: { key: acme-zq9k2m }
`;
const pagesOfPlugins = [
  ...['approvals', 'stops', 'aftercare'].map((kind) => `/api/password-resets/${kind}/${'x'.repeat(43)}`),
  ...['/api/chat/acme-zq9k2m/try', '/api/chat/on/acme'],
  ...['/portal/acme', '/portal/acme/sign-in', '/portal/acme/ask', '/portal/acme/rate?token=x', '/portal/nobody'],
];

describe('browsers are told', () => {
  test('of each page of a plugin and of a portal that its own style is the only one, and that nothing written into it runs', async () => {
    await openApp();
    await it.desk.as(system).use(clients).apply({ yaml: pack });
    for (const path of pagesOfPlugins) {
      const { headers, text } = await ask().get(path);
      const policy = headers['content-security-policy'] ?? '';
      const styles = [...text.matchAll(/<style>(.*?)<\/style>/gs)].map((found) => found[1] ?? '');
      expect({
        ...{ path, type: headers['content-type'], begins: policy.startsWith("default-src 'none'") },
        lax: /unsafe|\*|https?:/.exec(policy)?.[0],
        own: styles.every((style) => policy.includes(styleSource(style))),
        inline: /<script(?![^>]* src=)|\son\w+=|\sstyle=|javascript:/i.exec(text)?.[0],
      }).toEqual({ path, type: 'text/html; charset=utf-8', begins: true, lax: undefined, own: true, inline: undefined });
    }
  });
  test.each(everywhere)(
    'about %s that nobody may frame it or guess its type, and no other site is told where one came from',
    async (path) => {
      await openApp();
      const { headers } = await ask().get(path);
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
      expect(headers['content-security-policy']).toMatch(/; (frame-ancestors 'none'|sandbox)/);
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  test('to stay with TLS, where the desk is reached by it', async () => {
    await openApp({ publicUrl: 'https://desk.example' });
    for (const path of everywhere)
      expect((await ask().get(path)).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  test('nothing that would let another origin in', async () => {
    await openApp();
    for (const path of everywhere) {
      const read = await ask().get(path).set('origin', 'https://evil.example');
      const preflight = await ask()
        .options(path)
        .set('origin', 'https://evil.example')
        .set('access-control-request-method', 'POST')
        .set('access-control-request-headers', 'content-type,x-csrf-token');
      for (const { headers } of [read, preflight])
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  test('to keep a file and not to open it', async () => {
    await openApp();
    const { headers } = await ask().get('/api/file').set(key('agent')).expect(200);
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="a.svg"; filename*=UTF-8\'\'a.svg',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });
});

test('a form of another site reaches no action: only JSON is taken, which a browser asks about first', async () => {
  await openApp();
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])
    await ask().post('/api/sign-in').set('content-type', type).send('address=a&password=b').expect(415);
});

describe('rate limits', () => {
  test('an address is answered so many times, then told when to come back', async () => {
    await openApp({ rateLimit: 40 });
    const statuses = [];
    for (let i = 0; i < 12; i++) statuses.push((await ask().get('/api/me')).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
    const { headers, body } = await ask().get('/').expect(429);
    expect(headers['retry-after']).toBe('2');
    expect(body).toMatchObject({ code: 'http.too-many-requests', retryAfterSeconds: 2 });
    expect(headers['x-frame-options']).toBe('DENY');
    // Whoever watches over the process is always answered.
    await ask().get('/health/live').expect(200);
    now = new Date(now.getTime() + 1_500);
    await ask().get('/api/me').expect(200);
  });

  test('ways in are counted more strictly than the rest', async () => {
    await openApp({ rateLimit: 1_000 });
    const statuses = [];
    for (let i = 0; i < 17; i++) statuses.push((await ask().post('/api/sign-in/key').send({ apiKey: 'wrong' })).status);
    expect(statuses).toEqual([...Array<number>(15).fill(401), 429, 429]);
    await ask().post('/sign-in/key').type('form').send({ key: 'wrong' }).expect(429);
    // However the path is written, it is the same way in.
    for (const path of ['/api/%73ign-in/key', '/%61pi/sign-in/key']) await ask().post(path).send({ apiKey: 'wrong' }).expect(429);
    await ask().post('/%73ign-in').type('form').send({ address: 'a', password: 'b' }).expect(429);
    await ask().post('/%70ortal/acme/%65nter').type('form').send({ address: 'a' }).expect(429);
    // Codes and mailed links are guessed by whoever may guess fast.
    await ask().post('/api/my/password-resets').send({ client: 'acme', login: 'ada', deed: 'unlock' }).expect(429);
    await ask()
      .post('/api/my/password-resets/code')
      .send({ handle: 'x'.repeat(43), code: '123456' })
      .expect(429);
    await ask()
      .post(`/api/password-resets/approvals/${'x'.repeat(43)}`)
      .type('form')
      .send({ login: 'ada' })
      .expect(429);
    await ask()
      .post(`/api/ratings/${'x'.repeat(43)}`)
      .send({ score: 5 })
      .expect(429);
    await ask().get('/api/me').expect(200);
  });

  test('the sessions of an account are counted together', async () => {
    await openApp({ rateLimit: 60, trustProxy: '127.0.0.1' });
    const from = (n: number) => ({ 'x-forwarded-for': `10.0.1.${String(n)}` });
    const cookies: string[] = [];
    for (let i = 0; i < 2; i++) {
      const { headers } = await ask().post('/api/sign-in/key').set(from(i)).send({ apiKey: it.keys.lead }).expect(200);
      cookies.push(headers['set-cookie']![0]!.split(';')[0]!);
    }
    const statuses = [];
    for (let i = 2; i < 18; i++)
      statuses.push(
        (
          await ask()
            .get('/api/tickets')
            .set(from(i))
            .set('cookie', cookies[i % 2]!)
        ).status,
      );
    expect(statuses).toEqual([...Array<number>(15).fill(200), 429]);
    await ask().get('/api/tickets').set(from(20)).set(key('lead')).expect(200);
  });

  test('a key is counted wherever it comes from, and for itself', async () => {
    await openApp({ rateLimit: 40, trustProxy: '127.0.0.1' });
    const from = (n: number, who: keyof TestApp['keys']) =>
      ask()
        .get('/api/tickets')
        .set(key(who))
        .set('x-forwarded-for', `10.0.0.${String(n)}`);
    const statuses = [];
    for (let i = 0; i < 11; i++) statuses.push((await from(i, 'agent')).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    await from(12, 'lead').expect(200);
  });

  test('an address that a stranger claims is not believed', async () => {
    await openApp({ rateLimit: 40 });
    const statuses = [];
    for (let i = 0; i < 11; i++)
      statuses.push(
        (
          await ask()
            .get('/api/me')
            .set('x-forwarded-for', `10.0.0.${String(i)}`)
        ).status,
      );
    expect(statuses.at(-1)).toBe(429);
  });
});
