import { agentIdOf, agentRows, can, defineAction, messageRows, out, ticketRows, type Message, type Scope } from '@luuri/core';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { LessThan } from 'typeorm';
import { reviewRows, type Review } from '../entities/index.ts';
import { ownId } from '../names.ts';
import { ownQuality } from '../permissions.ts';
import { withoutNames } from '../rules/blind.ts';
import { clientIdOf } from '../sample/view.ts';
import { isHidden, reviewsOrLeads, seenReview, takesPart } from './see.ts';
import { reviewLines, ReviewLine, reviewView, ReviewView } from './view.ts';
import { ByReview } from './write.ts';

export const getReview = defineAction('quality.review', {
  summary: 'A review: the analyst’s own; once it is published, for its agent and for whoever reviews or leads there.',
  allow: takesPart,
  http: 'GET /quality/reviews/:reviewId',
  input: ByReview,
  output: ReviewView,
  run: async (scope, { reviewId }): Promise<ReviewView> => reviewView(scope, await seenReview(scope, reviewId)),
});

export class ListReviews {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Of one agent. */
  @IsOptional() @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) agentId?: number;
  /** `published` when left out; `draft` for those that you are at. */
  @IsOptional() @IsIn(['draft', 'published']) state?: 'draft' | 'published';
  /** Only those that were published before then: the last one's of the page before. */
  @IsOptional() @Type(() => Date) @IsDate() before?: Date;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
}

export const listReviews = defineAction('quality.reviews', {
  summary: 'Published reviews of the clients that you see, the last first; or the drafts that you are at.',
  allow: reviewsOrLeads,
  http: 'GET /quality/reviews',
  input: ListReviews,
  output: [ReviewLine],
  async run(scope, { client, agentId, state = 'published', before, limit = 50 }): Promise<ReviewLine[]> {
    const clientId = client === undefined ? undefined : ((await clientIdOf(scope, client)) ?? 0);
    const rows = scope.rows(reviewRows);
    const ofClient = clientId === undefined ? {} : { clientId };
    if (state === 'draft') {
      const where = { ...ofClient, state, reviewerId: ownId(scope) };
      return reviewLines(scope, await rows.find({ where, order: { savedAt: 'DESC' }, limit }));
    }
    const narrowed = { ...(agentId === undefined ? {} : { agentId }), ...(before === undefined ? {} : { publishedAt: LessThan(before) }) };
    return reviewLines(scope, await rows.find({ where: { ...ofClient, state, ...narrowed }, order: { publishedAt: 'DESC' }, limit }));
  },
});

export class Several {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
}

export const ownReviews = defineAction('quality.own-reviews', {
  summary: 'Published reviews of your own contacts, the last first.',
  allow: can(ownQuality),
  http: 'GET /quality/own/reviews',
  input: Several,
  output: [ReviewLine],
  async run(scope, { limit = 50 }): Promise<ReviewLine[]> {
    const where = { agentId: ownId(scope), state: 'published' as const };
    return reviewLines(scope, await scope.rows(reviewRows).find({ where, order: { publishedAt: 'DESC' }, limit }));
  },
});

/** Something that was said on the ticket of a review. */
export class SaidLine {
  @out.integer readonly id!: number;
  @out.oneOf('requester', 'agent', 'third-party', 'desk') readonly author!: Message['author'];
  /** Null for an agent whom the analyst is not to know. */
  @out.orNull(out.text) readonly name!: string | null;
  /** True for what the agent said whose contact it is. */
  @out.flag readonly reviewed!: boolean;
  /** False for a note among agents. */
  @out.flag readonly public!: boolean;
  @out.flag readonly automatic!: boolean;
  @out.text readonly channel!: string;
  /** Without names of agents for as long. */
  @out.text readonly text!: string;
  @out.instant readonly at!: Date;
}

/** Names and mail addresses of agents that could stand in what was said. */
async function namesAround(scope: Scope, review: Review, said: readonly Message[]): Promise<string[]> {
  const ticket = await scope.rows(ticketRows).first({ id: review.ticketId });
  const ids = [review.agentId, ticket?.assigneeId ?? 0, ...said.map((m) => agentIdOf({ id: m.authorId }) ?? 0)];
  const agents = await scope.rows(agentRows).find({ where: { id: [...new Set(ids)] } });
  return [...agents.flatMap((agent) => [agent.name, agent.address]), ...said.filter((m) => m.author === 'agent').map((m) => m.authorName)];
}

const MOST = 500;

export const readConversation = defineAction('quality.conversation', {
  summary: 'What was said on the ticket of a review. While it is blind, without the names of agents.',
  allow: takesPart,
  http: 'GET /quality/reviews/:reviewId/conversation',
  input: ByReview,
  output: [SaidLine],
  async run(scope, { reviewId }): Promise<SaidLine[]> {
    const review = await seenReview(scope, reviewId);
    const { ticketId } = review;
    const said = await scope.rows(messageRows).find({ where: { ticketId }, limit: MOST });
    const hidden = isHidden(review);
    const names = hidden ? await namesAround(scope, review, said) : [];
    return said.map((message) => {
      const { id, author, authorName, automatic, channel, at } = message;
      const reviewed = message.authorId === `agent:${String(review.agentId)}`;
      const text = withoutNames(message.textStripped ?? message.text, names);
      const name = author === 'agent' && hidden ? null : authorName;
      return { id, author, name, reviewed, public: message.public, automatic, channel, text, at };
    });
  },
});
