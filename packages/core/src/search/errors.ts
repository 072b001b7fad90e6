import { defineError } from '../kernel/error.ts';

/** `at` counts characters from 0; the sentence counts from 1, as people do. */
export const queryWrong = defineError<{ at: number; problem: string }>(
  'search.query-wrong',
  'invalid',
  ({ at, problem }) => `At character ${String(at + 1)} of the query: ${problem}.`,
);
export const noSuchView = defineError<{ view: string; known: readonly string[] }>(
  'search.no-such-view',
  'not-found',
  ({ view, known }) => `You have no view ${view}. Yours are: ${known.join(', ')}.`,
);
export const viewNotYours = defineError<{ view: string }>(
  'search.view-not-yours',
  'forbidden',
  ({ view }) => `The view ${view} is not yours to change: its owner may, and for one of a team whoever may share views in that team.`,
);
