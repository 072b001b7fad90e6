import { definePermission } from '../kernel/index.ts';

export const manageAbsence = definePermission('routing.manage-absence', 'Say that another agent is away or back.', ['team-lead']);
export const seeFloor = definePermission('routing.see-floor', 'See who is on what, what waits, and what falls due.', [
  'team-lead',
  'quality',
]);
