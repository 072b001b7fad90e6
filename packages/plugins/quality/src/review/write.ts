import { can, defineAction, type Scope } from '@luuri/core';
import { IsInt } from 'class-validator';
import { handIn } from '../calibrate/hand-in.ts';
import { pickRows, reviewRows, revisionRows, type Review } from '../entities/index.ts';
import { answersMissing, notDraft, notToTake, ownContact } from '../errors.ts';
import { pickChanged, reviewPublished } from '../events.ts';
import { ownId } from '../names.ts';
import { reviewQuality } from '../permissions.ts';
import { scoreOf } from '../rules/score.ts';
import { appealUntil, cardOf, termsOf } from '../terms.ts';
import { answersAfter, GivenAnswers } from './answers.ts';
import { ownReview } from './see.ts';
import { reviewView, ReviewView } from './view.ts';

export class ByPick {
  @IsInt() pickId!: number;
}

export const beginReview = defineAction('quality.begin', {
  summary:
    'Take a contact that is to be reviewed. The card of its kind and language is kept in the review as it is now. Again, it gives the same review.',
  allow: can(reviewQuality),
  http: 'POST /quality/picks/:pickId/review',
  input: ByPick,
  output: ReviewView,
  async run(scope, { pickId }): Promise<ReviewView> {
    const pick = await scope.rows(pickRows).lock(pickId);
    const begun = await scope.rows(reviewRows).first({ pickId });
    if (begun?.reviewerId === ownId(scope)) return reviewView(scope, begun);
    if (begun || pick.state !== 'open') throw notToTake({ pickId, state: pick.state });
    const { clientId, ticketId, agentId, kind, language, blind } = pick;
    if (agentId === ownId(scope)) throw ownContact({});
    const terms = await termsOf(scope, clientId);
    const of = { clientId, ticketId, agentId, kind, language, blind, pickId, calibrationId: null, reviewerId: ownId(scope) };
    const review = await scope.rows(reviewRows).insert({ ...of, card: cardOf(terms, pick), contract: terms.version, ...fresh(scope) });
    await scope.rows(pickRows).update({ id: pickId }, { state: 'taken' });
    await scope.emit(pickChanged, { clientId, pickId, state: 'taken' });
    return reviewView(scope, review);
  },
});

/** What a review begins with. */
export const fresh = (scope: Scope) => ({
  ...{ answers: [], notes: '', state: 'draft' as const, startedAt: scope.now, savedAt: scope.now, publishedAt: null, appealUntil: null },
});

export class SaveReview extends GivenAnswers {
  @IsInt() reviewId!: number;
}

export const saveReview = defineAction('quality.save', {
  summary: 'Keep what was answered and written so far. Nobody else sees it.',
  allow: can(reviewQuality),
  http: 'PATCH /quality/reviews/:reviewId',
  input: SaveReview,
  output: ReviewView,
  async run(scope, { reviewId, answers: given = [], notes }): Promise<ReviewView> {
    const review = await ownReview(scope, reviewId);
    if (review.state !== 'draft') throw notDraft({ reviewId });
    const answers = answersAfter(review.card, review.answers, given);
    const change = { answers, notes: notes ?? review.notes, savedAt: scope.now };
    await scope.rows(reviewRows).update({ id: reviewId }, change);
    return reviewView(scope, { ...review, ...change });
  },
});

export class ByReview {
  @IsInt() reviewId!: number;
}

/** The agent sees it from now on, and may appeal for a while. */
async function publish(scope: Scope, review: Review): Promise<Review> {
  const { id: reviewId, clientId, ticketId, pickId, answers, notes } = review;
  const until = appealUntil(await termsOf(scope, clientId), scope.now);
  const change = { state: 'published' as const, publishedAt: scope.now, appealUntil: until };
  await scope.rows(reviewRows).update({ id: reviewId }, change);
  await scope
    .rows(revisionRows)
    .insert({ clientId, ticketId, reviewId, answers, notes, why: 'published', byId: ownId(scope), at: scope.now });
  if (pickId !== null) {
    await scope.rows(pickRows).update({ id: pickId }, { state: 'done' });
    await scope.emit(pickChanged, { clientId, pickId, state: 'done' });
  }
  await scope.emit(reviewPublished, { clientId, reviewId });
  return { ...review, ...change };
}

export const publishReview = defineAction('quality.publish', {
  summary: 'Be done with a review: its agent sees it. One of a calibration is handed in, and compared once all are.',
  allow: can(reviewQuality),
  http: 'POST /quality/reviews/:reviewId/publish',
  input: ByReview,
  output: ReviewView,
  async run(scope, { reviewId }): Promise<ReviewView> {
    const review = await ownReview(scope, reviewId);
    if (review.state !== 'draft') throw notDraft({ reviewId });
    const { open } = scoreOf(review.card, review.answers);
    if (open.length > 0) throw answersMissing({ criteria: open });
    const { calibrationId } = review;
    return reviewView(scope, calibrationId === null ? await publish(scope, review) : await handIn(scope, { ...review, calibrationId }));
  },
});
