import type { Actor, Permission, Reach, Role } from '../kernel/index.ts';

/** What of an agent decides what they may do. */
interface Standing {
  readonly id: number;
  readonly role: Role;
  /** Clients that their teams serve. */
  readonly clients: readonly number[];
}

/** Of what is declared, what a role holds; `*` is everything. */
export const permissionsOf = (role: Role, declared: readonly Permission[]): string[] =>
  role === 'administrator' ? ['*'] : declared.filter((p) => p.heldBy.includes(role)).map((p) => p.permission);

/** An agent sees the clients that their teams serve; an administrator sees all. */
export function actorFrom(agent: Standing, declared: readonly Permission[]): Actor {
  const reach: Reach = agent.role === 'administrator' ? 'all' : { client: agent.clients };
  return { id: `agent:${String(agent.id)}`, kind: 'agent', permissions: permissionsOf(agent.role, declared), reach };
}

/** What of a requester decides what they may see. */
interface Asking {
  readonly id: number;
  readonly clientId: number;
  /** True for somebody who may see all of their client's tickets. */
  readonly isContact: boolean;
  /** The only ticket that they are to see. */
  readonly ticketId: number | undefined;
}

/** A requester sees their own tickets; who came by a ticket's link that ticket alone; a client contact all of their client. */
export function actorFromPerson({ id, clientId, isContact, ticketId }: Asking, declared: readonly Permission[]): Actor {
  const own: Reach = { client: [clientId], requester: [id], ...(ticketId === undefined ? {} : { ticket: [ticketId] }) };
  return {
    id: `person:${String(id)}`,
    kind: 'person',
    permissions: permissionsOf(isContact ? 'client-contact' : 'requester', declared),
    reach: isContact ? { client: [clientId] } : own,
  };
}

/** Where a desk's roles differ from what the plugins declare. */
interface Difference {
  readonly role: Role;
  readonly permission: string;
  readonly held: boolean;
}

/** The permissions as this desk gives them to roles. */
export const adjusted = (declared: readonly Permission[], differences: readonly Difference[]): readonly Permission[] =>
  differences.length === 0
    ? declared
    : declared.map((p) => {
        const own = differences.filter((d) => d.permission === p.permission);
        const others = p.heldBy.filter((role) => !own.some((d) => d.role === role));
        return { ...p, heldBy: [...others, ...own.filter((d) => d.held).map((d) => d.role)] };
      });

/** The person's number in an actor's id, when it is a person's. */
export function personIdOf(actor: Pick<Actor, 'id'>): number | undefined {
  const match = /^person:(\d+)$/.exec(actor.id);
  return match ? Number(match[1]) : undefined;
}

/** The agent's number in an actor's id, when it is an agent's. */
export function agentIdOf(actor: Pick<Actor, 'id'>): number | undefined {
  const match = /^agent:(\d+)$/.exec(actor.id);
  return match ? Number(match[1]) : undefined;
}
