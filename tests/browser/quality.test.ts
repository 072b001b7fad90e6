import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the desk says to somebody who may not, for a while. */
const refused = { code: 'access.denied', status: 403, title: 'No', detail: 'You may not do this.' };

let desk: ConsoleDesk;
const ticketIds: number[] = [];

/** A ticket that Aino answered and solved. */
async function contact(subject: string): Promise<number> {
  const ask = desk.as('aino.virtanen');
  const from = { client: 'acme', from: 'liisa@acme.example', name: 'Liisa Korhonen' };
  const { id } = await ask<{ id: number }>('POST', '/tickets', { ...from, subject, text: 'Sähköposti ei avaudu.' });
  const text = `Hei Liisa,\nsalasana oli vanhentunut, ja uusi toimii nyt.\n\nTerveisin\nAino Virtanen`;
  await ask('POST', `/tickets/${String(id)}/messages`, { text });
  await ask('POST', `/tickets/${String(id)}/move`, { to: 'resolved' });
  return id;
}

beforeAll(async () => {
  desk = await openConsoleDesk({ demo: true });
  for (const subject of ['Posti ei avaudu', 'Salasana vanhentunut', 'Kalenteri on tyhjä']) ticketIds.push(await contact(subject));
}, 240_000);
afterAll(() => desk.end(), 60_000);

const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `quality-${name}.png`) });

/** What axe finds wrong, by rule. */
async function wrongs(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // As text, for this side knows no browser.
  return page.evaluate<string[]>(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`);
}

const at = (who: string, more: Parameters<ConsoleDesk['signedIn']>[1] = {}) => desk.signedIn(who, { bypassCSP: true, ...more });

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Solved tickets are counted by a job, a moment later: another sample is drawn until there is one in it. */
async function drawUntilThereIsOne(page: Page): Promise<void> {
  const review = page.getByRole('button', { name: 'Review', exact: true }).first();
  for (let tries = 0; tries < 30; tries++) {
    await page.getByRole('button', { name: 'Draw a sample' }).click();
    await page.getByText(/contacts were picked/).waitFor();
    const isThere = await review.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error('no sample with a contact in it');
}

test('a contact is drawn, reviewed blind by keys alone, appealed, decided by another analyst, and coached', async () => {
  const page = await at('sanna.korhonen');
  await page.goto(`${desk.home}/queue`);
  await page.getByRole('heading').first().waitFor();
  await pressAll(page, ['g', 'u']);
  await page.getByRole('heading', { level: 2, name: 'To review' }).waitFor();
  await page.getByLabel('Client').selectOption('acme');
  await drawUntilThereIsOne(page);
  expect(await page.getByText('By lot', { exact: true }).first().isVisible()).toBe(true);
  expect(await page.getByRole('main').innerText()).not.toMatch(/Aino/);
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'to-review');

  await page.keyboard.press('o');
  const card = page.getByRole('region', { name: 'Scorecard' });
  await card.waitFor();
  const talk = page.getByRole('log', { name: 'What was said' });
  await talk.getByText('salasana oli vanhentunut').waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/Aino|Virtanen/);
  await pressAll(page, ['y', '4', '5', 'y', 'n']);
  const toAgent = card.getByLabel('For the agent');
  await toAgent.fill('Hyvä sävy.');
  await card.getByText('Saved', { exact: true }).waitFor();
  // The desk refuses for a while: what is typed is kept on the device, nothing is published without it, and it comes along later.
  const saves = /\/api\/quality\/reviews\/\d+$/;
  await page.route(saves, (route) =>
    route.request().method() === 'PATCH' ? route.fulfill({ status: 403, json: refused }) : route.fallback(),
  );
  await toAgent.fill('Hyvä sävy. Kerro vielä, mitä seuraavaksi tapahtuu.');
  await card.getByText('the desk did not take it').waitFor();
  // Escape leaves the field, and not the review.
  await toAgent.press('Escape');
  expect(await toAgent.inputValue()).toContain('Kerro vielä');
  await page.reload();
  await card.getByText('the desk did not take it').waitFor();
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'review-refused');
  await page.unroute(saves);
  await card.getByRole('button', { name: 'Try again' }).click();
  await card.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await card.waitFor();
  expect(await card.getByLabel('For the agent').inputValue()).toContain('Hyvä sävy');
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'review');
  await page.keyboard.press('y');
  await card.getByRole('group', { name: 'No passwords in the message' }).getByRole('button', { name: 'Yes', pressed: true }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Published. Aino Virtanen sees it now.').waitFor();
  expect(desk.complaints).toEqual([]);
  await page.context().close();

  const agent = await at('aino.virtanen', { locale: 'fi-FI', colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  await agent.goto(`${desk.home}/quality`);
  await agent.getByRole('heading', { level: 2, name: 'Omat arvioinnit' }).waitFor();
  await agent.getByRole('table').getByRole('link').first().click();
  await agent.getByText('Hyvä sävy.').waitFor();
  expect(await wrongs(agent)).toEqual([]);
  await picture(agent, 'own-fi-dark-390');
  const words = agent.getByLabel('Mikä ei pidä paikkaansa');
  await words.fill('Kerroin puhelimessa, mitä tapahtuu.');
  // Words are there when one comes back to them.
  await words.press('Escape');
  await agent.keyboard.press('Escape');
  await agent.getByRole('table').getByRole('link').first().click();
  expect(await words.inputValue()).toBe('Kerroin puhelimessa, mitä tapahtuu.');
  await agent.getByRole('button', { name: 'Pyydä oikaisua' }).click();
  await agent.getByText('Lähetetty. Toinen arvioija ratkaisee.').waitFor();

  const other = await at('henrik.berg');
  await other.goto(`${desk.home}/quality?tab=appeals`);
  await other.getByText('yours to decide').waitFor();
  await other
    .getByRole('main')
    .getByRole('link', { name: /avaudu|vanhentunut|tyhjä/ })
    .click();
  await other.getByRole('group', { name: 'Said what happens next' }).getByRole('button', { name: 'Yes' }).click();
  await other.getByLabel('Why, for the agent').fill('Se kuuluu nauhalla.');
  expect(await wrongs(other)).toEqual([]);
  await picture(other, 'appeal');
  await other.getByRole('button', { name: 'Change the review' }).click();
  await other.getByText('As it stood before').waitFor();
  await other.context().close();

  const lead = await at('maria.lehtonen');
  await lead.goto(`${desk.home}/quality`);
  await lead.getByRole('heading', { level: 3, name: 'Last 90 days, by agent' }).waitFor();
  expect(await wrongs(lead)).toEqual([]);
  await picture(lead, 'reviews');
  await lead.getByRole('table').last().getByRole('link').first().click();
  await lead.getByLabel('What to learn or to do').fill('Kirjaa aina, mitä sovittiin.');
  await lead.getByRole('button', { name: 'Give the task' }).click();
  await lead.getByText('Aino Virtanen has the task now.').waitFor();
  await lead.context().close();

  await agent.goto(`${desk.home}/quality?tab=my-tasks`);
  await agent.getByText('Kirjaa aina, mitä sovittiin.').waitFor();
  await picture(agent, 'tasks-fi-dark-390');
  await agent.getByRole('button', { name: 'Tehty' }).click();
  await agent.getByText('Sinulla ei ole avoimia tehtäviä.').waitFor();
  await agent.context().close();
  expect(desk.complaints).toEqual([]);
}, 240_000);

test('two analysts score the same contact, and see how far they agree once both are done', async () => {
  const scored: readonly (readonly [string, readonly string[]])[] = [
    ['sanna.korhonen', ['y', '4', '5', 'y', 'y', 'y']],
    ['henrik.berg', ['y', '4', '4', 'y', 'n', 'y']],
  ];
  // Those on which no lot fell yet; the others are picked already.
  for (const ticketId of ticketIds)
    await desk
      .as('maria.lehtonen')('POST', '/quality/picks', { ticketId })
      .catch(() => undefined);
  const first = await at('sanna.korhonen');
  await first.goto(`${desk.home}/quality?tab=calibration&client=acme`);
  await first.getByLabel('Contact').selectOption({ index: 1 });
  for (const name of ['Sanna Korhonen', 'Henrik Berg']) await first.getByRole('checkbox', { name }).check();
  await first.getByRole('button', { name: 'Begin a calibration' }).click();
  await first.getByText('Begun. Each scores it alone.').waitFor();
  await first.context().close();
  for (const [who, keys] of scored) {
    const page = await at(who);
    await page.goto(`${desk.home}/quality?tab=calibration`);
    await page.getByRole('button', { name: 'Score it' }).click();
    await page.getByRole('region', { name: 'Scorecard' }).waitFor();
    await page.getByRole('log').click();
    await pressAll(page, keys);
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Handed in.').waitFor();
    await page.context().close();
  }
  const after = await at('henrik.berg', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } });
  await after.goto(`${desk.home}/quality?tab=calibration&client=acme`);
  await after.getByRole('region', { name: 'The last calibrations together' }).waitFor();
  await after.getByText('What was said', { exact: true }).click();
  await after.getByText('Variance of the scores').waitFor();
  expect(await after.getByText('differs').count()).toBe(2);
  expect(await wrongs(after)).toEqual([]);
  await picture(after, 'calibration-dark-1280');
  await after.context().close();
  expect(desk.complaints).toEqual([]);
}, 240_000);
