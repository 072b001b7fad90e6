import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { MoreThanOrEqual } from 'typeorm';
import { clientBySlug } from '../../client/index.ts';
import { can, defineAction, out, type Scope } from '../../kernel/index.ts';
import { agentIdOf, agentRows, membershipRows, teamRows } from '../../team/index.ts';
import { ByTicket, seeTickets, ticketRows, workTickets } from '../../ticket/index.ts';
import { handOffRows, HandOffScore, handOffScoreRows, type HandOff } from '../entities.ts';
import { nothingToScore, notTheReceiver } from '../errors.ts';
import { seeHandOffQuality } from '../permissions.ts';
import { QualityFigure, qualityOf } from '../rules/quality.ts';
import { keepScore } from '../score.ts';

const scored = ['hand-off', 'hand-back'] as const;

export class ScoreHandOff extends ByTicket {
  /** What is scored: the hand-off that came up, or the hand-back that came down. */
  @IsIn(scored) of!: (typeof scored)[number];
  /** 1 for useless, 5 for all that was needed. */
  @IsInt() @Min(1) @Max(5) score!: number;
  /** What was missing or good, 1-2000 characters. */
  @IsOptional() @IsString() @Length(1, 2000) comment?: string;
  /** Number of the hand-off; the last one when left out. */
  @IsOptional() @IsInt() handOffId?: number;
}

async function meant(scope: Scope, { ticketId, of, handOffId }: ScoreHandOff): Promise<HandOff> {
  const list = await scope.rows(handOffRows).find({ where: { ticketId }, order: { id: 'DESC' } });
  const handOff = list.find((one) => (handOffId === undefined || one.id === handOffId) && (of === 'hand-off' || one.returnedAt !== null));
  if (!handOff) throw nothingToScore({ ticketId, of });
  return handOff;
}

/** The receiver: whoever took or returned it, or another of the team that got it; never whoever gave it. */
async function isReceiver(scope: Scope, handOff: HandOff, of: ScoreHandOff['of']): Promise<boolean> {
  const { acceptedBy, givenBy, returnedBy, toTeamId, fromTeamId } = handOff;
  const actor = scope.actor.id;
  if (actor === (of === 'hand-off' ? givenBy : returnedBy)) return false;
  if (actor === (of === 'hand-off' ? acceptedBy : givenBy) || (of === 'hand-off' && actor === returnedBy)) return true;
  const agentId = agentIdOf(scope.actor);
  const teamId = of === 'hand-off' ? toTeamId : fromTeamId;
  return agentId !== undefined && teamId !== null && (await scope.rows(membershipRows).first({ agentId, teamId })) !== undefined;
}

export const scoreHandOff = defineAction('ticket.score-hand-off', {
  summary: 'Say how good a hand-off, or a hand-back, was to whoever received it.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/hand-offs/score',
  input: ScoreHandOff,
  output: HandOffScore,
  async run(scope, input): Promise<HandOffScore> {
    await scope.rows(ticketRows).lock(input.ticketId);
    const { of, score, comment = null } = input;
    const handOff = await meant(scope, input);
    if (!(await isReceiver(scope, handOff, of))) throw notTheReceiver({ of, actor: scope.actor.id });
    return keepScore(scope, handOff, { of, score, comment });
  },
});

export const listHandOffScores = defineAction('ticket.hand-off-scores', {
  summary: "What receivers said of a ticket's hand-offs and hand-backs.",
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/hand-offs/scores',
  input: ByTicket,
  output: [HandOffScore],
  async run(scope, { ticketId }): Promise<HandOffScore[]> {
    await scope.rows(ticketRows).get(ticketId);
    return scope.rows(handOffScoreRows).find({ where: { ticketId } });
  },
});

export class QualityQuestion {
  /** Short name of a client; all that one serves when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Hand-offs since then; 30 days back when left out. */
  @IsOptional() @Type(() => Date) @IsDate() since?: Date;
}

/** A team's figures. */
export class TeamQuality extends QualityFigure {
  /** Short name of the team. */
  @out.text readonly team!: string;
}
/** An agent's figures. */
export class AgentQuality extends QualityFigure {
  /** `agent:3` */
  @out.text readonly agent!: string;
  @out.text readonly name!: string;
}

/** How good hand-offs were, over all, by team and by agent. */
export class HandOffQuality {
  @out.instant readonly since!: Date;
  @out.one(QualityFigure) readonly all!: QualityFigure;
  @out.list(TeamQuality) readonly teams!: readonly TeamQuality[];
  @out.list(AgentQuality) readonly agents!: readonly AgentQuality[];
}

const MONTH_MS = 30 * 86_400_000;

export const handOffQuality = defineAction('escalation.hand-off-quality', {
  summary: 'How good the hand-offs of a time were: how many came back, and what their receivers said, by team and by agent.',
  allow: can(seeHandOffQuality),
  http: 'GET /hand-offs/quality',
  input: QualityQuestion,
  output: HandOffQuality,
  async run(scope, { client, since = new Date(scope.now.getTime() - MONTH_MS) }): Promise<HandOffQuality> {
    const clientId = client === undefined ? undefined : (await clientBySlug(scope, client)).id;
    const where = { givenAt: MoreThanOrEqual(since), ...(clientId === undefined ? {} : { clientId }) };
    const handed = await scope.rows(handOffRows).find({ where });
    const scores = handed.length > 0 ? await scope.rows(handOffScoreRows).find({ where: { handOffId: handed.map((h) => h.id) } }) : [];
    const { all, teams, agents } = qualityOf(handed, scores);
    const slugs = new Map((await scope.rows(teamRows).find()).map((team) => [team.id, team.slug]));
    const names = new Map((await scope.rows(agentRows).find()).map((agent) => [`agent:${String(agent.id)}`, agent.name]));
    return {
      since,
      all,
      teams: teams.map(({ teamId, ...figure }) => ({ team: slugs.get(teamId) ?? String(teamId), ...figure })),
      agents: agents.map((figure) => ({ ...figure, name: names.get(figure.agent) ?? figure.agent })),
    };
  },
});
