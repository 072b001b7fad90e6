import { definePermission } from '../kernel/index.ts';

export const seeArticles = definePermission('knowledge.see', 'Read articles, those for colleagues too.', ['agent', 'team-lead', 'quality']);
export const writeArticles = definePermission('knowledge.write', 'Write articles, publish them and take them away.', [
  'agent',
  'team-lead',
]);
