import { out, type Scope } from '@luuri/core';
import {
  appealRows,
  appealStates,
  reviewStates,
  revisionRows,
  type AppealState,
  type Review,
  type ReviewState,
} from '../entities/index.ts';
import { agentNames, clientNames } from '../names.ts';
import { contactKinds, criteriaOf, type ContactKind } from '../rules/card.ts';
import { scoreOf } from '../rules/score.ts';
import { subjectsOf } from '../subjects.ts';
import { AnswerView, cardView, CardView, ScoreView } from './card-view.ts';
import { isHidden } from './see.ts';

/** A review in a list. */
export class ReviewLine {
  @out.integer readonly id!: number;
  /** Short name of the client. */
  @out.text readonly client!: string;
  /** Null while the analyst is not to know whose contact it is. */
  @out.orNull(out.integer) readonly ticketId!: number | null;
  @out.text readonly subject!: string;
  /** Null for as long. */
  @out.orNull(out.integer) readonly agentId!: number | null;
  @out.orNull(out.text) readonly agent!: string | null;
  @out.text readonly reviewer!: string;
  @out.oneOf(...contactKinds) readonly kind!: ContactKind;
  /** Of the ticket. */
  @out.text readonly language!: string;
  @out.oneOf(...reviewStates) readonly state!: ReviewState;
  /** 0 to 100; null while nothing applies. */
  @out.orNull(out.number) readonly score!: number | null;
  @out.flag readonly failed!: boolean;
  /** Of how many criteria how many are answered. */
  @out.integer readonly criteria!: number;
  @out.integer readonly answered!: number;
  @out.instant readonly savedAt!: Date;
  @out.orNull(out.instant) readonly publishedAt!: Date | null;
  /** Until when the agent may appeal; null until it is published. */
  @out.orNull(out.instant) readonly appealUntil!: Date | null;
  /** What became of the appeal; null when there was none. */
  @out.orNull(out.oneOf(...appealStates)) readonly appeal!: AppealState | null;
}

/** A review as it stood at some time. */
export class RevisionView {
  @out.oneOf('published', 'appeal') readonly why!: 'published' | 'appeal';
  /** Who made it so. */
  @out.text readonly by!: string;
  @out.instant readonly at!: Date;
  @out.orNull(out.number) readonly score!: number | null;
  @out.flag readonly failed!: boolean;
  @out.list(AnswerView) readonly answers!: readonly AnswerView[];
  @out.text readonly notes!: string;
}

export class AppealOfReview {
  @out.integer readonly id!: number;
  @out.oneOf(...appealStates) readonly state!: AppealState;
  @out.text readonly words!: string;
  @out.instant readonly at!: Date;
  @out.orNull(out.text) readonly decidedBy!: string | null;
  @out.orNull(out.instant) readonly decidedAt!: Date | null;
  @out.orNull(out.text) readonly decision!: string | null;
}

/** A review, whole. */
export class ReviewView extends ReviewLine {
  @out.integer readonly reviewerId!: number;
  /** The calibration that it is for; null for one of its own. */
  @out.orNull(out.integer) readonly calibrationId!: number | null;
  /** Version of the contract that the card is of. */
  @out.text readonly contract!: string;
  @out.one(CardView) readonly card!: CardView;
  @out.list(AnswerView) readonly answers!: readonly AnswerView[];
  @out.text readonly notes!: string;
  @out.one(ScoreView) readonly result!: ScoreView;
  @out.orNull(AppealOfReview) readonly appealed!: AppealOfReview | null;
  /** As it stood, the first time first. */
  @out.list(RevisionView) readonly history!: readonly RevisionView[];
}

interface Known {
  readonly client: (id: number) => string;
  readonly name: (id: number) => string;
  readonly subject: Awaited<ReturnType<typeof subjectsOf>>;
  readonly appeals: ReadonlyMap<number, AppealState>;
}

function lineOf(review: Review, { client, name, subject, appeals }: Known): ReviewLine {
  const { id, ticketId, agentId, kind, language, state, savedAt, publishedAt } = review;
  const hidden = isHidden(review);
  const { score, failed, open } = scoreOf(review.card, review.answers);
  const criteria = criteriaOf(review.card).length;
  return {
    ...{ id, client: client(review.clientId), ticketId: hidden ? null : ticketId, subject: subject(review, hidden) },
    ...{ agentId: hidden ? null : agentId, agent: hidden ? null : name(agentId), reviewer: name(review.reviewerId), kind, language, state },
    ...{ score, failed, criteria, answered: criteria - open.length, savedAt, publishedAt, appealUntil: review.appealUntil },
    appeal: appeals.get(id) ?? null,
  };
}

async function knownOf(scope: Scope, reviews: readonly Review[]): Promise<Known> {
  const ids = reviews.map((r) => r.id);
  const appeals = await scope.rows(appealRows).find({ where: { reviewId: ids } });
  return {
    client: await clientNames(scope),
    name: await agentNames(
      scope,
      reviews.flatMap((r) => [r.agentId, r.reviewerId]),
    ),
    subject: await subjectsOf(scope, reviews),
    appeals: new Map(appeals.map((appeal) => [appeal.reviewId, appeal.state])),
  };
}

export async function reviewLines(scope: Scope, reviews: readonly Review[]): Promise<ReviewLine[]> {
  if (reviews.length === 0) return [];
  const known = await knownOf(scope, reviews);
  return reviews.map((review) => lineOf(review, known));
}

async function historyOf(scope: Scope, review: Review): Promise<RevisionView[]> {
  const revisions = await scope.rows(revisionRows).find({ where: { reviewId: review.id } });
  const name = await agentNames(
    scope,
    revisions.map((r) => r.byId),
  );
  return revisions.map(({ why, byId, at, answers, notes }) => {
    const { score, failed } = scoreOf(review.card, answers);
    return { why, by: name(byId), at, score, failed, answers: [...answers], notes };
  });
}

async function appealOf(scope: Scope, reviewId: number): Promise<AppealOfReview | null> {
  const appeal = await scope.rows(appealRows).first({ reviewId });
  if (!appeal) return null;
  const { id, state, words, at, decidedById, decidedAt, decision } = appeal;
  const name = await agentNames(scope, decidedById === null ? [] : [decidedById]);
  return { id, state, words, at, decidedBy: decidedById === null ? null : name(decidedById), decidedAt, decision };
}

/** A review with all that belongs to it. The caller has found that the actor may see it. */
export async function reviewView(scope: Scope, review: Review): Promise<ReviewView> {
  const [line] = await reviewLines(scope, [review]);
  const { reviewerId, calibrationId, contract, card, answers, notes } = review;
  return {
    ...(line as ReviewLine),
    ...{ reviewerId, calibrationId, contract, card: cardView(card), answers: [...answers], notes, result: scoreOf(card, answers) },
    appealed: await appealOf(scope, review.id),
    history: await historyOf(scope, review),
  };
}
