import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';
import type { Ask } from './demo-tickets.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let desk: ConsoleDesk;

/**
 * Three weeks of one client. Each day at 07:00 UTC, which is a morning in Helsinki, something urgent and something else come in, and both are
 * solved three hours later: on any working day within four hours and not within two, at whatever hour and on whatever day this runs.
 */
async function seedHistory(ask: Ask): Promise<void> {
  const today = Math.floor(Date.now() / DAY) * DAY;
  for (let i = 0; i < 42; i++) {
    const received = today - (2 + Math.floor(i / 2)) * DAY + 7 * HOUR;
    const at = (hours: number) => new Date(received + hours * HOUR).toISOString();
    await ask('POST', '/tickets/import', {
      ...{ client: 'acme', origin: `elsewhere:${String(i)}`, from: `person${String(i % 9)}@acme.example`, name: `Person ${String(i % 9)}` },
      ...{ subject: `Asia ${String(i)}`, text: 'Apua', channel: 'email', priority: i % 2 ? 'urgent' : 'normal' },
      receivedAt: at(0),
      history: [
        { kind: 'message', by: 'agent', text: 'Hei, katson tätä.', at: at(1) },
        { kind: 'state', to: 'resolved', at: at(3) },
      ],
    });
  }
}

beforeAll(async () => {
  desk = await openConsoleDesk({ demo: true });
  await seedHistory(desk.as('administrator'));
}, 240_000);
afterAll(() => desk.end(), 60_000);

const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `settings-${name}.png`) });

/** What axe finds wrong, by rule. */
async function wrongs(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // As text, for this side knows no browser.
  return page.evaluate<string[]>(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
}

/** As somebody without a mouse gets there. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await place.waitFor();
  for (let i = 0; i < 150; i++) {
    if (await place.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${place.toString()}`);
}

const yamlOf = (page: Page) => page.getByRole('textbox', { name: 'The contract as YAML' });
/** The last policy of Acme is the one for all channels. */
const target = (page: Page) => page.getByRole('textbox', { name: 'Solution, Urgent' }).last();

interface Ticket {
  readonly id: number;
  readonly clocks: readonly { readonly metric: string; readonly targetMs: number; readonly dueAt: string; readonly startedAt: string }[];
}
async function opened(ask: Ask): Promise<Ticket['clocks'][number] | undefined> {
  const { id } = await ask<Ticket>('POST', '/tickets', {
    ...{ client: 'acme', from: 'liisa.korhonen@acme.example', subject: 'VPN', text: 'Apua', priority: 'urgent', channel: 'email' },
  });
  const { clocks } = await ask<Ticket>('GET', `/tickets/${String(id)}`);
  return clocks.find(({ metric }) => metric === 'resolution');
}

describe('settings', () => {
  test('a target is changed, mistaken, mended, looked at, applied, and holds: by keyboard alone', async () => {
    const before = await opened(desk.as('aino.virtanen'));
    const page = await desk.signedIn('administrator', { bypassCSP: true });
    await page.goto(`${desk.home}/queue`);
    await page.getByRole('heading').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press(',');
    await tabTo(page, page.getByRole('list', { name: 'Settings' }).getByRole('link', { name: /Clients/ }));
    await picture(page, 'overview');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: /Acme Oy/ }));
    await page.keyboard.press('Enter');
    await tabTo(page, target(page));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2 hours');
    const wrong = page.getByRole('list', { name: 'What is wrong' }).getByRole('button', { name: /sla\[1\]\.targets\.urgent\.resolution/ });
    await wrong.waitFor();
    expect(await page.getByText('1 mistake', { exact: true }).count()).toBe(1);
    expect(await yamlOf(page).locator('.cm-lintRange-error').textContent()).toBe('2 hours');
    // What is typed outlives a reload, mistake and all.
    await page.reload();
    await wrong.waitFor();
    expect(await target(page).inputValue()).toBe('2 hours');
    expect(await wrongs(page)).toEqual([]);
    // The way to a mistake ends on it: what is typed there takes its place.
    await tabTo(page, target(page));
    await page.keyboard.press('Control+.');
    await yamlOf(page).and(page.locator(':focus')).waitFor();
    await picture(page, 'contract');
    await page.keyboard.type('2h');
    await page.getByText('No mistake').waitFor();
    expect(await target(page).inputValue()).toBe('2h');
    expect(await yamlOf(page).textContent()).toContain('resolution: 2h, update-every: 1h');
    await page.keyboard.press('Control+Enter');
    const row = page.getByRole('row', { name: /sla\[1\]\.targets\.urgent\.resolution/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(['4h', '2h']);
    expect(await page.getByRole('table', { name: 'Differences' }).getByRole('row').count()).toBe(2);
    const kept = page.getByRole('table', { name: 'Promises kept, by kind' }).getByRole('row', { name: /Solution/ });
    await kept.waitFor();
    const [clocks, was, would] = (await kept.getByRole('cell').allTextContents()).map(Number);
    expect(clocks).toBeGreaterThan(20);
    expect(would).toBeLessThan(was ?? 0);
    await page.getByText(/clocks: kept → broken/).waitFor();
    await picture(page, 'what-if');
    expect(await wrongs(page)).toEqual([]);
    await tabTo(page, page.getByLabel('Reason'));
    await page.keyboard.type('Agreed in the meeting of May');
    await tabTo(page, page.getByRole('button', { name: 'Apply' }));
    await page.keyboard.press('Enter');
    const version = page.getByRole('row', { name: /Version 2/ });
    await version.waitFor();
    expect(await version.textContent()).toContain('In force');
    expect(await version.textContent()).toContain('Agreed in the meeting of May');
    const after = await opened(desk.as('aino.virtanen'));
    expect([before?.targetMs, after?.targetMs]).toEqual([4 * HOUR, 2 * HOUR]);
    expect(Date.parse(after?.dueAt ?? '') - Date.parse(after?.startedAt ?? '')).toBeLessThan(
      Date.parse(before?.dueAt ?? '') - Date.parse(before?.startedAt ?? ''),
    );
    await page.context().close();
  }, 180_000);

  test('the YAML changes the form; a version that somebody else applied is told of, and nothing is lost', async () => {
    const page = await desk.signedIn('administrator', { bypassCSP: true, colorScheme: 'dark' });
    await page.goto(`${desk.home}/settings/clients/nordbo`);
    const name = page.getByRole('textbox', { name: 'Name', exact: true }).first();
    await name.waitFor();
    await yamlOf(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# Sota ja rauha\n');
    await yamlOf(page).getByText('Nordbo AB', { exact: false }).last().waitFor();
    await name.fill('Nordbo Group AB');
    expect(await yamlOf(page).textContent()).toContain('name: Nordbo Group AB');
    await page.getByRole('radio', { name: 'Ochre' }).check();
    expect(await yamlOf(page).textContent()).toContain('colour: ochre');
    // Somebody else is quicker.
    const ask = desk.as('administrator');
    const { yaml } = await ask<{ yaml: string }>('GET', '/clients/nordbo/contract');
    await ask('POST', '/contracts', { yaml: yaml.replace('low: { first-response: 1h', 'low: { first-response: 2h') });
    await page.getByRole('alert').getByText('Version 2 came meanwhile').waitFor();
    expect(await name.inputValue()).toBe('Nordbo Group AB');
    await picture(page, 'meanwhile-dark');
    expect(await wrongs(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on over version 2' }).click();
    await page.getByRole('button', { name: 'What would change' }).click();
    await page.getByRole('row', { name: /sla\[0\]\.targets\.low\.first-response/ }).waitFor();
    expect(await page.getByRole('row', { name: /^name/ }).textContent()).toContain('Nordbo Group AB');
    await page.getByText(/There were no clocks|would be different/).waitFor();
    expect(await wrongs(page)).toEqual([]);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('row', { name: /Version 3/ }).waitFor();
    const { items: clients } = await ask<{ items: readonly { slug: string; colour: string }[] }>('GET', '/clients');
    expect(clients.find(({ slug }) => slug === 'nordbo')?.colour).toBe('ochre');
    expect(await page.locator('[data-colour=ochre]').first().textContent()).toBe('NO');
    await page.context().close();
  }, 180_000);

  test('a new client begins with a template, and is there when its pack is applied', async () => {
    const page = await desk.signedIn('administrator', { bypassCSP: true, locale: 'fi-FI' });
    await page.goto(`${desk.home}/settings/clients`);
    await page.getByRole('button', { name: 'Uusi asiakas' }).click();
    await page.getByRole('textbox', { name: 'Nimi', exact: true }).fill('Kymin Paperi Oy');
    expect(await page.getByRole('textbox', { name: 'Lyhyt nimi' }).inputValue()).toBe('kymin-paperi');
    expect(await wrongs(page)).toEqual([]);
    await picture(page, 'new-client-fi');
    await page.getByRole('button', { name: 'Aloita sopimus' }).click();
    await page.getByText('Ei virheitä').waitFor();
    await page.getByRole('combobox', { name: 'Postilaatikot' }).fill('help@kymi.example');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Sopimus YAML-tekstinä' }).getByText('help@kymi.example').waitFor();
    await page.getByText('Ei virheitä').waitFor();
    await page.getByRole('button', { name: 'Mikä muuttuisi' }).click();
    await page.getByRole('button', { name: 'Ota käyttöön' }).click();
    await page.getByRole('row', { name: /Versio 1/ }).waitFor();
    await page.getByRole('link', { name: 'Asiakkaat' }).click();
    await page.getByRole('link', { name: /Kymin Paperi Oy/ }).waitFor();
    await picture(page, 'clients-fi');
    // The year of its calendar: Finnish holidays by name, arrows from day to day, brackets from year to year.
    await page.goto(`${desk.home}/settings/calendars/kymin-paperi?year=2026`);
    const december = page.getByRole('table', { name: 'joulukuu' });
    await december.getByRole('button', { name: /25\. joulukuuta: joulupäivä: Kiinni/ }).waitFor();
    await december.getByRole('button', { name: /24\. joulukuuta/ }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('tooltip', { name: /23\. joulukuuta: 08:00-16:00/ }).waitFor();
    await picture(page, 'year-fi');
    expect(await wrongs(page)).toEqual([]);
    await page.keyboard.press(']');
    await page.getByRole('heading', { name: '2027' }).waitFor();
    await page.context().close();
  }, 180_000);

  test('clocks that run are held to the contract in force, after a look', async () => {
    // A clock of what was promised until now, and a promise that is another from now on.
    await opened(desk.as('aino.virtanen'));
    const ask = desk.as('administrator');
    const { yaml } = await ask<{ yaml: string }>('GET', '/clients/acme/contract');
    const changed = yaml.replace(/resolution: \dh, update-every/, 'resolution: 3h, update-every');
    expect(changed).not.toBe(yaml);
    await ask('POST', '/contracts', { yaml: changed });
    const page = await desk.signedIn('administrator', { bypassCSP: true });
    await page.goto(`${desk.home}/settings/clients/acme?view=running`);
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByText(/clocks, [1-9]\d* would be different/).waitFor();
    await page.getByLabel('Reason').fill('Agreed for open tickets, too');
    expect(await wrongs(page)).toEqual([]);
    await page.getByRole('button', { name: 'Carry it out' }).click();
    await page.getByText('It has begun.', { exact: false }).waitFor();
    // From one thing of a section, the list of settings leads to another section, and to no thing of it.
    await page.goto(`${desk.home}/settings/macros/new`);
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Teams' }).click();
    await page.waitForURL(`${desk.home}/settings/teams`);
    await page.context().close();
  }, 120_000);

  test('an agent has no such place, and the address says so', async () => {
    const page = await desk.signedIn('aino.virtanen');
    for (const address of ['/settings', '/settings/clients', '/settings/clients/acme', '/settings/calendars']) {
      await page.goto(`${desk.home}${address}`);
      await page.getByText('There is nothing at this address', { exact: false }).waitFor();
      expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
      expect(await page.getByText('Acme Oy').count()).toBe(0);
    }
    await page.context().close();
    expect(desk.complaints).toEqual([]);
  }, 60_000);
});
