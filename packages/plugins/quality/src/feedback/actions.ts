import {
  can,
  defineAction,
  messageRows,
  out,
  PAGE,
  pageFrom,
  pageOf,
  PlaceWanted,
  ratingRows,
  readPlace,
  ticketRows,
  writePlace,
  type Rating,
  type Scope,
} from '@luuri/core';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { clientNames } from '../names.ts';
import { ownQuality } from '../permissions.ts';
import { reviewsOrLeads } from '../review/see.ts';
import { whereClient } from '../sample/view.ts';

/** What a requester said of how it went. */
export class FeedbackLine {
  @out.integer readonly ticketId!: number;
  @out.text readonly subject!: string;
  /** Short name of the client. */
  @out.text readonly client!: string;
  /** 1 for very bad, 5 for very good. */
  @out.integer readonly score!: number;
  /** Empty when they only gave the score. */
  @out.orNull(out.text) readonly words!: string | null;
  @out.instant readonly at!: Date;
  /** When they changed it last; null when they did not. */
  @out.orNull(out.instant) readonly changedAt!: Date | null;
  @out.orNull(out.integer) readonly tier!: number | null;
  @out.orNull(out.text) readonly channel!: string | null;
}

async function feedbackLines(scope: Scope, ratings: readonly Rating[]): Promise<FeedbackLine[]> {
  const tickets = ratings.length === 0 ? [] : await scope.rows(ticketRows).find({ where: { id: ratings.map((r) => r.ticketId) } });
  const subjects = new Map(tickets.map((ticket) => [ticket.id, ticket.subject]));
  const client = await clientNames(scope);
  return ratings.flatMap(({ ticketId, clientId, score, words, givenAt, changedAt, tier, channel }) =>
    score === null || givenAt === null
      ? []
      : [
          {
            ticketId,
            subject: subjects.get(ticketId) ?? '',
            client: client(clientId),
            score,
            words,
            at: givenAt,
            changedAt,
            tier,
            channel,
          },
        ],
  );
}

export class AskForFeedback extends PlaceWanted {
  /** Only what came with words. */
  @IsOptional() @IsBoolean() withWords?: boolean;
  /** Only scores up to this, 1-5. */
  @IsOptional() @IsInt() @Min(1) @Max(5) most?: number;
}

export class AskForAllFeedback extends AskForFeedback {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

function asked(scope: Scope, what: string, { withWords = false, most, limit = PAGE, after }: AskForFeedback) {
  const query = scope.rows(ratingRows).query('rating').andWhere('rating.score IS NOT NULL');
  if (withWords) query.andWhere("rating.words IS NOT NULL AND rating.words <> ''");
  if (most !== undefined) query.andWhere('rating.score <= :most', { most });
  if (after !== undefined) query.andWhere('(rating.givenAt, rating.id) < (:at, :id)', readPlace(what, after));
  return query
    .orderBy('rating.givenAt', 'DESC')
    .addOrderBy('rating.id', 'DESC')
    .limit(limit + 1);
}

async function pageOfFeedback(
  scope: Scope,
  query: ReturnType<typeof asked>,
  limit = PAGE,
): Promise<{ items: FeedbackLine[]; next: string | null }> {
  const { items, next } = pageFrom(await query.getMany(), limit, ({ givenAt, id }) => writePlace({ at: givenAt ?? scope.now, id }));
  return { items: await feedbackLines(scope, items), next };
}

export const readFeedback = defineAction('quality.feedback', {
  summary: 'What requesters said of how it went, in their words; the last first.',
  allow: reviewsOrLeads,
  http: 'GET /quality/feedback',
  input: AskForAllFeedback,
  output: pageOf(FeedbackLine, out.text),
  async run(scope, { client, ...wanted }): Promise<{ items: FeedbackLine[]; next: string | null }> {
    const query = asked(scope, 'quality.feedback', wanted);
    if (client !== undefined) query.andWhere('rating.clientId = :clientId', await whereClient(scope, client));
    return pageOfFeedback(scope, query, wanted.limit);
  },
});

export const readOwnFeedback = defineAction('quality.own-feedback', {
  summary: 'What requesters said of tickets on which you spoke to them; the last first.',
  allow: can(ownQuality),
  http: 'GET /quality/own/feedback',
  input: AskForFeedback,
  output: pageOf(FeedbackLine, out.text),
  async run(scope, wanted): Promise<{ items: FeedbackLine[]; next: string | null }> {
    const query = asked(scope, 'quality.own-feedback', wanted);
    const said = scope.sql.table(messageRows);
    const mine = "said.ticket_id = rating.ticketId AND said.author = 'agent' AND said.author_id = :me";
    // As of contacts: what the requester could read, or was said in a call.
    const spoke = "said.automatic = :automatic AND (said.public = :open OR said.channel = 'phone')";
    const values = { me: scope.actor.id, automatic: false, open: true };
    query.andWhere(`EXISTS (SELECT 1 FROM ${said} said WHERE ${mine} AND ${spoke})`, values);
    return pageOfFeedback(scope, query, wanted.limit);
  },
});
