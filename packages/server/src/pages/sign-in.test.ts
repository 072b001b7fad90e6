import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clients, defineAction, onlySystem, system, tickets } from '@luuri/core';
import { Secret, TOTP } from 'otpauth';
import { openTestApp, type TestApp } from '../app/fixtures.ts';
import { Browser } from '../identity/fixtures.ts';
import { identity } from '../identity/index.ts';
import { makeLink } from '../identity/links.ts';

let it: TestApp;
/** The hidden field of a page's forms. */
const csrfIn = (page: string) => /name="csrf" value="([^"]*)"/.exec(page)?.[1] ?? '';
beforeAll(async () => {
  it = await openTestApp();
});
afterAll(() => it.app.close());

describe('without a script', () => {
  const password = 'kolme harmaata pöllöä';
  const invite = async () => new URL((await it.desk.as(system).use(identity).invite({ agentId: 1 })).url);

  test('somebody sets a password with a one-time link, signs in and sets up a second factor', async () => {
    const link = await invite();
    const browser = new Browser(it.app);
    const token = link.searchParams.get('token') ?? '';
    expect((await browser.get(`/sign-in/set-password?token=${token}`)).text).toContain(`value="${token}"`);
    expect((await browser.form('/sign-in/set-password', { token, password, again: 'x' })).text).toContain('two different passwords');
    expect((await browser.form('/sign-in/set-password', { token, password: 'short', again: 'short' })).status).toBe(400);
    expect((await browser.form('/sign-in/set-password', { token, password, again: password })).headers['location']).toBe('/');
    const csrf = csrfIn((await browser.get('/status')).text);
    const begun = await browser.form('/second-factor/begin', { csrf, back: '/outbox' });
    const secret = /<pre>([A-Z2-7]{32})<\/pre>/.exec(begun.text)?.[1] ?? '';
    expect(begun.text).toContain('href="otpauth://totp/');
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    expect(
      (await browser.form('/second-factor/confirm', { csrf, secret, uri: 'javascript:alert(1)', proof: '000000' })).text,
    ).not.toContain('javascript');
    const confirmed = await browser.form('/second-factor/confirm', { csrf, secret, proof: code(), back: '/outbox' });
    const [recovery] = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(confirmed.text) ?? [];
    expect(confirmed.text).toContain('href="/outbox"');

    const again = new Browser(it.app);
    const wrong = await again.form('/sign-in', { address: 'ann@desk.example', password: 'not it at all', back: '/outbox' });
    expect([wrong.status, wrong.text]).toEqual([401, expect.stringContaining('The address or the password is not right.')]);
    const half = await again.form('/sign-in', { address: 'ann@desk.example', password, back: '/outbox' });
    expect(half.headers['location']).toBe('/sign-in/second-factor?back=%2Foutbox');
    const page = await again.get('/sign-in/second-factor?back=/outbox');
    const field = csrfIn(page.text);
    expect((await again.form('/sign-in/second-factor', { csrf: field, proof: '000000' })).status).toBe(401);
    expect((await again.form('/sign-in/second-factor', { proof: recovery })).status).toBe(403);
    expect((await again.form('/sign-in/second-factor', { csrf: field, proof: recovery, back: '/outbox' })).headers['location']).toBe(
      '/outbox',
    );
    expect((await again.get('/outbox')).text).toContain('Signed in as agent:1');
  });

  test('a requester follows a link, reads and answers', async () => {
    const own = it.desk.as(system);
    await own
      .use(clients)
      .apply({ yaml: 'client: acme\nname: Acme Oy\ndomains: [acme.example]\nmailboxes: [help@acme.example]\nlanguages: [fi]\n' });
    await own.use(tickets).open({ client: 'acme', from: 'ada@acme.example', subject: '<b>Apua</b>', text: 'Hei <script>' });
    const make = defineAction('test.link', {
      summary: '',
      allow: onlySystem,
      run: (scope) => makeLink(scope, { purpose: 'requester', whoId: 1 }),
    });
    const token = new URL((await own.run(make, {})).url).searchParams.get('token') ?? '';
    const ada = new Browser(it.app);
    // Looking at the page uses nothing up: programs that read mail do so.
    for (let i = 0; i < 2; i++) expect((await ada.get(`/link?token=${token}`)).text).toContain(`value="${token}"`);
    expect((await ada.form('/link', { token })).headers['location']).toBe('/my');
    expect((await ada.get('/my')).text).toContain('&lt;b&gt;Apua&lt;/b&gt;');
    const page = await ada.get('/my/1');
    expect(page.text).toContain('Hei &lt;script&gt;');
    expect((await ada.form('/my/1', { text: 'Kiitos' })).status).toBe(403);
    expect((await ada.form('/my/1', { csrf: csrfIn(page.text), text: 'Kiitos' })).headers['location']).toBe('/my/1');
    expect((await ada.get('/my/1')).text).toContain('<pre>Kiitos</pre>');
    expect((await ada.get('/my/2')).status).toBe(404);
    expect((await new Browser(it.app).form('/link', { token })).text).toContain('This link was used');
    expect((await ada.form('/sign-in/link', { csrf: csrfIn(page.text), address: 'ada@acme.example' })).text).toContain('on its way');
  });
});
