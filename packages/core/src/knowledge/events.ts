import { defineEvent } from '../kernel/index.ts';

export const articleSaved = defineEvent<{ articleId: number; version: number; state: string }>('knowledge.saved', {
  summary: 'An article has a new version.',
  about: (p) => `article:${String(p.articleId)}`,
});
export const articleHelped = defineEvent<{ articleId: number; clientId: number }>('knowledge.helped', {
  summary: 'A requester read an article and had nothing more to ask.',
  about: (p) => `article:${String(p.articleId)}`,
});
