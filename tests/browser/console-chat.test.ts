import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = fileURLToPath(new URL('../..', import.meta.url));
const key = 'acme-browser-chat';
const acme = `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
  - { level: 2, name: CSR2, team: specialists }
sla: [{ name: chat, calendar: always, targets: { normal: { first-response: 45s, next-response: 60s, resolution: 24h } } }]
chat: { key: ${key}, greeting: { en: 'How can we help?' }, limit-per-agent: 3, wrap-up: { codes: [resolved, information], mandatory: true } }
`;

let desk: ConsoleDesk;
let agent: Page;
let bo: Page;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}
async function wrongs(): Promise<string[]> {
  await agent.evaluate(axe);
  const found = await agent.evaluate<Violation[]>(`axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)`);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}

/** A visitor with the widget, on the desk's own page to try it. */
async function visit(name: string, question: string): Promise<Page> {
  const page = await (await desk.context({ viewport: { width: 480, height: 760 } })).newPage();
  await page.goto(`${desk.home}/api/chat/${key}/try`);
  await page.getByRole('button', { name: 'Open the chat' }).click();
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=address]').fill(`${name.split(' ')[0]?.toLowerCase() ?? ''}@acme.example`);
  await page.locator('textarea[name=text]').fill(question);
  await page.getByRole('button', { name: 'Start the chat' }).click();
  await page.locator('.log').waitFor();
  return page;
}
async function say(visitor: Page, words: string): Promise<void> {
  await visitor.locator('textarea[name=message]').fill(words);
  await visitor.keyboard.press('Enter');
}

beforeAll(async () => {
  const { buildWidget } = (await import(new URL('../../scripts/widget.mjs', import.meta.url).href)) as {
    buildWidget: (root: string) => Promise<boolean>;
  };
  expect(await buildWidget(root)).toBe(true);
  desk = await openConsoleDesk({ demo: true });
  await desk.as('administrator')('POST', '/contracts', { yaml: acme });
  agent = await desk.signedIn('aino.virtanen', { reducedMotion: 'reduce' });
}, 180_000);
afterAll(() => desk.end(), 60_000);

const talk = (name: string) => agent.getByRole('region', { name: `Chat with ${name}` });
const row = (name: string) => agent.getByRole('navigation', { name: 'Chats' }).getByRole('button').filter({ hasText: name });
const box = (name: string) => agent.getByRole('textbox', { name: `To ${name}` });

test('three visitors are talked with at once, by the keyboard alone, and nobody gets the words of another', async () => {
  await agent.goto(`${desk.home}/chats`);
  await agent.getByText('Taking chats').click();
  await agent.getByText('Nobody waits').first().waitFor();
  const ada = await visit('Ada Lovelace', 'My password is locked');
  // Who comes is there by itself.
  await row('Ada Lovelace').waitFor();
  bo = await visit('Bo Ek', 'The printer is broken');
  const cia = await visit('Cia Holm', 'VPN drops');
  await row('Cia Holm').waitFor();
  await agent.screenshot({ path: join(pictures, 'chats-waiting.png') });
  expect(await wrongs()).toEqual([]);

  await agent.keyboard.press('c');
  await box('Ada Lovelace').waitFor();
  await agent.keyboard.type('Hello Ada');
  await agent.keyboard.press('Enter');
  await ada.getByText('Hello Ada').waitFor();
  for (const name of ['Bo Ek', 'Cia Holm']) {
    await agent.keyboard.press('Escape');
    await agent.keyboard.press('c');
    await box(name).waitFor();
    await agent.keyboard.type(`Hello ${name.split(' ')[0] ?? ''}`);
    await agent.keyboard.press('Enter');
  }
  await bo.getByText('Hello Bo').waitFor();
  await cia.getByText('Hello Cia').waitFor();

  await say(ada, 'It says: try again later');
  await row('Ada Lovelace').getByLabel('1 unread line').waitFor();
  await row('Ada Lovelace')
    .getByText(/^waits \d+ s$/)
    .waitFor();
  await agent.keyboard.press('Escape');
  await agent.keyboard.press('w'); // who waits the longest
  await talk('Ada Lovelace').getByText('It says: try again later').waitFor();
  await row('Ada Lovelace').getByLabel('1 unread line').waitFor({ state: 'detached' });
  await ada.locator('textarea[name=message]').pressSequentially('and', { delay: 30 });
  await talk('Ada Lovelace').getByText('Ada Lovelace is typing …').waitFor();
  await agent.keyboard.type('half a thought');
  await ada.getByText('Aino Virtanen is typing…').waitFor();
  await agent.keyboard.press('Alt+ArrowDown');
  await box('Bo Ek').waitFor();
  expect(await box('Bo Ek').inputValue()).toBe('');
  await say(bo, 'Any news?');
  await say(cia, 'Hello?');
  await row('Cia Holm').getByLabel('1 unread line').waitFor();
  await agent.screenshot({ path: join(pictures, 'chats-three.png') });
  expect(await wrongs()).toEqual([]);
  await agent.reload();
  await box('Bo Ek').waitFor();
  await agent.keyboard.press('Alt+ArrowUp');
  await box('Ada Lovelace').waitFor();
  expect(await box('Ada Lovelace').inputValue()).toBe('half a thought');
  for (const [page, words] of [
    [ada, ['Hello Bo', 'Hello Cia']],
    [bo, ['Hello Ada', 'Hello Cia']],
    [cia, ['Hello Ada', 'Hello Bo']],
  ] as const)
    for (const word of words) expect(await page.locator('.log').innerText()).not.toContain(word);
}, 240_000);

test('what is said while the desk cannot be reached goes out once when it can', async () => {
  await box('Ada Lovelace').fill('Sent while away');
  await agent.context().setOffline(true);
  await agent.keyboard.press('Enter');
  await talk('Ada Lovelace').getByText('Sending …').waitFor();
  await agent.context().setOffline(false);
  await talk('Ada Lovelace').getByText('Sending …').waitFor({ state: 'detached', timeout: 30_000 });
  await talk('Ada Lovelace').getByText('Sent while away').first().waitFor();
  // Whoever was told twice would see it twice as soon as the next word comes.
  await box('Ada Lovelace').fill('And back again');
  await agent.keyboard.press('Enter');
  await talk('Ada Lovelace').getByText('And back again').first().waitFor();
  await talk('Ada Lovelace').getByText('Sending …').waitFor({ state: 'detached' });
  expect(await talk('Ada Lovelace').getByText('Sent while away').count()).toBe(1);
}, 60_000);

test('a file is sent, a code is asked for, and the chat is ended with what it came to', async () => {
  await agent.locator('input[type=file]').setInputFiles({ name: 'guide.txt', mimeType: 'text/plain', buffer: Buffer.from('Do this.') });
  await talk('Ada Lovelace').getByText('guide.txt').waitFor();
  await agent.getByRole('button', { name: 'Mail a code' }).click();
  await agent.getByRole('button', { name: 'Mail it', exact: true }).last().click();
  await agent.getByRole('button', { name: 'Mail another code' }).waitFor();
  await agent.screenshot({ path: join(pictures, 'chats-code.png') });
  await agent.getByRole('button', { name: 'End', exact: true }).click();
  const end = agent.getByRole('region', { name: 'End the chat' });
  await end.getByLabel('Solved', { exact: true }).check();
  await end.getByLabel('For colleagues').fill('Password had expired.');
  await end.getByLabel('It is solved').check();
  await agent.screenshot({ path: join(pictures, 'chats-end.png') });
  expect(await wrongs()).toEqual([]);
  await end.getByRole('button', { name: 'End it' }).click();
  await row('Ada Lovelace').waitFor({ state: 'detached' });
  const {
    items: [ended],
  } = await desk.as('aino.virtanen')<{ items: { ticketId: number; codes: string[]; proofAskedAt: string }[] }>('GET', '/chats?state=ended');
  expect(ended).toMatchObject({ codes: ['resolved'], proofAskedAt: expect.stringMatching(/^2/) });
  expect(await desk.as('aino.virtanen')('GET', `/tickets/${String(ended?.ticketId)}`)).toMatchObject({ state: 'resolved' });
}, 120_000);

test('on another screen a new word is told, and leads to its chat; a chat that its visitor ended asks what it came to', async () => {
  const listens = agent.waitForResponse((answer) => answer.url().endsWith('/api/chats/stream'));
  await agent.goto(`${desk.home}/queue`);
  await listens;
  await agent.getByRole('link', { name: /Chats/ }).waitFor();
  await say(bo, 'Are you there?');
  await agent.getByRole('alert').filter({ hasText: 'Are you there?' }).click();
  await talk('Bo Ek').getByText('Are you there?').waitFor();
  await bo.getByText('End the chat').click();
  await agent.getByRole('region', { name: 'End the chat' }).getByLabel('Information').check();
  await agent.getByRole('region', { name: 'End the chat' }).getByRole('button', { name: 'End it' }).click();
  await box('Cia Holm').waitFor();
  await row('Bo Ek').waitFor({ state: 'detached' });
  expect(desk.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
}, 120_000);
