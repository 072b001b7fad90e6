import { essentials } from './essentials.ts';
import { acceptArrival, intakeRows, type Intake } from './channel/index.ts';
import { clientBySlug, clients } from './client/index.ts';
import {
  defineAction,
  defineError,
  definePlugin,
  onlySystem,
  system,
  type Actor,
  type Arrival,
  type Channel,
  type Desk,
  type Entity,
  type InboundMessage,
  type Installed,
  type Mistake,
  type OutboundMessage,
  type Scope,
} from './kernel/index.ts';
import { introduce } from './people/index.ts';
import { teams } from './team/index.ts';
import { startTicket, type TicketStart } from './ticket/index.ts';

/** For tests: a Finnish client, served in office hours by three tiers of teams of its own. */
export const acme = `client: acme
name: Acme Oy
effective-from: 2026-01-01
domains: [acme.example]
mailboxes: [help@acme.example, it@acme.example]
languages: [fi, sv, en]
owner: owner@desk.example
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
  - { level: 2, name: CSR2, team: specialists, hold-at-most: 2h }
  - { level: 3, name: Experts, team: engineers, hold-at-most: 1bd }
sla:
  - name: standard
    calendar: office
    targets:
      urgent: { first-response: 15min, next-response: 30min, resolution: 4h, update-every: 1h }
      normal: { first-response: 4h, next-response: 1bd, resolution: 3bd }
    warn-at: [75%]
    pause-in: [pending-requester]
    reopen-window: 16h
escalation:
  - { name: late answer, when: first-response.breached, do: [{ raise-tier: 1 }, { notify: [team-lead] }] }
  - { when: resolution.warned, do: [{ notify: [assignee, team-lead] }] }
  - { when: resolution.breached, do: [{ raise-tier: 1 }, { notify: [team-lead, client-owner] }] }
  - { when: tier.held-too-long, do: [{ raise-tier: 1 }, { notify: [team-lead] }] }
`;

/** For tests: a Swedish client, served around the clock by other people. */
export const nordbo = `client: nordbo
name: Nordbo AB
domains: [nordbo.example]
mailboxes: [support@nordbo.example]
languages: [sv, en]
calendars:
  always: { zone: Europe/Stockholm, hours: 24x7 }
tiers:
  - { level: 1, name: CSR1, team: nordic-desk }
  - { level: 2, name: CSR2, team: nordic-experts }
sla:
  - name: always
    calendar: always
    targets:
      normal: { first-response: 1h, next-response: 2h, resolution: 8h }
    warn-at: [50%]
`;

/** For tests: a client that was promised nothing and has one tier. */
export const polar = `client: polar
name: Polar Oy
domains: [polar.example]
mailboxes: [apua@polar.example]
languages: [fi]
`;

/** For tests: the people of a desk with three clients. */
export interface Staff {
  /** Tier 1 of acme. */
  readonly aino: Actor;
  /** Tier 2 of acme, its team lead, and a Swede. */
  readonly lea: Actor;
  /** Tier 3 of acme. */
  readonly erik: Actor;
  /** Serves nordbo and nobody else. */
  readonly nils: Actor;
  readonly admin: Actor;
}

/** For tests: the three clients with their contracts, and people to serve them. */
export async function staffed(desk: Desk, packs: readonly string[] = [acme, nordbo, polar]): Promise<Staff> {
  const own = desk.as(system);
  for (const yaml of packs) await own.use(clients).apply({ yaml });
  const known = new Set((await own.use(teams).list()).items.map((t) => t.slug));
  const hire = async (name: string, role: 'agent' | 'team-lead' | 'administrator', of: string[], language = 'en') => {
    const address = `${name.toLowerCase()}@desk.example`;
    const { id } = await own.use(teams).enrol({ name, address, role, teams: of.filter((t) => known.has(t)), languages: [language] });
    return (await own.use(teams).actorFor({ agentId: id })) as Actor;
  };
  return {
    aino: await hire('Aino', 'agent', ['service-desk'], 'fi'),
    lea: await hire('Lea', 'team-lead', ['specialists'], 'sv'),
    erik: await hire('Erik', 'agent', ['engineers']),
    nils: await hire('Nils', 'agent', ['nordic-desk', 'nordic-experts'], 'sv'),
    admin: await hire('Ada', 'administrator', []),
  };
}

/** For tests: a mail, with as much of it as matters. `unreadable` makes the channel's `read` throw. */
export interface Mail extends Partial<Omit<InboundMessage, 'from' | 'to'>> {
  readonly from?: string;
  readonly name?: string;
  /** The mailbox it arrives in. */
  readonly to?: string;
  readonly unreadable?: boolean;
  readonly receivedAt?: Date;
}

/** For tests: a channel `email` whose raw bytes are messages as JSON. */
export interface PostOffice {
  readonly plugin: Installed;
  /** What the desk handed over, oldest first. */
  readonly sent: OutboundMessage[];
  /** What `send` throws the next times. */
  readonly troubles: Error[];
  /** Called while a server has the message, before it answers. */
  during: ((message: OutboundMessage) => Promise<void>) | undefined;
}

const unreadable = defineError('test.unreadable', 'invalid', () => 'These bytes make no sense.');

/** For tests: the bytes of a mail; `read` of the {@link postOffice} makes a message of them. */
export function arrivalOf({
  from = 'ada@acme.example',
  to = 'help@acme.example',
  receivedAt,
  ...mail
}: Mail): Arrival & { channel: string } {
  const attachments = mail.attachments?.map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString('base64') }));
  const raw = Buffer.from(JSON.stringify({ from, to, ...mail, ...(attachments ? { attachments } : {}) }));
  return { channel: 'email', from, to, raw, ...(receivedAt ? { receivedAt } : {}) };
}

function messageFrom(raw: Uint8Array): InboundMessage {
  const { from = '', name, to = '', unreadable: isUnreadable, attachments = [], ...mail } = JSON.parse(Buffer.from(raw).toString()) as Mail;
  if (isUnreadable) throw unreadable({});
  const none = { cc: [], subject: '', text: '', inReplyTo: [], references: [], nature: 'message' as const, trouble: [] };
  const files = attachments.map((file) => ({ ...file, bytes: Buffer.from(String(file.bytes), 'base64') }));
  return { ...none, ...mail, attachments: files, from: { address: from.toLowerCase(), ...(name ? { name } : {}) }, to: [to] };
}

export function postOffice(): PostOffice {
  const sent: OutboundMessage[] = [];
  const troubles: Error[] = [];
  const office: PostOffice = { plugin: { spec: { name: '', summary: '' }, options: {} }, sent, troubles, during: undefined };
  const channel: Channel = {
    channel: 'email',
    read: async (raw) => messageFrom(raw),
    async send(message) {
      await office.during?.(message);
      const trouble = troubles.shift();
      if (trouble) throw trouble;
      sent.push(message);
      return { externalId: message.externalId };
    },
  };
  const plugin = definePlugin({ name: 'post-office', summary: 'Mail for tests.', start: () => ({ channels: [channel] }) })();
  return Object.assign(office, { plugin });
}

/** For tests: the whole house with a post office in it. */
export const houseWith = (office: PostOffice): Installed[] => [...essentials(), office.plugin];

/** For tests: every row of an entity. */
export function rowsIn<Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> {
  return desk
    .as(system)
    .run(
      defineAction('test.rows', { summary: 'All rows.', allow: onlySystem, reads: true, run: (scope) => scope.rows(entity).find() }),
      {},
    );
}

/** For tests: something done by the desk itself in one unit of work. */
export const act = <T>(desk: Desk, run: (scope: Scope) => Promise<T>): Promise<T> =>
  desk.as(system).run(defineAction('test.act', { summary: '', allow: onlySystem, run }), {});

/** For tests: somebody is enrolled. */
export async function hire(
  desk: Desk,
  name: string,
  of: string[],
  more: { languages?: string[]; role?: 'agent' | 'team-lead' | 'quality' } = {},
): Promise<Actor> {
  const { languages = ['fi'], role = 'agent' } = more;
  const { id: agentId } = await desk
    .as(system)
    .use(teams)
    .enrol({ name, address: `${name.toLowerCase()}@desk.example`, role, teams: of, languages });
  return (await desk.as(system).use(teams).actorFor({ agentId })) as Actor;
}

/** For tests: a ticket comes in; its number. */
export function ask(desk: Desk, { client = 'acme', ...start }: { client?: string } & Partial<TicketStart> = {}): Promise<number> {
  return act(desk, async (scope) => {
    const { id: clientId } = await clientBySlug(scope, client);
    const { id: requesterId } = await scope.run(introduce, { clientId, address: `ada@${client}.example` });
    return (await startTicket(scope, { clientId, requesterId, subject: 'Salasana lukossa', channel: 'email', ...start })).id;
  });
}

/** For tests: a mail arrives, and is dealt with with all that follows at once. Returns its line in the intake. */
export async function receive(desk: { desk: Desk; travel(time: number): Promise<number> }, mail: Mail): Promise<Intake> {
  const { intakeId } = await desk.desk.as(system).run(acceptArrival, arrivalOf(mail));
  await desk.travel(0);
  return (await rowsIn(desk.desk, intakeRows)).find((line) => line.id === intakeId) as Intake;
}

/** For tests: mistakes as a map from path to message. */
export const byPath = (mistakes: readonly Mistake[]): Record<string, string> =>
  Object.fromEntries(mistakes.map((m) => [m.path, m.message]));
