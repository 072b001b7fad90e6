import { IsInt, IsOptional } from 'class-validator';
import { contactRows, personRows } from '../../people/index.ts';
import { catalogue, defineAction, onlySystem, type Actor, type AnyEntity, type Scope } from '../../kernel/index.ts';
import { agentRows, clientGrantRows, membershipRows, rolePermissionRows, tierRows } from '../entities.ts';
import { clientsOf } from '../find.ts';
import { actorFrom, actorFromPerson, adjusted } from '../rules.ts';

/** What each role holds here: as the plugins declare it, changed by what was granted and taken away on this desk. */
const declaredHere = async (scope: Scope) => adjusted(scope.get(catalogue).permissions, await scope.rows(rolePermissionRows).find());

/** All that an agent as an actor is made of: as long as none of these tables changes, they may do and see the same. */
export const agentActorTables: readonly AnyEntity[] = [agentRows, membershipRows, tierRows, clientGrantRows, rolePermissionRows];

export class ByAgent {
  @IsInt() agentId!: number;
}

export const actorForAgent = defineAction('team.actor', {
  summary: 'An agent as an actor, with their permissions and the clients that their teams serve.',
  allow: onlySystem,
  input: ByAgent,
  reads: true,
  async run(scope, { agentId }): Promise<Actor | undefined> {
    const agent = await scope.rows(agentRows).first({ id: agentId, active: true });
    if (!agent) return undefined;
    return actorFrom({ id: agentId, role: agent.role, clients: await clientsOf(scope, agentId) }, await declaredHere(scope));
  },
});

export class ByPersonAndTicket {
  @IsInt() personId!: number;
  /** The only ticket that they are to see. */
  @IsOptional() @IsInt() ticketId?: number;
}

export const actorForPerson = defineAction('team.person-actor', {
  summary: 'A requester as an actor who sees their own tickets, or a client contact who sees all of their client.',
  allow: onlySystem,
  input: ByPersonAndTicket,
  reads: true,
  async run(scope, { personId, ticketId }): Promise<Actor | undefined> {
    const person = await scope.rows(personRows).first({ id: personId });
    if (!person) return undefined;
    const isContact = ticketId === undefined && (await scope.rows(contactRows).first({ personId })) !== undefined;
    return actorFromPerson({ id: personId, clientId: person.clientId, isContact, ticketId }, await declaredHere(scope));
  },
});
