import { IsBoolean, IsInt, IsOptional } from 'class-validator';
import { can, defineAction, holds, notAllowed, notFound, out, pageByInstant, pageOf, PlaceWanted, type Scope } from '../kernel/index.ts';
import { agentIdOf, agentRows, agentsInSight, membershipRows, seeTeams, tierRows } from '../team/index.ts';
import { workTickets } from '../ticket/index.ts';
import { Absence, absenceRows } from './entities.ts';
import { onlyAgents } from './errors.ts';
import { agentCameBack, agentWentAway } from './events.ts';
import { manageAbsence } from './permissions.ts';
import { taken, takeNextFor, type Taken } from './take.ts';

export const takeNext = defineAction('ticket.take-next', {
  summary: 'Ask for work: get the ticket that needs you most, or why there is none.',
  allow: can(workTickets),
  http: 'POST /tickets/take-next',
  output: taken,
  run: (scope): Promise<Taken> => takeNextFor(scope),
});

/** An agent serves somebody whom the actor sees too. */
async function isInReach(scope: Scope, agentId: number): Promise<boolean> {
  if (scope.actor.reach === 'all') return true;
  const teams = (await scope.rows(membershipRows).find({ where: { agentId } })).map((member) => member.teamId);
  return teams.length > 0 && (await scope.rows(tierRows).first({ teamId: teams })) !== undefined;
}

/** Oneself, or another whom one may send away; held until this unit of work ends, so that nobody gives them anything meanwhile. */
async function whoIsMeant(scope: Scope, action: string, wanted: number | undefined): Promise<number> {
  const own = agentIdOf(scope.actor);
  const agentId = wanted ?? own;
  if (agentId === undefined) throw onlyAgents({ actor: scope.actor.id });
  if (agentId !== own) {
    if (!holds(scope.actor, manageAbsence)) throw notAllowed({ action, actor: scope.actor.id, needs: manageAbsence.permission });
    if (!(await isInReach(scope, agentId))) throw notFound({ what: 'agent', id: agentId });
  }
  const agent = await scope.rows(agentRows).lock(agentId);
  if (!agent.active) throw notFound({ what: 'agent', id: agentId });
  return agentId;
}

export class GoAway {
  /** Who is away; oneself when left out. For another it takes the permission `routing.manage-absence`. */
  @IsOptional() @IsInt() agentId?: number;
  /** True to give back to the queue what they have and have written nothing on; false when left out. */
  @IsOptional() @IsBoolean() reassign?: boolean;
}

export const goAway = defineAction('routing.away', {
  summary: 'Say that an agent is away: they get nothing until they are back.',
  allow: can(workTickets),
  http: 'POST /agents/away',
  input: GoAway,
  output: Absence,
  async run(scope, { agentId: wanted, reassign = false }): Promise<Absence> {
    const agentId = await whoIsMeant(scope, 'routing.away', wanted);
    const had = await scope.rows(absenceRows).first({ agentId });
    const absence = had ?? (await scope.rows(absenceRows).insert({ agentId, since: scope.now, by: scope.actor.id }));
    if (!had || reassign) await scope.emit(agentWentAway, { agentId, reassign });
    return absence;
  },
});

export class ComeBack {
  /** Who is back; oneself when left out. For another it takes the permission `routing.manage-absence`. */
  @IsOptional() @IsInt() agentId?: number;
}

export const comeBack = defineAction('routing.back', {
  summary: 'Say that an agent is back.',
  allow: can(workTickets),
  http: 'POST /agents/back',
  input: ComeBack,
  async run(scope, { agentId: wanted }): Promise<void> {
    const agentId = await whoIsMeant(scope, 'routing.back', wanted);
    if ((await scope.rows(absenceRows).remove({ agentId })) > 0) await scope.emit(agentCameBack, { agentId });
  },
});

export const listAbsences = defineAction('routing.absences', {
  summary: 'Which agents are away, who left first comes first.',
  allow: can(seeTeams),
  http: 'GET /agents/away',
  input: PlaceWanted,
  output: pageOf(Absence, out.text),
  async run(scope, { limit, after }): Promise<{ items: Absence[]; next: string | null }> {
    const agentId = (await agentsInSight(scope)).map((agent) => agent.id);
    return pageByInstant(scope.rows(absenceRows), {
      what: 'routing.absences',
      where: { agentId },
      by: 'since',
      order: 'ASC',
      limit,
      after,
    });
  },
});
