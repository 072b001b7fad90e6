import { definePermission } from '@luuri/core';

export const verifyPeople = definePermission(
  'password-reset.verify',
  'Verify people, and have the directory do what they were proven for.',
  ['agent', 'team-lead'],
);
export const leadResets = definePermission('password-reset.lead', 'Begin an override together with the contact of the client.', [
  'team-lead',
]);
export const seeEvidence = definePermission('password-reset.evidence', 'See and export the evidence of resets, run drills.', [
  'quality',
  'team-lead',
]);
