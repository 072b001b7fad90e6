import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { freePort, serve, type Served } from '../served-desk.ts';

/** Screenshots of this run: look at them. */
const pictures = fileURLToPath(new URL('../../.cache/pictures', import.meta.url));
const built = fileURLToPath(new URL('../../packages/web/dist/console.html', import.meta.url));
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const key = 'browser-test-key-0123456789abcdef0123456789';
const password = 'kolme harmaata pöllöä';
const data = mkdtempSync(join(tmpdir(), 'luuri-floor-'));
const quietly = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

let desk: Served;
let home = '';
let browser: Browser;
const complaints: string[] = [];

async function ask<T>(verb: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(`${home}/api${path}`, { method: verb, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${verb} ${path}: ${String(answer.status)} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

async function hire(name: string, role: string, languages: readonly string[]): Promise<{ id: number; address: string }> {
  const address = `${name.toLowerCase()}@desk.example`;
  const { id } = await ask<{ id: number }>('POST', '/agents', { name, address, role, teams: ['service-desk'], languages });
  const { url } = await ask<{ url: string }>('POST', `/agents/${String(id)}/invite`);
  const token = /token=([^&]+)/.exec(url)?.[1] ?? url.split('/').at(-1) ?? '';
  await ask('POST', '/sign-in/set-password', { token: decodeURIComponent(token), newPassword: password });
  return { id, address };
}

/** Somebody at the console, in a browser of their own. */
async function at(address: string, { language = 'en', dark = false } = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, colorScheme: dark ? 'dark' : 'light', bypassCSP: true, reducedMotion: 'reduce' },
    locale: { fi: 'fi-FI', en: 'en-GB' }[language] ?? 'sv-SE',
  });
  const page = await context.newPage();
  page.on('pageerror', (e) => complaints.push(e.message));
  page.on('console', (m) =>
    m.type() === 'error' && !m.text().startsWith('Failed to load resource') ? complaints.push(m.text()) : undefined,
  );
  await page.request.post(`${home}/api/sign-in`, { data: { address, password } });
  return { page, context };
}

/** What axe finds wrong, by rule. */
async function wrongs(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  // As text, for this side knows no browser.
  return page.evaluate<string[]>(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`);
}

beforeAll(async () => {
  const executablePath = process.env['LUURI_TEST_CHROMIUM'];
  if (!executablePath) throw new Error('No Chromium: run the tests with `npm test`, which looks for one.');
  if (!existsSync(built)) throw new Error('The console is not built: `npm run build` does it.');
  mkdirSync(pictures, { recursive: true });
  const port = await freePort();
  home = `http://localhost:${String(port)}`;
  const environment = { LUURI_DATA: data, LUURI_CONTRACTS: 'examples/contracts', LUURI_API_KEY: key, LUURI_PUBLIC_URL: home };
  desk = await serve({ port, smtpPort: await freePort(), environment });
  browser = await chromium.launch({ executablePath, args: quietly });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await desk.kill();
  rmSync(data, { recursive: true, force: true });
}, 60_000);

test('somebody without any skill in it takes a call, by the script, logs it, hands it on, and wraps it up', async () => {
  const { address } = await hire('Aino', 'agent', ['en', 'fi']);
  const { page, context } = await at(address);
  await page.goto(`${home}/calls`);
  await page.getByRole('combobox', { name: 'Client' }).click();
  await page.getByRole('option', { name: 'Acme Oy' }).click();
  await page.getByRole('textbox', { name: 'Number' }).fill('040 123 4567');
  expect(await wrongs(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start the call' }).click();

  const bar = page.getByRole('region', { name: 'Call with Acme Oy' });
  await bar.waitFor();
  expect(await bar.innerText()).toContain('Aino puhelimessa');
  expect(await bar.innerText()).toContain('+358401234567');
  const script = page.getByRole('region', { name: 'Script' });
  await script.getByRole('textbox').fill('Liisa Korhonen');
  await page.keyboard.press('Enter');
  await script.getByRole('textbox', { name: 'Mikä ei toimi?' }).fill('Tulostin ei tulosta');
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: 'Ticket', exact: true });
  // What was answered stands in the ticket beside it.
  await page.waitForFunction("[...document.querySelectorAll('input')].some((i) => i.value === 'Tulostin ei tulosta')");
  await script
    .getByRole('button')
    .filter({ hasText: /yes|kyllä/i })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Toner vaihdettu.');
  await page.getByText('Saved').waitFor();
  await page.screenshot({ path: join(pictures, 'call.png') });
  expect(await wrongs(page)).toEqual([]);

  await ticket.getByRole('textbox', { name: 'What happened' }).fill('Ei tulosta mistään.');
  await ticket.getByRole('textbox', { name: 'For the next tier' }).fill('Katsokaa palvelinta.');
  await ticket.getByRole('button', { name: 'Log and hand on' }).click();
  await page.getByText('Logged as').waitFor();
  await bar.getByRole('button', { name: 'End', exact: true }).click();
  await bar.getByText('What did it come to?').waitFor();
  await page.screenshot({ path: join(pictures, 'call-wrap-up.png') });
  expect(await wrongs(page)).toEqual([]);
  await bar.locator('label').first().click();
  await bar.getByRole('button', { name: 'Done, next' }).click();
  await bar.waitFor({ state: 'detached' });
  const logged = await ask<{ subject: string; tier: number; requester: { name: string } }>('GET', '/tickets/1');
  expect([logged.subject, logged.tier]).toEqual(['Tulostin ei tulosta', 2]);
  await context.close();
}, 240_000);

test('a lead sees who is on what, and gives a ticket to somebody by the keyboard and by dragging it', async () => {
  const { address } = await hire('Mia', 'team-lead', ['en', 'fi']);
  const bo = await hire('Bo', 'agent', ['en', 'fi']);
  const ids: number[] = [];
  // Nordbo is served around the clock: its promises fall due within the hour, whatever hour the test runs at.
  for (const subject of ['Näyttö pimeä', 'VPN ei yhdisty'])
    ids.push((await ask<{ id: number }>('POST', '/tickets', { from: 'ada@nordbo.example', subject, priority: 'low' })).id);
  const { page, context } = await at(address);
  await page.goto(`${home}/floor`);
  await page
    .getByRole('button', { name: '24 h' })
    .or(page.getByText('24 h', { exact: true }))
    .first()
    .click();
  const due = page.getByRole('region', { name: 'Falls due next' });
  const chip = (subject: string) => due.getByRole('button').filter({ hasText: subject });
  await chip('Näyttö pimeä').focus();
  await page.keyboard.press('Enter');
  const toBo = page.getByRole('menuitem', { name: /^Bo/ });
  await toBo.waitFor();
  await toBo.press('Enter');
  const card = page.getByRole('listitem', { name: 'Bo' });
  await card.getByText('Näyttö pimeä').waitFor();
  await chip('VPN ei yhdisty').dragTo(card);
  await card.getByText('VPN ei yhdisty').waitFor();
  for (const id of ids) expect(await ask('GET', `/tickets/${String(id)}`)).toMatchObject({ assignee: { id: bo.id } });
  await page.screenshot({ path: join(pictures, 'floor.png') });
  expect(await wrongs(page)).toEqual([]);
  await context.close();
}, 240_000);

test('the wall says how much waits, and says it anew when something comes', async () => {
  const { page, context } = await at('mia@desk.example', { dark: true });
  await page.goto(`${home}/wallboard`);
  const figure = page
    .locator('div')
    .filter({ hasText: /^\d+waiting$/ })
    .last();
  await figure.waitFor();
  const before = Number(/\d+/.exec(await figure.innerText())?.[0]);
  await ask('POST', '/tickets', { from: 'ada@acme.example', subject: 'Kolmas' });
  await page.waitForFunction(`/^${String(before + 1)}\\s*waiting/m.test(document.body.innerText)`);
  await page.screenshot({ path: join(pictures, 'wallboard.png') });
  expect(await wrongs(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForURL(`${home}/floor`);
  await context.close();
  expect(complaints).toEqual([]);
}, 240_000);
