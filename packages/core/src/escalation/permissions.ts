import { definePermission } from '../kernel/index.ts';

export const planMaintenance = definePermission('escalation.maintenance', 'Keep notifications quiet for some time.', ['team-lead']);
export const seeHandOffQuality = definePermission('escalation.see-quality', 'See how good the hand-offs of teams and agents are.', [
  'team-lead',
  'quality',
]);
