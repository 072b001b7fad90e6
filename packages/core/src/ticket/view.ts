import { definePort, out, system, type AnyShape, type Scope } from '../kernel/index.ts';
import { clientRows } from '../client/index.ts';
import { personAddressRows, personRows, type PersonAddress } from '../people/index.ts';
import { agentRows, teamRows } from '../team/index.ts';
import type { Ticket } from './entities.ts';
import { categoryOf } from './workflow.ts';

/** What a room below adds to a ticket's view. */
export interface TicketFacet {
  readonly name: string;
  /** The facet's value for each ticket that has one, by ticket id. */
  readonly of: (scope: Scope, tickets: readonly Ticket[]) => Promise<ReadonlyMap<number, unknown>>;
  /** True when lists show it too. */
  readonly inLists: boolean;
  /** What the value looks like, for the API document. */
  readonly output: AnyShape;
}

/** Where rooms put their facets at start: `get(ticketFacets).push(...)`. */
export const ticketFacets = definePort<TicketFacet[]>('ticket.facets', () => []);

/** Who asks. */
export class RequesterView {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  /** Mail address; the telephone number of whoever has none. */
  @out.text readonly address!: string;
}
/** The agent who has a ticket. */
export class AssigneeView {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
}

/** A ticket as the outside sees it. Rooms below add facets, such as `clocks`. */
@out.more((get) => get(ticketFacets).map(({ name, output }) => [name, output]))
export class TicketView {
  @out.integer readonly id!: number;
  @out.text readonly client!: string;
  @out.one(RequesterView) readonly requester!: RequesterView;
  @out.text readonly subject!: string;
  @out.text readonly state!: string;
  @out.text readonly category!: string;
  @out.text readonly priority!: string;
  @out.integer readonly tier!: number;
  @out.text readonly team!: string;
  @out.orNull(AssigneeView) readonly assignee!: AssigneeView | null;
  @out.text readonly language!: string;
  @out.text readonly channel!: string;
  @out.orNull(out.text) readonly type!: string | null;
  @out.orNull(out.text) readonly service!: string | null;
  @out.flag readonly triage!: boolean;
  @out.instant readonly receivedAt!: Date;
  @out.instant readonly updatedAt!: Date;
  /** When the nearest of its promises is due; empty when none runs. */
  @out.orNull(out.instant) readonly dueAt!: Date | null;
  @out.orNull(out.instant) readonly wakeAt!: Date | null;
  @out.integer readonly bounces!: number;
  @out.orNull(out.integer) readonly follows!: number | null;
  readonly [facet: string]: unknown;
}

const byId = <Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> => new Map(rows.map((r) => [r.id, r]));
const idsOf = (values: readonly (number | null)[]): number[] => [...new Set(values.filter((v) => v !== null))];

/** By person: a mail address, or a number of whoever has none. */
function addressesOf(ways: readonly PersonAddress[]): Map<number, string> {
  const mailLast = [...ways].sort((a, b) => Number(a.kind === 'email') - Number(b.kind === 'email'));
  return new Map(mailLast.map((way) => [way.personId, way.address]));
}

async function named(scope: Scope, tickets: readonly Ticket[]) {
  const desk = scope.as(system);
  const people = idsOf(tickets.map((t) => t.requesterId));
  const assignees = idsOf(tickets.map((t) => t.assigneeId));
  return {
    clients: byId(await desk.rows(clientRows).find({ where: { id: idsOf(tickets.map((t) => t.clientId)) } })),
    people: byId(await desk.rows(personRows).find({ where: { id: people } })),
    addresses: addressesOf(await desk.rows(personAddressRows).find({ where: { personId: people } })),
    teams: byId(await desk.rows(teamRows).find({ where: { id: idsOf(tickets.map((t) => t.teamId)) } })),
    agents:
      assignees.length > 0 ? byId(await desk.rows(agentRows).find({ where: { id: assignees } })) : new Map<number, { name: string }>(),
  };
}

/** Tickets, already seen through the actor's reach, as the outside sees them: a handful of queries for any number of them. */
export async function viewsOf(scope: Scope, tickets: readonly Ticket[], list: boolean): Promise<TicketView[]> {
  if (tickets.length === 0) return [];
  const { clients, people, addresses, teams, agents } = await named(scope, tickets);
  const facets = scope.get(ticketFacets).filter((f) => f.inLists || !list);
  const values: (readonly [string, ReadonlyMap<number, unknown>])[] = [];
  // One connection is asked one thing at a time anyway.
  for (const facet of facets) values.push([facet.name, await facet.of(scope, tickets)]);
  const plain = tickets.map((t) => ({
    id: t.id,
    client: clients.get(t.clientId)?.slug ?? '',
    requester: { id: t.requesterId, name: people.get(t.requesterId)?.name ?? '', address: addresses.get(t.requesterId) ?? '' },
    subject: t.subject,
    state: t.state,
    category: categoryOf(scope, t.state),
    priority: t.priority,
    tier: t.tier,
    team: teams.get(t.teamId)?.slug ?? '',
    assignee: t.assigneeId === null ? null : { id: t.assigneeId, name: agents.get(t.assigneeId)?.name ?? '' },
    language: t.language,
    channel: t.channel,
    type: t.type,
    service: t.service,
    triage: t.triage,
    receivedAt: t.receivedAt,
    updatedAt: t.updatedAt,
    dueAt: t.dueAt,
    wakeAt: t.wakeAt,
    bounces: t.bounces,
    follows: t.followsId,
  }));
  return plain.map((view) => {
    const whole: Record<string, unknown> & typeof view = view;
    for (const [name, of] of values) whole[name] = of.get(view.id);
    return whole;
  });
}

export async function viewOf(scope: Scope, ticket: Ticket): Promise<TicketView> {
  const [view] = await viewsOf(scope, [ticket], false);
  return view as TicketView;
}
