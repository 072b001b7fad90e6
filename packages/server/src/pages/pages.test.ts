import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anyone, defineAction, defineOutsideJob, definePlugin } from '@luuri/core';
import supertest from 'supertest';
import { openTestApp, type TestApp } from '../app/fixtures.ts';
import { forgetKeyCookie, keyCookie, keyInCookies } from './cookie.ts';
import { html } from './html.ts';
import { outboxSections } from './outbox.page.ts';

const hopeless = defineOutsideJob<{ n: number }>('hopeless.try', {
  attempts: 1,
  reach: async () => {
    throw new Error('<b>no hope</b>');
  },
});
const plan = defineAction('hopeless.plan', {
  summary: 'Plan it.',
  allow: anyone,
  run: (scope) => scope.schedule(hopeless, { input: { n: 1 } }),
});
const hopelessness = definePlugin({ name: 'hopeless', summary: 'Fails.', jobs: [hopeless], actions: { plan } });

let it: TestApp;
const ask = () => supertest(it.app.getHttpServer());
const cookie = (who: keyof TestApp['keys']) => `other=1; luuri_key=${it.keys[who]}`;
beforeAll(async () => {
  it = await openTestApp({ plugins: [hopelessness()] });
});
afterAll(() => it.app.close());

describe('signing in', () => {
  test('every page that shows anything asks for the key', async () => {
    for (const page of ['/', '/outbox']) {
      const { text } = await ask().get(page).expect(200);
      expect(text).toContain('name="key"');
      expect(text).not.toContain('Dead letters');
    }
  });
  test('a right key is kept by the browser and by nobody else', async () => {
    const answer = await ask()
      .post('/sign-in')
      .type('form')
      .send({ key: ` ${it.keys.lead} `, back: '/outbox' })
      .expect(303)
      .expect('location', '/outbox');
    expect(answer.headers['set-cookie']).toEqual([`luuri_key=${it.keys.lead}; Max-Age=604800; Path=/; HttpOnly; SameSite=Strict`]);
  });
  test('a wrong key is not', async () => {
    for (const key of ['wrong', '', 'ä', 'x'.repeat(5_000)]) {
      const answer = await ask().post('/sign-in').type('form').send({ key, back: '/' }).expect(401);
      expect(answer.text).toContain('not known here');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });
  test('leads to pages of ours only', async () => {
    for (const back of ['https://evil.example', '//evil.example', '/api/docs']) {
      await ask().post('/sign-in').type('form').send({ key: it.keys.lead, back }).expect('location', '/');
    }
  });
  test('is undone by signing out', async () => {
    const answer = await ask().post('/sign-out').set('cookie', cookie('lead')).expect(303);
    expect(answer.headers['set-cookie']).toEqual(['luuri_key=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict']);
  });
  test('opens the pages and not the API', async () => {
    await ask().get('/api/tickets').set('cookie', cookie('administrator')).expect(401);
  });
  test('is told apart from a key that is good no more', async () => {
    const { text } = await ask().get('/').set('cookie', 'luuri_key=gone').expect(200);
    expect(text).toContain('name="key"');
  });
});

describe('the status page', () => {
  test('shows how the desk is to those who run it', async () => {
    await it.desk.as({ id: 'x', kind: 'agent', permissions: [], reach: 'all' }).use(hopelessness).plan();
    await it.desk.runDue(new Date('2100-01-01T00:00:00Z'));
    const { text } = await ask().get('/').set('cookie', cookie('lead')).expect(200);
    expect(text).toContain('hopeless.try');
    expect(text).toContain('&lt;b&gt;no hope&lt;/b&gt;');
    expect(text).toMatch(/<b>3<\/b>\s*agent/);
  });
  test('and not to others', async () => {
    const { text } = await ask().get('/').set('cookie', cookie('agent')).expect(200);
    expect(text).not.toContain('hopeless.try');
    expect(text).toContain('Signed in as agent:1');
  });
  test('has dead letters tried again, by those who may', async () => {
    const [letter] = await it.desk.deadLetters();
    await ask().post('/dead-letters/retry').type('form').set('cookie', cookie('agent')).send({ id: letter!.id }).expect(303);
    expect(await it.desk.deadLetters()).toHaveLength(1);
    await ask().post('/dead-letters/retry').type('form').set('cookie', cookie('lead')).send({ id: letter!.id }).expect(303);
    expect(await it.desk.deadLetters()).toHaveLength(0);
  });
});

describe('the outbox', () => {
  test('shows what its reader may see', async () => {
    const { text } = await ask().get('/outbox').set('cookie', cookie('agent')).expect(200);
    expect(text).toContain('Nothing has gone out yet.');
  });
  test('says what is wrong with an address that somebody typed', async () => {
    const { text } = await ask().get('/outbox?after=x').set('cookie', cookie('agent')).expect(200);
    expect(text).toContain('must be an integer number');
  });
  test('shows mail as text, whatever is in it', () => {
    const line = {
      id: 7,
      state: 'held' as const,
      toAddress: 'ada@acme.example',
      fromAddress: 'help@acme.example',
      subject: '<script>',
      text: '</pre><script>',
      ticketId: 3,
      error: null,
    };
    const { text } = outboxSections([{ ...line, createdAt: new Date('2026-01-05T09:00:00Z') }], 7);
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(text).toContain('held: kept here');
    expect(text).toContain('/outbox?after=7');
  });
});

test.each(['/', '/outbox', '/api/docs'])('%s has no scripts and nothing from elsewhere', async (path) => {
  const { text, headers } = await ask().get(path).set('cookie', cookie('administrator')).expect(200);
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[^' ]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  );
  expect(text).not.toMatch(/<script|<link|<img|<iframe|javascript:| on\w+=| style=/i);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
});

describe('html', () => {
  test('escapes what is text and keeps what is HTML', () => {
    const danger = `<a href="x" title='y'>&`;
    expect(html`<p title="${danger}">${[danger, html`<b>${1}</b>`, undefined]}</p>`.text).toBe(
      '<p title="&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;">&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;<b>1</b></p>',
    );
  });
});

describe('the cookie', () => {
  test('is read as it was written, whatever stands beside it', () => {
    const key = 'a;b=c,"d%';
    expect(keyInCookies(`x=1; ${keyCookie(key, false).split(';')[0] ?? ''}; y=2`)).toBe(key);
    for (const none of [undefined, '', 'luuri_keys=1', 'luuri_key=', 'luuri_key=%zz']) expect(keyInCookies(none)).toBeUndefined();
  });
  test('goes over https alone where the desk is reached so', () => {
    expect(keyCookie('k', true)).toContain('; Secure');
    expect(forgetKeyCookie(true)).toContain('; Secure');
  });
});
