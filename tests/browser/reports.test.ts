import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';
import type { Ask } from './demo-tickets.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const channels = ['email', 'phone', 'portal'] as const;

let desk: ConsoleDesk;

/** Four weeks of two clients: what came, when it was answered and solved, and what is still open. */
async function seedHistory(ask: Ask): Promise<void> {
  const now = Date.now();
  for (let i = 0; i < 90; i++) {
    const client = i % 3 === 2 ? 'nordbo' : 'acme';
    const received = now - 27 * DAY + i * 7.1 * HOUR;
    const at = (hours: number) => new Date(Math.min(now - 1_000, received + hours * HOUR)).toISOString();
    const answer = { kind: 'message', by: 'agent', text: 'Hei, katson tätä.', at: at(1 + (i % 9)) };
    const waits = i % 4 === 0 ? [{ kind: 'state', to: 'pending-requester', reason: 'asked', at: at(10) }] : [];
    const rises = i % 5 === 0 ? [{ kind: 'tier', level: 2, at: at(4) }] : [];
    const solved = i % 8 === 7 ? [] : [{ kind: 'state', to: 'resolved', at: at(20 + (i % 30)) }];
    await ask('POST', '/tickets/import', {
      ...{ client, origin: `elsewhere:${String(i)}`, from: `person${String(i % 20)}@${client}.example`, name: `Person ${String(i % 20)}` },
      ...{ subject: `Asia ${String(i)}`, text: 'Apua', channel: channels[i % 3], receivedAt: new Date(received).toISOString() },
      history: [answer, ...rises, ...waits, ...solved],
    });
  }
}

beforeAll(async () => {
  desk = await openConsoleDesk({ demo: true });
  await seedHistory(desk.as('administrator'));
}, 240_000);
afterAll(() => desk.end(), 60_000);

const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `reports-${name}.png`) });

/** What axe finds wrong, by rule. */
async function wrongs(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // As text, for this side knows no browser.
  return page.evaluate<string[]>(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`);
}

const open = async (page: Page, title: string, heading: string) => {
  await page.getByRole('navigation', { name: heading }).getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
  await page.getByRole('table').waitFor();
};

describe('reports', () => {
  test('a lead goes there by keys, reads each, narrows it, and takes it along as a file', async () => {
    const page = await desk.signedIn('maria.lehtonen', { bypassCSP: true });
    await page.goto(`${desk.home}/queue`);
    await page.getByRole('heading').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('columnheader').allTextContents()).toContain('In');
    expect(await wrongs(page)).toEqual([]);
    await picture(page, 'volume');
    for (const [title, name] of [
      ['Promises', 'promises'],
      ['Where the time went', 'time'],
    ] as const) {
      await open(page, title, 'Reports');
      await picture(page, name);
      expect(await wrongs(page)).toEqual([]);
    }
    await open(page, 'Volume', 'Reports');
    await page.getByLabel('Client').selectOption('acme');
    await page.getByLabel('Divided by').selectOption('channel');
    await page.getByRole('rowheader', { name: 'Mail' }).waitFor();
    const total = page
      .getByRole('row', { name: /^Total/ })
      .getByRole('cell')
      .first();
    expect(Number(await total.textContent())).toBe(60);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()]);
    expect(file.suggestedFilename()).toMatch(/^volume-\d{4}-\d\d-\d\d-.*\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFChannel,In,Solved/);
    expect(lines.at(-2)).toMatch(/^Total,60,/);
    await page.context().close();
  });

  test('in Finnish and in the dark, and where nothing was counted it says so', async () => {
    const page = await desk.signedIn('maria.lehtonen', { bypassCSP: true, locale: 'fi-FI', colorScheme: 'dark' });
    await page.goto(`${desk.home}/reports`);
    await page.getByRole('table').waitFor();
    await picture(page, 'volume-fi-dark');
    expect(await wrongs(page)).toEqual([]);
    await open(page, 'Mihin aika meni', 'Raportit');
    await picture(page, 'time-fi-dark');
    await page.goto(`${desk.home}/reports?report=csat&from=2020-01-01&to=2020-01-31`);
    await page.getByText('Tällä jaksolla ei ollut laskettavaa.').waitFor();
    await picture(page, 'empty-fi-dark');
    await page.context().close();
  });

  test('an agent has no such place, and the address says so', async () => {
    const page = await desk.signedIn('aino.virtanen');
    await page.goto(`${desk.home}/reports`);
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('link', { name: 'Reports' }).count()).toBe(0);
    await page.context().close();
    expect(desk.complaints).toEqual([]);
  });
});
