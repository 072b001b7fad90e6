import {
  clientBySlug,
  clients,
  defineAction,
  essentials,
  introducePerson,
  messages,
  onlySystem,
  startTicket,
  system,
  ticketDescribed,
  tickets,
  type Actor,
  type Desk,
  type Installed,
  type Scope,
} from '@luuri/core';
import { fakeChannel, hire, type FakeChannel, type OpenDesk } from '@luuri/testing';
import { quality } from './plugin.ts';
import type { AnswerValue } from './rules/score.ts';

/** For tests: a Finnish client whose contacts are reviewed by two cards. */
export const acmeQuality = `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
  - { level: 2, name: CSR2, team: specialists }
quality:
  calendar: office
  sample: { share: 50%, risks: { reset: 100%, reopened: 100%, bounce: 100%, over-limit: 100% } }
  cards:
    - card: resets
      name: { fi: Salasanat, sv: Lösenord, en: Passwords }
      for: [reset]
      sections:
        - { name: Tunnistus, weight: 100, criteria: [{ criterion: proof, text: Tunnistettiin, kind: critical }, { criterion: calm, text: Rauhassa }] }
    - card: usual
      name: { fi: Tavalliset, en: The usual }
      sections:
        - name: { fi: Alku, en: Beginning }
          weight: 40
          criteria:
            - { criterion: greeting, text: { fi: Tervehti, en: Greeted } }
            - { criterion: privacy, text: { fi: Ei kertonut vieraalle, en: Told no stranger }, kind: critical }
        - name: { fi: Asia, en: Matter }
          weight: 60
          criteria: [{ criterion: tone, text: { fi: Sävy, en: Tone }, kind: scale, weight: 2 }, { criterion: solved, text: Ratkaisi }]
`;

/** For tests: another client, with people of its own. */
export const bravoQuality = `client: bravo
name: Bravo Oyj
domains: [bravo.example]
languages: [en]
tiers:
  - { level: 1, name: CSR1, team: bravo-desk }
quality:
  blind: false
  cards:
    - { card: all, name: All, sections: [{ name: All, weight: 100, criteria: [{ criterion: good, text: Good }] }] }
`;

type Name = 'aino' | 'bertta' | 'lea' | 'sanna' | 'henrik' | 'pirkko' | 'nora';

/** For tests: a desk on which contacts are reviewed. It is Monday 2026-01-05, 11:00 in Helsinki. */
export interface QualityDesk extends Awaited<ReturnType<OpenDesk>> {
  /** Agents aino and bertta, the lead lea, analysts sanna, henrik and pirkko; nora is of the other client alone. */
  readonly as: Readonly<Record<Name, Actor>>;
  readonly id: Readonly<Record<Name, number>>;
  /** A ticket that agents answered, one after another, and the last solved. */
  readonly contact: (more?: { by?: readonly Name[]; client?: string; channel?: string; text?: string }) => Promise<number>;
  /** Carries mail. */
  readonly office: FakeChannel;
  readonly does: <T>(run: (scope: Scope) => Promise<T>) => Promise<T>;
}

async function staffOf(desk: Desk): Promise<Pick<QualityDesk, 'as' | 'id'>> {
  const acme = ['service-desk', 'specialists'];
  const people = {
    aino: await hire(desk, { name: 'Aino Virtanen', role: 'agent', teams: acme, languages: ['fi'] }),
    bertta: await hire(desk, { name: 'Bertta Salo', role: 'agent', teams: acme, languages: ['fi'] }),
    lea: await hire(desk, { name: 'Lea Koski', role: 'team-lead', teams: acme, languages: ['fi'] }),
    sanna: await hire(desk, { name: 'Sanna Korhonen', role: 'quality', teams: acme, languages: ['fi'] }),
    henrik: await hire(desk, { name: 'Henrik Berg', role: 'quality', teams: acme, languages: ['fi'] }),
    pirkko: await hire(desk, { name: 'Pirkko Laine', role: 'quality', teams: acme, languages: ['fi'] }),
    nora: await hire(desk, { name: 'Nora Falk', role: 'quality', teams: ['bravo-desk'], languages: ['fi'] }),
  };
  const each = <T>(of: (one: { id: number; actor: Actor }) => T) =>
    Object.fromEntries(Object.entries(people).map(([name, one]) => [name, of(one)])) as Record<Name, T>;
  return { as: each((one) => one.actor), id: each((one) => one.id) };
}

/** For tests: open one. */
export async function openQualityDesk(
  open: OpenDesk,
  { plugins = [], pack = acmeQuality }: { plugins?: Installed[]; pack?: string } = {},
): Promise<QualityDesk> {
  const office = fakeChannel('email');
  const made = await open({ plugins: [...essentials(), office.plugin, quality(), ...plugins], at: '2026-01-05T09:00:00Z' });
  const { desk, travel } = made;
  for (const yaml of [pack, bravoQuality]) await desk.as(system).use(clients).apply({ yaml });
  const staff = await staffOf(desk);
  const does: QualityDesk['does'] = (run) =>
    desk.as(system).run(defineAction('test.does', { summary: 'Whatever a test wants.', allow: onlySystem, run }), {});
  const contact: QualityDesk['contact'] = async (more = {}) => {
    const { client = 'acme', channel = 'email', text = 'Hei, täällä Aino. Se on nyt auki.' } = more;
    const by: readonly Name[] = more.by ?? ['aino'];
    const ticketId = await does(async (scope) => {
      const { id: clientId } = await clientBySlug(scope, client);
      const person = await introducePerson(scope, { clientId, address: `ada@${client}.example`, name: 'Ada Lahti', language: 'fi' });
      const ticket = await startTicket(scope, { clientId, requesterId: person.id, subject: 'Salasana lukossa', channel, language: 'fi' });
      await scope.emit(ticketDescribed, { ticketId: ticket.id, text: 'Auttakaa.' });
      return ticket.id;
    });
    for (const name of by) {
      const agent: Actor = name === 'nora' ? { ...staff.as.nora, permissions: ['*'] } : staff.as[name];
      await desk.as(agent).use(messages).write({ ticketId, text });
      await travel(60_000);
    }
    const last = by.at(-1) ?? 'aino';
    const closer: Actor = last === 'nora' ? { ...staff.as.nora, permissions: ['*'] } : staff.as[last];
    await desk.as(closer).use(tickets).move({ ticketId, to: 'resolved' });
    await travel(60_000);
    return ticketId;
  };
  return { ...made, ...staff, contact, office, does };
}

/** For tests: answers of the usual card. */
export const usual = (greeting: AnswerValue, privacy: AnswerValue, tone: AnswerValue, solved: AnswerValue) =>
  Object.entries({ greeting, privacy, tone, solved }).map(([criterion, value]) => ({ criterion, value }));
