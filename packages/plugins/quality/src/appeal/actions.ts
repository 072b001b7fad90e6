import { can, defineAction, holds, invalidInput, out, pageById, pageOf, PageWanted, type Scope } from '@luuri/core';
import { IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { appealRows, appealStates, reviewRows, revisionRows, type Appeal, type AppealState, type Review } from '../entities/index.ts';
import { appealedBefore, appealOver, notYourReview, otherAnalyst, tooLate } from '../errors.ts';
import { appealDecided, reviewAppealed } from '../events.ts';
import { ownId } from '../names.ts';
import { ownQuality, reviewQuality } from '../permissions.ts';
import { answersAfter, GivenAnswers } from '../review/answers.ts';
import { reviewsOrLeads } from '../review/see.ts';
import { reviewLines, ReviewLine, reviewView, ReviewView } from '../review/view.ts';
import { ByReview } from '../review/write.ts';
import { whereClient } from '../sample/view.ts';

export class AppealReview extends ByReview {
  /** What is not right about it, 1-4000 characters. */
  @IsString() @Length(1, 4000) words!: string;
}

export const appealReview = defineAction('quality.appeal', {
  summary: 'Say that a review of your own is not right: once, within the working days that the contract gives. Another analyst decides.',
  allow: can(ownQuality),
  http: 'POST /quality/reviews/:reviewId/appeal',
  input: AppealReview,
  output: ReviewView,
  async run(scope, { reviewId, words }): Promise<ReviewView> {
    const review = await scope.rows(reviewRows).lock(reviewId);
    const { agentId, clientId, ticketId, appealUntil } = review;
    if (review.state !== 'published' || agentId !== ownId(scope) || !appealUntil) throw notYourReview({ reviewId });
    if (scope.now > appealUntil) throw tooLate({ until: appealUntil.toISOString() });
    if (await scope.rows(appealRows).first({ reviewId })) throw appealedBefore({ reviewId });
    const of = { clientId, ticketId, reviewId, agentId, words, state: 'open' as const, at: scope.now };
    const { id: appealId } = await scope.rows(appealRows).insert({ ...of, decidedById: null, decidedAt: null, decision: null });
    await scope.emit(reviewAppealed, { clientId, reviewId, appealId });
    return reviewView(scope, review);
  },
});

/** An appeal with the review that it is against. */
export class AppealView {
  @out.integer readonly id!: number;
  @out.oneOf(...appealStates) readonly state!: AppealState;
  /** What the agent says. */
  @out.text readonly words!: string;
  @out.instant readonly at!: Date;
  @out.orNull(out.instant) readonly decidedAt!: Date | null;
  @out.orNull(out.text) readonly decision!: string | null;
  /** True when the actor is an analyst who may decide it. */
  @out.flag readonly mayDecide!: boolean;
  @out.one(ReviewLine) readonly review!: ReviewLine;
}

const mayDecide = (scope: Scope, { state, agentId }: Appeal, review: Review): boolean =>
  state === 'open' && holds(scope.actor, reviewQuality) && ![agentId, review.reviewerId].includes(ownId(scope));

async function appealViews(scope: Scope, appeals: readonly Appeal[]): Promise<AppealView[]> {
  const reviews = appeals.length === 0 ? [] : await scope.rows(reviewRows).find({ where: { id: appeals.map((a) => a.reviewId) } });
  const lines = new Map((await reviewLines(scope, reviews)).map((line) => [line.id, line]));
  return appeals.flatMap((appeal) => {
    const review = reviews.find((r) => r.id === appeal.reviewId);
    const line = lines.get(appeal.reviewId);
    if (!review || !line) return [];
    const { id, state, words, at, decidedAt, decision } = appeal;
    return [{ id, state, words, at, decidedAt, decision, mayDecide: mayDecide(scope, appeal, review), review: line }];
  });
}

export class ListAppeals extends PageWanted {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** `open` when left out. */
  @IsOptional() @IsIn(appealStates) state?: AppealState;
}

export const listAppeals = defineAction('quality.appeals', {
  summary: 'Appeals against reviews of the clients that you see: the open ones the oldest first, others the last first.',
  allow: reviewsOrLeads,
  http: 'GET /quality/appeals',
  input: ListAppeals,
  output: pageOf(AppealView),
  async run(scope, { client, state = 'open', limit, after }): Promise<{ items: AppealView[]; next: number | null }> {
    const where = { state, ...(await whereClient(scope, client)) };
    const order = state === 'open' ? 'ASC' : 'DESC';
    const { items, next } = await pageById(scope.rows(appealRows), { where, order, limit, after });
    return { items: await appealViews(scope, items), next };
  },
});

export class DecideAppeal extends GivenAnswers {
  @IsInt() appealId!: number;
  /** `kept`: the review stays as it was. `changed`: with these answers and notes. */
  @IsIn(['kept', 'changed']) outcome!: 'kept' | 'changed';
  /** Why, for the agent, 1-4000 characters. */
  @IsString() @Length(1, 4000) decision!: string;
}

/** @throws `input.invalid` when nothing of it is other than it was */
async function changeReview(scope: Scope, review: Review, { answers: given = [], notes }: GivenAnswers): Promise<Review> {
  const { id: reviewId, clientId, ticketId } = review;
  const change = { answers: answersAfter(review.card, review.answers, given), notes: notes ?? review.notes };
  const asSaid = (one: Pick<Review, 'answers' | 'notes'>) => JSON.stringify([answersAfter(review.card, [], [...one.answers]), one.notes]);
  if (asSaid(change) === asSaid(review)) {
    const message = 'is changed only with answers or notes that are other than they were';
    throw invalidInput({ what: 'quality.decide', mistakes: [{ path: 'outcome', message }] });
  }
  await scope.rows(reviewRows).update({ id: reviewId }, change);
  const revision = { clientId, ticketId, reviewId, ...change, why: 'appeal' as const, byId: ownId(scope), at: scope.now };
  await scope.rows(revisionRows).insert(revision);
  return { ...review, ...change };
}

export const decideAppeal = defineAction('quality.decide', {
  summary: 'Decide an appeal: an analyst who neither reviewed the contact nor had it. What was published before stays in the history.',
  allow: can(reviewQuality),
  http: 'POST /quality/appeals/:appealId/decide',
  input: DecideAppeal,
  output: ReviewView,
  async run(scope, { appealId, outcome, decision, ...given }): Promise<ReviewView> {
    const appeal = await scope.rows(appealRows).lock(appealId);
    const review = await scope.rows(reviewRows).lock(appeal.reviewId);
    if (appeal.state !== 'open') throw appealOver({ appealId });
    if (!mayDecide(scope, appeal, review)) throw otherAnalyst({});
    const change = { state: outcome, decision, decidedById: ownId(scope), decidedAt: scope.now };
    await scope.rows(appealRows).update({ id: appealId }, change);
    const after = outcome === 'changed' ? await changeReview(scope, review, given) : review;
    await scope.emit(appealDecided, { clientId: review.clientId, reviewId: review.id, appealId, outcome });
    return reviewView(scope, after);
  },
});
