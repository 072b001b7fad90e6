import { definePermission } from '@luuri/core';

export const reviewQuality = definePermission('quality.review', 'Draw samples, review contacts, decide appeals, calibrate.', ['quality']);
export const leadQuality = definePermission(
  'quality.lead',
  'See published reviews, appeals and feedback of the agents of one’s clients, and give them coaching tasks.',
  ['quality', 'team-lead'],
);
export const ownQuality = definePermission('quality.own', 'See one’s own published reviews, feedback and coaching tasks, and appeal.', [
  'agent',
  'team-lead',
]);
