import { definePermission } from '../kernel/index.ts';

export const seeTemplates = definePermission('template.see', 'See the mails that the desk writes by itself, and try their words.', [
  'team-lead',
]);
