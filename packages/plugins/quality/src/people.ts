import {
  actorForAgent,
  agentsInSight,
  holds,
  pageOfAgents,
  system,
  type Agent,
  type AgentsWanted,
  type Permission,
  type Scope,
} from '@luuri/core';
import { ownQuality, reviewQuality } from './permissions.ts';

/** Whether an agent sees a client and holds a permission there. */
export async function mayIn(scope: Scope, agentId: number, { clientId, permission }: { clientId: number; permission: Permission }) {
  const actor = await scope.as(system).run(actorForAgent, { agentId });
  const sees = actor && (actor.reach === 'all' || (actor.reach['client'] ?? []).includes(clientId));
  return sees === true && holds(actor, permission);
}

/** Agents of whom the actor knows, who see a client and hold a permission there. */
async function agentsWho(scope: Scope, clientId: number, permission: Permission): Promise<Agent[]> {
  const near = (await agentsInSight(scope)).filter((agent) => agent.active);
  const found: Agent[] = [];
  for (const agent of near) if (await mayIn(scope, agent.id, { clientId, permission })) found.push(agent);
  return found;
}

/** Those who review contacts of a client. */
export const analystsOf = (scope: Scope, clientId: number): Promise<Agent[]> => agentsWho(scope, clientId, reviewQuality);

/** Those whose contacts are reviewed there. */
export const reviewedOf = (scope: Scope, clientId: number): Promise<Agent[]> => agentsWho(scope, clientId, ownQuality);

/** A page of some agents, as they are chosen. */
export async function pageOfNames(
  scope: Scope,
  agents: readonly Agent[],
  wanted: Omit<AgentsWanted, 'among'>,
): Promise<{ items: { agentId: number; name: string }[]; next: number | null }> {
  const { items, next } = await pageOfAgents(scope, { ...wanted, among: agents.map(({ id }) => id) });
  return { items: items.map(({ id, name }) => ({ agentId: id, name })), next };
}
