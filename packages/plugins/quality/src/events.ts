import { defineEvent } from '@luuri/core';
import { appealRows, calibrationRows, drawRows, pickRows, reviewRows, taskRows } from './entities/index.ts';

// Named after their tables: whose a fact is, and so who hears of it as it happens, is found there. None of them names the agent whose
// contact it is: analysts hear of them too.
const about =
  <K extends string>({ table }: { readonly table: string }, key: K) =>
  (payload: { readonly [P in K]: number }): string =>
    `${table}:${String(payload[key])}`;

interface OfReview {
  clientId: number;
  reviewId: number;
}

export const sampleDrawn = defineEvent<{ clientId: number; drawId: number; contacts: number; picked: number }>('quality.drawn', {
  summary: 'A sample of contacts was drawn.',
  about: about(drawRows, 'drawId'),
});
export const pickChanged = defineEvent<{ clientId: number; pickId: number; state: string }>('quality.pick-changed', {
  summary: 'A contact is to be reviewed, is taken by an analyst, done or left.',
  about: about(pickRows, 'pickId'),
});
export const reviewPublished = defineEvent<OfReview>('quality.published', {
  summary: 'A review was published: its agent sees it.',
  about: about(reviewRows, 'reviewId'),
});
export const reviewAppealed = defineEvent<OfReview & { appealId: number }>('quality.appealed', {
  summary: 'An agent says that a review of theirs is not right.',
  about: about(appealRows, 'appealId'),
});
export const appealDecided = defineEvent<OfReview & { appealId: number; outcome: 'kept' | 'changed' }>('quality.appeal-decided', {
  summary: 'A second analyst decided an appeal.',
  about: about(appealRows, 'appealId'),
});
export const calibrationChanged = defineEvent<{ clientId: number; calibrationId: number; state: string }>('quality.calibration-changed', {
  summary: 'Analysts are to score the same contact, one of them did, or all is compared.',
  about: about(calibrationRows, 'calibrationId'),
});
export const taskChanged = defineEvent<{ clientId: number; taskId: number; done: boolean }>('quality.task-changed', {
  summary: 'An agent got something to learn, or is done with it.',
  about: about(taskRows, 'taskId'),
});

export const events = [sampleDrawn, pickChanged, reviewPublished, reviewAppealed, appealDecided, calibrationChanged, taskChanged];
