import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InboundMessage } from '@luuri/core';
import { readMail } from '@luuri/plugin-email';
import { createTransport } from 'nodemailer';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';
import { mailSink, type MailSink } from './mail-sink.ts';

let desk: ConsoleDesk;
let sink: MailSink;
let ticketId = 0;

const png = readFileSync(new URL('../../docs/pictures/console-why.png', import.meta.url));

beforeAll(async () => {
  sink = await mailSink();
  desk = await openConsoleDesk({ demo: true, environment: { LUURI_SMTP_URL: sink.url } });
  const { id } = await desk.as('maria.lehtonen')<{ id: number }>('POST', '/tickets', {
    from: 'ada.aho@acme.example',
    name: 'Ada Aho',
    subject: 'VPN katkeaa',
    text: 'VPN katkeaa kahdenkymmenen minuutin välein. Tarvitsen sitä tänään.',
    channel: 'email',
  });
  ticketId = id;
}, 180_000);
afterAll(async () => {
  await desk.end();
  await sink.close();
}, 60_000);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The page as it is, in both schemes, on a desk's screen and on a telephone's: nothing that axe has anything against. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await picture(page, `${name}-${String(width)}-${colorScheme}`);
      await page.evaluate(axe);
      const found = await page.evaluate<Violation[]>(`axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)`);
      expect(
        found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`)),
      ).toEqual([]);
    }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `composer-${name}.png`) });
const open = async (who: string, more: object = {}): Promise<Page> => {
  const page = await desk.signedIn(who, more);
  await page.goto(`${desk.home}/tickets/${String(ticketId)}`);
  await page.getByRole('article').first().waitFor();
  return page;
};
/** The mail to an address, once it has left, as its reader's program understands it. */
const mailTo = async (address: string, words: string): Promise<InboundMessage> =>
  readMail(Buffer.from(await sink.waitFor((raw) => raw.includes(address) && raw.includes(words))));
/** What waits for it goes on when it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
const pasteInto = (page: Page, what: { readonly html?: string; readonly picture?: boolean }) =>
  page.evaluate(`(() => {
    const data = new DataTransfer();
    const html = ${JSON.stringify(what.html ?? '')};
    if (html) data.setData('text/html', html);
    const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (letter) => letter.charCodeAt(0));
    if (${String(what.picture ?? false)}) data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  })()`);

const macroBody = {
  name: 'VPN: aikaraja nostettu',
  client: 'acme',
  steps: {
    reply: {
      fi: '<p>Hei {{requester.name}},</p><p>nostimme <strong>aikarajaa</strong> tiketissä {{ticket.number}}:</p><ol><li>Sulje VPN.</li><li>Avaa se uudelleen.</li></ol>',
      en: '<p>Hello {{requester.name}}, we raised the timeout.</p>',
    },
    priority: 'high',
    takeIt: true,
  },
};

test('a lead makes a macro, and is told which name there is nothing for', async () => {
  const page = await desk.signedIn('maria.lehtonen');
  await page.goto(`${desk.home}/settings/macros`);
  await page.getByRole('button', { name: 'New macro' }).click();
  const form = page.getByRole('form', { name: 'New macro' });
  await form.getByLabel('Name').fill(macroBody.name);
  await form.getByRole('combobox', { name: 'For the client' }).click();
  await page.getByRole('option', { name: /Acme/ }).click();
  const reply = form.getByRole('textbox', { name: 'Reply in Finnish' });
  await reply.click();
  await page.keyboard.type('Hei {{requester.nmae}}');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('There is nothing to fill in for {{requester.nmae}}').waitFor();
  await lookAt(page, 'macro-form');
  await reply.press('Control+a');
  await page.keyboard.type('Hei {{requester.name}}');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Macro saved').waitFor();
  const { items } = await desk.as('maria.lehtonen')<{ items: { id: number; name: string }[] }>('GET', '/macros');
  const made = items.find(({ name }) => name === macroBody.name);
  await desk.as('maria.lehtonen')('PUT', `/macros/${String(made?.id)}`, macroBody);
  await page.context().close();
}, 120_000);

test('a macro in Finnish with a picture is sent, taken back once, and sent: the mail that leaves holds HTML, text and the file', async () => {
  const page = await open('aino.virtanen');
  await page.getByRole('button', { name: 'Apply a macro' }).waitFor();
  await page.keyboard.press('m');
  await page.keyboard.type('aikaraja');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await reply.filter({ hasText: `Hei Ada Aho` }).waitFor();
  const shown = page.getByRole('region', { name: `When sent, ${macroBody.name}:` });
  expect(await shown.innerText()).toMatch(/Priority High[\s\S]*Take it yourself/);

  // A picture out of the clipboard goes into the text, a file from the disk beside it.
  await pasteInto(page, { picture: true });
  await reply.locator('img[data-upload]').waitFor();
  const files = page.locator('input[type=file]');
  await files.setInputFiles([{ name: 'ohje.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 ohje') }]);
  await page.getByRole('list', { name: 'Files that go along' }).getByText('ohje.pdf').waitFor();
  await files.setInputFiles([{ name: 'virus.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') }]);
  await page.getByText(/Not taken\. Files that are what their names say/).waitFor();
  await page.getByRole('button', { name: 'Forget virus.exe' }).click();
  await lookAt(page, 'reply');

  // All of it outlives a reload.
  await page.reload();
  await page.getByRole('button', { name: 'Go on with your reply' }).click();
  await reply.filter({ hasText: 'nostimme aikarajaa' }).waitFor();
  await reply.locator('img[data-upload]').waitFor();
  await page.getByRole('list', { name: 'Files that go along' }).getByText('ohje.pdf').waitFor();

  await page.getByRole('button', { name: 'Send to Ada Aho' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await reply.locator('img[data-upload]').waitFor();
  await reply.press('Control+Enter');
  const said = page.getByRole('article', { name: 'Reply by Aino Virtanen' });
  await said.locator('ol li').first().waitFor();
  const inPlace = said.locator('img[src^="/api/attachments/"]');
  await inPlace.waitFor();
  expect(await page.evaluate<number>(`document.querySelector('article img[src^="/api/attachments/"]').decode().then(() => 1)`)).toBe(1);
  await said.getByRole('link', { name: /ohje\.pdf/ }).waitFor();
  await picture(page, 'said');

  const mail = await mailTo('ada.aho@acme.example', 'multipart/alternative');
  expect(mail.html).toMatch(/<strong>aikarajaa<\/strong>[\s\S]*<li>[\s\S]*Sulje VPN/);
  expect(mail.text).toMatch(/Hei Ada Aho,\n\nnostimme aikarajaa tiketissä \d+:\n\n1\. Sulje VPN\.\n2\. Avaa se uudelleen\./);
  const cid = /src="cid:([^"]+)"/.exec(mail.html ?? '')?.[1] ?? 'none';
  expect(mail.attachments.map(({ name, inline, contentId }) => [name, inline, contentId])).toEqual([
    [expect.stringMatching(/^picture-.*\.png$/), true, cid],
    ['ohje.pdf', false, undefined],
  ]);
  await expect(desk.as('maria.lehtonen')('GET', `/tickets/${String(ticketId)}`)).resolves.toMatchObject({
    priority: 'high',
    assignee: { name: 'Aino Virtanen' },
  });
  expect(sink.received.filter((raw) => raw.includes('multipart/alternative'))).toHaveLength(1);
  await page.context().close();
}, 180_000);

test('what is written keeps its form and its pictures, whatever comes late: the editor, the desk, or the writer', async () => {
  const page = await open('eero.makinen');
  const reply = page.getByRole('textbox', { name: 'Reply' });
  const goOn = page.getByRole('button', { name: 'Go on with your reply' });
  await page.keyboard.press('r');
  await page.locator('.ProseMirror').waitFor();
  for (const part of ['Control+b', 'tärkeää', 'Control+b', ' asiaa'])
    await (part.startsWith('C') ? page.keyboard.press(part) : page.keyboard.type(part));
  await page.getByText('Draft kept on this device').waitFor();

  // The editor does not come. What is typed meanwhile comes after what has a form.
  const slow = gate();
  await page.route(/\/assets\/editor-(?!part-)[^/]*\.js/, async (route) => {
    await slow.opened;
    await route.continue();
  });
  await page.reload();
  await goOn.click();
  const before = page.getByRole('textbox', { name: 'Written before' });
  expect(await before.inputValue()).toBe('*tärkeää* asiaa');
  await lookAt(page, 'meanwhile');
  await reply.fill('Ensimmäinen rivi\ntoinen rivi');
  await page.reload();
  await goOn.click();
  expect(await before.inputValue()).toBe('*tärkeää* asiaa\n\nEnsimmäinen rivi\ntoinen rivi');
  await reply.fill('kolmas');
  slow.open();
  await page.locator('.ProseMirror strong').filter({ hasText: 'tärkeää' }).waitFor();
  expect((await reply.innerText()).replace(/\n+/g, '\n').trim()).toBe('tärkeää asiaa\nEnsimmäinen rivi\ntoinen rivi\nkolmas');

  // Cells of a spreadsheet come with a picture of them: the words are meant.
  await pasteInto(page, { html: '<table><tr><td>Palvelin 7</td></tr></table>', picture: true });
  await reply.filter({ hasText: 'Palvelin 7' }).waitFor();
  expect(await page.getByRole('list', { name: 'Files that go along' }).count()).toBe(0);

  // A picture of a page comes with HTML without words. The desk cannot be reached, then is slow, and the composer is closed meanwhile.
  await page.route('**/api/tickets/*/uploads', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await pasteInto(page, { html: '<img src="https://a.example/a.png">', picture: true });
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  const send = page.getByRole('button', { name: 'Send to Ada Aho' });
  expect(await send.isDisabled()).toBe(true);
  await lookAt(page, 'not-uploaded');
  const late = gate();
  await page.unroute('**/api/tickets/*/uploads');
  await page.route('**/api/tickets/*/uploads', async (route) => {
    await late.opened;
    await route.continue();
  });
  await again.click();
  await page.getByRole('progressbar').waitFor({ state: 'attached' });
  // Whoever leaves now would lose it, and is asked.
  const leaves = page.waitForEvent('dialog');
  await page.evaluate('setTimeout(() => location.reload())');
  const leaving = await leaves;
  expect(leaving.type()).toBe('beforeunload');
  await leaving.dismiss();
  await page.getByRole('button', { name: 'Close; what you wrote is kept' }).click();
  late.open();
  await goOn.click();
  await reply.locator('img[data-upload]').waitFor();
  expect(await send.isEnabled()).toBe(true);

  // The same file can be chosen again once it was taken away.
  const files = page.locator('input[type=file]');
  await files.setInputFiles([{ name: 'loki.txt', mimeType: 'text/plain', buffer: Buffer.from('loki') }]);
  await page.getByRole('button', { name: 'Take loki.txt away' }).click();
  expect(await files.inputValue()).toBe('');
  await page.context().close();
}, 180_000);

/** As if the page that was to send it had gone away a minute ago. */
const aMinuteLater = (page: Page) =>
  page.evaluate(`for (const key of Object.keys(localStorage).filter((one) => one.startsWith('luuri.outgoing')))
    localStorage.setItem(key, localStorage.getItem(key).replace(/"(goesAt|askedAt)":(\\d+)/g, (_, name, at) => '"' + name + '":' + (at - 60000)))`);
const onItsWay = (page: Page) =>
  page.evaluate<number>(`Object.keys(localStorage).filter((key) => key.startsWith('luuri.outgoing')).length`);

test('what was told to go out outlives its page: it is sent once, or it is a draft again and its writer is told', async () => {
  const page = await open('oskar.lindqvist');
  const note = async (words: string) => {
    await page.keyboard.press('n');
    await page.locator('.ProseMirror').waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Being kept:').waitFor();
  };
  // Reloaded within the seconds: it goes, once, and nothing of it is left on the device.
  await note('Lähti ennen kuin sivu latautui');
  await page.reload();
  const said = page.getByRole('article').filter({ hasText: 'Lähti ennen kuin sivu latautui' });
  await said.waitFor();
  await aMinuteLater(page);
  await page.reload();
  await said.waitFor();
  await page.evaluate(`new Promise((gone) => {
    const look = () => (Object.keys(localStorage).some((key) => key.startsWith('luuri.outgoing')) ? requestAnimationFrame(look) : gone());
    look();
  })`);
  expect(await page.getByText('Go on with your note').count()).toBe(0);

  // The session ends within the seconds, and the page is closed: the desk refuses, and nobody is there to hear it.
  await note('Istunto loppui kesken');
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('button', { name: 'Sign in with an API key' }).waitFor();
  await page.context().request.post(`${desk.home}/api/sign-in/key`, { data: { apiKey: desk.keyOf('oskar.lindqvist') } });
  await aMinuteLater(page);
  await page.reload();
  await page.getByText(`Not sent before its page went away: ticket ${String(ticketId)}`).waitFor();
  await lookAt(page, 'left-behind');
  await page.getByRole('button', { name: 'Go on with your note' }).click();
  const text = page.getByRole('textbox', { name: 'Note for colleagues' });
  await text.filter({ hasText: 'Istunto loppui kesken' }).waitFor();

  // The connection ends within the seconds, and the tab is closed, while another one has been open all the time.
  const messages = async () =>
    (await desk.as('maria.lehtonen')<{ items: unknown[] }>('GET', `/tickets/${String(ticketId)}/messages`)).items;
  const { length } = await messages();
  const other = await page.context().newPage();
  await other.goto(`${desk.home}/tickets/${String(ticketId)}`);
  await other.getByRole('button', { name: 'Go on with your note' }).waitFor();
  await page.bringToFront();
  await text.press('Control+Enter');
  await page.getByText('Being kept:').waitFor();
  const closed = page.waitForEvent('close');
  await page.context().setOffline(true);
  await page.close({ runBeforeUnload: true });
  await closed;
  await other.context().setOffline(false);
  await other.getByText(`Not sent before its page went away: ticket ${String(ticketId)}`).waitFor();
  await other.getByRole('button', { name: 'Go on with your note' }).waitFor();
  expect(await onItsWay(other)).toBe(0);
  expect(await messages()).toHaveLength(length);
  await other.context().close();
}, 180_000);

test('a colleague who is mentioned in a note is told, and finds the ticket; a stranger is not offered', async () => {
  const page = await open('aino.virtanen');
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Note for colleagues' });
  await note.waitFor();
  await page.locator('.ProseMirror').waitFor();
  await page.keyboard.type('Katsotko tätä @eer');
  await page.getByRole('option', { name: 'Eero Mäkinen' }).waitFor();
  await lookAt(page, 'mention');
  await page.keyboard.press('Enter');
  await page.keyboard.type('kiitos');
  await note.locator('[data-agent]').filter({ hasText: '@Eero Mäkinen' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article', { name: 'Note by Aino Virtanen' }).filter({ hasText: 'Katsotko tätä @Eero Mäkinen kiitos' }).waitFor();
  const mail = await mailTo('eero.makinen@desk.example', 'mainittiin');
  expect(mail.text).toContain('Aino Virtanen mainitsi sinut');
  const eero = await desk.signedIn('eero.makinen');
  await eero.goto(`${desk.home}/queue?view=mentions-me`);
  await eero.getByRole('listitem').filter({ hasText: 'VPN katkeaa' }).first().waitFor();
  await eero.context().close();
  await page.context().close();
}, 120_000);

test('a mail that shows pictures of another site asks nobody for them, and only the desk when told to', async () => {
  const asked: string[] = [];
  const site = createServer(({ url = '' }, answer) => {
    asked.push(url);
    answer.writeHead(200, { 'content-type': 'image/png' }).end(png);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const at = `http://127.0.0.1:${String((site.address() as AddressInfo).port)}/seen.png`;
  const transport = createTransport({ host: '127.0.0.1', port: desk.served.smtpPort, ignoreTLS: true });
  const html = `<p>Katso <img src="${at}" alt="kaavio" width="200"></p><blockquote>${'vanhaa tekstiä '.repeat(40)}</blockquote>`;
  await transport.sendMail({
    from: 'Ada Aho <ada.aho@acme.example>',
    to: 'help@acme.example',
    subject: `Re: VPN katkeaa [#${String(ticketId)}]`,
    html,
  });
  transport.close();
  const page = await open('aino.virtanen');
  const mail = page.getByRole('article').filter({ hasText: 'Katso' }).last();
  await mail.getByRole('button', { name: 'As it was laid out' }).click();
  await mail.getByText('Quoted text').waitFor();
  const answered = page.waitForResponse(/\/api\/messages\/\d+\/picture/);
  await mail.getByRole('button', { name: /1 picture of another site/ }).click();
  // This very desk is no site of the world, and is not asked: the refusal came from the desk.
  expect((await (await answered).json()) as object).toMatchObject({ code: 'message.picture-refused' });
  await picture(page, 'remote');
  expect(asked).toEqual([]);
  site.close();
  await page.context().close();
}, 60_000);

test('nothing went wrong in any page, and nothing was refused by its policy', () => {
  expect(desk.complaints).toEqual([]);
});
