import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { languagesOfTheDesk } from '../../client/index.ts';
import { can, defineAction, notAllowed, notFound, pageOf, pageOfAll, PageWanted, type Role, type Scope } from '../../kernel/index.ts';
import { Agent, agentRows, membershipRows, Team } from '../entities.ts';
import { addressTaken, noSuchTeam } from '../errors.ts';
import { agentsInSight, clientsOf, clientsServedBy, pageOfAgents, permissionsHeldBy, teamsInSight } from '../find.ts';
import { manageTeams, seeTeams } from '../permissions.ts';

/** Roles of those who work here; requesters and client contacts are people of a client. */
export const staff = ['agent', 'team-lead', 'quality', 'administrator'] as const;

/** Nobody makes somebody who may more than they may themselves. @throws `access.denied` */
export async function refuseAbove(scope: Scope, made: { readonly action: string; readonly role: Role | undefined }): Promise<void> {
  const { id: actor, permissions, reach } = scope.actor;
  const { action, role } = made;
  if (role === undefined || (permissions.includes('*') && reach === 'all')) return;
  const needs = (await permissionsHeldBy(scope, role)).find(
    (held) => held === '*' || !(permissions.includes('*') || permissions.includes(held)),
  );
  if (needs !== undefined) throw notAllowed({ action, actor, needs });
}

/** Nor somebody who sees more than they see themselves. @throws `access.denied` */
export async function refuseBeyondReach(scope: Scope, action: string, teamIds: readonly number[]): Promise<void> {
  const { id: actor, reach } = scope.actor;
  if (reach === 'all') return;
  const own = reach['client'] ?? [];
  if ((await clientsServedBy(scope, teamIds)).some((client) => !own.includes(client))) throw notAllowed({ action, actor, needs: '*' });
}

/** An agent that one may know of; any other is as unknown as one that there is not. @throws `row.not-found` */
export async function knownAgent(scope: Scope, agentId: number): Promise<Agent> {
  const agent = (await agentsInSight(scope)).find((one) => one.id === agentId);
  if (!agent) throw notFound({ what: 'agent', id: agentId });
  return agent;
}

/**
 * An agent whom one may change, or open a way in for: whoever can do that could act as them, so they see and may no more than oneself.
 * @throws `row.not-found`, `access.denied`
 */
export async function agentInHand(scope: Scope, action: string, agentId: number): Promise<Agent> {
  const { actor } = scope;
  const agent = await knownAgent(scope, agentId);
  await refuseAbove(scope, { action, role: agent.role });
  if (actor.reach === 'all') return agent;
  const own = actor.reach['client'] ?? [];
  const theirs = await clientsOf(scope, agentId);
  if (theirs.some((client) => !own.includes(client))) throw notAllowed({ action, actor: actor.id, needs: '*' });
  return agent;
}

export class Enrolment {
  @IsString() @Length(1, 200) name!: string;
  /** Mail address; kept in small letters, unique among agents. */
  @IsEmail({ require_tld: false }) address!: string;
  @IsIn(staff) role!: (typeof staff)[number];
  /** Short names of teams that exist. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) teams?: string[];
  /** What they speak, the first for their notifications; English when left out. */
  @IsOptional() @IsArray() @IsIn(languagesOfTheDesk, { each: true }) languages?: string[];
}

export async function teamsNamed(scope: Scope, slugs: readonly string[]): Promise<number[]> {
  const teams = await teamsInSight(scope);
  return slugs.map((slug) => {
    const team = teams.find((t) => t.slug === slug);
    if (!team) throw noSuchTeam({ team: slug, known: teams.map((t) => t.slug) });
    return team.id;
  });
}

export const enrolAgent = defineAction('team.enrol', {
  summary: 'Enrol an agent and put them in teams.',
  allow: can(manageTeams),
  http: 'POST /agents',
  input: Enrolment,
  output: Agent,
  async run(scope, { name, address: given, role, teams = [], languages = ['en'] }): Promise<Agent> {
    await refuseAbove(scope, { action: 'team.enrol', role });
    const address = given.toLowerCase();
    const teamIds = await teamsNamed(scope, teams);
    await refuseBeyondReach(scope, 'team.enrol', teamIds);
    if (await scope.rows(agentRows).first({ address })) throw addressTaken({ address });
    const agent = await scope.rows(agentRows).insert({ name, address, role, languages, active: true });
    await scope.rows(membershipRows).insertAll([...new Set(teamIds)].map((teamId) => ({ agentId: agent.id, teamId })));
    return agent;
  },
});

export const listAgents = defineAction('team.agents', {
  summary: 'Who works here, by name.',
  allow: can(seeTeams),
  http: 'GET /agents',
  input: PageWanted,
  output: pageOf(Agent),
  run: (scope, { limit, after }) => pageOfAgents(scope, { what: 'team.agents', limit, after }),
});

export const listTeams = defineAction('team.list', {
  summary: 'Which teams there are, by their short names.',
  allow: can(seeTeams),
  http: 'GET /teams',
  input: PageWanted,
  output: pageOf(Team),
  run: async (scope, { limit, after }) => pageOfAll(await teamsInSight(scope), { what: 'team.list', limit, after, keyOf: ({ id }) => id }),
});
