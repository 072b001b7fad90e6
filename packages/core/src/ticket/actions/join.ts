import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches } from 'class-validator';
import { clientBySlug } from '../../client/index.ts';
import { can, defineAction } from '../../kernel/index.ts';
import { agentIdOf } from '../../team/index.ts';
import { correctClient } from '../correct.ts';
import { ticketRows } from '../entities.ts';
import { ticketDescribed } from '../events.ts';
import { mergeTickets } from '../join.ts';
import { LinkedTicket, linkedViewOf } from '../links.ts';
import { openTickets, workTickets } from '../permissions.ts';
import { priorities, type Priority } from '../rules.ts';
import { startTicket } from '../start.ts';
import { ByTicket } from './read.ts';

export class MergeTicket extends ByTicket {
  /** The ticket in which it goes on: of the same client, and worked on. */
  @IsInt() into!: number;
  /** Whether the other's first response counts from the earlier of the two; what its contract says when left out. */
  @IsOptional() @IsBoolean() earliestOriginWins?: boolean;
}

export const mergeTicket = defineAction('ticket.merge', {
  summary: 'Merge a ticket into another one of the same client: it ends, and what comes for it goes there.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/merge',
  input: MergeTicket,
  output: LinkedTicket,
  async run(scope, { ticketId, into, earliestOriginWins }): Promise<LinkedTicket> {
    const rows = scope.rows(ticketRows);
    // The lower number first, whoever merges what: so two who merge crosswise do not wait for each other.
    const [low, high] = [await rows.lock(Math.min(ticketId, into)), await rows.lock(Math.max(ticketId, into))];
    const [source, target] = ticketId <= into ? [low, high] : [high, low];
    await mergeTickets(scope, { source, target }, { earliestOriginWins });
    return linkedViewOf(scope, await rows.get(into));
  },
});

export class FollowUpTicket extends ByTicket {
  /** The old ticket's when left out. */
  @IsOptional() @IsString() @Length(1, 500) subject?: string;
  /** What happened, in the requester's words; at most 100,000 characters. */
  @IsOptional() @IsString() @Length(1, 100_000) text?: string;
  /** `normal` when left out. */
  @IsOptional() @IsIn(priorities) priority?: Priority;
  /** How it came: `phone` for a caller, who was spoken to; the old ticket's when left out. */
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,30}$/) channel?: string;
}

export const followUpTicket = defineAction('ticket.follow-up', {
  summary: 'Open a new ticket about an old one, for the same requester: with clocks of its own, and a link.',
  allow: can(openTickets),
  http: 'POST /tickets/:ticketId/follow-up',
  input: FollowUpTicket,
  output: LinkedTicket,
  async run(scope, { ticketId, subject, text, priority, channel }): Promise<LinkedTicket> {
    const old = await scope.rows(ticketRows).get(ticketId);
    const { clientId, requesterId, language, triage, type, service } = old;
    const ticket = await startTicket(scope, {
      ...{ clientId, requesterId, language, triage, followsId: ticketId, subject: subject ?? old.subject },
      ...{ channel: channel ?? old.channel, agentCreated: agentIdOf(scope.actor) !== undefined && channel !== undefined },
      ...(priority ? { priority } : {}),
      ...(type === null ? {} : { type }),
      ...(service === null ? {} : { service }),
    });
    if (text) await scope.emit(ticketDescribed, { ticketId: ticket.id, text });
    return linkedViewOf(scope, ticket);
  },
});

export class CorrectClient extends ByTicket {
  /** Short name of the client that it belongs to. */
  @IsString() @Length(1, 63) client!: string;
}

export const correctTicketClient = defineAction('ticket.correct-client', {
  summary: 'Say that a ticket was another client’s from the start: its promises are computed again under the right contract (C12).',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/client',
  input: CorrectClient,
  output: LinkedTicket,
  async run(scope, { ticketId, client }): Promise<LinkedTicket> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    return linkedViewOf(scope, await correctClient(scope, ticket, await clientBySlug(scope, client)));
  },
});
