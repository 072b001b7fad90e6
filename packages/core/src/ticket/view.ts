import { definePort, system, type Scope } from '../kernel/index.ts';
import { clientRows } from '../client/index.ts';
import { personAddressRows, personRows } from '../people/index.ts';
import { agentRows, teamRows } from '../team/index.ts';
import type { Ticket } from './entities.ts';
import { categoryOf } from './workflow.ts';

/** A ticket as the outside sees it. Rooms below add facets, such as `clocks`. */
export interface TicketView {
  readonly id: number;
  readonly client: string;
  readonly requester: { readonly id: number; readonly name: string; readonly address: string };
  readonly subject: string;
  readonly state: string;
  readonly category: string;
  readonly priority: string;
  readonly tier: number;
  readonly team: string;
  readonly assignee: { readonly id: number; readonly name: string } | null;
  readonly language: string;
  readonly channel: string;
  readonly type: string | null;
  readonly service: string | null;
  readonly triage: boolean;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  /** When the nearest of its promises is due; empty when none runs. */
  readonly dueAt: Date | null;
  readonly wakeAt: Date | null;
  readonly bounces: number;
  readonly follows: number | null;
  readonly [facet: string]: unknown;
}

/** What a room below adds to a ticket's view. */
export interface TicketFacet {
  readonly name: string;
  /** The facet's value for each ticket that has one, by ticket id. */
  readonly of: (scope: Scope, tickets: readonly Ticket[]) => Promise<ReadonlyMap<number, unknown>>;
  /** True when lists show it too. */
  readonly inLists: boolean;
}

/** Where rooms put their facets at start: `get(ticketFacets).push(...)`. */
export const ticketFacets = definePort<TicketFacet[]>('ticket.facets', () => []);

const byId = <Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> => new Map(rows.map((r) => [r.id, r]));
const idsOf = (values: readonly (number | null)[]): number[] => [...new Set(values.filter((v) => v !== null))];

async function named(scope: Scope, tickets: readonly Ticket[]) {
  const desk = scope.as(system);
  const people = idsOf(tickets.map((t) => t.requesterId));
  const assignees = idsOf(tickets.map((t) => t.assigneeId));
  return {
    clients: byId(await desk.rows(clientRows).find({ where: { id: idsOf(tickets.map((t) => t.clientId)) } })),
    people: byId(await desk.rows(personRows).find({ where: { id: people } })),
    addresses: new Map((await desk.rows(personAddressRows).find({ where: { personId: people } })).map((a) => [a.personId, a.address])),
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
  const values = await Promise.all(facets.map(async (f) => [f.name, await f.of(scope, tickets)] as const));
  return tickets.map((t) => ({
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
    ...Object.fromEntries(values.map(([name, of]) => [name, of.get(t.id)])),
  }));
}

export async function viewOf(scope: Scope, ticket: Ticket): Promise<TicketView> {
  const [view] = await viewsOf(scope, [ticket], false);
  return view as TicketView;
}
