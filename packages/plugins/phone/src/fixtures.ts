import {
  clients,
  defineAction,
  essentials,
  onlySystem,
  system,
  toFetchHandler,
  type Actor,
  type Desk,
  type Entity,
  type Installed,
} from '@luuri/core';
import { hire, type OpenDesk } from '@luuri/testing';
import type { NativeEvent } from './calls/native-event.ts';
import { phone } from './plugin.ts';
import { signatureOf } from './rules/signature.ts';

/** For tests: a Finnish client with all that the telephone can be told. */
export const acmePhone = `client: acme
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
  - name: standard
    calendar: office
    targets: { normal: { first-response: 4h, next-response: 1bd, resolution: 3bd } }
phone:
  numbers:
    - { number: '09 1234 5678', language: fi, queue: acme }
    - { number: '+358 9 1234 5679', language: sv }
  greeting: { fi: '{client}:n IT-tuki, {agent} puhelimessa.', sv: '{client}s IT-stöd, {agent}.' }
  verification: { fi: 'Henkilöllisyys varmistetaan portaalissa.' }
  call-limit: { time: 10min, kind: soft, warn-at: [70%, 100%], tiers: { 2: 20min } }
  wrap-up: { mode: timed, limit: 90s, breathe: 5s, codes: [ticket-created, handed-on, resolved-first-contact, wrong-number] }
  queue: { answer-in: 20s, share: '80%', short: 5s }
  hours: { calendar: office, outside: '+358 40 555 0100' }
  blocked: ['+358 40 666 0666']
  call-back: { within: 2h, attempts: 3, half-days: 2, spread: 4h, warn-before: 15min }
  first-contact: { days: 7, excludes: [change] }
  scripts:
    - name: cannot-sign-in
      type: incident
      steps:
        - { step: hello, say: { fi: 'Tervehdi.' } }
        - { step: who, ask: { fi: 'Kuka soittaa?' }, into: name, mandatory: true }
        - { step: what, ask: { fi: 'Mikä ei toimi?' }, into: subject, mandatory: true }
        - { step: others, check: { fi: 'Onko muilla sama vika?' }, mandatory: true, no: device }
        - { step: area, ask: { fi: 'Missä toimipisteessä?' }, mandatory: true }
        - { step: device, branch: { fi: 'Millä laitteella?' }, choices: { computer: article, phone: end } }
        - { step: article, link: { fi: 'Ohje' }, url: 'https://kb.acme.example/1' }
        - { step: identity, verify: { fi: 'Varmista portaalissa.' } }
`;

/** For tests: a Swedish client. */
export const nordboPhone = `client: nordbo
name: Nordbo AB
domains: [nordbo.example]
mailboxes: [support@nordbo.example]
languages: [sv, en]
calendars:
  always: { zone: Europe/Stockholm, hours: 24x7 }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
phone:
  numbers: [{ number: '08-123 456 78' }]
  greeting: { sv: 'Nordbo support, {agent}.' }
  call-limit: { time: 5min, kind: hand-off-required }
  wrap-up: { mode: mandatory, codes: [information] }
`;

/** For tests: a desk with a telephone, two clients, and people at it. */
export interface PhoneDesk {
  readonly desk: Desk;
  /** Tier 1 of both clients, extension 101. */
  readonly aino: Actor;
  /** Tier 2 of acme, extension 201. */
  readonly lea: Actor;
  /** Of no team: sees neither client. */
  readonly otto: Actor;
  readonly admin: Actor;
  readonly travel: (time: `${number}${'s' | 'min' | 'h' | 'd'}` | number) => Promise<number>;
  readonly now: () => Date;
  /** Sends an event of the native system `pbx`, signed. */
  readonly tell: (
    event: Omit<Partial<NativeEvent>, 'event'> & { event: string },
    change?: (request: Request) => Request,
  ) => Promise<Response>;
  /** Sends what a bridge of the generic form sends. */
  readonly cti: (fields: Record<string, string>, as?: 'form' | 'json') => Promise<Response>;
  /** Sends what a provider sends, as a form and with the same token. */
  readonly provider: (name: 'placetel' | 'sipgate', fields: readonly (readonly [string, string])[]) => Promise<Response>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly secret: string;
}

/** For tests: the house with a telephone in it. */
export const houseWithPhone = (): Installed[] => [...essentials(), phone()];

/** For tests: open one. It is Monday 2026-01-05, 11:00 in Helsinki, when nothing else is said. */
export async function openPhoneDesk(open: OpenDesk, at = '2026-01-05T09:00:00Z'): Promise<PhoneDesk & Awaited<ReturnType<OpenDesk>>> {
  const made = await open({ plugins: houseWithPhone(), at });
  const { desk, clock } = made;
  const own = desk.as(system);
  for (const yaml of [acmePhone, nordboPhone]) await own.use(clients).apply({ yaml });
  const aino = await hire(desk, { name: 'Aino', teams: ['service-desk'] });
  const lea = await hire(desk, { name: 'Lea', role: 'team-lead', teams: ['specialists'] });
  const otto = await hire(desk, { name: 'Otto' });
  const admin = await hire(desk, { name: 'Ada', role: 'administrator' });
  await own.use(phone).setExtension({ agentId: aino.id, extension: '101' });
  await own.use(phone).setExtension({ agentId: lea.id, extension: '201' });
  const { secret } = await own.use(phone).connect({ name: 'pbx', kind: 'native' });
  const { path } = await own.use(phone).connect({ name: 'bridge', kind: 'cti' });
  const fetch = toFetchHandler(desk);
  let told = 0;
  const tell: PhoneDesk['tell'] = (event, change = (request) => request) => {
    const body = JSON.stringify({ id: `e${String(++told)}`, at: clock.now().toISOString(), ...event });
    const stamp = String(Math.floor(clock.now().getTime() / 1000));
    const headers = {
      'x-luuri-system': 'pbx',
      'x-luuri-timestamp': stamp,
      'x-luuri-signature': `sha256=${signatureOf(secret, stamp, Buffer.from(body))}`,
    };
    return fetch(
      change(
        new Request('http://desk/phone/events', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }),
      ),
    );
  };
  const cti: PhoneDesk['cti'] = (fields, as = 'form') => {
    const type = as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
    const body = as === 'form' ? new URLSearchParams(fields).toString() : JSON.stringify(fields);
    return fetch(new Request(`http://desk${path}`, { method: 'POST', body, headers: { 'content-type': type } }));
  };
  const provider: PhoneDesk['provider'] = (name, fields) => {
    const body = new URLSearchParams(fields.map(([key, value]): [string, string] => [key, value])).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return fetch(new Request(`http://desk${path}`.replace('/cti/', `/${name}/`), { method: 'POST', body, headers }));
  };
  const people = { aino: aino.actor, lea: lea.actor, otto: otto.actor, admin: admin.actor };
  return { ...made, ...people, now: () => clock.now(), tell, cti, provider, fetch, secret };
}

/** For tests: every row of an entity. */
export const rowsOf = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> =>
  desk
    .as(system)
    .run(defineAction('test.rows', { summary: '', allow: onlySystem, reads: true, run: (scope) => scope.rows(entity).find() }), {});

/** For tests: a row is there. */
export const keep = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>, row: Omit<Row, 'id'>): Promise<Row> =>
  desk.as(system).run(defineAction('test.keep', { summary: '', allow: onlySystem, run: (scope) => scope.rows(entity).insert(row) }), {});
