import { ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { clientBySlug, languagesOfTheDesk } from '../../client/index.ts';
import { can, defineAction, settingChanged, type Role, type Scope } from '../../kernel/index.ts';
import { Agent, agentRows, clientGrantRows, membershipRows } from '../entities.ts';
import { lastAdministrator } from '../errors.ts';
import { agentChanged } from '../events.ts';
import { manageTeams } from '../permissions.ts';
import { ByAgent } from './actors.ts';
import { agentInHand, knownAgent, refuseAbove, refuseBeyondReach, staff, teamsNamed } from './agents.ts';

export class ChangeAgent extends ByAgent {
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsOptional() @IsIn(staff) role?: (typeof staff)[number];
  @IsOptional() @IsArray() @ArrayMinSize(1) @IsIn(languagesOfTheDesk, { each: true }) languages?: string[];
  /** False for somebody who left: every session and key of theirs ends at once. */
  @IsOptional() @IsBoolean() active?: boolean;
}

/** A desk without an administrator could never have one again. */
async function refuseLast(scope: Scope, agent: Agent, becomes: { role: Role; active: boolean }): Promise<void> {
  if (agent.role !== 'administrator' || !agent.active || (becomes.role === 'administrator' && becomes.active)) return;
  // Two who go at the same moment wait for each other here, and the second of them is the last.
  const others = await scope.rows(agentRows).find({ where: { role: 'administrator', active: true } });
  for (const { id } of others) await scope.rows(agentRows).lock(id);
  if ((await scope.rows(agentRows).count({ role: 'administrator', active: true })) <= 1) throw lastAdministrator({ name: agent.name });
}

/** What of an agent is a setting, for the audit. */
const settingsOf = ({ name, role, languages, active }: Agent): object => ({ name, role, languages, active });

export const changeAgent = defineAction('team.change', {
  summary: "Change an agent's name, role or languages, or say that they left or came back.",
  allow: can(manageTeams),
  http: 'PATCH /agents/:agentId',
  input: ChangeAgent,
  output: Agent,
  async run(scope, { agentId, ...change }): Promise<Agent> {
    await agentInHand(scope, 'team.change', agentId);
    await refuseAbove(scope, { action: 'team.change', role: change.role });
    const agent = await scope.rows(agentRows).lock(agentId);
    const becomes = { ...agent, ...Object.fromEntries(Object.entries<unknown>(change).filter(([, value]) => value !== undefined)) };
    await refuseLast(scope, agent, becomes);
    await scope.rows(agentRows).update({ id: agentId }, change);
    const said = { setting: `agent:${String(agentId)}`, actor: scope.actor.id };
    await scope.emit(settingChanged, { ...said, before: settingsOf(agent), after: settingsOf(becomes) });
    const isOther = becomes.role !== agent.role || becomes.active !== agent.active;
    if (isOther) await scope.emit(agentChanged, { agentId, role: becomes.role, active: becomes.active });
    return becomes;
  },
});

export class AgentsTeam extends ByAgent {
  /** Short name of a team that exists. */
  @IsString() @Length(1, 63) team!: string;
}

export const joinTeam = defineAction('team.join', {
  summary: 'Put an agent in a team: they see the clients that it serves.',
  allow: can(manageTeams),
  http: 'PUT /agents/:agentId/teams/:team',
  input: AgentsTeam,
  async run(scope, { agentId, team }): Promise<void> {
    await knownAgent(scope, agentId);
    await scope.rows(agentRows).lock(agentId);
    const [teamId = 0] = await teamsNamed(scope, [team]);
    await refuseBeyondReach(scope, 'team.join', [teamId]);
    if (!(await scope.rows(membershipRows).first({ agentId, teamId }))) await scope.rows(membershipRows).insert({ agentId, teamId });
  },
});

export const leaveTeam = defineAction('team.leave', {
  summary: 'Take an agent out of a team.',
  allow: can(manageTeams),
  http: 'DELETE /agents/:agentId/teams/:team',
  input: AgentsTeam,
  async run(scope, { agentId, team }): Promise<void> {
    await knownAgent(scope, agentId);
    const [teamId = 0] = await teamsNamed(scope, [team]);
    await scope.rows(membershipRows).remove({ agentId, teamId });
  },
});

export class AgentsClient extends ByAgent {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
}

export const grantClient = defineAction('team.grant-client', {
  summary: 'Let an agent see a client that none of their teams serves.',
  allow: can(manageTeams),
  http: 'PUT /agents/:agentId/clients/:client',
  input: AgentsClient,
  async run(scope, { agentId, client }): Promise<void> {
    await knownAgent(scope, agentId);
    await scope.rows(agentRows).lock(agentId);
    const { id: clientId } = await clientBySlug(scope, client);
    if (!(await scope.rows(clientGrantRows).first({ agentId, clientId }))) await scope.rows(clientGrantRows).insert({ agentId, clientId });
  },
});

export const takeClient = defineAction('team.take-client', {
  summary: 'Take back a client that was granted to an agent. What their teams serve they see all the same.',
  allow: can(manageTeams),
  http: 'DELETE /agents/:agentId/clients/:client',
  input: AgentsClient,
  async run(scope, { agentId, client }): Promise<void> {
    await knownAgent(scope, agentId);
    const { id: clientId } = await clientBySlug(scope, client);
    await scope.rows(clientGrantRows).remove({ agentId, clientId });
  },
});
