import { definePermission, holds, type Actor, type Rule } from '@luuri/core';

export const operateDesk = definePermission('host.operate', 'See how the desk is: how much there is of everything.', ['team-lead']);

export const lookAfterDesk = definePermission(
  'host.look-after',
  'Look after the desk: its jobs and plugins; try dead letters again and drop them. It takes somebody who sees every client.',
);

/** What a job failed with may be any client's: whoever sees only some of them looks after none. */
export const looksAfterDesk: Rule = Object.assign((actor: Actor) => holds(actor, lookAfterDesk) && actor.reach === 'all', {
  rule: lookAfterDesk.permission,
});
