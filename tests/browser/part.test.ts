import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let desk: ConsoleDesk;
let ticketId = 0;

beforeAll(async () => {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'examples/own-plugin/part'], { cwd: root });
  desk = await openConsoleDesk({ demo: true, args: ['--config', 'tests/browser/part.config.ts'] });
  const lead = desk.as('maria.lehtonen');
  ({ id: ticketId } = await lead<{ id: number }>('POST', '/tickets', { from: 'ada@acme.example', subject: 'Näyttö pimeä' }));
  for (const to of ['open', 'resolved']) await lead('POST', `/tickets/${String(ticketId)}/move`, { to }).catch(() => undefined);
}, 180_000);
afterAll(() => desk.end(), 60_000);

const panelOf = (page: Page) => page.getByRole('region', { name: 'Praise', exact: true });

test('a panel is drawn by the module of its plugin, from the desk’s own address and under its policy', async () => {
  const page = await desk.signedIn('maria.lehtonen');
  await page.goto(`${desk.home}/tickets/${String(ticketId)}`);
  await panelOf(page).getByText('No praise yet.').waitFor();
  await panelOf(page).getByRole('button', { name: 'Give 4 stars' }).click();
  await panelOf(page).getByText('4 / 5').waitFor();
  expect(await panelOf(page).getByRole('button', { pressed: true }).count()).toBe(4);
  await page.screenshot({ path: join(pictures, 'part.png') });
  // Somebody else changes it, and it is seen here without a reload.
  await desk.as('maria.lehtonen')('POST', `/tickets/${String(ticketId)}/praise`, { stars: 2 });
  await panelOf(page).getByText('2 / 5').waitFor();
  expect(desk.complaints).toEqual([]);
  await page.context().close();
}, 120_000);

test('where its module cannot be had, the panel is drawn as data', async () => {
  const page = await desk.signedIn('maria.lehtonen');
  await page.route('**/api/screens/parts/**', (route) => route.abort());
  await page.goto(`${desk.home}/tickets/${String(ticketId)}`);
  await panelOf(page).getByText('Stars', { exact: true }).waitFor();
  expect(await panelOf(page).getByRole('button').count()).toBe(0);
  await page.context().close();
}, 60_000);
