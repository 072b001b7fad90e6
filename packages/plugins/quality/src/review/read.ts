import {
  agentIdOf,
  agentRows,
  can,
  defineAction,
  messageRows,
  out,
  pageByInstant,
  pageOf,
  PlaceWanted,
  ticketRows,
  type Message,
  type Scope,
} from '@luuri/core';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { reviewRows, type Review } from '../entities/index.ts';
import { ownId } from '../names.ts';
import { ownQuality } from '../permissions.ts';
import { withoutNames } from '../rules/blind.ts';
import { whereClient } from '../sample/view.ts';
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

export class ListReviews extends PlaceWanted {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Of one agent. */
  @IsOptional() @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) agentId?: number;
  /** `published` when left out; `draft` for those that you are at. */
  @IsOptional() @IsIn(['draft', 'published']) state?: 'draft' | 'published';
}

type ReviewsPage = { items: ReviewLine[]; next: string | null };

async function pageOfReviews(scope: Scope, wanted: Parameters<typeof pageByInstant<Review>>[1]): Promise<ReviewsPage> {
  const { items, next } = await pageByInstant(scope.rows(reviewRows), wanted);
  return { items: await reviewLines(scope, items), next };
}

export const listReviews = defineAction('quality.reviews', {
  summary: 'Published reviews of the clients that you see, the last first; or the drafts that you are at.',
  allow: reviewsOrLeads,
  http: 'GET /quality/reviews',
  input: ListReviews,
  output: pageOf(ReviewLine, out.text),
  async run(scope, { client, agentId, state = 'published', limit, after }): Promise<ReviewsPage> {
    const ofClient = await whereClient(scope, client);
    const page = { what: 'quality.reviews', order: 'DESC', limit, after } as const;
    if (state === 'draft') return pageOfReviews(scope, { ...page, where: { ...ofClient, state, reviewerId: ownId(scope) }, by: 'savedAt' });
    const where = { ...ofClient, state, ...(agentId === undefined ? {} : { agentId }) };
    return pageOfReviews(scope, { ...page, where, by: 'publishedAt' });
  },
});

export const ownReviews = defineAction('quality.own-reviews', {
  summary: 'Published reviews of your own contacts, the last first.',
  allow: can(ownQuality),
  http: 'GET /quality/own/reviews',
  input: PlaceWanted,
  output: pageOf(ReviewLine, out.text),
  run: (scope, { limit, after }) =>
    pageOfReviews(scope, {
      ...{ what: 'quality.own-reviews', where: { agentId: ownId(scope), state: 'published' }, limit, after },
      ...{ by: 'publishedAt', order: 'DESC' },
    }),
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
