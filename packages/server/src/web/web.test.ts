import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { openTestApp, type TestApp } from '../app/fixtures.ts';
import { readBuiltWeb } from './built.ts';
import { BUILT_WEB } from './web-host.ts';

const script = `console.log('${'a'.repeat(5_000)}');`;
const folder = mkdtempSync(path.join(tmpdir(), 'luuri-web-'));
let it: TestApp;
const ask = () => supertest(it.app.getHttpServer());

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'console.html'), '<meta nonce="__NONCE__"><script src="/assets/a-1.js"></script>');
  writeFileSync(path.join(folder, 'assets/a-1.js'), script);
  writeFileSync(path.join(folder, 'secret.js'), 'secret');
  it = await openTestApp();
  Object.assign(it.app.get<object>(BUILT_WEB), readBuiltWeb(folder));
});
afterAll(async () => {
  await it.app.close();
  rmSync(folder, { recursive: true });
});

describe('the console', () => {
  test.each(['/', '/queue', '/tickets/12', '/settings/clients/acme'])(
    'is the answer at %s, with a nonce of its own each time',
    async (at) => {
      const [one, two] = [await ask().get(at).expect(200), await ask().get(at).expect(200)];
      const nonce = /nonce="([^"]+)"/.exec(one.text)?.[1] ?? '';
      expect(one.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(one.headers['cache-control']).toBe('no-store');
      expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(two.text).not.toContain(nonce);
    },
  );
  test('is not the answer to what is nowhere', async () => {
    await ask().get('/queues').expect(404);
    await ask().get('/api/queue').expect(404);
  });
});

describe('its files', () => {
  test('are kept for ever, and come squeezed to those who can take it', async () => {
    const { headers, text } = await ask().get('/assets/a-1.js').set('accept-encoding', 'identity').expect(200);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(text).toBe(script);
    for (const [encoding, open] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const answer = await ask()
        .get('/assets/a-1.js')
        .set('accept-encoding', encoding)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
        });
      expect(answer.headers['content-encoding']).toBe(encoding);
      const bytes = answer.body as Buffer;
      // supertest opens gzip by itself.
      expect(String(bytes.includes('console.log') ? bytes : open(bytes))).toBe(script);
    }
  });
  test.each(['..%2Fsecret.js', '%2e%2e%2fsecret.js', 'nothing.js', 'a-1.js%00', '.', '..'])(
    'are those of their folder alone: %s',
    async (name) => {
      const { text, status } = await ask().get(`/assets/${name}`);
      expect(status).not.toBe(200);
      expect(text).not.toContain('secret\n');
    },
  );
});

test('without a build, the page says what to do', async () => {
  const bare = await openTestApp();
  Object.assign(bare.app.get<object>(BUILT_WEB), readBuiltWeb(path.join(folder, 'nowhere')));
  const { text } = await supertest(bare.app.getHttpServer()).get('/').expect(200);
  expect(text).toContain('npm start');
  await bare.app.close();
});
