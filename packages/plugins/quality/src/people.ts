import { actorForAgent, agentsInSight, holds, system, type Agent, type Permission, type Scope } from '@luuri/core';
import { ownQuality, reviewQuality } from './permissions.ts';

/** Agents of whom the actor knows, who see a client and hold a permission there. */
async function agentsWho(scope: Scope, clientId: number, permission: Permission): Promise<Agent[]> {
  const near = (await agentsInSight(scope)).filter((agent) => agent.active);
  const found: Agent[] = [];
  for (const agent of near) {
    const actor = await scope.as(system).run(actorForAgent, { agentId: agent.id });
    const sees = actor && (actor.reach === 'all' || (actor.reach['client'] ?? []).includes(clientId));
    if (sees && holds(actor, permission)) found.push(agent);
  }
  return found;
}

/** Those who review contacts of a client. */
export const analystsOf = (scope: Scope, clientId: number): Promise<Agent[]> => agentsWho(scope, clientId, reviewQuality);

/** Those whose contacts are reviewed there. */
export const reviewedOf = (scope: Scope, clientId: number): Promise<Agent[]> => agentsWho(scope, clientId, ownQuality);
