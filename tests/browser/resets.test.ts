import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openSink, type Sink } from '../crash/sink.ts';
import { startSlapd, type Slapd } from '../directories/slapd.ts';
import { entrance, inMail } from './mail.ts';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';

/** Without an OpenLDAP these are left out; `npm test` says so loudly, and under CI that is a failure. */
const whereThereIsOne = process.env['LUURI_TEST_SLAPD'] ? describe : describe.skip;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const key = 'browser-test-key-0123456789abcdef0123456789';
const packs = mkdtempSync(join(tmpdir(), 'luuri-reset-packs-'));
const PHONE = { width: 390, height: 780 };

let slapd: Slapd;
let sink: Sink;
let desk: ConsoleDesk;
let agentKey = '';

const pack = (): string => `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
tiers: [{ level: 1, name: CSR1, team: service-desk }]
portal: { hours: always }
password-reset: { delivery: [mail, manager], hotline: '+358 9 123 456' }
ldap:
  kind: openldap
  url: ${slapd.url}
  ca: ACME_CA
  bind-as: ${slapd.desk.dn}
  secret: ACME_DIRECTORY
  people: ou=people,${slapd.base}
  attributes: { other-mail: [labeledURI] }
`;

const dnOf = (uid: string) => `uid=${uid},ou=people,${slapd.base}`;

async function ask<T>(verb: 'GET' | 'POST' | 'PUT', path: string, body?: object, as = key): Promise<T> {
  const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' };
  const answer = await fetch(`${desk.home}/api${path}`, { method: verb, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

beforeAll(async () => {
  if (!process.env['LUURI_TEST_SLAPD']) return;
  [slapd, sink] = await Promise.all([startSlapd(), openSink(0)]);
  // Somewhere to write to that is not the mailbox of the account itself.
  const elsewhere = (uid: string, address: string) =>
    slapd.change(`dn: ${dnOf(uid)}\nchangetype: modify\nadd: labeledURI\nlabeledURI: ${address}\n`);
  await elsewhere('ada', 'ada@koti.example');
  await elsewhere('boss', 'bella@koti.example');
  writeFileSync(join(packs, 'acme.yaml'), pack());
  const environment = {
    ...{ LUURI_CONTRACTS: packs, LUURI_API_KEY: key, LUURI_SMTP_URL: sink.url },
    ...{ LUURI_SECRET_ACME_DIRECTORY: slapd.desk.password, LUURI_SECRET_ACME_CA: slapd.ca },
  };
  desk = await openConsoleDesk({ demo: false, environment });
  await ask('POST', '/clients/acme/directory/read', {});
  const agent = { name: 'Aino', address: 'aino@desk.example', role: 'agent', teams: ['service-desk'], languages: ['en', 'fi', 'sv'] };
  const { id } = await ask<{ id: number }>('POST', '/agents', agent);
  agentKey = (await ask<{ key: string }>('POST', '/api-keys', { agentId: id, name: 'test' })).key;
}, 240_000);

afterAll(async () => {
  await (desk as ConsoleDesk | undefined)?.end();
  await (sink as Sink | undefined)?.close();
  await (slapd as Slapd | undefined)?.stop();
  rmSync(packs, { recursive: true, force: true });
}, 60_000);

/** A page without scripts, as it stands, in a browser that has them: what looks at it is one. */
async function scripted(page: Page, colorScheme: 'light' | 'dark'): Promise<Page> {
  const copy = await (await desk.browser.newContext({ viewport: PHONE, colorScheme })).newPage();
  await copy.setContent(await page.content());
  return copy;
}

/** What a page must be, in the light and in the dark: nothing sticks out, and axe finds nothing. A picture of each to look at. */
async function looked(page: Page, name: string, isScripted = true): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(pictures, `reset-${name}-${colorScheme}.png`), fullPage: true });
    const copy = isScripted ? page : await scripted(page, colorScheme);
    // Through the debugger: the page's policy would not let it in.
    await copy.evaluate(axe);
    const found = await copy.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
    );
    expect([name, colorScheme, found]).toEqual([name, colorScheme, []]);
    if (!isScripted) await copy.context().close();
  }
  const [wide, seen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(wide).toBeLessThanOrEqual(seen);
}

const code = /\b(\d{6})\b/;

async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await is()); tries++) {
    if (tries === 300) throw new Error(`${what} did not come about`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** Somebody who follows the link that was mailed to them. */
async function onPortal(address: string): Promise<Page> {
  const page = await (await desk.context({ viewport: PHONE, javaScriptEnabled: false, locale: 'sv-SE' })).newPage();
  const before = sink.mails.length;
  await page.goto(`${desk.home}/portal/acme/sign-in`);
  await page.fill('#f-address', address);
  await page.click('main button');
  await page.goto(await inMail(sink, address, { says: entrance, after: before }));
  await page.click('main button');
  await page.waitForURL('**/tickets');
  return page;
}

whereThereIsOne('with an OpenLDAP', () => {
  test('somebody whose account is locked opens it by themselves, on a telephone and without a script', async () => {
    for (let tries = 0; tries < 3; tries++) expect(await slapd.lets(dnOf('ada'), 'wrong')).toBe(false);
    expect(await slapd.lets(dnOf('ada'), 'Old-Passw0rd-1')).toBe(false);
    const page = await (await desk.context({ viewport: PHONE, javaScriptEnabled: false, locale: 'sv-SE' })).newPage();
    await page.goto(`${desk.home}/portal/acme?lang=sv`);
    await page.getByText('Jag kan inte logga in').click();
    await looked(page, 'portal-ask', false);
    await page.getByLabel('Användarnamn eller e-post').fill('ada');
    await page.getByLabel('Vad har hänt?').selectOption({ label: 'Mitt konto är låst' });
    await page.getByRole('button', { name: 'Skicka koden' }).click();
    const sent = await inMail(sink, 'ada@koti.example', { says: code });
    await looked(page, 'portal-code', false);
    await page.getByLabel('Kod').fill(sent);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.getByText('Fick du en kod till?').waitFor();
    await looked(page, 'portal-second-code', false);
    await until('the account is open', () => slapd.lets(dnOf('ada'), 'Old-Passw0rd-1'));
    // The owner is told, at an address of record.
    expect(await inMail(sink, 'ada@koti.example', { says: /upplåsning av konto \(ärende \d+\)/ })).toContain('upplåsning');
    // Whoever nobody knows is told the same.
    await page.goto(`${desk.home}/portal/acme/do/password?lang=en`);
    await page.getByLabel('Login name or mail address').fill('nobody-here');
    await page.getByLabel('What has happened?').selectOption({ label: 'My account is locked' });
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByText('If the account can be helped in this way').waitFor();
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('If the codes were right').waitFor();
    await looked(page, 'portal-done', false);
    await page.context().close();
  }, 300_000);

  test('an agent is led through a verification, the manager says yes by a link, and the person knows the desk by two words', async () => {
    const console_ = await (await desk.context({ bypassCSP: true })).newPage();
    await console_.request.post(`${desk.home}/api/sign-in/key`, { data: { apiKey: agentKey } });
    await console_.goto(`${desk.home}/panels/password-reset.requests`);
    await console_.getByRole('button', { name: 'Verify somebody' }).click();
    const dialog = console_.getByRole('dialog');
    const pick = async (field: string, option: string) => {
      await dialog.getByRole('combobox', { name: field }).click();
      await console_.getByRole('option', { name: option }).click();
    };
    await pick('Client', 'Acme Oy');
    await pick('By themselves in the portal?', 'Tried, did not work');
    await dialog.getByRole('textbox', { name: 'Login name' }).fill('ada');
    await pick('What is asked for', 'New password');
    await dialog.getByRole('textbox', { name: "Caller's number" }).fill('+358 40 123 4567');
    await looked(console_, 'console-begin');
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await dialog.getByText('Ada Lahti').waitFor();
    await looked(console_, 'console-begun');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await console_.getByRole('table').waitFor();
    await looked(console_, 'console-requests');
    await console_.getByRole('table').getByRole('link').first().click();
    await console_.waitForURL('**/tickets/*');
    const verification = console_.getByRole('region', { name: 'Verification' });
    const factors = console_.getByRole('region', { name: 'Factors' });
    await verification.getByText('Ada Lahti').waitFor();
    await looked(console_, 'console-ticket');

    // The person asks: are you the desk? Both see the same two words.
    const own = await onPortal('ada@koti.example');
    await own.goto(`${desk.home}/portal/acme`);
    await own.getByText('Mina lösenordsärenden').click();
    const words = await own.locator('dt:has-text("Servicedesken kan de här orden") + dd').innerText();
    expect(words).toMatch(/^\S+ \S+$/);
    await verification.getByText(words).waitFor();
    await looked(own, 'portal-own', false);
    await own.context().close();

    const askFor = async (factor: string) => {
      await verification.getByRole('button', { name: 'Ask for a factor' }).click();
      await pick('By what', factor);
      await dialog.getByRole('button', { name: 'Ask' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const before = sink.mails.length;
    await askFor('Code by mail');
    const said = await inMail(sink, 'ada@koti.example', { says: code, after: before });
    await factors.getByRole('button', { name: 'Answer' }).click();
    await dialog.getByLabel('What the person says').fill(said);
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await factors.getByText('Matched').waitFor();
    await askFor('Manager confirms');
    await looked(console_, 'console-waits');

    const link = await inMail(sink, 'bella@acme.example', { says: /http:\/\/\S+\/approvals\/[\w-]+/ });
    const manager = await (await desk.context({ viewport: PHONE, javaScriptEnabled: false, locale: 'fi-FI' })).newPage();
    await manager.goto(link);
    await looked(manager, 'manager-asked', false);
    await manager.getByRole('textbox').fill('eve');
    await manager.getByRole('button').click();
    await manager.getByRole('alert').waitFor();
    await looked(manager, 'manager-wrong', false);
    await manager.getByRole('textbox').fill('ada');
    await manager.getByRole('button').click();
    await manager.getByRole('status').waitFor();
    await looked(manager, 'manager-done', false);
    await manager.goto(link);
    await looked(manager, 'manager-again', false);
    expect(await manager.locator('body').innerText()).not.toContain('{');
    await manager.context().close();

    // The agent need not look again: what the manager said is there by itself, and with it what can be done now.
    await verification.getByRole('button', { name: 'New password' }).waitFor();
    await looked(console_, 'console-proven');
    await verification.getByRole('button', { name: 'New password' }).click();
    await looked(console_, 'console-do');
    await pick('Delivery', 'Other mail address');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Change' }).click();
    await verification.getByText('Done', { exact: true }).waitFor();
    const password = await inMail(sink, 'ada@koti.example', { says: /lösenordet är (\S+) \./ });
    expect(await slapd.lets(dnOf('ada'), password)).toBe(true);
    expect(await slapd.lets(dnOf('ada'), 'Old-Passw0rd-1')).toBe(false);
    await looked(console_, 'console-done');
    expect(await ask('GET', '/password-resets/without-proof')).toEqual({ items: [], next: null });
    expect(desk.complaints).toEqual([]);
  }, 480_000);
});
