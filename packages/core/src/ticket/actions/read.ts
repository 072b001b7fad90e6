import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { clientBySlug } from '../../client/index.ts';
import { can, categories, defineAction, eventRows, out, pageById, pageOf, system, type Scope } from '../../kernel/index.ts';
import { agentIdOf, teamRows } from '../../team/index.ts';
import { oneOf, type Condition } from '../condition.ts';
import { ticketRows } from '../entities.ts';
import { pageOfTickets, ticketOrders, type TicketOrder } from '../page.ts';
import { seeTickets } from '../permissions.ts';
import { priorities, type Priority } from '../rules.ts';
import { LinkedTicket, linkedViewOf } from '../links.ts';
import { TicketView, viewsOf } from '../view.ts';
import { workflow } from '../workflow.ts';

export class ByTicket {
  /** Number of the ticket. */
  @IsInt() ticketId!: number;
}

export const getTicket = defineAction('ticket.get', {
  summary: 'A ticket with its clocks and the tickets that belong to it.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId',
  input: ByTicket,
  output: LinkedTicket,
  run: async (scope, { ticketId }): Promise<LinkedTicket> => linkedViewOf(scope, await scope.rows(ticketRows).get(ticketId)),
});

export class ListTickets {
  /** Short name of a client. */
  @IsOptional() @IsString() client?: string;
  /** A state, or a category of states. */
  @IsOptional() @Matches(/^[\w.:-]{1,60}$/) state?: string;
  /** True for those that somebody must first say belong to the client. */
  @IsOptional() @IsBoolean() triage?: boolean;
  /** Short name of the team that has them. */
  @IsOptional() @IsString() @Length(1, 63) team?: string;
  /** Number of the agent who has them; `me`; `none` for those that nobody has. */
  @IsOptional() @Matches(/^(me|none|[1-9]\d{0,14})$/) assignee?: string;
  @IsOptional() @IsIn(priorities) priority?: Priority;
  @IsOptional() @IsInt() @Min(1) @Max(100) tier?: number;
  /** `newest`: the last opened first. `due`: the nearest due first. `updated`: the last touched first. `newest` when left out. */
  @IsOptional() @IsIn(ticketOrders) sort?: TicketOrder;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before, of the same sort. */
  @IsOptional() @IsString() @Length(1, 60) after?: string;
}

/** What was asked for, as conditions. A team that there is not has no tickets. */
async function asked(scope: Scope, { triage, team, assignee, priority, tier }: ListTickets): Promise<Condition[]> {
  const slug = team?.toLowerCase();
  const teamId = slug === undefined ? undefined : (await scope.rows(teamRows).first({ slug }))?.id;
  return [
    ...(triage === undefined ? [] : [oneOf('triage', [triage])]),
    ...(team === undefined ? [] : [oneOf('teamId', teamId === undefined ? [] : [teamId])]),
    ...(assignee === 'none' ? [oneOf('assigneeId', [null])] : []),
    ...(priority === undefined ? [] : [oneOf('priority', [priority])]),
    ...(tier === undefined ? [] : [oneOf('tier', [tier])]),
  ];
}

/** Whose tickets: of somebody who is no agent, nobody's. */
function assigneesIn({ actor }: Scope, { assignee }: ListTickets): number[] | undefined {
  if (assignee === undefined || assignee === 'none') return undefined;
  const agentId = assignee === 'me' ? agentIdOf(actor) : Number(assignee);
  return agentId === undefined ? [] : [agentId];
}

export const listTickets = defineAction('ticket.list', {
  summary: 'Tickets, newest first or by another order.',
  allow: can(seeTickets),
  http: 'GET /tickets',
  input: ListTickets,
  output: pageOf(TicketView, out.text),
  async run(scope, input): Promise<{ items: TicketView[]; next: string | null }> {
    const { client, state, sort = 'newest', limit = 50, after } = input;
    const { tickets, next } = await pageOfTickets(scope, {
      ...{ order: sort, limit, after, conditions: await asked(scope, input), assignees: assigneesIn(scope, input) },
      clients: client === undefined ? undefined : [(await clientBySlug(scope, client)).id],
      states: state === undefined ? undefined : statesMeant(state, workflow(scope).states),
    });
    return { items: await viewsOf(scope, tickets, true), next };
  },
});

/** A state's own name, or all states of a category. */
export function statesMeant(state: string, states: ReadonlyMap<string, string>): string[] {
  const ofCategory = (categories as readonly string[]).includes(state)
    ? [...states].filter(([, c]) => c === state).map(([name]) => name)
    : [];
  return [...new Set([state, ...ofCategory])];
}

/** One line of a ticket's life. */
export class TimelineLine {
  @out.integer readonly id!: number;
  @out.instant readonly at!: Date;
  @out.text readonly event!: string;
  /** `agent:3`, `person:12`, `system`. */
  @out.text readonly actor!: string;
  /** Line that led to this one. */
  @out.orNull(out.integer) readonly cause!: number | null;
  @out.object() readonly what!: object;
}

export class ReadTimeline extends ByTicket {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before; or the id of any line that you have, for what followed it. */
  @IsOptional() @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

export const ticketTimeline = defineAction('ticket.timeline', {
  summary: 'Every step of a ticket: who, when, and what led to it.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/timeline',
  input: ReadTimeline,
  output: pageOf(TimelineLine),
  async run(scope, { ticketId, limit, after }): Promise<{ items: TimelineLine[]; next: number | null }> {
    await scope.rows(ticketRows).get(ticketId); // the log itself knows no reach: whoever sees the ticket sees its life
    const where = { about: `ticket:${String(ticketId)}` };
    const { items, next } = await pageById(scope.as(system).rows(eventRows), { where, order: 'ASC', limit, after });
    return { items: items.map((f) => ({ id: f.id, at: f.at, event: f.event, actor: f.actor, cause: f.causeId, what: f.payload })), next };
  },
});
