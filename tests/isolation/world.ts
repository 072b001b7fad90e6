import { createHash, randomUUID } from 'node:crypto';
import {
  anonymous,
  attachmentRows,
  catalogue,
  clients,
  clockRows,
  defineAction,
  deliveryRows,
  escalation,
  eventRows,
  handOffRows,
  intakeRows,
  knowledge,
  macros,
  messageRows,
  messages,
  onlySystem,
  personRows,
  roles,
  search,
  system,
  teams,
  tickets,
  type Actor,
  type AnyEntity,
  type Desk,
  type Entity,
} from '@luuri/core';
import { chat } from '@luuri/plugin-chat';
import type { TestDesk } from '@luuri/testing';
import { mark } from './mark.ts';
import { missingPhone, plantPhone, type PhoneTarget } from './phone.ts';
import { missingQuality, plantQuality, type QualityTarget } from './quality.ts';
import { missingResets, plantResets, type ResetTarget } from './resets.ts';
import { acme, act, receive, rowsIn, staffed, type Staff } from '../../packages/core/src/fixtures.ts';

/** The other client, whose every word is marked: the attackers are of acme and must not learn that it exists. */
const bravo = `client: bravo
name: Bravo ${mark} Oyj
domains: [bravo.example]
mailboxes: [help@bravo.example]
languages: [en, fi]
owner: owner-${mark.toLowerCase()}@desk.example
calendars:
  always: { zone: Europe/Helsinki, hours: 24x7 }
tiers:
  - { level: 1, name: ${mark} one, team: bravo-desk }
  - { level: 2, name: ${mark} two, team: bravo-experts }
sla:
  - name: always
    calendar: always
    targets: { normal: { first-response: 1h, resolution: 8h } }
chat: { key: bravo-zq9k2m }
password-reset: { aftercare: 100% }
quality:
  cards: [{ card: all, name: ${mark} card, sections: [{ name: All, weight: 100, criteria: [{ criterion: good, text: ${mark} good }] }] }]
`;

/** Ids and names of things that belong to somebody else, or to nobody. */
export interface Target extends PhoneTarget, QualityTarget, ResetTarget {
  readonly client: string;
  readonly clientId: number;
  readonly address: string;
  readonly mailbox: string;
  readonly ticketId: number;
  readonly messageId: number;
  readonly attachmentId: number;
  readonly personId: number;
  readonly clockId: number;
  readonly handOffId: number;
  readonly intakeId: number;
  readonly deliveryId: number;
  /** Serves the victim alone. */
  readonly agentId: number;
  readonly agentAddress: string;
  readonly team: string;
  /** A word that stands in everything of the victim, as nobody wrote it. */
  readonly word: string;
  readonly viewId: number;
  readonly sessionId: number;
  readonly keyId: number;
  readonly passkeyId: number;
  /** As WebAuthn names it. */
  readonly passkey: string;
  readonly holdId: number;
  readonly windowId: number;
  readonly articleId: number;
  readonly uploadId: number;
  readonly macroId: number;
  readonly chatId: number;
}

/** What nobody has ever had: asking for it must look like asking for the victim's. */
export const missing: Target = {
  ...missingPhone,
  ...missingQuality,
  ...missingResets,
  ...{ client: 'nobody', clientId: 900_001, address: 'eve@nobody.example', mailbox: 'help@nobody.example' },
  ...{ ticketId: 900_002, messageId: 900_003, attachmentId: 900_004, personId: 900_005, clockId: 900_006 },
  ...{ handOffId: 900_007, intakeId: 900_008, deliveryId: 900_009, agentId: 900_010, team: 'nobody-desk' },
  ...{ agentAddress: 'eve@desk.example', word: 'zqnobd', viewId: 900_011, sessionId: 900_012, keyId: 900_013, passkeyId: 900_014 },
  ...{ passkey: 'bm9ib2R5', holdId: 900_015, windowId: 900_016, articleId: 900_099, chatId: 900_098, uploadId: 900_097, macroId: 900_096 },
};

export interface World extends TestDesk {
  /** By name. */
  readonly attackers: readonly string[];
  /** An attacker, in a session that is still good when they came by one. */
  readonly actor: (who: string) => Promise<Actor>;
  readonly victim: Target;
  readonly staff: Staff;
  /** A ticket of the attackers' own. */
  readonly ownTicketId: number;
}

/** Actors of acme in every role there is, and one who may do everything there. */
function attackersOf(desk: Desk, staff: Staff, own: { clientId: number; personId: number }): Record<string, Actor> {
  const held = (role: (typeof roles)[number]) =>
    desk.catalogue.permissions.filter((p) => role === 'administrator' || p.heldBy.includes(role)).map((p) => p.permission);
  const byRole = Object.fromEntries(
    roles.map((role): [string, Actor] => {
      const kind = role === 'requester' || role === 'client-contact' ? 'person' : 'agent';
      const reach = role === 'requester' ? { client: [own.clientId], requester: [own.personId] } : { client: [own.clientId] };
      return [role, { id: kind === 'person' ? `person:${String(own.personId)}` : staff.aino.id, kind, permissions: held(role), reach }];
    }),
  );
  return {
    ...byRole,
    'agent of a team': staff.aino,
    'lead of a team': staff.lea,
    'all permissions for one client': { ...staff.erik, permissions: ['*'], reach: { client: [own.clientId] } },
    'all permissions for one requester': {
      ...staff.erik,
      permissions: ['*'],
      reach: { client: [own.clientId], requester: [own.personId] },
    },
    'agent without a client': { ...staff.erik, reach: { client: [] } },
    nobody: anonymous,
  };
}

const first = async <Row extends { id: number; clientId: number }>(desk: Desk, entity: Entity<Row>, clientId: number): Promise<number> => {
  const found = (await rowsIn(desk, entity)).find((row) => row.clientId === clientId);
  if (!found) throw new Error(`the victim has no ${entity.table}: plant one`);
  return found.id;
};

async function plant(opened: TestDesk, nils: Actor): Promise<number> {
  const { desk } = opened;
  const file = { name: `${mark}.txt`, mediaType: 'text/plain', bytes: Buffer.from(`${mark} inside`), inline: false };
  const mail = { from: 'vera@bravo.example', name: `Vera ${mark}`, to: 'help@bravo.example', externalId: `${mark}@bravo.example` };
  const { ticketId } = await receive(opened, { ...mail, subject: `${mark} subject`, text: `${mark} text`, attachments: [file] });
  const agent = desk.as(nils);
  await agent.use(tickets).assign({ ticketId: ticketId! });
  await agent.use(messages).write({ ticketId: ticketId!, text: `${mark} answer` });
  await agent.use(messages).write({ ticketId: ticketId!, text: `${mark} note`, public: false });
  await agent.use(escalation).escalate({ ticketId: ticketId!, handover: `${mark} handover` });
  return ticketId!;
}

/** A chat that an agent of the victim has. The visitor's token is nobody's to know. */
async function plantChat({ desk }: TestDesk, nora: Actor): Promise<number> {
  const token = 'k'.repeat(43);
  const asked = { name: `Vera ${mark}`, address: 'vera@bravo.example', text: `${mark} in a chat` };
  await desk
    .as(anonymous)
    .use(chat)
    .start({ key: 'bravo-zq9k2m', token, ...asked, language: 'en' });
  const agent = desk.as(nora).use(chat);
  await agent.setPresence({ state: 'ready' });
  const { chat: taken } = await agent.takeNext();
  await agent.answer({ chatId: taken!.id, ref: 'answer-01', text: `${mark} said` });
  return taken!.id;
}

/** A table of the server's, whose rows are in nobody's reach. */
const tableOf = (desk: Desk, table: string): Entity<{ id: number }> =>
  desk.catalogue.entities.find((e) => e.table === table) as Entity<{ id: number }>;

const insert = (desk: Desk, table: string, row: object): Promise<number> =>
  act(desk, async (scope) => (await scope.rows(tableOf(desk, table)).insert(row)).id);

const session = (who: 'agent' | 'person', whoId: number, stage = 'complete') => ({
  ...{ hash: randomUUID(), who, whoId, stage, by: 'password', keyId: null, ticketId: null, address: null, userAgent: null },
  ...{ createdAt: new Date('2026-06-01T09:00:00Z'), seenAt: new Date('2026-06-01T09:00:00Z'), expiresAt: new Date('2027-01-01T00:00:00Z') },
});

/** Something to read, for the victim's people alone. */
const plantArticle = async (desk: Desk): Promise<number> =>
  (
    await desk
      .as(system)
      .use(knowledge)
      .create({ title: `${mark} guide`, text: `${mark} inside`, language: 'en', client: 'bravo', state: 'published' })
  ).id;

/** Steps that the victim's agents take. */
const plantMacro = async (desk: Desk): Promise<number> =>
  (
    await desk
      .as(system)
      .use(macros)
      .create({ name: `${mark} macro`, client: 'bravo', steps: { note: `${mark} inside` } })
  ).id;

/** What the victim's agent comes in by, and what stands in the way of erasing and telling. */
async function plantAccess(desk: Desk, agentId: number, clientId: number) {
  const at = new Date('2026-06-01T06:00:00Z');
  const passkey = 'enFtYXJr';
  const key = { ...{ hash: randomUUID(), name: `${mark} key`, agentId, createdAt: at, lastUsedAt: null }, scopes: null, expiresAt: null };
  const known = { agentId, credentialId: passkey, publicKey: Buffer.from(mark), counter: 0, transports: [], name: `${mark} passkey` };
  const window = { clientId, beginsAt: at, endsAt: new Date('2026-06-01T06:30:00Z'), reason: `${mark} works`, by: 'system' };
  const bytes = Buffer.from(`${mark} inside`);
  const file = {
    ticketId: 0,
    clientId,
    uploadedBy: `agent:${String(agentId)}`,
    name: `${mark}.txt`,
    mediaType: 'text/plain',
    size: bytes.length,
  };
  return {
    passkey,
    uploadId: await insert(desk, 'upload', { ...file, bytes, at }),
    macroId: await plantMacro(desk),
    sessionId: await insert(desk, 'sign_in_session', { ...session('agent', agentId), userAgent: mark }),
    keyId: await insert(desk, 'api_key', key),
    passkeyId: await insert(desk, 'passkey', { ...known, createdAt: at, lastUsedAt: null }),
    holdId: await insert(desk, 'legal_hold', { clientId, personId: null, reason: `${mark} case`, by: 'system', since: at }),
    windowId: await insert(desk, 'maintenance_window', window),
    articleId: await plantArticle(desk),
    viewId: (await rowsIn(desk, tableOf(desk, 'saved_view')))[0]!.id,
  };
}

/** Somebody with a session: whose it is, and who they are then. */
interface SignedIn {
  readonly actor: Actor;
  readonly row: ReturnType<typeof session>;
  sessionId: number;
}

function signedInOf(
  staff: Staff,
  attackers: Record<string, Actor>,
  { personId, ticketId }: { personId: number; ticketId: number },
): Record<string, SignedIn> {
  const requester = attackers['requester']!;
  const agentId = Number(staff.aino.id.split(':')[1]);
  const limited = { ...requester, reach: { ...(requester.reach as Record<string, number[]>), ticket: [ticketId] } };
  const of = (actor: Actor, row: SignedIn['row']): SignedIn => ({ actor, row, sessionId: 0 });
  return {
    'agent in a session': of(staff.aino, session('agent', agentId)),
    'all permissions for one client, in a session': of(attackers['all permissions for one client']!, session('agent', agentId)),
    'requester in a session': of(requester, session('person', personId)),
    'requester by the link of a ticket': of(limited, { ...session('person', personId), ticketId: ticketId as never }),
    'agent who owes a second factor': of(anonymous, session('agent', agentId, 'second-factor')),
  };
}

/** A session as good as new: an attack may have ended it. What failed before is forgotten, so that nobody has to wait. */
const renewSession = (desk: Desk, came: SignedIn): Promise<number> =>
  act(desk, async (scope) => {
    await scope.rows(tableOf(desk, 'sign_in_attempt')).remove({});
    const rows = scope.rows(tableOf(desk, 'sign_in_session'));
    const isThere = (await rows.first({ id: came.sessionId })) !== undefined;
    if (!isThere) came.sessionId = (await rows.insert({ ...came.row, hash: randomUUID() })).id;
    return came.sessionId;
  });

/** The victim's ids are like no others, so that they are known wherever they turn up. */
const jumpAhead = defineAction('test.jump-ahead', {
  summary: 'Ids go on far from here.',
  allow: onlySystem,
  async run(scope) {
    for (const [i, { table }] of scope.get(catalogue).entities.entries()) {
      const next = 700_000 + i * 1_000;
      if (scope.sql.dialect === 'postgres')
        await scope.sql.manager.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), ${next})`);
      else
        await scope.sql.manager.query(
          `INSERT OR REPLACE INTO sqlite_sequence (rowid, name, seq) VALUES ((SELECT rowid FROM sqlite_sequence WHERE name = '${table}'), '${table}', ${next})`,
        );
    }
  },
});

/** Two who review what the victim's people do. */
async function hireAnalysts(desk: Desk): Promise<[number, number]> {
  const hire = async (name: string) =>
    (
      await desk
        .as(system)
        .use(teams)
        .enrol({ name: `${name} ${mark}`, address: `${name.toLowerCase()}@desk.example`, role: 'quality', teams: ['bravo-desk'] })
    ).id;
  return [await hire('Vilma'), await hire('Viktor')];
}

/** A desk with two clients: the attackers' own, and the victim. */
export async function worldOf(opened: TestDesk): Promise<World> {
  const { desk } = opened;
  const staff = await staffed(desk, [acme]);
  const own = await receive(opened, { from: 'ada@acme.example', subject: 'Salasana', text: 'Apua' });
  await desk.as(system).run(jumpAhead, {});
  await desk.as(system).use(clients).apply({ yaml: bravo });
  const clientId = (await desk.as(system).use(clients).list()).items.find((c) => c.slug === 'bravo')!.id;
  const hiring = desk.as(system).use(teams);
  const serving = ['bravo-desk', 'bravo-experts'];
  const hired = await hiring.enrol({ name: `Nora ${mark}`, address: 'nora@desk.example', role: 'agent', teams: serving });
  const nora = (await hiring.actorFor({ agentId: hired.id })) as Actor;
  const ticketId = await plant(opened, nora);
  const planted = await plantPhone(desk, nora, ticketId);
  const chatId = await plantChat(opened, nora);
  await opened.travel(0); // the directory is read
  const resets = await plantResets(desk, nora, ticketId);
  const analysts = await hireAnalysts(desk);
  const reviewed = await plantQuality(desk, nora, { ticketId, clientId, analysts });
  await opened.travel('3h'); // promises break, rules fire, notifications go out
  await desk
    .as(nora)
    .use(search)
    .saveView({ name: `${mark} view`, query: `client:bravo ${mark}` });
  const acmeId = (await desk.as(system).use(clients).list()).items.find((c) => c.slug === 'acme')!.id;
  const victim: Target = {
    ...planted,
    ...resets,
    ...reviewed,
    ...{ client: 'bravo', clientId, address: 'vera@bravo.example', mailbox: 'help@bravo.example', ticketId, team: 'bravo-desk' },
    ...{ messageId: await first(desk, messageRows, clientId), attachmentId: await first(desk, attachmentRows, clientId) },
    ...{ personId: await first(desk, personRows, clientId), clockId: await first(desk, clockRows, clientId) },
    ...{ handOffId: await first(desk, handOffRows, clientId), deliveryId: await first(desk, deliveryRows, clientId) },
    ...{ intakeId: await first(desk, intakeRows, clientId), agentId: hired.id, chatId },
    ...{ agentAddress: hired.address, word: mark.toLowerCase(), ...(await plantAccess(desk, hired.id, clientId)) },
  };
  const personId = await first(desk, personRows, acmeId);
  const attackers = attackersOf(desk, staff, { clientId: acmeId, personId });
  const signedIn = signedInOf(staff, attackers, { personId, ticketId: own.ticketId! });
  const actor = async (who: string): Promise<Actor> => {
    const came = signedIn[who];
    return came ? { ...came.actor, via: `session:${String(await renewSession(desk, came))}` } : attackers[who]!;
  };
  const names = [...Object.keys(attackers), ...Object.keys(signedIn)];
  return { ...opened, staff, attackers: names, actor, victim, ownTicketId: own.ticketId! };
}

const everyRow = (entity: AnyEntity) =>
  defineAction('test.every-row', {
    summary: 'All rows.',
    allow: onlySystem,
    reads: true,
    run: (scope) => scope.rows(entity as Entity<{ id: number }>).find(),
  });

/** What is an agent's own, in tables that are no client's. */
const agentColumns = ['agentId', 'ownerId', 'whoId'] as const;

const clientOf = (entity: AnyEntity): string | undefined =>
  typeof entity.reach === 'object' ? (entity.reach as Record<string, string>)['client'] : undefined;

/** A hash for each table over all that is the victim's in it, and over what the log says about its ticket. */
export async function victimsState(desk: Desk, { clientId, ticketId, agentId }: Target): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  const keep = (table: string, rows: readonly object[]) => {
    hashes[table] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  };
  for (const entity of desk.catalogue.entities) {
    const column = clientOf(entity);
    const rows = (await desk.as(system).run(everyRow(entity), {})) as Record<string, unknown>[];
    const isTheirs = (row: Record<string, unknown>) =>
      column === undefined
        ? agentColumns.some((c) => row[c] === agentId) || (entity.table === 'agent' && row['id'] === agentId)
        : row[column] === clientId;
    keep(entity.table, rows.filter(isTheirs));
  }
  keep(
    'desk_event',
    (await rowsIn(desk, eventRows)).filter((e) => e.about === `ticket:${String(ticketId)}` || e.about === `client:${String(clientId)}`),
  );
  return hashes;
}
