import { defineError } from '../kernel/index.ts';

export const noArticle = defineError<{ articleId: number }>(
  'knowledge.not-found',
  'not-found',
  ({ articleId }) => `There is no article ${String(articleId)}, or it is not yours to see.`,
);
export const notForAll = defineError(
  'knowledge.not-for-all',
  'forbidden',
  () => 'An article for every client is written by somebody who sees every client. Name the client that it is for.',
);
