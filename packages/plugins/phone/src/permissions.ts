import { definePermission } from '@luuri/core';

export const takeCalls = definePermission('phone.take-calls', 'Take and make calls, log them, promise call-backs.', ['agent', 'team-lead']);
export const seeCalls = definePermission('phone.see', 'See calls, promises and figures of the telephone.', [
  'agent',
  'team-lead',
  'quality',
]);
export const leadCalls = definePermission('phone.lead', 'Set outage banners, extensions and states of other agents.', ['team-lead']);
export const connectSystems = definePermission('phone.connect', 'Connect telephone systems, and see their secrets once.');
