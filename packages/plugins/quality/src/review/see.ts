import { holds, type Actor, type Rule, type Scope } from '@luuri/core';
import { reviewRows, type Review } from '../entities/index.ts';
import { notYourReview } from '../errors.ts';
import { ownId } from '../names.ts';
import { leadQuality, ownQuality, reviewQuality } from '../permissions.ts';

const anyOf = (...permissions: readonly (typeof reviewQuality)[]): Rule =>
  Object.assign((actor: Actor) => permissions.some((permission) => holds(actor, permission)), {
    rule: permissions.map((p) => p.permission).join(' or '),
  });

/** Whoever reviews, or leads those who are reviewed. */
export const reviewsOrLeads: Rule = anyOf(reviewQuality, leadQuality);
/** Whoever has something to do with quality at all. */
export const takesPart: Rule = anyOf(reviewQuality, leadQuality, ownQuality);

/** While it is blind, and in a calibration always, nothing says whose contact it is. */
export const isHidden = ({ blind, state }: Pick<Review, 'blind' | 'state'>): boolean => blind && state !== 'published';

/** Whose it is to see: the analyst's own; once it is published, the agent's, and everybody's who reviews or leads there. */
export function maySee(scope: Scope, { reviewerId, agentId, state }: Review): boolean {
  const { actor } = scope;
  if (reviewerId === ownId(scope) && holds(actor, reviewQuality)) return true;
  if (state !== 'published') return false;
  return holds(actor, reviewQuality) || holds(actor, leadQuality) || (holds(actor, ownQuality) && agentId === ownId(scope));
}

/** A review that the actor may see. @throws `row.not-found`, `quality.not-your-review` */
export async function seenReview(scope: Scope, reviewId: number): Promise<Review> {
  const review = await scope.rows(reviewRows).get(reviewId);
  if (!maySee(scope, review)) throw notYourReview({ reviewId });
  return review;
}

/** One that the actor began, locked. @throws `row.not-found`, `quality.not-your-review` */
export async function ownReview(scope: Scope, reviewId: number): Promise<Review> {
  const review = await scope.rows(reviewRows).lock(reviewId);
  if (review.reviewerId !== ownId(scope)) throw notYourReview({ reviewId });
  return review;
}
