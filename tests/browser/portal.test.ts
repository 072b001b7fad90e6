import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { freePort, serve, type Served } from '../served-desk.ts';

/** Screenshots of this run: look at them. */
const pictures = fileURLToPath(new URL('../../.cache/pictures', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const key = 'browser-test-key-0123456789abcdef0123456789';
const data = mkdtempSync(join(tmpdir(), 'luuri-portal-'));
const PORTAL_KB = 120;

let desk: Served;
let browser: Browser;

const api = async (path: string, body?: object) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const sent = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  return (await (await fetch(`${desk.url}/api${path}`, sent)).json()) as Record<string, unknown>;
};

beforeAll(async () => {
  const executablePath = process.env['LUURI_TEST_CHROMIUM'];
  if (!executablePath)
    throw new Error('No Chromium: run the tests with `npm test`, which looks for one, or set LUURI_TEST_CHROMIUM to its program.');
  mkdirSync(pictures, { recursive: true });
  const environment = { LUURI_DATA: data, LUURI_CONTRACTS: 'examples/contracts', LUURI_API_KEY: key };
  desk = await serve({ port: await freePort(), smtpPort: await freePort(), environment });
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const text =
    '1. Avaa **asetukset**.\n2. Valitse *Tili* ja sitten *Vaihda salasana*.\n\nJos tili on lukossa, odota vartti ja yritä uudelleen.';
  await api('/articles', { title: 'Salasanan vaihtaminen', text, language: 'fi', client: 'acme', state: 'published' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await desk.kill();
  rmSync(data, { recursive: true, force: true });
}, 60_000);

/** A telephone of the narrow kind. */
const telephone = (javaScriptEnabled: boolean, scheme: 'light' | 'dark' = 'light'): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled, colorScheme: scheme, reducedMotion: 'reduce' });

/** Nothing sticks out at the side, whatever the language. */
const isWithin = async (page: Page) => {
  const [wide, seen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(wide).toBeLessThanOrEqual(seen);
};

const linkIn = (text: unknown) => /http:\/\/\S+\/portal\/\S+\/enter\?\S+/.exec(String(text))?.[0];

/** The link of a confirmation: nothing is sent here, so it waits in the outbox. */
async function confirmation(address: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const { items } = (await api('/outbox')) as { items: { to?: string; toAddress?: string; text: string }[] };
    const link = items.flatMap((m) => ((m.to ?? m.toAddress) === address ? (linkIn(m.text) ?? []) : []))[0];
    if (link) return link;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error('no confirmation came into the outbox');
}

const languages = [
  {
    code: 'fi',
    send: 'Lähetä',
    enter: 'Jatka',
    reply: 'Lähetä vastaus',
    solved: 'Kyllä, asia on kunnossa',
    rate: 'Lähetä arvio',
    reopen: 'Avaa pyyntö uudelleen',
    open: 'Työn alla',
  },
  {
    code: 'sv',
    send: 'Skicka',
    enter: 'Fortsätt',
    reply: 'Skicka svar',
    solved: 'Ja, det är löst',
    rate: 'Skicka omdömet',
    reopen: 'Öppna ärendet igen',
    open: 'Vi arbetar med det',
  },
  {
    code: 'en',
    send: 'Send',
    enter: 'Go on',
    reply: 'Send the answer',
    solved: 'Yes, it is solved',
    rate: 'Send the rating',
    reopen: 'Open it again',
    open: 'Being worked on',
  },
] as const;

describe.each(languages)('on a telephone, without a script, in $code', ({ code, send, enter, reply, solved, rate, reopen, open }) => {
  test('somebody asks, comes back by the link, answers, says it is solved and that it is not', async () => {
    const context = await telephone(false);
    const page = await context.newPage();
    const picture = (name: string) => page.screenshot({ path: join(pictures, `portal-${code}-${name}.png`), fullPage: true });
    const address = `${code}@acme.example`;
    await page.goto(`${desk.url}/portal/acme?lang=${code}`);
    expect(await page.getAttribute('html', 'lang')).toBe(code);
    await isWithin(page);
    await picture('home');
    await page.click('a[href$="/ask/printer"]');
    await page.click(`button:has-text("${send}")`);
    await page.waitForSelector('[role=alert]');
    await isWithin(page);
    await picture('ask-wrong');
    await page.fill('#f-text', 'Tulostin ei tulosta. Yritin jo kahdesti.');
    await page.fill('#f-place', 'Aula');
    await page.fill('#f-address', address);
    await page.setInputFiles('#f-files', [{ name: 'loki.txt', mimeType: 'text/plain', buffer: Buffer.from('virhe 42') }]);
    await picture('ask');
    await page.click(`button:has-text("${send}")`);
    await page.waitForURL('**/asked');
    await picture('asked');
    await page.goto(await confirmation(address));
    await picture('enter');
    await page.click(`button:has-text("${enter}")`);
    await page.waitForURL('**/tickets/*');
    await isWithin(page);
    await picture('ticket');
    await page.waitForSelector('a[download]:has-text("loki.txt")');
    await page.fill('#f-text', 'Lisää tietoa');
    await page.setInputFiles('#f-files', [{ name: 'toinen.txt', mimeType: 'text/plain', buffer: Buffer.from('virhe 43') }]);
    await page.click(`button:has-text("${reply}")`);
    await page.waitForURL('**sent=1');
    await page.waitForSelector('a[download]:has-text("toinen.txt")');
    await page.click(`button:has-text("${solved}")`);
    await page.waitForSelector(`button:has-text("${reopen}")`);
    await isWithin(page);
    await picture('solved');
    await page.check('input[name=score][value="4"]');
    await page.fill('#f-words', 'Nopeaa');
    await page.click(`button:has-text("${rate}")`);
    await page.waitForURL('**rated=1');
    await isWithin(page);
    await picture('rated');
    await page.fill('#f-text', 'Ei sittenkään');
    await page.click(`button:has-text("${reopen}")`);
    await page.waitForSelector(`text=${open}`);
    await isWithin(page);
    await context.close();
  }, 120_000);
});

/** Signed in by the link to one request. */
async function atTicket(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${desk.url}/portal/acme/ask/broken?lang=fi`);
  await page.fill('#f-text', 'Näyttö on pimeä.');
  await page.fill('#f-address', address);
  await page.click('main button');
  await page.waitForURL('**/asked');
  await page.goto(await confirmation(address));
  await page.click('main button');
  await page.waitForURL('**/tickets/*');
  return page;
}

test.each(['light', 'dark'] as const)(
  'nobody is shut out of any page, in the %s',
  async (scheme) => {
    const context = await telephone(true, scheme);
    await context.addInitScript({ content: axe });
    const page = await atTicket(context, `${scheme}@acme.example`);
    const ticket = new URL(page.url()).pathname;
    await page.click('button:has-text("Kyllä, asia on kunnossa")');
    await page.waitForSelector('input[name=score]');
    const paths = [
      ticket,
      '',
      '/ask',
      '/ask/printer',
      '/sign-in',
      '/sign-in?sent=1',
      '/asked',
      '/tickets',
      '/articles',
      '/articles/1',
      '/ask/nothing',
    ];
    for (const path of paths) {
      await page.goto(`${desk.url}${path.startsWith('/portal') ? path : `/portal/acme${path}`}`);
      await isWithin(page);
      const found = await page.evaluate<string[]>(
        `axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')))`,
      );
      expect([path, found]).toEqual([path, []]);
      await page.screenshot({ path: join(pictures, `portal-${scheme}${path.replaceAll(/[/?=]/g, '-')}.png`), fullPage: true });
    }
    await context.close();
  },
  180_000,
);

test('with a script, guides are suggested, what is written stays, and news appear by themselves; it is small', async () => {
  const context = await telephone(true);
  const loaded: { url: string; body: Buffer }[] = [];
  const page = await context.newPage();
  page.on(
    'response',
    (answer) =>
      void answer.body().then(
        (body) => loaded.push({ url: answer.url(), body }),
        () => undefined,
      ),
  );
  const complaints: string[] = [];
  page.on('pageerror', (e) => complaints.push(e.message));
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
  await page.goto(`${desk.url}/portal/acme/ask/sign-in?lang=fi`);
  await page.waitForLoadState('networkidle');
  const bytes = loaded.reduce((sum, { body }) => sum + gzipSync(body).length, 0);
  expect(loaded.some(({ url }) => url.includes('/assets/'))).toBe(true);
  expect(bytes / 1024).toBeLessThan(PORTAL_KB);
  await page.fill('#f-text', 'En muista salasanaani');
  await page.waitForSelector('.suggestions a:has-text("Salasanan vaihtaminen")');
  await page.screenshot({ path: join(pictures, 'portal-suggestions.png'), fullPage: true });
  await page.reload();
  expect(await page.inputValue('#f-text')).toBe('En muista salasanaani');
  const own = await atTicket(context, 'live@acme.example');
  const ticketId = Number(new URL(own.url()).pathname.split('/').at(-1));
  await own.fill('#f-text', 'Kirjoitan juuri');
  await api(`/tickets/${String(ticketId)}/messages`, { text: 'Katson heti.' });
  await own.waitForSelector('text=Katson heti.');
  expect(await own.inputValue('#f-text')).toBe('Kirjoitan juuri');
  expect(complaints).toEqual([]);
  await context.close();
}, 120_000);

test('a question that waits for an answer to another comes when it is its turn; without a script it stands there with when', async () => {
  const yaml = `client: polar
name: Polar
domains: [polar.example]
mailboxes: [help@polar.example]
languages: [en]
calendars: { always: { zone: UTC, hours: 24x7 } }
tiers: [{ level: 1, name: CSR1, team: polar-desk }]
portal:
  kinds:
    - kind: printer
      fields:
        - { name: place, label: Where is the printer?, choices: [In the lobby, Elsewhere], required: true }
        - { name: room, label: Which room?, required: true, when: { field: place, is: Elsewhere } }
`;
  await api('/contracts', { yaml });
  const page = `${desk.url}/portal/polar/ask/printer`;
  const words = 'Only if your answer to “Where is the printer?” is Elsewhere.';
  for (const scheme of ['light', 'dark'] as const) {
    const plain = await (await telephone(false, scheme)).newPage();
    await plain.goto(page);
    expect(await plain.locator('#f-room').isVisible()).toBe(true);
    expect(await plain.locator('#w-room').innerText()).toBe(words);
    await isWithin(plain);
    await plain.screenshot({ path: join(pictures, `portal-when-plain-${scheme}.png`), fullPage: true });
    await plain.context().close();
    const context = await telephone(true, scheme);
    await context.addInitScript({ content: axe });
    const own = await context.newPage();
    await own.goto(page);
    const room = own.locator('#f-room');
    await room.waitFor({ state: 'hidden' });
    expect(await room.isDisabled()).toBe(true);
    await own.selectOption('#f-place', 'Elsewhere');
    await own.fill('#f-room', 'B 12');
    expect(await own.getByText(words).count()).toBe(0);
    expect(await own.evaluate<string[]>(`axe.run().then((r) => r.violations.map((v) => v.id))`)).toEqual([]);
    await own.screenshot({ path: join(pictures, `portal-when-${scheme}.png`), fullPage: true });
    // What is written stays, in each of them.
    await own.reload();
    expect([await own.inputValue('#f-place'), await own.inputValue('#f-room')]).toEqual(['Elsewhere', 'B 12']);
    expect(await room.isVisible()).toBe(true);
    await own.selectOption('#f-place', 'In the lobby');
    await room.waitFor({ state: 'hidden' });
    await own.fill('#f-text', 'It does not print.');
    await own.fill('#f-address', 'ida@polar.example');
    await own.click('main button');
    await own.waitForURL('**/asked');
    await context.close();
  }
}, 90_000);

test('by the keyboard alone somebody asks; letters twice as large stay within the page', async () => {
  const context = await browser.newContext({ viewport: { width: 640, height: 800 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(`${desk.url}/portal/acme/ask/question?lang=fi`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  const type = async (id: string, text: string) => {
    for (let i = 0; i < 20 && (await page.evaluate('document.activeElement.id')) !== id; i++) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  };
  await type('f-text', 'Mistä saan avaimen?');
  await type('f-address', 'keys@acme.example');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/asked');
  await page.goto(`${desk.url}/portal/acme/ask/printer`);
  await page.evaluate(`document.documentElement.style.setProperty('font-size', '225%')`);
  await isWithin(page);
  await context.close();
}, 90_000);
