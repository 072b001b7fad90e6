import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { clientRows } from '../client/index.ts';
import { can, defineAction, out, type Scope } from '../kernel/index.ts';
import { agentsInSight, membershipRows, teamRows } from '../team/index.ts';
import { categoryOf, pageOfTickets, priorities, statesMeant, ticketRows, workflow, type Priority, type Ticket } from '../ticket/index.ts';
import { absenceRows, heldRows } from './entities.ts';
import { seeFloor } from './permissions.ts';

/** A ticket, as far as the floor shows it. */
export class FloorTicket {
  @out.integer readonly id!: number;
  /** Short name of the client. */
  @out.text readonly client!: string;
  @out.text readonly subject!: string;
  @out.oneOf(...priorities) readonly priority!: Priority;
  @out.text readonly state!: string;
  @out.integer readonly tier!: number;
  /** Short name of the team. */
  @out.text readonly team!: string;
  /** Number of the agent who has it; null while it waits. */
  @out.orNull(out.integer) readonly assigneeId!: number | null;
  /** When the nearest of its promises is due; null when none runs. */
  @out.orNull(out.instant) readonly dueAt!: Date | null;
}

/** Somebody who works here. */
export class FloorAgent {
  @out.integer readonly agentId!: number;
  @out.text readonly name!: string;
  @out.text readonly role!: string;
  @out.list(out.text) readonly languages!: readonly string[];
  /** Short names of their teams. */
  @out.list(out.text) readonly teams!: readonly string[];
  /** Since when they are away; null while they are here. */
  @out.orNull(out.instant) readonly awaySince!: Date | null;
  /** New and open tickets that they have, the most pressing first. */
  @out.list(FloorTicket) readonly has!: readonly FloorTicket[];
}

/** What waits of one client for one team. */
export class FloorQueue {
  @out.text readonly client!: string;
  /** The client's name. */
  @out.text readonly name!: string;
  @out.text readonly team!: string;
  /** Tickets that nobody has and that are ours to work on. */
  @out.integer readonly waiting!: number;
  /** Of them, those whose promise is broken. */
  @out.integer readonly overdue!: number;
  /** When the one that waits longest came. */
  @out.orNull(out.instant) readonly oldestAt!: Date | null;
}

/** Who is on what, what waits, and what will be late. */
export class Floor {
  @out.list(FloorAgent) readonly agents!: readonly FloorAgent[];
  @out.list(FloorQueue) readonly queues!: readonly FloorQueue[];
  /** Tickets whose promise falls due in the hours asked for, overdue ones included, the most pressing first; at most 100. */
  @out.list(FloorTicket) readonly due!: readonly FloorTicket[];
}

class LookAtFloor {
  /** How far ahead to look for promises, 1-48 hours; 4 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(48) hours?: number;
}

const HOUR = 3_600_000;
const SHOWN = 100;

/** Names of what tickets carry by number. */
interface Names {
  readonly clients: ReadonlyMap<number, { slug: string; name: string }>;
  readonly teams: ReadonlyMap<number, string>;
}

async function namesFor(scope: Scope): Promise<Names> {
  const clients = await scope.rows(clientRows).find();
  const teams = await scope.rows(teamRows).find();
  return { clients: new Map(clients.map((c) => [c.id, c])), teams: new Map(teams.map((t) => [t.id, t.slug])) };
}

const shown = ({ id, clientId, subject, priority, state, tier, teamId, assigneeId, dueAt }: Ticket, names: Names): FloorTicket => ({
  ...{ id, subject, priority, state, tier, assigneeId, dueAt },
  ...{ client: names.clients.get(clientId)?.slug ?? '', team: names.teams.get(teamId) ?? '' },
});

/** The most pressing first; those without a promise last. */
const byPressure = (a: Ticket, b: Ticket): number => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || a.id - b.id;

async function agentsOnFloor(scope: Scope, names: Names): Promise<FloorAgent[]> {
  const agents = (await agentsInSight(scope)).filter((a) => a.active);
  const members = await scope.rows(membershipRows).find();
  const away = new Map((await scope.rows(absenceRows).find()).map((a) => [a.agentId, a.since]));
  const held = await scope.rows(heldRows).find({ where: { agentId: agents.map((a) => a.id) } });
  const tickets = held.length > 0 ? await scope.rows(ticketRows).find({ where: { id: held.map((h) => h.ticketId) } }) : [];
  const has = (id: number) => tickets.filter((t) => t.assigneeId === id).sort(byPressure);
  return agents.map(({ id, name, role, languages }) => ({
    ...{ agentId: id, name, role, languages, awaySince: away.get(id) ?? null },
    teams: members.filter((m) => m.agentId === id).flatMap((m) => names.teams.get(m.teamId) ?? []),
    has: has(id).map((ticket) => shown(ticket, names)),
  }));
}

interface Counted {
  readonly client: number | string;
  readonly team: number | string;
  readonly waiting: number | string;
  readonly overdue: number | string | null;
  readonly oldest: string | number | Date | null;
}

/** States in which the next step is ours. */
const oursIn = (scope: Scope): string[] => ['new', 'open'].flatMap((category) => statesMeant(category, workflow(scope).states));

async function queuesOnFloor(scope: Scope, names: Names): Promise<FloorQueue[]> {
  const found = await scope
    .rows(ticketRows)
    .query('ticket')
    .select('ticket.clientId', 'client')
    .addSelect('ticket.teamId', 'team')
    .addSelect('COUNT(*)', 'waiting')
    .addSelect('SUM(CASE WHEN ticket.dueAt < :now THEN 1 ELSE 0 END)', 'overdue')
    .addSelect('MIN(ticket.id)', 'oldest')
    .andWhere('ticket.assigneeId IS NULL')
    .andWhere('ticket.state IN (:...states)', { states: oursIn(scope) })
    .setParameter('now', scope.now)
    .groupBy('ticket.clientId')
    .addGroupBy('ticket.teamId')
    .getRawMany<Counted>();
  // Numbers of tickets go up as they come: the lowest is the one that has waited longest.
  const oldest = new Map(
    found.length > 0
      ? (await scope.rows(ticketRows).find({ where: { id: found.map((one) => Number(one.oldest)) } })).map((t) => [t.id, t.receivedAt])
      : [],
  );
  return found
    .map(({ client, team, waiting, overdue, oldest: first }) => ({
      client: names.clients.get(Number(client))?.slug ?? '',
      name: names.clients.get(Number(client))?.name ?? '',
      team: names.teams.get(Number(team)) ?? '',
      waiting: Number(waiting),
      overdue: Number(overdue ?? 0),
      oldestAt: oldest.get(Number(first)) ?? null,
    }))
    .sort((a, b) => b.overdue - a.overdue || b.waiting - a.waiting || a.client.localeCompare(b.client));
}

async function dueOnFloor(scope: Scope, names: Names, until: Date): Promise<FloorTicket[]> {
  const { tickets } = await pageOfTickets(scope, { order: 'due', limit: SHOWN });
  const isOver = (ticket: Ticket) => ['resolved', 'closed', 'cancelled'].includes(categoryOf(scope, ticket.state));
  return tickets.filter((t) => t.dueAt !== null && t.dueAt <= until && !isOver(t)).map((ticket) => shown(ticket, names));
}

export const lookAtFloor = defineAction('routing.floor', {
  summary: 'Who is on what, what waits, and which promises fall due in the next hours.',
  allow: can(seeFloor),
  http: 'GET /floor',
  input: LookAtFloor,
  output: Floor,
  async run(scope, { hours = 4 }): Promise<Floor> {
    const names = await namesFor(scope);
    return {
      agents: await agentsOnFloor(scope, names),
      queues: await queuesOnFloor(scope, names),
      due: await dueOnFloor(scope, names, new Date(scope.now.getTime() + hours * HOUR)),
    };
  },
});
