import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { openSink, type Sink } from '../crash/sink.ts';
import { freePort, serve, type Served } from '../served-desk.ts';
import { entrance, inMail } from './mail.ts';

/** Screenshots of this run: look at them. */
const pictures = fileURLToPath(new URL('../../.cache/pictures', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const key = 'browser-test-key-0123456789abcdef0123456789';
const data = mkdtempSync(join(tmpdir(), 'luuri-chat-'));
const packs = mkdtempSync(join(tmpdir(), 'luuri-chat-packs-'));
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let desk: Served;
let port = 0;
let site: Server;
let siteUrl = '';
let agentKey = '';
let browser: Browser;
let sink: Sink;
const complaints: string[] = [];

const environment = () => ({
  ...{ LUURI_DATA: data, LUURI_CONTRACTS: packs, LUURI_API_KEY: key, LUURI_SMTP_URL: sink.url },
  LUURI_PUBLIC_URL: `http://localhost:${String(port)}`,
});

/** A page of the client, on another origin, with as strict a policy as one can have and still hold the widget. */
function clientPage(language: string): { html: string; policy: string } {
  const script = `<script src="http://localhost:${String(port)}/api/chat/widget.js" data-client-key="acme-7f3k2m" defer></script>`;
  return {
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Acme</title></head><body><main><h1>Acme</h1></main>${script}</body></html>`,
    policy: `default-src 'none'; script-src http://localhost:${String(port)}; connect-src http://localhost:${String(port)}`,
  };
}

beforeAll(async () => {
  const executablePath = process.env['LUURI_TEST_CHROMIUM'];
  if (!executablePath)
    throw new Error('No Chromium: run the tests with `npm test`, which looks for one, or set LUURI_TEST_CHROMIUM to its program.');
  const { buildWidget } = (await import(new URL('../../scripts/widget.mjs', import.meta.url).href)) as {
    buildWidget: (root: string) => Promise<boolean>;
  };
  expect(await buildWidget(root)).toBe(true);
  mkdirSync(pictures, { recursive: true });
  sink = await openSink(0);
  port = await freePort();
  site = createServer((request, response) => {
    const { html, policy } = clientPage(request.url === '/sv' ? 'sv' : 'en');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(html);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => site.once('listening', listening));
  siteUrl = `http://localhost:${String((site.address() as AddressInfo).port)}`;
  writeFileSync(
    join(packs, 'acme.yaml'),
    `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
tiers: [{ level: 1, name: CSR1, team: service-desk }]
sla: [{ name: chat, calendar: always, when: { channel: chat }, targets: { normal: { first-response: 45s, next-response: 60s } } }]
portal: {}
chat: { key: acme-7f3k2m, origins: ['${siteUrl}'], greeting: { en: 'How can we help?', sv: 'Hur kan vi hjälpa?' } }
`,
  );
  desk = await serve({ port, smtpPort: await freePort(), environment: environment() });
  const agent = await ask<{ id: number }>(
    '/agents',
    { name: 'Aino Virtanen', address: 'aino@desk.example', role: 'agent', teams: ['service-desk'], languages: ['fi', 'sv', 'en'] },
    key,
  );
  agentKey = (await ask<{ key: string }>('/api-keys', { agentId: agent.id, name: 'test' }, key)).key;
  await ask('/chats/presence', { state: 'ready' });
  browser = await chromium.launch({ executablePath, args: quietly });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await desk.kill();
  site.close();
  await sink.close();
  for (const folder of [data, packs]) rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function ask<T = unknown>(path: string, body?: object, as = agentKey): Promise<T> {
  const headers = { authorization: `Bearer ${as}`, ...(body ? { 'content-type': 'application/json' } : {}) };
  const answer = await fetch(`http://localhost:${String(port)}/api${path}`, {
    headers,
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

interface Line {
  seq: number;
  kind: string;
  text: string | null;
}
const textsOf = async (chatId: number) =>
  (await ask<{ items: Line[] }>(`/chats/${String(chatId)}/lines`)).items.filter((line) => line.kind === 'text').map((line) => line.text);

/** A visitor in a browser of their own, with the widget open and a chat begun. */
async function visit(path: string, said: { open: string; name: string; address: string; question: string; start: string }): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 900, height: 800 } })).newPage();
  page.on('pageerror', (e) => complaints.push(e.message));
  page.on('console', (line) => line.text().includes('Content Security Policy') && complaints.push(line.text()));
  await page.goto(siteUrl + path);
  await page.getByRole('button', { name: said.open }).click();
  expect(await page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('name')")).toBe('name');
  expect(await faults(page)).toEqual([]);
  await page.locator('input[name=name]').fill(said.name);
  await page.locator('input[name=address]').fill(said.address);
  await page.locator('textarea[name=text]').fill(said.question);
  await page.getByRole('button', { name: said.start }).click();
  await page.locator('.log').waitFor();
  return page;
}

const english = {
  open: 'Open the chat',
  name: 'Ada Lovelace',
  address: 'ada@acme.example',
  question: 'My password is locked',
  start: 'Start the chat',
};
const swedish = {
  open: 'Öppna chatten',
  name: 'Bo Ek',
  address: 'bo@acme.example',
  question: 'Skrivaren är trasig',
  start: 'Starta chatten',
};

interface Fault {
  id: string;
  nodes: { html: string }[];
}

/** What axe finds wrong, in the page and in the widget's own tree. It comes through the debugger: the page's policy would not let it in. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Fault[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The portal's page of the chat, in both schemes: as dark as the reader's device is, and to be read in either. */
async function lookInBoth(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `chat-portal-${name}-${colorScheme}.png`) });
    expect([colorScheme, await faults(page)]).toEqual([colorScheme, []]);
    const grounds = await page.evaluate<string[]>(
      `[document.body, document.querySelector('[data-luuri-chat]').shadowRoot.querySelector('.box')].map((one) => getComputedStyle(one).backgroundColor)`,
    );
    expect(grounds).toEqual(colorScheme === 'dark' ? ['rgb(21, 24, 28)', 'rgb(29, 33, 38)'] : ['rgb(245, 246, 248)', 'rgb(255, 255, 255)']);
  }
}

test('the widget is small', () => {
  expect(gzipSync(readFileSync(join(root, 'packages/plugins/chat/dist/widget.js'))).length).toBeLessThan(30_000);
});

test('two visitors talk with an agent, each in their own language, and reload without losing or doubling a word', async () => {
  const ada = await visit('/', english);
  const bo = await visit('/sv', swedish);
  expect(await ada.locator('.status').innerText()).toContain('You are next.');
  expect(await bo.locator('.status').innerText()).toContain('Din plats i kön: 2.');
  await ada.screenshot({ path: join(pictures, 'chat-waiting.png') });
  const { chat: first } = await ask<{ chat: { id: number; name: string } }>('/chats/take-next', {});
  const { chat: second } = await ask<{ chat: { id: number; name: string } }>('/chats/take-next', {});
  expect([first.name, second.name]).toEqual(['Ada Lovelace', 'Bo Ek']);
  await ada.getByText('You talk with Aino Virtanen').waitFor();
  await bo.getByText('Du chattar med Aino Virtanen').waitFor();
  await ask(`/chats/${String(first.id)}/typing`, {});
  await ada.getByText('Aino Virtanen is typing…').waitFor();
  await ask(`/chats/${String(first.id)}/lines`, { ref: 'answer-01', text: 'I am looking into it.' });
  await ada.getByText('I am looking into it.').waitFor();
  await ada.locator('textarea[name=message]').fill('Thank you');
  await ada.keyboard.press('Enter');
  await bo.locator('textarea[name=message]').fill('Hej');
  await bo.keyboard.press('Enter');
  await ada.locator('.log time').nth(2).waitFor();
  await bo.locator('.log time').nth(1).waitFor();
  await ada.locator('textarea[name=message]').fill('half a thought');
  await ada.keyboard.press('Escape');
  expect(await ada.evaluate('document.activeElement.shadowRoot.activeElement.textContent')).toBe('Open the chat');
  await ada.keyboard.press('Enter');
  await ada.locator('.log').waitFor();
  await ada.screenshot({ path: join(pictures, 'chat-active.png') });
  expect(await faults(ada)).toEqual([]);

  await ada.reload();
  await ada.getByText('You talk with Aino Virtanen').waitFor();
  await ada.locator('.log time').nth(2).waitFor();
  expect(await ada.locator('.log > div:not(.event)').count()).toBe(3);
  expect(await ada.locator('textarea[name=message]').inputValue()).toBe('half a thought');
  expect(await textsOf(first.id)).toEqual(['My password is locked', 'I am looking into it.', 'Thank you']);
  expect(await textsOf(second.id)).toEqual(['Skrivaren är trasig', 'Hej']);
  expect(await bo.locator('.log').innerText()).not.toContain('password');
  const { agentRead } = await ask<{ agentRead: number }>(`/chats/${String(first.id)}`);
  expect(agentRead).toBeGreaterThan(0);

  // The desk dies in the middle of it.
  await desk.kill();
  await ada.getByText('The connection was lost').waitFor({ timeout: 30_000 });
  await ada.locator('textarea[name=message]').fill('Are you there?');
  await ada.keyboard.press('Enter');
  await ada.getByText('Sending…').waitFor();
  await ada.screenshot({ path: join(pictures, 'chat-offline.png') });
  await ada.reload(); // not even a reload loses what waits to be sent; the page itself comes from elsewhere
  desk = await serve({ port, smtpPort: await freePort(), environment: environment() });
  await ada.reload();
  for (let tries = 0; !(await textsOf(first.id)).includes('Are you there?') && tries < 150; tries++) await ada.waitForTimeout(200);
  expect((await textsOf(first.id)).filter((text) => text === 'Are you there?')).toHaveLength(1);
  await ask(`/chats/${String(first.id)}/lines`, { ref: 'answer-02', text: 'Here again.' });
  await ada.getByText('Here again.').waitFor();
  expect(await ada.locator('.log > div:not(.event)').count()).toBe(5);

  await ask(`/chats/${String(first.id)}/end`, {});
  await ada.getByText('Start a new chat').waitFor();
  await bo.getByText('Avsluta chatten').click();
  await bo.getByText('Starta en ny chatt').waitFor();
  expect(complaints).toEqual([]);
}, 180_000);

test('whoever is signed in on the portal chats as themselves, and nobody goes on with it after they left', async () => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 780 } })).newPage();
  page.on('pageerror', (e) => complaints.push(e.message));
  const home = `http://localhost:${String(port)}/portal/acme`;
  await ask('/tickets', { from: 'ada@acme.example', name: 'Ada Lovelace', subject: 'Ny dator' });
  await page.goto(`${home}/sign-in?lang=sv`);
  await page.fill('#f-address', 'ada@acme.example');
  await page.click('main button');
  await page.goto(await inMail(sink, 'ada@acme.example', { says: entrance }));
  await page.click('main button');
  await page.waitForURL('**/tickets');
  await page.goto(home);
  await page.getByRole('link', { name: /Chatt/ }).click();
  // In the language in which they read the portal, and asked for nothing that is known of them.
  await page.getByText('Du chattar som Ada Lovelace.').waitFor();
  expect(await page.locator('input').count()).toBe(0);
  await lookInBoth(page, 'begin');
  const begin = async (question: string) => {
    await page.locator('textarea[name=text]').fill(question);
    await page.getByRole('button', { name: 'Starta chatten' }).click();
    await page.getByText('Du står på tur.').waitFor();
    const { chat } = await ask<{ chat: { id: number; name: string; verified: string } }>('/chats/take-next', {});
    expect([chat.name, chat.verified]).toEqual(['Ada Lovelace', 'portal']);
    await page.getByText('Du chattar med Aino Virtanen').waitFor();
    return chat.id;
  };
  const first = await begin('Var är min nya dator?');
  await ask(`/chats/${String(first)}/lines`, { ref: 'portal-01', text: 'Den kommer i morgon.' });
  await page.getByText('Den kommer i morgon.').waitFor();
  await lookInBoth(page, 'talk');
  await page.reload();
  await page.getByText('Den kommer i morgon.').waitFor();
  await page.getByText('Avsluta chatten').click();
  await ask(`/chats/${String(first)}/wrap-up`, {}).catch(() => undefined);
  // Again, with a pass of its own.
  await page.getByText('Starta en ny chatt').click();
  const second = await begin('En sak till');
  await page.goto(home);
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.goto(`http://localhost:${String(port)}/api/chat/on/acme?language=sv`);
  await page.locator('input[name=name]').waitFor();
  expect(await page.locator('#chat').innerText()).not.toContain('En sak till');
  await ask(`/chats/${String(second)}/end`, {});
  expect(complaints).toEqual([]);
  await page.context().close();
}, 120_000);
