import { agentIdOf, agentRows, clientRows, type Scope } from '@luuri/core';

/** The agent who acts; 0 for whoever is none, who has nothing of their own here. */
export const ownId = (scope: Scope): number => agentIdOf(scope.actor) ?? 0;

/** Names of agents by id. */
export async function agentNames(scope: Scope, ids: readonly number[]): Promise<(id: number) => string> {
  const wanted = [...new Set(ids)];
  const agents = wanted.length === 0 ? [] : await scope.rows(agentRows).find({ where: { id: wanted } });
  const names = new Map(agents.map((agent) => [agent.id, agent.name]));
  return (id) => names.get(id) ?? `agent:${String(id)}`;
}

/** Short names of clients by id, of those whom the actor sees. */
export async function clientNames(scope: Scope): Promise<(id: number) => string> {
  const slugs = new Map((await scope.rows(clientRows).find()).map((client) => [client.id, client.slug]));
  return (id) => slugs.get(id) ?? String(id);
}
