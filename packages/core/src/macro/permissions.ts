import { definePermission } from '../kernel/index.ts';

export const manageMacros = definePermission('macro.manage', 'Make and change macros for clients and teams that one serves.', [
  'team-lead',
]);
