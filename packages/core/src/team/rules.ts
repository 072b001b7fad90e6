import type { Actor, Permission, Reach, Role } from '../kernel/index.ts';

/** What of an agent decides what they may do. */
interface Standing {
  readonly id: number;
  readonly role: Role;
  /** Clients that their teams serve. */
  readonly clients: readonly number[];
}

const permissionsOf = (role: Role, declared: readonly Permission[]): string[] =>
  role === 'administrator' ? ['*'] : declared.filter((p) => p.heldBy.includes(role)).map((p) => p.permission);

/** An agent sees the clients that their teams serve; an administrator sees all. */
export function actorFrom(agent: Standing, declared: readonly Permission[]): Actor {
  const reach: Reach = agent.role === 'administrator' ? 'all' : { client: agent.clients };
  return { id: `agent:${String(agent.id)}`, kind: 'agent', permissions: permissionsOf(agent.role, declared), reach };
}

/** The agent's number in an actor's id, when it is an agent's. */
export function agentIdOf(actor: Pick<Actor, 'id'>): number | undefined {
  const match = /^agent:(\d+)$/.exec(actor.id);
  return match ? Number(match[1]) : undefined;
}
