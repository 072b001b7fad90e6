import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anyone, audit, defineAction, defineOutsideJob, definePlugin, system } from '@luuri/core';
import supertest from 'supertest';
import { openTestApp, type TestApp } from '../app/fixtures.ts';
import { Browser } from '../identity/fixtures.ts';
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
const visitors = new Map<string, Browser>();
const as = (who: keyof TestApp['keys']) => visitors.get(who)!;
const cookie = (who: keyof TestApp['keys']) => `other=1; ${as(who).cookie}`;
/** The hidden field of a page's forms. */
const csrfIn = (page: string) => /name="csrf" value="([^"]*)"/.exec(page)?.[1] ?? '';
beforeAll(async () => {
  it = await openTestApp({ plugins: [hopelessness()] });
  for (const [who, key] of Object.entries(it.keys)) {
    const browser = new Browser(it.app);
    await browser.form('/sign-in/key', { key, back: '/' });
    visitors.set(who, browser);
  }
});
afterAll(() => it.app.close());

describe('signing in', () => {
  test('is what every page that shows anything leads to', async () => {
    for (const page of ['/status', '/outbox']) {
      const { text } = await ask().get(page).expect(200);
      expect(text).toContain(`href="/sign-in?back=${encodeURIComponent(page)}"`);
      expect(text).not.toContain('Dead letters');
    }
    expect((await ask().get('/my').expect(303)).headers['location']).toBe('/sign-in?back=/my');
  });
  test('by a key begins a session and leaves the key nowhere', async () => {
    const browser = new Browser(it.app);
    const answer = await browser.form('/sign-in/key', { key: ` ${it.keys.lead} `, back: '/outbox' });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/outbox']);
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^luuri_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)]);
    expect(JSON.stringify(answer.headers)).not.toContain(it.keys.lead);
  });
  test('by a wrong key is not', async () => {
    for (const key of ['wrong', '', 'ä', 'x'.repeat(5_000)]) {
      const answer = await ask().post('/sign-in/key').type('form').send({ key, back: '/' });
      expect([401, 400]).toContain(answer.status);
      expect(answer.text).toContain('class="bad"');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });
  test('leads to pages of ours only', async () => {
    for (const back of ['https://evil.example', '//evil.example', '/api/docs']) {
      await ask().post('/sign-in/key').type('form').send({ key: it.keys.lead, back }).expect('location', '/');
    }
  });
  test('is for forms of ours: another site can neither sign a person in nor out', async () => {
    const form = () => ask().post('/sign-in/key').type('form').send({ key: it.keys.lead });
    await form().set('origin', 'https://evil.example').expect(403);
    await form().set('origin', 'null').expect(403);
    await form().set('sec-fetch-site', 'cross-site').expect(403);
    await form().set('sec-fetch-site', 'same-site').expect(403);
    await form().set('origin', 'http://desk.example').set('sec-fetch-site', 'same-origin').expect(303);
    await ask().post('/sign-out').type('form').set('cookie', cookie('lead')).send({}).expect(403);
    expect((await as('lead').get('/status')).text).toContain('Signed in as');
  });
  test('is undone by signing out', async () => {
    const browser = new Browser(it.app);
    await browser.form('/sign-in/key', { key: it.keys.lead });
    const csrf = csrfIn((await browser.get('/status')).text);
    const { cookie: mine } = browser;
    const answer = await browser.form('/sign-out', { csrf });
    expect([answer.status, browser.cookie]).toEqual([303, '']);
    expect((await ask().get('/status').set('cookie', mine)).text).not.toContain('Signed in as');
  });
  test('is told apart from a session that is over', async () => {
    const { text } = await ask()
      .get('/status')
      .set('cookie', `luuri_session=${'x'.repeat(43)}`)
      .expect(200);
    expect(text).toContain('/sign-in?back=');
  });
});

describe('the status page', () => {
  test('shows how the desk is to those who run it', async () => {
    await it.desk.as({ id: 'x', kind: 'agent', permissions: [], reach: 'all' }).use(hopelessness).plan();
    await it.desk.runDue(new Date('2100-01-01T00:00:00Z'));
    const { text } = await ask().get('/status').set('cookie', cookie('administrator')).expect(200);
    expect(text).toContain('hopeless.try');
    expect(text).toContain('&lt;b&gt;no hope&lt;/b&gt;');
    expect(text).toMatch(/<b>3<\/b>\s*agent/);
  });
  test('and without what failed to whoever sees only some of the clients', async () => {
    const { text } = await ask().get('/status').set('cookie', cookie('lead')).expect(200);
    expect(text).toMatch(/<b>3<\/b>\s*agent/);
    expect(text).not.toContain('hopeless.try');
  });
  test('and not to others', async () => {
    const { text } = await ask().get('/status').set('cookie', cookie('agent')).expect(200);
    expect(text).not.toContain('hopeless.try');
    expect(text).toContain('Signed in as agent:1');
  });
  test('has dead letters tried again, by those who may', async () => {
    const [letter] = await it.desk.deadLetters();
    await as('agent').form('/dead-letters/retry', { id: letter!.id, csrf: csrfIn((await as('agent').get('/status')).text) });
    await as('lead').form('/dead-letters/retry', { id: letter!.id, csrf: csrfIn((await as('lead').get('/status')).text) });
    await as('administrator').form('/dead-letters/retry', { id: letter!.id });
    expect(await it.desk.deadLetters()).toHaveLength(1);
    const csrf = csrfIn((await as('administrator').get('/status')).text);
    await as('administrator').form('/dead-letters/retry', { id: letter!.id, csrf });
    expect(await it.desk.deadLetters()).toHaveLength(0);
    // What is no longer there, or never was, is no fault.
    for (const id of [letter!.id, 'x'])
      expect((await as('administrator').form('/dead-letters/retry', { id, csrf })).headers['location']).toBe('/status');
    const { items } = await it.desk.as(system).use(audit).list({ action: 'host.retry', outcome: 'done' });
    expect(items).toMatchObject([
      { actor: 'agent:3', input: { letterId: letter!.id }, address: expect.any(String), changes: [{ after: { triedAgain: true } }] },
    ]);
  });
  test('lists the oldest dead letters, however many there are', async () => {
    for (let n = 0; n < 51; n++) await it.desk.as({ id: 'x', kind: 'agent', permissions: [], reach: 'all' }).use(hopelessness).plan();
    await it.desk.runDue(new Date('2100-01-01T00:00:00Z'));
    const { text } = await as('administrator').get('/status');
    expect(text.match(/hopeless\.try/g)).toHaveLength(50);
    expect(text).toContain('These are the oldest 50; there are more.');
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

test.each(['/status', '/outbox', '/api/docs', '/sign-in', '/sign-in/set-password?token=x', '/link?token=x', '/my'])(
  '%s has no scripts and nothing from elsewhere',
  async (path) => {
    const { text, headers } = await ask().get(path).set('cookie', cookie('administrator')).expect(200);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^' ]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(text).not.toMatch(/<script|<link|<img|<iframe|javascript:| on\w+=| style=/i);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  },
);

describe('html', () => {
  test('escapes what is text and keeps what is HTML', () => {
    const danger = `<a href="x" title='y'>&`;
    expect(html`<p title="${danger}">${[danger, html`<b>${1}</b>`, undefined]}</p>`.text).toBe(
      '<p title="&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;">&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;<b>1</b></p>',
    );
  });
});
