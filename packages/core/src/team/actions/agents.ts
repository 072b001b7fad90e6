import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { languagesOfTheDesk } from '../../client/index.ts';
import { can, defineAction, notAllowed, type Actor, type Role, type Scope } from '../../kernel/index.ts';
import { agentRows, membershipRows, teamRows, type Agent } from '../entities.ts';
import { addressTaken, noSuchTeam } from '../errors.ts';
import { clientsServedBy } from '../find.ts';
import { manageTeams, seeTeams } from '../permissions.ts';

/** Roles of those who work here; requesters and client contacts are people of a client. */
export const staff = ['agent', 'team-lead', 'quality', 'administrator'] as const;

/** Nobody makes somebody who may more than they may themselves. @throws `access.denied` */
export function refuseAbove(actor: Actor, made: { readonly action: string; readonly role: Role | undefined }): void {
  if (made.role === 'administrator' && !actor.permissions.includes('*'))
    throw notAllowed({ action: made.action, actor: actor.id, needs: '*' });
}

/** Nor somebody who sees more than they see themselves. @throws `access.denied` */
export async function refuseBeyondReach(scope: Scope, action: string, teamIds: readonly number[]): Promise<void> {
  const { id: actor, reach } = scope.actor;
  if (reach === 'all') return;
  const own = reach['client'] ?? [];
  if ((await clientsServedBy(scope, teamIds)).some((client) => !own.includes(client))) throw notAllowed({ action, actor, needs: '*' });
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
  const teams = await scope.rows(teamRows).find();
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
    refuseAbove(scope.actor, { action: 'team.enrol', role });
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
  summary: 'Who works here.',
  allow: can(seeTeams),
  http: 'GET /agents',
  run: (scope) => scope.rows(agentRows).find({ order: { name: 'ASC' } }),
});

export const listTeams = defineAction('team.list', {
  summary: 'Which teams there are.',
  allow: can(seeTeams),
  http: 'GET /teams',
  run: (scope) => scope.rows(teamRows).find({ order: { slug: 'ASC' } }),
});
