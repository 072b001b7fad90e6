import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { languagesOfTheDesk } from '../client/index.ts';
import { catalogue, can, defineAction, definePermission, onlySystem, type Actor, type Scope } from '../kernel/index.ts';
import { agentRows, membershipRows, tierRows, type Agent } from './entities.ts';
import { addressTaken, noSuchTeam } from './errors.ts';
import { agentsInSight, teamsInSight } from './find.ts';
import { actorFrom } from './rules.ts';

export const manageTeams = definePermission('team.manage', 'Enrol agents and put them in teams.');
export const seeTeams = definePermission('team.see', 'See teams and who is in them.', ['agent', 'team-lead', 'quality']);

const staff = ['agent', 'team-lead', 'quality', 'administrator'] as const;

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

async function teamsNamed(scope: Scope, slugs: readonly string[]): Promise<number[]> {
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
  async run(scope, { name, address: given, role, teams = [], languages = ['en'] }): Promise<Agent> {
    const address = given.toLowerCase();
    const teamIds = await teamsNamed(scope, teams);
    if (await scope.rows(agentRows).first({ address })) throw addressTaken({ address });
    const agent = await scope.rows(agentRows).insert({ name, address, role, languages, active: true });
    await scope.rows(membershipRows).insertAll([...new Set(teamIds)].map((teamId) => ({ agentId: agent.id, teamId })));
    return agent;
  },
});

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
    const teamIds = (await scope.rows(membershipRows).find({ where: { agentId } })).map((m) => m.teamId);
    const tiers = teamIds.length > 0 ? await scope.rows(tierRows).find({ where: { teamId: teamIds } }) : [];
    return actorFrom(
      { id: agentId, role: agent.role, clients: [...new Set(tiers.map((t) => t.clientId))] },
      scope.get(catalogue).permissions,
    );
  },
});

export const listAgents = defineAction('team.agents', {
  summary: 'Who works here.',
  allow: can(seeTeams),
  http: 'GET /agents',
  run: (scope) => agentsInSight(scope),
});

export const listTeams = defineAction('team.list', {
  summary: 'Which teams there are.',
  allow: can(seeTeams),
  http: 'GET /teams',
  run: (scope) => teamsInSight(scope),
});
