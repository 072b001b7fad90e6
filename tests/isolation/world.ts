import { createHash } from 'node:crypto';
import {
  anonymous,
  attachmentRows,
  catalogue,
  clients,
  clockRows,
  deliveryRows,
  defineAction,
  escalation,
  eventRows,
  handOffRows,
  intakeRows,
  messageRows,
  messages,
  onlySystem,
  personRows,
  roles,
  system,
  teams,
  tickets,
  type Actor,
  type AnyEntity,
  type Desk,
  type Entity,
} from '@luuri/core';
import type { TestDesk } from '@luuri/testing';
import { acme, receive, rowsIn, staffed, type Staff } from '../../packages/core/src/fixtures.ts';

/** Stands in everything of the victim that somebody wrote. */
export const mark = 'ZQMARK';

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
`;

/** Ids and names of things that belong to somebody else, or to nobody. */
export interface Target {
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
  readonly team: string;
}

/** What nobody has ever had: asking for it must look like asking for the victim's. */
export const missing: Target = {
  ...{ client: 'nobody', clientId: 900_001, address: 'eve@nobody.example', mailbox: 'help@nobody.example' },
  ...{ ticketId: 900_002, messageId: 900_003, attachmentId: 900_004, personId: 900_005, clockId: 900_006 },
  ...{ handOffId: 900_007, intakeId: 900_008, deliveryId: 900_009, agentId: 900_010, team: 'nobody-desk' },
};

export interface World extends TestDesk {
  readonly attackers: Readonly<Record<string, Actor>>;
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
  await opened.travel('3h'); // promises break, rules fire, notifications go out
  return ticketId!;
}

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

/** A desk with two clients: the attackers' own, and the victim. */
export async function worldOf(opened: TestDesk): Promise<World> {
  const { desk } = opened;
  const staff = await staffed(desk, [acme]);
  const own = await receive(opened, { from: 'ada@acme.example', subject: 'Salasana', text: 'Apua' });
  await desk.as(system).run(jumpAhead, {});
  await desk.as(system).use(clients).apply({ yaml: bravo });
  const clientId = (await desk.as(system).use(clients).list()).find((c) => c.slug === 'bravo')!.id;
  const hiring = desk.as(system).use(teams);
  const serving = ['bravo-desk', 'bravo-experts'];
  const hired = await hiring.enrol({ name: `Nora ${mark}`, address: 'nora@desk.example', role: 'agent', teams: serving });
  const nora = (await hiring.actorFor({ agentId: hired.id })) as Actor;
  const ticketId = await plant(opened, nora);
  const acmeId = (await desk.as(system).use(clients).list()).find((c) => c.slug === 'acme')!.id;
  const victim: Target = {
    ...{ client: 'bravo', clientId, address: 'vera@bravo.example', mailbox: 'help@bravo.example', ticketId, team: 'bravo-desk' },
    ...{ messageId: await first(desk, messageRows, clientId), attachmentId: await first(desk, attachmentRows, clientId) },
    ...{ personId: await first(desk, personRows, clientId), clockId: await first(desk, clockRows, clientId) },
    ...{ handOffId: await first(desk, handOffRows, clientId), deliveryId: await first(desk, deliveryRows, clientId) },
    ...{ intakeId: await first(desk, intakeRows, clientId), agentId: hired.id },
  };
  const attackers = attackersOf(desk, staff, { clientId: acmeId, personId: await first(desk, personRows, acmeId) });
  return { ...opened, staff, attackers, victim, ownTicketId: own.ticketId! };
}

const everyRow = (entity: AnyEntity) =>
  defineAction('test.every-row', {
    summary: 'All rows.',
    allow: onlySystem,
    reads: true,
    run: (scope) => scope.rows(entity as Entity<{ id: number }>).find(),
  });

const clientOf = (entity: AnyEntity): string | undefined =>
  typeof entity.reach === 'object' ? (entity.reach as Record<string, string>)['client'] : undefined;

/** A hash for each table over all that is the victim's in it, and over what the log says about its ticket. */
export async function victimsState(desk: Desk, { clientId, ticketId }: Target): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  const keep = (table: string, rows: readonly object[]) => {
    hashes[table] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  };
  for (const entity of desk.catalogue.entities) {
    const column = clientOf(entity);
    if (column === undefined) continue;
    const rows = (await desk.as(system).run(everyRow(entity), {})) as Record<string, unknown>[];
    keep(
      entity.table,
      rows.filter((row) => row[column] === clientId),
    );
  }
  keep(
    'desk_event',
    (await rowsIn(desk, eventRows)).filter((e) => e.about === `ticket:${String(ticketId)}` || e.about === `client:${String(clientId)}`),
  );
  return hashes;
}
