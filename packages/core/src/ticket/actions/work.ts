import { IsDate, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { Type } from 'class-transformer';
import { can, defineAction, type Scope } from '../../kernel/index.ts';
import { agentIdOf } from '../../team/index.ts';
import { acceptIntoService, assignTo, moveTicketTo, prioritise } from '../change.ts';
import { ticketRows, type Ticket } from '../entities.ts';
import { notAnAgent } from '../errors.ts';
import { refuseUnfilled } from '../fields/keep.ts';
import { workTickets } from '../permissions.ts';
import { priorities, type Priority } from '../rules.ts';
import { viewOf, type TicketView } from '../view.ts';
import { workflow } from '../workflow.ts';
import { ByTicket } from './read.ts';

export class MoveTicket extends ByTicket {
  /** State to move to, such as open, pending-requester, resolved, closed. */
  @IsString() @Length(1, 60) to!: string;
  @IsOptional() @IsString() @Length(1, 1000) reason?: string;
  /** When it comes back by itself: for a state that waits, and needed for a scheduled one. */
  @IsOptional() @Type(() => Date) @IsDate() wakeAt?: Date;
}

/** Load through the actor's reach, hold, change, show. */
async function work(scope: Scope, ticketId: number, change: (ticket: Ticket) => Promise<Ticket>): Promise<TicketView> {
  return viewOf(scope, await change(await scope.rows(ticketRows).lock(ticketId)));
}

export const moveTicket = defineAction('ticket.move', {
  summary: 'Move a ticket to another state.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/move',
  input: MoveTicket,
  run: (scope, { ticketId, to, reason, wakeAt }) =>
    work(scope, ticketId, async (ticket) => {
      if (workflow(scope).states.get(to) === 'resolved') await refuseUnfilled(scope, ticket);
      return moveTicketTo(scope, ticket, { to, ...(reason ? { reason } : {}), ...(wakeAt ? { wakeAt } : {}) });
    }),
});

export class AssignTicket extends ByTicket {
  /** Agent to give it to; oneself when left out. */
  @IsOptional() @IsInt() agentId?: number;
}

export const assignTicket = defineAction('ticket.assign', {
  summary: 'Give a ticket to an agent, or take it.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/assign',
  input: AssignTicket,
  run: (scope, { ticketId, agentId = agentIdOf(scope.actor) }) =>
    work(scope, ticketId, (ticket) => {
      if (agentId === undefined) throw notAnAgent({ agentId: 0 });
      return assignTo(scope, ticket, agentId);
    }),
});

export class PrioritiseTicket extends ByTicket {
  @IsIn(priorities) priority!: Priority;
}

export const prioritiseTicket = defineAction('ticket.prioritise', {
  summary: "Change a ticket's priority; its clocks follow.",
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/priority',
  input: PrioritiseTicket,
  run: (scope, { ticketId, priority }) => work(scope, ticketId, (ticket) => prioritise(scope, ticket, priority)),
});

export const acceptTicketIntoService = defineAction('ticket.accept-into-service', {
  summary: "Say that a ticket in triage is this client's own.",
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/accept-into-service',
  input: ByTicket,
  run: (scope, { ticketId }) => work(scope, ticketId, (ticket) => acceptIntoService(scope, ticket)),
});
