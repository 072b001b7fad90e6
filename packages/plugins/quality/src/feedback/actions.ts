import { can, defineAction, messageRows, out, ratingRows, ticketRows, type Rating, type Scope } from '@luuri/core';
import { Type } from 'class-transformer';
import { IsBoolean, IsDate, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { clientNames } from '../names.ts';
import { ownQuality } from '../permissions.ts';
import { reviewsOrLeads } from '../review/see.ts';
import { clientIdOf } from '../sample/view.ts';

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

export class AskForFeedback {
  /** Only what came with words. */
  @IsOptional() @IsBoolean() withWords?: boolean;
  /** Only scores up to this, 1-5. */
  @IsOptional() @IsInt() @Min(1) @Max(5) most?: number;
  /** Only what was said before then: the last one's of the page before. */
  @IsOptional() @Type(() => Date) @IsDate() before?: Date;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
}

export class AskForAllFeedback extends AskForFeedback {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

function asked(scope: Scope, { withWords = false, most, before, limit = 50 }: AskForFeedback) {
  const query = scope.rows(ratingRows).query('rating').andWhere('rating.score IS NOT NULL');
  if (withWords) query.andWhere("rating.words IS NOT NULL AND rating.words <> ''");
  if (most !== undefined) query.andWhere('rating.score <= :most', { most });
  if (before !== undefined) query.andWhere('rating.givenAt < :before', { before });
  return query.orderBy('rating.givenAt', 'DESC').addOrderBy('rating.id', 'DESC').limit(limit);
}

export const readFeedback = defineAction('quality.feedback', {
  summary: 'What requesters said of how it went, in their words; the last first.',
  allow: reviewsOrLeads,
  http: 'GET /quality/feedback',
  input: AskForAllFeedback,
  output: [FeedbackLine],
  async run(scope, { client, ...wanted }): Promise<FeedbackLine[]> {
    const query = asked(scope, wanted);
    if (client !== undefined) query.andWhere('rating.clientId = :clientId', { clientId: (await clientIdOf(scope, client)) ?? 0 });
    return feedbackLines(scope, await query.getMany());
  },
});

export const readOwnFeedback = defineAction('quality.own-feedback', {
  summary: 'What requesters said of tickets on which you spoke to them; the last first.',
  allow: can(ownQuality),
  http: 'GET /quality/own/feedback',
  input: AskForFeedback,
  output: [FeedbackLine],
  async run(scope, wanted): Promise<FeedbackLine[]> {
    const query = asked(scope, wanted);
    const said = scope.sql.table(messageRows);
    const mine = "said.ticket_id = rating.ticketId AND said.author = 'agent' AND said.author_id = :me";
    // As of contacts: what the requester could read, or was said in a call.
    const spoke = "said.automatic = :automatic AND (said.public = :open OR said.channel = 'phone')";
    const values = { me: scope.actor.id, automatic: false, open: true };
    query.andWhere(`EXISTS (SELECT 1 FROM ${said} said WHERE ${mine} AND ${spoke})`, values);
    return feedbackLines(scope, await query.getMany());
  },
});
