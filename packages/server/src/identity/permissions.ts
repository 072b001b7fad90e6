import { definePermission, type Actor, type Rule } from '@luuri/core';

export const manageIdentity = definePermission('identity.manage', 'Make and revoke API keys, invite agents, reset their second factors.');

/** As much of an actor as says how they came in. */
type Came = Pick<Actor, 'kind' | 'via' | 'reach'>;

const byCookie = ({ via }: Came): boolean => via?.startsWith('session:') ?? false;
const isWhole = (actor: Came): boolean =>
  byCookie(actor) && actor.kind !== 'anonymous' && (actor.reach === 'all' || !('ticket' in actor.reach));

/** Whoever has a session, finished signing in or not. */
export const inSession: Rule = Object.assign(byCookie, { rule: 'session' });

/** Whoever is signed in for more than one ticket. */
export const inWholeSession: Rule = Object.assign(isWhole, { rule: 'session.whole' });

/** An agent who came in by a browser: keys have no passwords and no second factors. */
export const agentInSession: Rule = Object.assign((actor: Came) => isWhole(actor) && actor.kind === 'agent', { rule: 'session.agent' });
