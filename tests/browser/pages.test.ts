import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { chromium, type Browser, type Page } from 'playwright-core';
import { freePort, serve, type Served } from '../served-desk.ts';

/** Screenshots of this run: look at them. */
const pictures = fileURLToPath(new URL('../../.cache/pictures', import.meta.url));
const key = 'browser-test-key-0123456789abcdef0123456789';
const password = 'kolme harmaata pöllöä';
const data = mkdtempSync(join(tmpdir(), 'luuri-browser-'));
/** Chromium as root needs --no-sandbox; the rest keeps it from calling home. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let desk: Served;
let home = '';
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  const executablePath = process.env['LUURI_TEST_CHROMIUM'];
  if (!executablePath)
    throw new Error('No Chromium: run the tests with `npm test`, which looks for one, or set LUURI_TEST_CHROMIUM to its program.');
  mkdirSync(pictures, { recursive: true });
  const port = await freePort();
  // By name: a passkey is good at a host of a name, and at no bare address.
  home = `http://localhost:${String(port)}`;
  const environment = { LUURI_DATA: data, LUURI_CONTRACTS: 'examples/contracts', LUURI_API_KEY: key, LUURI_PUBLIC_URL: home };
  desk = await serve({ port, smtpPort: await freePort(), environment });
  browser = await chromium.launch({ executablePath, args: quietly });
  page = await browser.newPage({ viewport: { width: 1200, height: 850 } });
  page.on('pageerror', (e) => complaints.push(e.message));
  page.on('requestfailed', (r) => complaints.push(r.url()));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await desk.kill();
  rmSync(data, { recursive: true, force: true });
}, 60_000);

async function sendMail(subject: string): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true });
  await transport.sendMail({
    from: 'Ada Lovelace <ada@acme.example>',
    to: 'help@acme.example',
    subject,
    text: 'En pääse kirjautumaan koneelle.',
  });
  transport.close();
}

async function signIn(): Promise<void> {
  await page.goto(`${desk.url}/status`);
  await page.click('text=Sign in');
  await page.fill('input[name=key]', key);
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Plugins');
}

/** The outbox as it is once the confirmation is in it. */
async function openOutbox(): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    await page.goto(`${desk.url}/outbox`);
    const text = await page.innerText('body');
    if (text.includes('ada@acme.example')) return text;
    await page.waitForTimeout(100);
  }
  throw new Error('nothing came into the outbox');
}

test('somebody signs in with a key, sends a mail, and sees its confirmation in the outbox', async () => {
  await signIn();
  await page.screenshot({ path: join(pictures, 'status.png'), fullPage: true });
  await sendMail('Salasana lukossa <b>heti</b>');
  const outbox = await openOutbox();
  await page.screenshot({ path: join(pictures, 'outbox.png') });
  expect(outbox).toContain('Re: Salasana lukossa <b>heti</b> [#1]');
  expect(outbox).toContain('Hei Ada Lovelace,');
  expect(await page.locator('b b').count()).toBe(0);
}, 90_000);

test('without a key nothing is shown, and a wrong one says so', async () => {
  const stranger = await browser.newPage();
  await stranger.goto(`${desk.url}/outbox`);
  expect(await stranger.innerText('body')).not.toContain('acme.example');
  await stranger.click('text=Sign in');
  await stranger.fill('input[name=key]', 'wrong');
  await stranger.keyboard.press('Enter');
  await stranger.waitForSelector('text=not known');
  await stranger.close();
}, 60_000);

test('the API page lists the actions and loads nothing from elsewhere', async () => {
  const asked: string[] = [];
  page.on('request', (r) => asked.push(r.url()));
  await page.goto(`${desk.url}/api/docs`);
  expect(await page.innerText('body')).toContain('/tickets/{ticketId}/escalate');
  await page.screenshot({ path: join(pictures, 'api.png') });
  expect(asked.filter((url) => !url.startsWith(desk.url))).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);

/** The administrator sets a password with a one-time link, in a browser of their own. */
async function withPassword(): Promise<Page> {
  const invited = await fetch(`${desk.url}/api/agents/1/invite`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  const { url } = (await invited.json()) as { url: string };
  // What the page itself may load is looked at elsewhere: here the test speaks to the API as the console will.
  const context = await browser.newContext({ bypassCSP: true });
  const own = await context.newPage();
  await own.goto(url);
  for (const field of ['password', 'again']) await own.fill(`input[name=${field}]`, password);
  await own.keyboard.press('Enter');
  await own.waitForURL(`${home}/`);
  await own.goto(`${home}/status`);
  await own.waitForSelector('text=Signed in as agent:1');
  return own;
}

/** Ask the API from within the page, as a script of the console would. */
const ask = (own: Page, path: string, body?: object) =>
  own.evaluate(
    async ([at, sent, isChange]) => {
      const me = (await (await fetch('/api/me')).json()) as { csrfToken?: string };
      const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken ?? '' };
      const answer = await fetch(at, isChange ? { method: 'POST', headers, body: sent } : {});
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    [path, JSON.stringify(body ?? {}), body !== undefined] as const,
  );

/** What the browser's authenticator makes of the options; as text, for this side knows no browser. */
const byBrowser = (own: Page, way: 'create' | 'get', options: object) =>
  own.evaluate<object>(`(async () => {
    const publicKey = PublicKeyCredential.parse${way === 'create' ? 'Creation' : 'Request'}OptionsFromJSON(${JSON.stringify(options)});
    return (await navigator.credentials.${way}({ publicKey })).toJSON();
  })()`);

test('somebody sets a password by a link, makes a passkey with the browser, and finishes signing in with it', async () => {
  const own = await withPassword();
  const devtools = await own.context().newCDPSession(own);
  await devtools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } });
  const made = await ask(own, '/api/me/passkeys/options', {});
  const credential = await byBrowser(own, 'create', made.body);
  const kept = await ask(own, '/api/me/passkeys', { credential, name: 'Test' });
  expect([kept.status, (kept.body['recoveryCodes'] as string[]).length]).toEqual([200, 10]);

  await ask(own, '/api/sign-in', { address: 'administrator@localhost', password });
  expect((await ask(own, '/api/me')).body).toMatchObject({ actor: 'anonymous', stage: 'second-factor' });
  const asked = await ask(own, '/api/sign-in/passkey/options', {});
  const proof = await byBrowser(own, 'get', asked.body);
  expect((await ask(own, '/api/sign-in/passkey', { credential: proof })).status).toBe(200);
  expect((await ask(own, '/api/me')).body).toMatchObject({ actor: 'agent:1', stage: 'complete' });
  await own.context().close();
}, 90_000);
