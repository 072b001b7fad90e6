import { contractOf } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { agentSkillRows } from './entities.ts';
import { joined, skillsNeeded } from './rules/skills.ts';
import { skillsSection } from './section.ts';

/** Skills that a ticket asks for under the contract in force, as a lane keeps them. */
export const skillsFor = async (scope: Scope, ticket: Ticket): Promise<string> =>
  joined(skillsNeeded((await contractOf(scope, ticket.clientId)).section(skillsSection), ticket));

/** What some agents know; one who is not among them knows nothing in particular. */
export async function skillsOf(scope: Scope, agentIds: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = agentIds.length > 0 ? await scope.rows(agentSkillRows).find({ where: { agentId: [...agentIds] } }) : [];
  return new Map(rows.map(({ agentId, skills }) => [agentId, skills]));
}
