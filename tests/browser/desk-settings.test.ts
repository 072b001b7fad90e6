import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';
import { oidcSettings, openIdProvider, type OpenIdProvider } from './provider.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'kolme harmaata pöllöä';

let desk: ConsoleDesk;
let provider: OpenIdProvider;
beforeAll(async () => {
  // It tells developers at length what they should set.
  for (const way of ['info', 'warn'] as const) jest.spyOn(console, way).mockImplementation(() => undefined);
  provider = await openIdProvider('maria.lehtonen@desk.example');
  desk = await openConsoleDesk({
    demo: true,
    args: ['--config', 'tests/browser/pigeons.config.ts'],
    environment: { LUURI_SECOND_FACTOR: 'agent', ...oidcSettings(provider.issuer) },
  });
  provider.serve(desk.home);
}, 240_000);
afterAll(async () => {
  await desk.end();
  await provider.close();
}, 60_000);

const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `settings-${name}.png`) });

/** What axe finds wrong, by rule. */
async function wrongs(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // As text, for this side knows no browser.
  return page.evaluate<string[]>(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
}

const goTo = async (page: Page, section: string, heading = section) => {
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: section, exact: true }).click();
  await page.getByRole('heading', { level: 2, name: heading }).waitFor();
};

/** A security key of the browser's own, which is always touched. */
async function withAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

/** Invites an agent into a team of Acme's, by keyboard where there is a form. Returns the one-time link. */
async function invite(page: Page): Promise<string> {
  await goTo(page, 'People');
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'people');
  await page.getByRole('button', { name: 'Invite somebody' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name', exact: true }).focus();
  await page.keyboard.type('Nelli Niemi');
  await page.keyboard.press('Tab');
  await page.keyboard.type('nelli.niemi@desk.example');
  await page
    .getByRole('combobox', { name: 'Teams' })
    .or(page.getByRole('textbox', { name: 'Teams' }))
    .first()
    .focus();
  await page.keyboard.type('service-desk');
  await page.getByRole('option', { name: 'service-desk' }).click();
  await page.keyboard.press('Tab');
  expect(await wrongs(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await page.getByLabel('One-time link').inputValue();
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('link', { name: 'Nelli Niemi' }).waitFor();
  return link;
}

/** Follows the link: a password, then a passkey, since the role takes a second factor; and once more, from the sign-in. */
async function comeIn(link: string): Promise<Page> {
  const own = await desk.context({ bypassCSP: true });
  const page = await own.newPage();
  await withAuthenticator(own, page);
  await page.goto(link);
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=again]').fill(`${password}!`);
  await page.keyboard.press('Enter');
  await page.getByText('These are two different passwords.').waitFor();
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'set-password');
  await page.locator('input[name=again]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('navigation', { name: 'Places' }).waitFor();

  await page.getByRole('button', { name: /^You:/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Mail address').fill('nelli.niemi@desk.example');
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  // The link is used up, and says so.
  const other = await own.newPage();
  await other.goto(link);
  await other.locator('input[name=password]').fill(password);
  await other.locator('input[name=again]').fill(password);
  await other.keyboard.press('Enter');
  await other.getByRole('heading', { name: 'This link is over' }).waitFor();
  await other.close();
  return page;
}

/** Words are tried on a made-up ticket and on a real one, in each language; mistakes are told. */
async function tryTemplates(page: Page): Promise<void> {
  await desk.as('aino.virtanen')('POST', '/tickets', { client: 'acme', from: 'liisa.korhonen@acme.example', subject: 'VPN', text: 'Apua' });
  await goTo(page, 'Templates');
  await page.getByRole('article', { name: 'Swedish' }).getByText('Lösenordet fungerar inte').first().waitFor();
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'templates');
  await page.getByLabel('Subject').fill('Hei {{nmae}}');
  await page.getByText('nothing stands behind it').waitFor();
  await page.getByLabel('Subject').fill('<b>Hei</b> {{name}}');
  await page.getByRole('article', { name: 'English' }).getByText('<b>Hei</b> Ada Virtanen').waitFor();
  await page.getByLabel('For ticket number').fill('1');
  await page.getByRole('heading', { name: 'As it looks on ticket #1' }).waitFor();
  await page.getByLabel('Mail', { exact: true }).selectOption('digest');
  await page.getByText('{{count}}').first().waitFor();
}

/** A client gets words of its own: they go into the draft of its contract, what would change is seen, and it is applied. */
async function giveWords(page: Page): Promise<void> {
  await page.getByLabel('Mail', { exact: true }).selectOption('confirmation');
  await page.getByLabel('For ticket number').fill('');
  await page.getByText('Choose above whose they are').waitFor();
  await page.getByLabel('Whose words').selectOption('acme');
  await page.getByLabel('Language of the words').getByText('English').click();
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.fill('Hello {{name}},\n\nwe have it as number {{ticket}}.\n');
  await page.getByRole('article', { name: 'English' }).getByText('Hello Ada Virtanen').waitFor();
  // What was typed outlives a reload, and stays with its client and its mail.
  await page.reload();
  await page.getByRole('article', { name: 'English' }).getByText('Hello Ada Virtanen').waitFor();
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'templates-own-words');
  await page.getByRole('button', { name: 'Write into the contract' }).press('Enter');
  await page.getByRole('heading', { name: 'What would change' }).waitFor();
  await page.getByRole('rowheader', { name: 'templates' }).waitFor();
  // Nothing else would change: a head, and one line.
  expect(await page.getByRole('table').first().getByRole('row').count()).toBe(2);
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'templates-what-would-change');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('rowheader', { name: /^Version 2/ }).waitFor();
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Settings' }).click();
  await goTo(page, 'Templates');
  await page.getByLabel('Whose words').selectOption('acme');
  await page.getByLabel('Language of the words').getByText('English').click();
  await page.getByText('This client says it in its own words.').waitFor();
  expect(await text.inputValue()).toBe('Hello {{name}},\n\nwe have it as number {{ticket}}.\n');
}

/** What somebody knows, by keys alone; a name that is none is told. */
async function giveSkills(page: Page): Promise<void> {
  const skills = page
    .getByRole('combobox', { name: 'What they know' })
    .or(page.getByRole('textbox', { name: 'What they know' }))
    .first();
  await skills.focus();
  await page.keyboard.type('Linux Servers,printers,');
  await page.keyboard.type('!!!');
  await page.keyboard.press('Enter');
  await page.getByText('A skill has letters or digits in its name.').waitFor();
  await page.keyboard.type('citrix');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  const card = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Skills' }) })
    .last();
  await card.getByRole('button', { name: 'Save' }).press('Enter');
  await card.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'person-skills');
  await page.getByRole('link', { name: 'All people' }).click();
  await page
    .getByRole('row', { name: /Nelli Niemi/ })
    .getByText('linux-servers, printers')
    .waitFor();
  await page.getByRole('link', { name: 'Nelli Niemi' }).click();
}

/** Of two jobs that failed one is run again, and the other dropped with a reason. */
async function mendJobs(page: Page): Promise<void> {
  const ask = desk.as('administrator');
  for (const pigeon of [1, 2]) await ask('POST', '/pigeons', { pigeon });
  await goTo(page, 'Jobs');
  const row = (pigeon: number) => page.getByRole('row', { name: `Pigeon ${String(pigeon)} has lost its way` });
  await row(1).waitFor();
  await row(2).waitFor();
  expect(await wrongs(page)).toEqual([]);
  await picture(page, 'jobs');
  await row(1)
    .getByRole('button', { name: /^Run again/ })
    .click();
  await row(1).waitFor({ state: 'detached' });
  await row(2).getByRole('button', { name: /^Drop/ }).click();
  await page.getByLabel('Why nobody needs it any more').fill('It was only a pigeon.');
  await page.getByRole('dialog').getByRole('button', { name: 'Drop' }).click();
  await row(2).waitFor({ state: 'detached' });
  await page.getByText('no job has failed its last attempt').waitFor();
}

/** The audit shows all of it, with what was and what is; and its chain holds. */
async function readAudit(page: Page): Promise<void> {
  await goTo(page, 'Audit');
  await page.getByLabel('What', { exact: true }).fill('host.');
  await page.keyboard.press('Enter');
  const dropped = page.getByRole('row', { name: 'host.drop' });
  await dropped.waitFor();
  await dropped.getByRole('button').press('Enter');
  await page.getByRole('cell', { name: 'It was only a pigeon.', exact: true }).waitFor();
  expect(await wrongs(page)).toEqual([]);
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await page.getByText(/^The chain holds/).waitFor();
  await picture(page, 'audit');
  await page.getByLabel('What', { exact: true }).fill('team.enrol');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: 'team.enrol' }).first().waitFor();
  await page.getByRole('row', { name: 'host.drop' }).waitFor({ state: 'detached' });
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('nelli.niemi@desk.example');
}

describe('the settings of the desk', () => {
  test('an administrator invites an agent, who comes in by the link; templates, jobs and mail are looked after; the audit shows it all', async () => {
    const page = await desk.signedIn('administrator', { bypassCSP: true });
    await page.goto(`${desk.home}/settings`);
    await page.getByRole('navigation', { name: 'Settings' }).waitFor();
    const link = await invite(page);
    const nelli = await comeIn(link);
    await tryTemplates(page);
    await giveWords(page);
    await mendJobs(page);

    await goTo(page, 'Mailboxes');
    await page.getByRole('button', { name: 'By the listener: help@acme.example' }).click();
    await page.getByText('It works.').waitFor();
    expect(await wrongs(page)).toEqual([]);
    await picture(page, 'mailboxes');
    await readAudit(page);

    // What an agent may not do is not offered, and its address says so.
    expect(await nelli.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    for (const section of ['', '/agents', '/jobs', '/audit', '/templates']) {
      await nelli.goto(`${desk.home}/settings${section}`);
      await nelli.getByText('There is nothing at this address').waitFor();
    }
    // They leave, and are out at once.
    await goTo(page, 'People');
    await page.getByRole('link', { name: 'Nelli Niemi' }).click();
    await page.getByRole('checkbox', { name: 'service-desk' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'service-desk' }).isChecked()).toBe(true);
    await picture(page, 'person');
    await giveSkills(page);
    await page.getByRole('button', { name: 'They left' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'They left' }).click();
    await page.getByRole('button', { name: 'They are back' }).waitFor();
    await nelli.goto(`${desk.home}/queue`);
    await nelli.getByLabel('Mail address').waitFor();
    await nelli.context().close();
    await page.context().close();
    expect(desk.complaints).toEqual([]);
  }, 240_000);

  test('a team lead comes in by the company’s own account, to the page that was asked for, and finds of the settings what is theirs', async () => {
    const own = await desk.context();
    const page = await own.newPage();
    await page.goto(`${desk.home}/settings`);
    await page.getByRole('button', { name: "Sign in with your company's account" }).click();
    await page.getByRole('navigation', { name: 'Settings' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings');
    await page.getByRole('button', { name: 'You: Maria Lehtonen' }).waitFor();
    const sections = await page.getByRole('navigation', { name: 'Settings' }).getByRole('listitem').allTextContents();
    expect(sections).toContain('Templates');
    for (const foreign of ['People', 'Roles', 'API keys', 'Mailboxes', 'Plugins', 'Jobs', 'Audit']) expect(sections).not.toContain(foreign);
    await own.close();
  }, 60_000);

  test('roles, keys, teams and plugins, in Finnish and in the dark, on a small screen; and the last administrator stays one', async () => {
    const page = await desk.signedIn('administrator', {
      bypassCSP: true,
      locale: 'fi-FI',
      colorScheme: 'dark',
      viewport: { width: 390, height: 800 },
    });
    await page.goto(`${desk.home}/settings/roles`);
    const box = page.getByRole('checkbox', { name: 'Laatu: Nähdä, kuka kysyy.' });
    await box.waitFor();
    await box.press('Space');
    await page.getByText('Roolia on muutettu.').waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await wrongs(page)).toEqual([]);
    await picture(page, 'roles-fi-dark-small');

    await page.goto(`${desk.home}/settings/keys`);
    await page.getByRole('button', { name: 'Tee avain' }).click();
    await page.getByLabel('Mitä varten').fill('Yöajo');
    await page.getByRole('combobox', { name: 'Henkilö' }).selectOption({ label: 'Aino Virtanen' });
    await page.getByRole('radio', { name: 'Kaiken, minkä henkilö saa' }).check();
    await page.getByRole('button', { name: 'Tee', exact: true }).click();
    expect(await page.getByLabel('API-avain', { exact: true }).inputValue()).toMatch(/^luuri_/);
    await page.getByRole('button', { name: 'Olen kopioinut sen' }).click();
    const key = page.getByRole('row', { name: 'Yöajo' });
    await key.getByRole('button', { name: 'Mitätöi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mitätöi' }).click();
    await key.waitFor({ state: 'detached' });
    // More of them than a page holds.
    for (let i = 1; i <= 51; i++) await desk.as('administrator')('POST', '/api-keys', { agentId: 1, name: `Ajo ${String(i)}` });
    await page.reload();
    await page.getByRole('rowheader', { name: 'Ajo 1', exact: true }).waitFor();
    expect(await page.getByRole('rowheader', { name: 'Ajo 51', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Lisää', exact: true }).press('Enter');
    await page.getByRole('rowheader', { name: 'Ajo 51', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Lisää', exact: true }).count()).toBe(0);
    expect(await wrongs(page)).toEqual([]);
    await picture(page, 'keys-fi-dark-small');

    for (const [section, heading] of [
      ['teams', 'Tiimit'],
      ['plugins', 'Lisäosat'],
      ['jobs', 'Työt'],
      ['mailboxes', 'Postilaatikot'],
      ['templates', 'Viestipohjat'],
      ['audit', 'Tapahtumaloki'],
    ] as const) {
      await page.goto(`${desk.home}/settings/${section}`);
      await page.getByRole('heading', { level: 2, name: heading }).waitFor();
      await page.getByRole('status', { name: 'Ladataan' }).waitFor({ state: 'detached' });
      expect([section, await wrongs(page)]).toEqual([section, []]);
      await picture(page, `${section}-fi-dark-small`);
    }

    await page.goto(`${desk.home}/settings/agents`);
    await page.getByRole('link', { name: 'Demo Administrator' }).click();
    await page.getByRole('button', { name: 'Hän lähti' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hän lähti' }).click();
    await page.getByText('Tämä on viimeinen pääkäyttäjä.').waitFor();
    expect(await wrongs(page)).toEqual([]);
    await page.context().close();
    expect(desk.complaints).toEqual([]);
  }, 240_000);
});
