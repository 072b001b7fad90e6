import { agentRows, ticketRows, type Scope } from '@luuri/core';
import { withoutNames } from './rules/blind.ts';

interface OfContact {
  readonly ticketId: number;
  readonly agentId: number;
}

/** Subjects of the tickets of contacts. To whoever is not to know whose contact it is, without the names of its agent and of whoever has the ticket. */
export async function subjectsOf(scope: Scope, contacts: readonly OfContact[]): Promise<(contact: OfContact, hidden: boolean) => string> {
  const found = await scope.rows(ticketRows).find({ where: { id: [...new Set(contacts.map((c) => c.ticketId))] } });
  const tickets = new Map(found.map((ticket) => [ticket.id, ticket]));
  const ids = [...contacts.map((c) => c.agentId), ...found.flatMap((ticket) => ticket.assigneeId ?? [])];
  const agents = new Map((await scope.rows(agentRows).find({ where: { id: [...new Set(ids)] } })).map((agent) => [agent.id, agent]));
  return ({ ticketId, agentId }, hidden) => {
    const { subject = '', assigneeId = null } = tickets.get(ticketId) ?? {};
    if (!hidden) return subject;
    const near = [agents.get(agentId), agents.get(assigneeId ?? agentId)];
    return withoutNames(
      subject,
      near.flatMap((agent) => (agent ? [agent.name, agent.address] : [])),
    );
  };
}
