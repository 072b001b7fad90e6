import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { clientRows } from '../client/index.ts';
import { anyone, can, defineAction, out, Secret, system, type Scope } from '../kernel/index.ts';
import { usePortal } from '../portal/index.ts';
import { personIdOf } from '../team/index.ts';
import { ByTicket, seeTickets, ticketRows, type Ticket } from '../ticket/index.ts';
import { ratingWays, type Rating, type RatingWay } from './entities.ts';
import { onlyRequester } from './errors.ts';
import { keepRating, standingOf, type Standing } from './keep.ts';
import { ratingOf } from './token.ts';

/** What was said of a ticket. */
export class RatingView {
  /** 1 for very bad, 5 for very good. */
  @out.integer readonly score!: number;
  @out.orNull(out.text) readonly words!: string | null;
  @out.instant readonly givenAt!: Date;
  /** When it was changed last; empty when it was not. */
  @out.orNull(out.instant) readonly changedAt!: Date | null;
  @out.orNull(out.oneOf(...ratingWays)) readonly way!: RatingWay | null;
}

/** What one said of one's own ticket, and whether one may. */
export class OwnRating {
  @out.integer readonly ticketId!: number;
  @out.text readonly subject!: string;
  /** Short name of the client that it belongs to. */
  @out.text readonly client!: string;
  /** What was said; empty when nothing was. */
  @out.orNull(RatingView) readonly rating!: RatingView | null;
  /** True while it may be given or changed. */
  @out.flag readonly mayRate!: boolean;
  /** Until when; empty when it may not. */
  @out.orNull(out.instant) readonly until!: Date | null;
}

const viewOf = (row: Rating | undefined): RatingView | null =>
  row === undefined || row.score === null || row.givenAt === null
    ? null
    : { score: row.score, words: row.words, givenAt: row.givenAt, changedAt: row.changedAt, way: row.way };

async function ownView(scope: Scope, { ticket, rating, verdict }: Standing, mine: boolean): Promise<OwnRating> {
  const client = await scope.as(system).rows(clientRows).get(ticket.clientId);
  const until = mine && 'until' in verdict ? verdict.until : null;
  return { ticketId: ticket.id, subject: ticket.subject, client: client.slug, rating: viewOf(rating), mayRate: until !== null, until };
}

const isTheirs = (scope: Scope, ticket: Ticket): boolean => personIdOf(scope.actor) === ticket.requesterId;

export const ownRating = defineAction('rating.own', {
  summary: "What one said of one of one's own tickets, and whether one may still say it.",
  allow: can(usePortal),
  http: 'GET /my/tickets/:ticketId/rating',
  input: ByTicket,
  output: OwnRating,
  async run(scope, { ticketId }): Promise<OwnRating> {
    const ticket = await scope.rows(ticketRows).get(ticketId);
    return ownView(scope, await standingOf(scope, ticket), isTheirs(scope, ticket));
  },
});

export class RateTicket extends ByTicket {
  /** 1 for very bad, 5 for very good. */
  @IsInt() @Min(1) @Max(5) score!: number;
  /** Why, at most 4000 characters. */
  @IsOptional() @IsString() @Length(0, 4_000) words?: string;
}

export const giveRating = defineAction('rating.give', {
  summary: 'Say how it went with a ticket of one’s own that is solved: once, and otherwise within the time that its contract gives.',
  allow: can(usePortal),
  http: 'POST /my/tickets/:ticketId/rating',
  input: RateTicket,
  output: OwnRating,
  async run(scope, { ticketId, score, words }): Promise<OwnRating> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    if (!isTheirs(scope, ticket)) throw onlyRequester({ ticketId });
    await keepRating(scope, ticket, { score, words, way: 'portal' });
    return scope.run(ownRating, { ticketId });
  },
});

export class ByQuestion {
  /** What stands at the end of the link that was mailed. */
  @Secret() @IsString() @Length(10, 60) token!: string;
}

export const askedRating = defineAction('rating.asked', {
  summary: 'What a mailed link asks, and what was said. Changes nothing: scanners of mail follow links.',
  allow: anyone,
  http: 'GET /ratings/:token',
  input: ByQuestion,
  output: OwnRating,
  async run(scope, { token }): Promise<OwnRating> {
    const desk = scope.as(system);
    const { ticketId } = await ratingOf(desk, token);
    return ownView(scope, await standingOf(scope, await desk.rows(ticketRows).get(ticketId)), true);
  },
});

export class AnswerQuestion extends ByQuestion {
  /** 1 for very bad, 5 for very good. */
  @IsInt() @Min(1) @Max(5) score!: number;
  /** Why, at most 4000 characters. */
  @IsOptional() @IsString() @Length(0, 4_000) words?: string;
}

export const answerRating = defineAction('rating.answer', {
  summary: 'Say how it went, by the link that was mailed.',
  allow: anyone,
  http: 'POST /ratings/:token',
  input: AnswerQuestion,
  output: OwnRating,
  async run(scope, { token, score, words }): Promise<OwnRating> {
    const desk = scope.as(system);
    const { ticketId } = await ratingOf(desk, token);
    await keepRating(scope, await desk.rows(ticketRows).lock(ticketId), { score, words, way: 'link' });
    return scope.run(askedRating, { token });
  },
});

export const ratingOfTicket = defineAction('rating.of-ticket', {
  summary: 'What the requester of a ticket said of it, for whoever sees the ticket; null when they said nothing.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/rating',
  input: ByTicket,
  output: out.orNull(RatingView),
  async run(scope, { ticketId }): Promise<RatingView | null> {
    const ticket = await scope.rows(ticketRows).get(ticketId);
    return viewOf((await standingOf(scope, ticket)).rating);
  },
});
