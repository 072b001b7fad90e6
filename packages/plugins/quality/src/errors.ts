import { defineError } from '@luuri/core';

export const noCards = defineError<{ client: string }>(
  'quality.no-cards',
  'conflict',
  ({ client }) => `The contract of ${client} has no section quality: nothing of it is reviewed.`,
);
export const noCardFits = defineError<{ kind: string; language: string }>(
  'quality.no-card-fits',
  'conflict',
  ({ kind, language }) => `No scorecard of the contract is for a contact of the kind ${kind} in ${language}.`,
);
export const noContact = defineError<{ ticketId: number }>(
  'quality.no-contact',
  'conflict',
  ({ ticketId }) => `Nobody of the desk has said anything to the requester of ticket ${String(ticketId)}: there is nothing to review.`,
);
export const alreadyPicked = defineError<{ ticketId: number }>(
  'quality.already-picked',
  'conflict',
  ({ ticketId }) => `The contact on ticket ${String(ticketId)} was picked before: each is reviewed once.`,
);
export const ownContact = defineError('quality.own-contact', 'forbidden', () => 'It is a contact of your own: somebody else reviews it.');
export const notToTake = defineError<{ pickId: number; state: string }>(
  'quality.not-to-take',
  'conflict',
  ({ pickId, state }) => `The contact ${String(pickId)} is ${state} and cannot be taken; take one that is open.`,
);
export const notYourReview = defineError<{ reviewId: number }>(
  'quality.not-your-review',
  'not-found',
  ({ reviewId }) => `There is no review ${String(reviewId)}, or it is not for you to see.`,
);
export const notDraft = defineError<{ reviewId: number }>(
  'quality.not-a-draft',
  'conflict',
  ({ reviewId }) => `The review ${String(reviewId)} is published: only an appeal changes it.`,
);
export const answersMissing = defineError<{ criteria: readonly string[] }>(
  'quality.answers-missing',
  'conflict',
  ({ criteria }) => `Not every criterion is answered: ${criteria.join(', ')} still open. What does not apply is answered so.`,
);
export const wrongAnswer = defineError<{ criterion: string; may: string }>(
  'quality.wrong-answer',
  'invalid',
  ({ criterion, may }) => `The criterion ${criterion} is answered by ${may}.`,
);
export const tooLate = defineError<{ until: string }>(
  'quality.too-late',
  'conflict',
  ({ until }) => `The time to appeal was over at ${until}.`,
);
export const appealedBefore = defineError<{ reviewId: number }>(
  'quality.appealed-before',
  'conflict',
  ({ reviewId }) => `There was an appeal against the review ${String(reviewId)}: each is appealed once.`,
);
export const appealOver = defineError<{ appealId: number }>(
  'quality.appeal-over',
  'conflict',
  ({ appealId }) => `The appeal ${String(appealId)} is decided.`,
);
export const otherAnalyst = defineError(
  'quality.other-analyst',
  'forbidden',
  () => 'An appeal is decided by an analyst who neither reviewed the contact nor had it.',
);
export const notRater = defineError<{ calibrationId: number }>(
  'quality.not-a-rater',
  'forbidden',
  ({ calibrationId }) => `You are not among the analysts of calibration ${String(calibrationId)}.`,
);
export const wrongRaters = defineError<{ why: string }>('quality.wrong-raters', 'conflict', ({ why }) => why);
export const calibrationClosed = defineError<{ calibrationId: number }>(
  'quality.calibration-closed',
  'conflict',
  ({ calibrationId }) => `Calibration ${String(calibrationId)} is closed: what was said is compared already.`,
);
export const taskDone = defineError<{ taskId: number }>('quality.task-done', 'conflict', ({ taskId }) => `Task ${String(taskId)} is done.`);
export const noSuchTask = defineError<{ taskId: number }>(
  'quality.no-such-task',
  'not-found',
  ({ taskId }) => `There is no task ${String(taskId)}, or it is not for you to see.`,
);
export const noSuchAgent = defineError<{ agentId: number }>(
  'quality.no-such-agent',
  'not-found',
  ({ agentId }) => `There is no agent ${String(agentId)} who serves this client.`,
);

export const errors = [
  ...[noCards, noCardFits, noContact, alreadyPicked, ownContact, notToTake, notYourReview, notDraft, answersMissing, wrongAnswer],
  ...[tooLate, appealedBefore, appealOver, otherAnalyst, notRater, wrongRaters, calibrationClosed, taskDone, noSuchTask, noSuchAgent],
];
