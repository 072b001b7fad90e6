import { catalogue, pageByName, system, type Role, type Scope } from '../kernel/index.ts';
import {
  clientGrantRows,
  agentRows,
  membershipRows,
  rolePermissionRows,
  teamRows,
  tierRows,
  type Agent,
  type Team,
  type Tier,
} from './entities.ts';
import { adjusted, agentIdOf, permissionsOf } from './rules.ts';

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

const numbersBy = <Row>(rows: readonly Row[], key: (row: Row) => number, value: (row: Row) => number): Map<number, number[]> => {
  const found = new Map<number, number[]>();
  for (const row of rows) found.set(key(row), [...new Set([...(found.get(key(row)) ?? []), value(row)])]);
  return found;
};

/** Clients that each of some teams serves, whoever asks. */
export async function clientsByTeam(scope: Scope, teamIds: readonly number[]): Promise<Map<number, number[]>> {
  const tiers = await scope
    .as(system)
    .rows(tierRows)
    .find({ where: { teamId: teamIds } });
  return numbersBy(
    tiers,
    (tier) => tier.teamId,
    (tier) => tier.clientId,
  );
}

/** Clients that each of some agents sees by teams and grants, whoever asks. */
export async function clientsByAgent(scope: Scope, agentIds: readonly number[]): Promise<Map<number, number[]>> {
  const desk = scope.as(system);
  const members = await desk.rows(membershipRows).find({ where: { agentId: agentIds } });
  const served = await clientsByTeam(scope, [...new Set(members.map((member) => member.teamId))]);
  const granted = await desk.rows(clientGrantRows).find({ where: { agentId: agentIds } });
  const byTeams = members.flatMap(({ agentId, teamId }) => (served.get(teamId) ?? []).map((clientId) => ({ agentId, clientId })));
  return numbersBy(
    [...byTeams, ...granted],
    (one) => one.agentId,
    (one) => one.clientId,
  );
}

/** The teams that one may know of: those that serve a client in one's reach, and one's own. A team's name may name its client. */
export async function teamsInSight(scope: Scope): Promise<Team[]> {
  const all = await scope.rows(teamRows).find({ order: { slug: 'ASC' } });
  if (scope.actor.reach === 'all') return all;
  const agentId = agentIdOf(scope.actor);
  const own = agentId === undefined ? [] : await scope.rows(membershipRows).find({ where: { agentId } });
  const seen = new Set([...(await scope.rows(tierRows).find()), ...own].map((t) => t.teamId));
  return all.filter((t) => seen.has(t.id));
}

/** The agents that one may know of: those of {@link teamsInSight}, those in no team, and oneself. */
export async function agentsInSight(scope: Scope): Promise<Agent[]> {
  const all = await scope.rows(agentRows).find({ order: { name: 'ASC' } });
  if (scope.actor.reach === 'all') return all;
  const teams = new Set((await teamsInSight(scope)).map((t) => t.id));
  const members = await scope.rows(membershipRows).find();
  const near = new Set(members.filter((m) => teams.has(m.teamId)).map((m) => m.agentId));
  const placed = new Set(members.map((m) => m.agentId));
  return all.filter((a) => near.has(a.id) || !placed.has(a.id) || a.id === agentIdOf(scope.actor));
}

/** The same as a query: a page of them needs not all. */
async function queryInSight(scope: Scope) {
  const query = scope.rows(agentRows).query('agent');
  if (scope.actor.reach === 'all') return query;
  const teams = (await teamsInSight(scope)).map((t) => t.id);
  const placed = `SELECT 1 FROM ${scope.sql.table(membershipRows)} place WHERE place.agent_id = agent.id`;
  const near = teams.length > 0 ? `EXISTS (${placed} AND place.team_id IN (:...teams)) OR ` : '';
  return query.andWhere(`(${near}NOT EXISTS (${placed}) OR agent.id = :own)`, { teams, own: agentIdOf(scope.actor) ?? 0 });
}

export interface AgentsWanted {
  /** The action that was asked, for the error. */
  readonly what: string;
  /** Of these only. */
  readonly among?: readonly number[] | undefined;
  readonly limit?: number | undefined;
  /** Number of the agent behind whom the page begins. */
  readonly after?: number | undefined;
}

/** A page of the agents of {@link agentsInSight}, by name. @throws `input.invalid` that names `after` when it is nobody of them */
export async function pageOfAgents(
  scope: Scope,
  { what, among, limit, after }: AgentsWanted,
): Promise<{ items: Agent[]; next: number | null }> {
  if (among?.length === 0) return { items: [], next: null };
  const query = await queryInSight(scope);
  if (among) query.andWhere('agent.id IN (:...among)', { among: [...among] });
  return pageByName(query, { what, known: await queryInSight(scope), limit, after });
}

/** The active agents who may see a client, whoever asks: its teams, those whom it was granted to, and administrators. */
export async function agentsWhoSee(scope: Scope, clientId: number): Promise<Agent[]> {
  const desk = scope.as(system);
  const teamIds = (await desk.rows(tierRows).find({ where: { clientId } })).map((tier) => tier.teamId);
  const members = teamIds.length > 0 ? await desk.rows(membershipRows).find({ where: { teamId: teamIds } }) : [];
  const seeing = new Set([...members, ...(await desk.rows(clientGrantRows).find({ where: { clientId } }))].map(({ agentId }) => agentId));
  const active = await desk.rows(agentRows).find({ where: { active: true }, order: { name: 'ASC' } });
  return active.filter(({ id, role }) => role === 'administrator' || seeing.has(id));
}

/** Clients that an agent's teams serve, and those granted to the agent alone, whoever asks. */
export async function clientsOf(scope: Scope, agentId: number): Promise<number[]> {
  const desk = scope.as(system);
  const teamIds = (await desk.rows(membershipRows).find({ where: { agentId } })).map((m) => m.teamId);
  const tiers = teamIds.length > 0 ? await desk.rows(tierRows).find({ where: { teamId: teamIds } }) : [];
  const granted = await desk.rows(clientGrantRows).find({ where: { agentId } });
  return [...new Set([...tiers, ...granted].map((t) => t.clientId))];
}

/** Names of the permissions that a role holds on this desk; `*` is every one. */
export const permissionsHeldBy = async (scope: Scope, role: Role): Promise<readonly string[]> =>
  permissionsOf(role, adjusted(scope.get(catalogue).permissions, await scope.as(system).rows(rolePermissionRows).find()));
