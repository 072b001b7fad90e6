import { definePermission, holds, type Actor, type Rule } from '@luuri/core';

export const takeCalls = definePermission('phone.take-calls', 'Take and make calls, log them, promise call-backs.', ['agent', 'team-lead']);
export const seeCalls = definePermission('phone.see', 'See calls, promises and figures of the telephone.', [
  'agent',
  'team-lead',
  'quality',
]);
export const leadCalls = definePermission('phone.lead', 'Set outage banners, extensions and states of other agents.', ['team-lead']);
export const connectSystems = definePermission('phone.connect', 'Connect telephone systems, and see their secrets once.');

/** Telephone systems are the whole desk's: a name that is taken would tell whoever sees some of the clients of another. */
export const connectsForAll: Rule = Object.assign((actor: Actor) => actor.reach === 'all' && holds(actor, connectSystems), {
  rule: connectSystems.permission,
});
