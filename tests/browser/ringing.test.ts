import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signatureOf } from '@luuri/plugin-phone';
import type { Page } from 'playwright-core';
import { openConsoleDesk, pictures, type ConsoleDesk } from './console-desk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const acme = `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
  - { level: 2, name: CSR2, team: specialists }
phone:
  numbers: [{ number: '09 1234 5678', language: fi }]
  greeting: { fi: 'Acmen IT-tuki, {agent} puhelimessa.' }
  call-limit: { time: 10min, kind: soft, warn-at: [70%, 100%] }
  wrap-up: { mode: timed, limit: 5min, breathe: 6s, codes: [ticket-created, information] }
`;
const nordbo = `client: nordbo
name: Nordbo AB
domains: [nordbo.example]
mailboxes: [support@nordbo.example]
languages: [sv, en]
calendars: { always: { zone: Europe/Stockholm, hours: 24x7 } }
tiers: [{ level: 1, name: CSR1, team: service-desk }]
phone:
  numbers: [{ number: '08-123 456 78', language: sv }]
  greeting: { sv: 'Nordbo support, {agent}.' }
  wrap-up: { mode: optional, codes: [information] }
`;

let desk: ConsoleDesk;
let page: Page;
let secret = '';
let bridge = '';

/** What a telephone system of one's own sends, signed. */
let told = 0;
async function tell(event: Record<string, string>): Promise<void> {
  const body = JSON.stringify({ id: `e-${String(++told)}`, at: new Date().toISOString(), ...event });
  const stamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'content-type': 'application/json',
    'x-luuri-system': 'pbx',
    'x-luuri-timestamp': stamp,
    'x-luuri-signature': `sha256=${signatureOf(secret, stamp, Buffer.from(body))}`,
  };
  const answer = await fetch(`${desk.home}/api/phone/events`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
}

/** What a bridge of the generic form sends. */
async function cti(fields: Record<string, string>): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${desk.home}/api${bridge}`, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
  expect(answer.status).toBe(200);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}
async function wrongs(): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>(`axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)`);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

beforeAll(async () => {
  desk = await openConsoleDesk({ demo: true });
  const admin = desk.as('administrator');
  for (const yaml of [acme, nordbo]) await admin('POST', '/contracts', { yaml });
  ({ secret } = await admin<{ secret: string }>('POST', '/phone/systems', { name: 'pbx', kind: 'native' }));
  ({ path: bridge } = await admin<{ path: string }>('POST', '/phone/systems', { name: 'bridge', kind: 'cti' }));
  const me = await desk.as('aino.virtanen')<{ actor: string }>('GET', '/me');
  await admin('PUT', `/phone/agents/${me.actor.slice('agent:'.length)}/extension`, { extension: '101' });
  await admin('POST', '/tickets', { from: 'liisa.korhonen@acme.example', subject: 'VPN katkeilee' });
  page = await desk.signedIn('aino.virtanen', { reducedMotion: 'reduce' });
}, 180_000);
afterAll(() => desk.end(), 60_000);

const bar = (client: string) => page.getByRole('region', { name: `Call with ${client}` });
const ownState = (word: string) => page.getByRole('button', { name: `Your state: ${word}` });

test('a call of a telephone system comes up by itself, is answered, wrapped up, followed by a pause that shows its time, and by the next', async () => {
  await page.goto(`${desk.home}/queue`);
  await ownState('Away').click();
  await page.getByRole('menuitem', { name: 'Ready' }).click();
  await ownState('Ready').waitFor();

  const call = { callId: 'one', dialledNumber: '0912345678', from: '0401234567', agentExt: '101' };
  await tell({ event: 'call.ringing', ...call });
  // On whatever screen: nobody went to the calls.
  await bar('Acme Oy').getByText('rings', { exact: true }).waitFor();
  expect(await bar('Acme Oy').innerText()).toContain('Acmen IT-tuki, Aino Virtanen puhelimessa.');
  expect(await bar('Acme Oy').innerText()).toContain('+358401234567');
  await ownState('Ringing').waitFor();
  expect(await wrongs()).toEqual([]);
  await page.screenshot({ path: join(pictures, 'call-rings.png') });

  await tell({ event: 'call.answered', ...call });
  await bar('Acme Oy').getByText('on the line').waitFor();
  await ownState('On a call').waitFor();
  await bar('Acme Oy').getByRole('link', { name: 'Acme Oy' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Reititin käynnistetty.');
  await page.getByText('Saved').waitFor();
  await tell({ event: 'call.held', ...call });
  await bar('Acme Oy').getByText('on hold').waitFor();
  await tell({ event: 'call.resumed', ...call });
  await bar('Acme Oy').getByText('on the line').waitFor();
  // The telephone ends it, so there is no button for that here.
  expect(await bar('Acme Oy').getByRole('button', { name: 'End', exact: true }).count()).toBe(0);
  await page.screenshot({ path: join(pictures, 'call-of-a-system.png') });

  await tell({ event: 'call.ended', ...call, by: 'caller' });
  await bar('Acme Oy').getByText('What did it come to?').waitFor();
  await bar('Acme Oy')
    .getByText(/4:\d\d left/)
    .waitFor();
  await bar('Acme Oy').getByText('Information').click();
  await bar('Acme Oy').getByRole('button', { name: 'Done, next' }).click();

  const pause = page.getByRole('region', { name: 'Breathe.' });
  await pause.getByRole('timer').waitFor();
  // Six seconds, on a page whose clock ticks once a second.
  expect(await pause.getByRole('timer').innerText()).toMatch(/^0:0[0-7] left$/);
  await page.screenshot({ path: join(pictures, 'call-pause.png') });
  expect(await wrongs()).toEqual([]);
  await pause.waitFor({ state: 'detached', timeout: 20_000 });
  await ownState('Ready').waitFor();

  // The next one is of another client, and rings through the other kind of bridge.
  await cti({ event: 'newCall', callId: 'two', direction: 'in', from: '+46701234567', to: '0812345678', 'user[]': '101' });
  await bar('Nordbo AB').getByText('rings', { exact: true }).waitFor();
  expect(await bar('Nordbo AB').innerText()).toContain('Nordbo support, Aino Virtanen.');
  await cti({ event: 'answer', callId: 'two', direction: 'in', from: '+46701234567', to: '0812345678', answeringNumber: '101' });
  await bar('Nordbo AB').getByText('on the line').waitFor();
  await cti({ event: 'hangup', callId: 'two', direction: 'in', from: '+46701234567', to: '0812345678', cause: 'normalClearing' });
  await bar('Nordbo AB').waitFor({ state: 'detached' });
  await ownState('Ready').waitFor();
}, 240_000);

test('a caller who gives up leaves the agent where they were: ready, or on their break', async () => {
  const call = { callId: 'three', dialledNumber: '0912345678', from: '0401234567', agentExt: '101' };
  await tell({ event: 'call.ringing', ...call });
  await bar('Acme Oy').waitFor();
  await tell({ event: 'call.abandoned', ...call });
  await bar('Acme Oy').waitFor({ state: 'detached' });
  await ownState('Ready').waitFor();
  await ownState('Ready').click();
  await page.getByRole('menuitem', { name: 'Break' }).click();
  await ownState('Break').waitFor();
  const again = { ...call, callId: 'four' };
  await tell({ event: 'call.ringing', ...again });
  await bar('Acme Oy').waitFor();
  await tell({ event: 'call.ended', ...again });
  await bar('Acme Oy').waitFor({ state: 'detached' });
  await ownState('Break').waitFor();
  expect(desk.complaints).toEqual([]);
}, 120_000);
