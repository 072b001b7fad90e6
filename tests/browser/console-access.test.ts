import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';
import { seedTickets } from './demo-tickets.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let desk: ConsoleDesk;
let ticket = 0;

beforeAll(async () => {
  desk = await openConsoleDesk({ demo: true });
  const as = (who: string) => desk.as(who);
  const numbers = await seedTickets({
    aino: as('aino.virtanen'),
    oskar: as('oskar.lindqvist'),
    eero: as('eero.makinen'),
    maria: as('maria.lehtonen'),
  });
  ticket = numbers.get('Levy täynnä palvelimella FI-APP-03') ?? 0;
}, 180_000);
afterAll(() => desk.end(), 60_000);

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe has against the page as it is. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>(`axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)`);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
}

const firstRow = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('list')
    .getByRole('listitem')
    .filter({ has: page.locator('[data-urgency]') })
    .first()
    .waitFor();

/** Each screen, and how one gets there. */
const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  queue: async (page) => {
    await page.goto(`${desk.home}/queue?view=all-open`);
    await firstRow(page);
    await page.keyboard.press('x');
  },
  search: async (page) => {
    await page.goto(`${desk.home}/search?q=client:acme`);
    await firstRow(page);
  },
  'nothing here': async (page) => {
    await page.goto(`${desk.home}/queue?view=triage`);
    await page.getByRole('main').getByRole('button').last().waitFor();
  },
  ticket: async (page) => {
    await page.goto(`${desk.home}/tickets/${ticket}`);
    await page.getByRole('article').first().waitFor();
  },
  reply: async (page) => {
    await page.goto(`${desk.home}/tickets/${ticket}`);
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('r');
    await page.locator('.ProseMirror').waitFor();
    await page.keyboard.type('Hei');
  },
  note: async (page) => {
    await page.goto(`${desk.home}/tickets/${ticket}`);
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('n');
    await page.locator('.ProseMirror').waitFor();
    await page.keyboard.type('Hei');
  },
  'why it is due': async (page) => {
    await page.goto(`${desk.home}/tickets/${ticket}`);
    await page.locator('aside button').first().click();
    await page.getByRole('dialog').locator('svg[role=img]').waitFor();
  },
  timeline: async (page) => {
    await page.goto(`${desk.home}/tickets/${ticket}`);
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('t');
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  },
  keys: async (page) => {
    await page.goto(`${desk.home}/queue?view=all-open`);
    await firstRow(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  },
};

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each(Object.keys(screens))(
    '%s has nothing that shuts anybody out',
    async (name) => {
      // Another language in the dark: every screen is seen in two, and the longer words have to fit.
      const page = await desk.signedIn('eero.makinen', {
        colorScheme,
        locale: colorScheme === 'dark' ? 'fi-FI' : 'en-GB',
        reducedMotion: 'reduce',
      });
      await screens[name]?.(page);
      await page.screenshot({ path: join(pictures, `console-${name.replaceAll(' ', '-')}-${colorScheme}.png`) });
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  test('nor has signing in', async () => {
    const own = await desk.context({ colorScheme });
    const page = await own.newPage();
    await page.goto(desk.home);
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await page.screenshot({ path: join(pictures, `console-sign-in-${colorScheme}.png`) });
    expect(await violations(page)).toEqual([]);
    await own.close();
  }, 60_000);
});
