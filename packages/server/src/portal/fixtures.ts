import { clients, definePlugin, system, type Channel, type Installed, type OutboundMessage } from '@luuri/core';
import type { OpenDesk } from '@luuri/testing';
import { openWorld, type Browser, type World } from '../identity/fixtures.ts';

/** For tests: a client with a portal in three languages. */
export const acmePack = `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
tiers: [{ level: 1, name: CSR1, team: acme-desk }]
sla:
  - name: standard
    calendar: office
    targets: { normal: { first-response: 4h, next-response: 1bd, resolution: 3bd } }
    reopen-window: 16h
portal:
  name: { fi: Acmen IT-tuki, sv: Acmes IT-stöd, en: Acme IT help }
  colour: teal
  welcome: { fi: Kerro meille., sv: Berätta för oss., en: Tell us. }
  hours: office
  phone: '+358 9 1234 5678'
  kinds:
    - broken
    - kind: printer
      title: { fi: Tulostin, sv: Skrivare, en: Printer }
      fields: [{ name: place, label: { fi: Paikka, sv: Plats, en: Place }, required: true }]
`;
const bravoPack = acmePack.replaceAll('acme', 'bravo').replaceAll('Acme', 'Bravo');

/** For tests: a desk with two portals, and a mail server that keeps what it is given. */
export interface Portals extends World {
  readonly sent: OutboundMessage[];
  /** The newest link that was mailed to somebody, as a path: to a ticket, or to all of theirs. */
  readonly linkTo: (address: string, to?: 'ticket' | 'all') => string;
  /** Somebody who followed the link that was mailed to them. */
  readonly signedIn: (client: string, address: string) => Promise<Browser>;
}

export const csrfIn = (page: string): string => /name="csrf" value="([^"]*)"/.exec(page)?.[1] ?? '';
export const keyIn = (page: string): string => /name="key" value="([^"]*)"/.exec(page)?.[1] ?? '';

export async function openPortals(open: OpenDesk, plugins: readonly Installed[] = []): Promise<Portals> {
  const sent: OutboundMessage[] = [];
  const send: Channel['send'] = async (message) => {
    sent.push(message);
    return { externalId: message.externalId };
  };
  const mail = definePlugin({ name: 'post', summary: 'Mail.', start: () => ({ channels: [{ channel: 'email', send }] }) });
  const world = await openWorld(open, { plugins: [mail(), ...plugins] });
  for (const yaml of [acmePack, bravoPack]) await world.desk.as(system).use(clients).apply({ yaml });
  const linkTo = (address: string, to: 'ticket' | 'all' = 'ticket') => {
    const links = sent.filter((m) => m.to === address).flatMap((m) => /http:\/\/[^/]+(\/portal\/\S+)/.exec(m.text)?.[1] ?? []);
    return links.findLast((link) => link.includes('ticket=') === (to === 'ticket')) ?? '';
  };
  const enter = async (browser: Browser, link: string) => {
    if (link === '') return;
    const [path = '', query = ''] = link.split('?');
    await browser.form(path, { ...Object.fromEntries(new URLSearchParams(query)), csrf: csrfIn((await browser.get(link)).text) });
  };
  const signedIn = async (client: string, address: string) => {
    const browser = world.browser();
    await browser.form(`/portal/${client}/sign-in`, { address });
    await world.travel('1s');
    await enter(browser, linkTo(address, 'all'));
    return browser;
  };
  return { ...world, sent, linkTo, signedIn };
}
