import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { attacks } from '../../packages/core/src/html/corpus/attacks.ts';
import { sanitiseHtml } from '../../packages/core/src/html/index.ts';

let browser: Browser;
beforeAll(async () => {
  const executablePath = process.env['LUURI_TEST_CHROMIUM'];
  if (!executablePath) throw new Error('No Chromium: run the tests with `npm test`, which looks for one.');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
}, 60_000);
afterAll(() => browser.close());

const last = 'https://last.example/';

/** What a browser runs and asks for when it shows these, one after another, put in place by a script as a console would. */
async function shown(pieces: readonly string[]): Promise<{ ran: string[]; asked: string[] }> {
  const page = await browser.newPage();
  const ran: string[] = [];
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    if (route.request().url() !== last) asked.push(route.request().url());
    return route.abort();
  });
  let at = '';
  await page.exposeFunction('alert', () => void ran.push(at));
  await page.setContent('<div id="mail"></div>');
  for (const piece of pieces) {
    at = piece;
    await page.evaluate(`(() => {
      const mail = document.getElementById('mail');
      mail.innerHTML = ${JSON.stringify(piece)};
      // Once more, as it was understood: what changes by being read twice shows here.
      mail.innerHTML = mail.innerHTML;
      for (const one of mail.querySelectorAll('a, [tabindex], img, p, div')) { one.dispatchEvent(new Event('mouseover')); one.focus?.(); }
    })()`);
  }
  // A picture of our own is the last to be asked for and to fail: by then the others have.
  await page.evaluate(`new Promise((resolve) => Object.assign(new Image(), { onerror: resolve, src: '${last}' }))`);
  await page.close();
  return { ran, asked };
}

test('a real browser runs nothing of mails that were made safe, and asks for nothing', async () => {
  const safe = attacks.map((attack) => sanitiseHtml(`<p>ennen</p>${attack}`).html ?? '');
  const { ran, asked } = await shown(safe);
  expect([ran, asked.filter((url) => !url.startsWith('cid:') && !url.startsWith('data:'))]).toEqual([[], []]);
}, 60_000);

test('and would have of many of them as they came: the test can fail', async () => {
  // Some would take the browser elsewhere, or the document from the test.
  const { ran, asked } = await shown(attacks.filter((attack) => !/http-equiv|<base|frameset|getElementById/i.test(attack)));
  expect(ran.length).toBeGreaterThan(20);
  expect(asked.length).toBeGreaterThan(5);
}, 60_000);
