import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';
import { seedTickets } from './demo-tickets.ts';

let desk: ConsoleDesk;
let numbers: ReadonlyMap<string, number>;

beforeAll(async () => {
  desk = await openConsoleDesk({ demo: true });
  const as = (who: string) => desk.as(who);
  numbers = await seedTickets({
    aino: as('aino.virtanen'),
    oskar: as('oskar.lindqvist'),
    eero: as('eero.makinen'),
    maria: as('maria.lehtonen'),
  });
}, 180_000);
afterAll(() => desk.end(), 60_000);

const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `console-${name}.png`) });
const ticketOf = (subject: string): string => `${desk.home}/tickets/${String(numbers.get(subject) ?? 0)}`;
const rows = (page: Page) => page.getByRole('list', { name: 'Tickets' }).getByRole('listitem');
const row = (page: Page, subject: string) => rows(page).filter({ hasText: subject });
/** Keys mean something once there is something that they are meant for. */
const goTo = async (page: Page, at: string) => {
  await page.goto(at);
  await page.getByRole('article').first().waitFor();
};

test('a mail comes in and is seen live, is answered, can be taken back for a moment, and stands in the outbox', async () => {
  const page = await desk.signedIn('aino.virtanen');
  await page.goto(`${desk.home}/queue?view=unassigned`);
  await row(page, 'Kalenterikutsut eivät lähde').waitFor();
  const transport = createTransport({ host: '127.0.0.1', port: desk.served.smtpPort, ignoreTLS: true });
  await transport.sendMail({
    from: 'Ines Salo <ines@acme.example>',
    to: 'help@acme.example',
    subject: 'Hiiri ei toimi',
    text: 'Hiiri ei liiku.',
  });
  transport.close();
  await row(page, 'Hiiri ei toimi').click();
  await page.getByRole('article').filter({ hasText: 'Hiiri ei liiku.' }).waitFor();

  await page.keyboard.press('r');
  await page.keyboard.type('Hei Ines, kokeile toista porttia.');
  await page.getByText('Draft kept on this device').waitFor();
  await page.getByRole('button', { name: 'Send to Ines Salo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('textbox', { name: 'Reply' }).filter({ hasText: 'kokeile toista porttia' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article').filter({ hasText: 'kokeile toista porttia' }).waitFor();
  await expect(desk.as('maria.lehtonen')<{ items: { toAddress: string; text: string }[] }>('GET', '/outbox')).resolves.toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ toAddress: 'ines@acme.example', text: expect.stringContaining('kokeile toista porttia') }),
    ]),
  });
  await page.context().close();
}, 90_000);

test('two agents who take next get two tickets', async () => {
  const pages = await Promise.all(['aino.virtanen', 'oskar.lindqvist'].map((who) => desk.signedIn(who)));
  await Promise.all(pages.map((page) => page.goto(`${desk.home}/queue`)));
  const takes = pages.map(async (page) => {
    await page.getByRole('button', { name: 'Take the next ticket' }).first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.waitForURL(/\/tickets\/\d+/);
    return page.url();
  });
  const [one, other] = await Promise.all(takes);
  expect(one).not.toBe(other);
  await Promise.all(pages.map((page) => page.context().close()));
}, 60_000);

test('a promise is broken before the eyes: nobody does anything, and the row says so', async () => {
  const page = await desk.signedIn('aino.virtanen');
  await page.goto(`${desk.home}/queue?view=all-open`);
  const receivedAt = new Date(Date.now() - 30 * 60_000 + 5_000).toISOString();
  const sample = {
    from: 'nina@nordbo.example',
    name: 'Nina',
    subject: 'Dörren går inte upp',
    text: 'Dörren.',
    priority: 'urgent',
    channel: 'phone',
    receivedAt,
  };
  await desk.as('maria.lehtonen')('POST', '/tickets', sample);
  const line = row(page, 'Dörren går inte upp');
  await line.locator('[data-urgency=warned]').waitFor();
  await line.locator('[data-urgency=breached]').waitFor();
  expect(await line.innerText()).toMatch(/breached\s+\d+ s over, was \d\d:\d\d/);
  await picture(page, 'queue');
  await page.context().close();
}, 60_000);

test('keys go through a list, pick, and open; what is picked is changed at once', async () => {
  const page = await desk.signedIn('maria.lehtonen');
  await page.goto(`${desk.home}/queue?view=all-open`);
  await rows(page).first().waitFor();
  for (const key of ['j', 'j', 'x', 'k', 'x']) await page.keyboard.press(key);
  const bar = page.getByRole('toolbar');
  expect(await bar.innerText()).toContain('2 selected');
  await bar.getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('menuitem', { name: 'Low' }).click();
  await page.getByText('2 tickets changed').waitFor();
  // Enter is the button's that has the focus, and the row's once the keys went on.
  await page.getByRole('link', { name: 'All open' }).focus();
  await page.keyboard.press('Enter');
  expect(page.url()).toMatch(/\/queue/);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tickets\/\d+/);
  await page.getByRole('log').waitFor();
  // Escape leaves one thing at a time: what is open on top, then a field, then the ticket.
  await page.getByRole('button', { name: 'More to do' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  expect(page.url()).toMatch(/\/tickets\/\d+/);
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/queue/);
  await page.context().close();
}, 60_000);

test('a query that is wrong says where', async () => {
  const page = await desk.signedIn('aino.virtanen');
  await page.goto(`${desk.home}/search?q=${encodeURIComponent('vpn client:nowhere')}`);
  expect(await page.getByRole('alert').innerText()).toContain('nowhere');
  expect(await page.locator('mark').innerText()).toBe('nowhere');
  await page.getByRole('searchbox').fill('vpn');
  await row(page, 'VPN katkeaa').waitFor();
  await picture(page, 'search');
  await page.context().close();
}, 60_000);

test('the due of a clock is explained, as a picture and as rows that add up', async () => {
  const page = await desk.signedIn('aino.virtanen');
  await page.goto(ticketOf('VPN katkeaa kahdenkymmenen minuutin välein'));
  await page
    .getByRole('button', { name: /^Why \d\d:\d\d\?/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: /The life of the promise/ }).waitFor();
  expect(await dialog.innerText()).toMatch(/Promised: 8 h of open time/);
  await picture(page, 'why');
  await page.context().close();
}, 60_000);

test('nothing typed is lost: by a reload, without a connection, by a session that ends', async () => {
  const page = await desk.signedIn('aino.virtanen');
  const at = ticketOf('Kalenterikutsut eivät lähde');
  await goTo(page, at);
  await page.keyboard.press('n');
  await page.keyboard.type('Kesken oleva muistiinpano');
  await page.getByText('Draft kept on this device').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Go on with your note' }).click();
  const note = page.getByRole('textbox', { name: 'Note for colleagues' });
  await note.filter({ hasText: 'Kesken oleva muistiinpano' }).waitFor();

  await page.context().setOffline(true);
  await page.getByText('No connection to the desk').waitFor();
  await note.press('End');
  await page.keyboard.type(' jatkuu');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.getByText('Not sent').waitFor();
  await picture(page, 'offline');
  await page.context().setOffline(false);
  await page.getByText('No connection to the desk').waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Go on with your note' }).click();
  await note.filter({ hasText: 'Kesken oleva muistiinpano jatkuu' }).waitFor();
  await page.context().clearCookies();
  // Whatever the page asks next may find out first, and put its window over this button.
  await page.locator('button', { hasText: 'Keep the note' }).dispatchEvent('click');
  const over = page.getByRole('dialog', { name: 'Sign in again' });
  await over.waitFor();
  // What was told to go out could not: it is a draft again, behind the window.
  await page.getByText('Go on with your note').waitFor();
  await picture(page, 'session-over');
  await over.getByRole('button', { name: 'Sign in with an API key' }).click();
  await over.getByLabel('API key').fill(desk.keyOf('aino.virtanen'));
  await page.keyboard.press('Enter');
  await over.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Go on with your note' }).click();
  await note.filter({ hasText: 'Kesken oleva muistiinpano jatkuu' }).waitFor();
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.getByRole('article').filter({ hasText: 'Kesken oleva muistiinpano jatkuu' }).waitFor();
  await page.context().close();
}, 120_000);

test('who else looks at a ticket, and writes, is told', async () => {
  const at = ticketOf('Invoice system shows last month only');
  const aino = await desk.signedIn('aino.virtanen');
  const oskar = await desk.signedIn('oskar.lindqvist');
  await goTo(aino, at);
  await aino.keyboard.press('r');
  await aino.keyboard.type('Hi James');
  await aino.getByText('Draft kept on this device').waitFor();
  await goTo(oskar, at);
  await oskar.getByText('Aino Virtanen is writing').waitFor();
  await picture(oskar, 'ticket');
  await aino.context().close();
  await oskar.context().close();
}, 60_000);

test('a ticket is handed on with its packet, kept while it is written, and the next tier reads it first', async () => {
  const at = ticketOf('VPN katkeaa kahdenkymmenen minuutin välein');
  const aino = await desk.signedIn('aino.virtanen');
  await goTo(aino, at);
  await aino.keyboard.press('e');
  const dialog = aino.getByRole('dialog');
  await dialog.getByLabel('What it is about').fill('The tunnel ends after twenty minutes, at home only.');
  // A step that is too long is said, and not cut.
  await dialog.getByLabel('Tried').fill(`Another network\n${'Client 5.1 '.repeat(50)}`);
  await dialog.getByText('Step 2 has 549 characters: at most 500 are taken. Make two of it.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Hand on' }).isDisabled()).toBe(true);
  await picture(aino, 'hand-on-too-long');
  await dialog.getByLabel('Tried').fill('Another network\n\n Client 5.1 ');
  await dialog.getByLabel('Told and promised').fill('Word by noon.');
  await dialog.getByLabel('Asked for').fill('The log of the gateway.');
  await aino.reload();
  await aino.getByRole('article').first().waitFor();
  await aino.keyboard.press('e');
  expect(await dialog.getByLabel('Told and promised').inputValue()).toBe('Word by noon.');
  await picture(aino, 'hand-on');
  await dialog.getByRole('button', { name: 'Hand on' }).click();
  await dialog.waitFor({ state: 'detached' });
  await aino.context().close();
  const eero = await desk.signedIn('eero.makinen');
  await goTo(eero, at);
  const packet = eero.getByRole('region', { name: 'Hand-off' });
  await packet.getByText('The tunnel ends after twenty minutes').waitFor();
  expect(await packet.locator('dd').allTextContents()).toEqual(
    expect.arrayContaining(['Another network', 'Client 5.1', 'Word by noon.', 'The log of the gateway.']),
  );
  await picture(eero, 'packet');
  await eero.context().close();
}, 60_000);

test('an agent of another client sees none of it', async () => {
  const administrator = desk.as('administrator');
  const yaml =
    'client: polar\nname: Polar\ndomains: [polar.example]\nmailboxes: [help@polar.example]\ncalendars: { always: { zone: UTC, hours: 24x7 } }\ntiers:\n  - { level: 1, name: CSR1, team: polar-desk }\n';
  await administrator('POST', '/contracts', { yaml });
  const { id: agentId } = await administrator<{ id: number }>('POST', '/agents', {
    name: 'Petra',
    address: 'petra@desk.example',
    role: 'agent',
    teams: ['polar-desk'],
  });
  const { key } = await administrator<{ key: string }>('POST', '/api-keys', { agentId, name: 'test' });
  const own = await desk.context();
  await own.request.post(`${desk.home}/api/sign-in/key`, { data: { apiKey: key } });
  const page = await own.newPage();
  for (const view of ['all-open', 'unassigned', 'overdue']) {
    await page.goto(`${desk.home}/queue?view=${view}`);
    await page.getByText('Nothing here.').waitFor();
  }
  await page.goto(`${desk.home}/search?q=vpn`);
  await page.getByText('Nothing found.').waitFor();
  await page.goto(ticketOf('VPN katkeaa kahdenkymmenen minuutin välein'));
  await page.getByText('it is not yours to see').waitFor();
  expect(await page.innerText('body')).not.toMatch(/Ada|VPN katkeaa|nordbo/);
  await own.close();
}, 60_000);

test('nothing went wrong in any page, and nothing was refused by its policy', () => {
  expect(desk.complaints).toEqual([]);
});
