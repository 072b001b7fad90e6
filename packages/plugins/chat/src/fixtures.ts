import { randomBytes } from 'node:crypto';
import { clients, essentials, system, toFetchHandler, type Actor, type Desk, type Installed } from '@luuri/core';
import { hire, type Hired, type OpenDesk } from '@luuri/testing';
import { chat } from './plugin.ts';

/** For tests: a Finnish client with a chat in office hours, and clocks in seconds. */
export const acmeChat = `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
  - { level: 2, name: CSR2, team: specialists }
sla:
  - name: chat
    calendar: office
    when: { channel: chat }
    targets: { normal: { first-response: 45s, next-response: 60s, resolution: 3bd } }
  - name: standard
    calendar: office
    targets: { normal: { first-response: 4h, next-response: 1bd, resolution: 3bd } }
chat:
  key: acme-7f3k2m
  origins: ['https://www.acme.example']
  hours: office
  title: { fi: 'Acmen tuki', en: 'Acme support' }
  greeting: { fi: 'Miten voimme auttaa?', sv: 'Hur kan vi hjälpa?', en: 'How can we help?' }
  away: { fi: 'Palvelemme arkisin 8-16.', en: 'We are here on weekdays from 8 to 16.' }
  limit-per-agent: 2
  idle: 10min
  wrap-up: { codes: [solved, information], mandatory: true }
  files: { most-mb: 1, types: [image/png, text/plain] }
`;

/** For tests: a client whose visitors show first that they read mail of their address. */
export const nordboChat = `client: nordbo
name: Nordbo AB
domains: [nordbo.example]
mailboxes: [support@nordbo.example]
languages: [sv, en]
tiers:
  - { level: 1, name: CSR1, team: service-desk }
chat: { key: nordbo-9x1z4q, origins: ['https://nordbo.example'], verify: mail, limit-per-agent: 5 }
`;

/** A visitor's token, as their browser makes one. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** For tests: a desk with a chat, two clients, and people at it. */
export interface ChatDesk {
  readonly desk: Desk;
  /** Tier 1 of both clients, speaks all languages; ready for chats. */
  readonly aino: Actor;
  /** Tier 1 of both, speaks Swedish and English; ready. */
  readonly nils: Actor;
  /** Tier 2 of acme; ready. */
  readonly lea: Actor;
  /** Of no team. */
  readonly otto: Actor;
  readonly ids: Readonly<Record<'aino' | 'nils' | 'lea' | 'otto', number>>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** A visitor who begins a chat with acme. */
  readonly visit: (more?: Partial<Visit>) => Promise<Visitor>;
}

interface Visit {
  key: string;
  token: string;
  name: string;
  address: string;
  text: string;
  language: 'fi' | 'sv' | 'en';
}

export interface Visitor {
  readonly who: { readonly key: string; readonly token: string };
  readonly say: (text: string, ref?: string) => Promise<{ seq: number }>;
}

/** For tests: open one. It is Monday 2026-01-05, 11:00 in Helsinki, when nothing else is said. */
export async function openChatDesk(
  open: OpenDesk,
  { at = '2026-01-05T09:00:00Z', plugins = [] }: { at?: string; plugins?: Installed[] } = {},
): Promise<ChatDesk & Awaited<ReturnType<OpenDesk>>> {
  const made = await open({ plugins: [...essentials(), chat(), ...plugins], at });
  const { desk } = made;
  const own = desk.as(system);
  for (const yaml of [acmeChat, nordboChat]) await own.use(clients).apply({ yaml });
  const ready = async (hired: Hired) => {
    const made = await hire(desk, hired);
    await desk.as(made.actor).use(chat).setPresence({ state: 'ready' });
    return made;
  };
  const aino = await ready({ name: 'Aino', teams: ['service-desk'] });
  const nils = await ready({ name: 'Nils', teams: ['service-desk'], languages: ['sv', 'en'] });
  const lea = await ready({ name: 'Lea', teams: ['specialists'] });
  const otto = await ready({ name: 'Otto' });
  const nobody = desk.as({ id: 'anonymous', kind: 'anonymous', permissions: [], reach: {} }).use(chat);
  const visit: ChatDesk['visit'] = async (more = {}) => {
    const said = { key: 'acme-7f3k2m', token: newToken(), name: 'Ada', address: 'ada@acme.example', text: 'Salasana lukossa', ...more };
    await nobody.start({ language: 'fi', ...said });
    const who = { key: said.key, token: said.token };
    let sent = 0;
    return { who, say: (text, ref = `visitor-${String(++sent)}`) => nobody.say({ ...who, ref, text }) };
  };
  const ids = { aino: aino.id, nils: nils.id, lea: lea.id, otto: otto.id };
  return { ...made, aino: aino.actor, nils: nils.actor, lea: lea.actor, otto: otto.actor, ids, visit, fetch: toFetchHandler(desk) };
}
