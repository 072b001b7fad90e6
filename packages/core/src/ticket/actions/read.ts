import { IsBoolean, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { clientBySlug } from '../../client/index.ts';
import { can, categories, defineAction, eventRows, system } from '../../kernel/index.ts';
import { ticketRows } from '../entities.ts';
import { seeTickets } from '../permissions.ts';
import { linkedViewOf, type LinkedTicket } from '../links.ts';
import { viewsOf, type TicketView } from '../view.ts';
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
  run: async (scope, { ticketId }): Promise<LinkedTicket> => linkedViewOf(scope, await scope.rows(ticketRows).get(ticketId)),
});

export class ListTickets {
  /** Short name of a client. */
  @IsOptional() @IsString() client?: string;
  /** A state, or a category of states. */
  @IsOptional() @Matches(/^[\w.:-]{1,60}$/) state?: string;
  /** True for those that somebody must first say belong to the client. */
  @IsOptional() @IsBoolean() triage?: boolean;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

export const listTickets = defineAction('ticket.list', {
  summary: 'Tickets, newest first.',
  allow: can(seeTickets),
  http: 'GET /tickets',
  input: ListTickets,
  async run(scope, { client, state, triage, limit = 50, after }): Promise<{ items: TicketView[]; next: number | null }> {
    const query = scope.rows(ticketRows).query('ticket');
    if (client !== undefined) query.andWhere('ticket.clientId = :client', { client: (await clientBySlug(scope, client)).id });
    if (state !== undefined) query.andWhere('ticket.state IN (:...states)', { states: statesMeant(state, workflow(scope).states) });
    if (triage !== undefined) query.andWhere('ticket.triage = :triage', { triage });
    if (after !== undefined) query.andWhere('ticket.id < :after', { after });
    const found = await query
      .orderBy('ticket.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = found.slice(0, limit);
    return { items: await viewsOf(scope, page, true), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});

/** A state's own name, or all states of a category. */
function statesMeant(state: string, states: ReadonlyMap<string, string>): string[] {
  const ofCategory = (categories as readonly string[]).includes(state)
    ? [...states].filter(([, c]) => c === state).map(([name]) => name)
    : [];
  return [...new Set([state, ...ofCategory])];
}

/** One line of a ticket's life. */
export interface TimelineLine {
  readonly id: number;
  readonly at: Date;
  readonly event: string;
  /** `agent:3`, `person:12`, `system`. */
  readonly actor: string;
  /** Line that led to this one. */
  readonly cause: number | null;
  readonly what: object;
}

export const ticketTimeline = defineAction('ticket.timeline', {
  summary: 'Every step of a ticket: who, when, and what led to it.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/timeline',
  input: ByTicket,
  async run(scope, { ticketId }): Promise<TimelineLine[]> {
    await scope.rows(ticketRows).get(ticketId); // the log itself knows no reach: whoever sees the ticket sees its life
    const facts = await scope
      .as(system)
      .rows(eventRows)
      .find({ where: { about: `ticket:${String(ticketId)}` } });
    return facts.map((f) => ({ id: f.id, at: f.at, event: f.event, actor: f.actor, cause: f.causeId, what: f.payload }));
  },
});
