import { system, type Scope } from '../kernel/index.ts';
import { agentRows, membershipRows, tierRows, type Agent, type Tier } from './entities.ts';

/** A client's tiers, the lowest first. */
export const tiersOf = (scope: Scope, clientId: number): Promise<Tier[]> =>
  scope
    .as(system)
    .rows(tierRows)
    .find({ where: { clientId }, order: { level: 'ASC' } });

/** The active agents of a team, of one role when given. */
export async function agentsOf(scope: Scope, teamId: number, role?: Agent['role']): Promise<Agent[]> {
  const members = await scope.as(system).rows(membershipRows).find({ where: { teamId } });
  if (members.length === 0) return [];
  return scope
    .as(system)
    .rows(agentRows)
    .find({ where: { id: members.map((m) => m.agentId), active: true, ...(role ? { role } : {}) } });
}

/** Every active agent of a role. */
export const agentsWithRole = (scope: Scope, role: Agent['role']): Promise<Agent[]> =>
  scope
    .as(system)
    .rows(agentRows)
    .find({ where: { role, active: true } });

/** The clients that teams serve, whoever asks. */
export async function clientsServedBy(scope: Scope, teamIds: readonly number[]): Promise<number[]> {
  if (teamIds.length === 0) return [];
  const tiers = await scope
    .as(system)
    .rows(tierRows)
    .find({ where: { teamId: teamIds } });
  return [...new Set(tiers.map((tier) => tier.clientId))];
}
