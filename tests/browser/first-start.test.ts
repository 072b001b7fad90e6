import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';

let desk: ConsoleDesk;
beforeAll(async () => {
  desk = await openConsoleDesk({
    demo: false,
    environment: { LUURI_CONTRACTS: 'examples/contracts', LUURI_SECOND_FACTOR: 'administrator' },
  });
}, 180_000);
afterAll(() => desk.end(), 60_000);

const STEP_S = 30;
/** What an authenticator app shows (RFC 6238). */
function codeOf(secret: string, now: number): string {
  const bits = Array.from(secret, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 1_000 / STEP_S)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('the first administrator follows the link of the terminal, sets a password and a second factor, and signs in with both', async () => {
  const link = /http:\S+\/set-password\?token=\S+/.exec(desk.said())?.[0] ?? '';
  const address = /first administrator is (\S+)\./.exec(desk.said())?.[1] ?? '';
  const own = await desk.context();
  const page = await own.newPage();
  await page.goto(link);
  await page.getByLabel('New password').fill('kolme harmaata pöllöä');
  await page.getByLabel('The same again').fill('kolme harmaata pöllöä');
  await page.screenshot({ path: join(pictures, 'console-set-password.png') });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Use an authenticator app' }).click();
  const secret = (await page.locator('pre').innerText()).trim();
  await page.screenshot({ path: join(pictures, 'console-enrolment.png') });
  await page.getByLabel('The code that the app shows now').fill(codeOf(secret, Date.now()));
  await page.keyboard.press('Enter');
  const [recovery = ''] = (await page.locator('pre').filter({ hasText: '-' }).innerText()).split('\n');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('navigation', { name: 'Places' }).waitFor();

  await page.getByRole('button', { name: /^You:/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Mail address').fill(address);
  await page.getByLabel('Password', { exact: false }).first().fill('väärä salasana');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.locator('input[name=password]').fill('kolme harmaata pöllöä');
  await page.keyboard.press('Enter');
  // A code opens the door once, and the one above is used up: a recovery code stands in for it.
  await page.locator('input[name=proof]').fill(recovery);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  expect(desk.complaints).toEqual([]);
}, 120_000);
