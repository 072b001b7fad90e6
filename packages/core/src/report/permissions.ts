import { definePermission } from '../kernel/index.ts';

export const seeReports = definePermission('report.see', 'See figures of tickets: how many, how quick, how good.', [
  'team-lead',
  'quality',
  'client-contact',
]);
