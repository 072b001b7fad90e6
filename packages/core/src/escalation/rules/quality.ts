import { out } from '../../kernel/output.ts';
/** What of hand-offs the figures are made of. */
export interface Handed {
  readonly id: number;
  /** Who handed it up, and the team that had it. */
  readonly givenBy: string;
  readonly fromTeamId: number | null;
  readonly acceptedAt: Date | null;
  /** Who handed it back; empty when nobody did. */
  readonly returnedBy: string | null;
  readonly toTeamId: number | null;
}

/** What the receiver said of a hand-off, or of a hand-back. */
export interface Scored {
  readonly handOffId: number;
  readonly of: 'hand-off' | 'hand-back';
  /** 1 for useless, 5 for all that was needed. */
  readonly score: number;
}

/** The quality of what somebody handed on. */
export class QualityFigure {
  @out.integer readonly handOffs!: number;
  /** Handed back without work. */
  @out.integer readonly bounces!: number;
  /** Bounces of hand-offs, 0 to 1; null without any. */
  @out.orNull(out.number) readonly bounceRate!: number | null;
  /** How many hand-offs the receiver scored, and their mean; null without any. */
  @out.integer readonly scored!: number;
  @out.orNull(out.number) readonly score!: number | null;
  /** Hand-backs by the same team or agent, how many were scored, and their mean. */
  @out.integer readonly handBacks!: number;
  @out.integer readonly handBacksScored!: number;
  @out.orNull(out.number) readonly handBackScore!: number | null;
}

const mean = (values: readonly number[]): number | null => (values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : null);

function figure(given: readonly Handed[], returned: readonly Handed[], scores: ReadonlyMap<string, number>): QualityFigure {
  const of = (list: readonly Handed[], what: Scored['of']): number[] => list.flatMap(({ id }) => scores.get(`${what} ${String(id)}`) ?? []);
  const [handOffScores, handBackScores] = [of(given, 'hand-off'), of(returned, 'hand-back')];
  const bounces = given.filter((handed) => handed.returnedBy !== null).length;
  return {
    handOffs: given.length,
    bounces,
    bounceRate: given.length > 0 ? bounces / given.length : null,
    scored: handOffScores.length,
    score: mean(handOffScores),
    handBacks: returned.length,
    handBacksScored: handBackScores.length,
    handBackScore: mean(handBackScores),
  };
}

/** The figures of all, of each team and of each agent, in the order of their first hand-off. */
export interface QualityReport {
  readonly all: QualityFigure;
  readonly teams: readonly (QualityFigure & { readonly teamId: number })[];
  readonly agents: readonly (QualityFigure & { readonly agent: string })[];
}

const distinct = <T>(values: readonly (T | null)[]): T[] => [...new Set(values)].filter((v) => v !== null);

/** How good the hand-offs of a time were. A hand-off counts for who gave it, a hand-back for who gave it back. */
export function qualityOf(handed: readonly Handed[], scored: readonly Scored[]): QualityReport {
  const scores = new Map(scored.map(({ handOffId, of, score }) => [`${of} ${String(handOffId)}`, score]));
  const back = handed.filter((h) => h.returnedBy !== null);
  const teams = distinct([...handed.map((h) => h.fromTeamId), ...back.map((h) => h.toTeamId)]);
  const agents = distinct([...handed.map((h) => h.givenBy), ...back.map((h) => h.returnedBy)]);
  const where = (ours: (h: Handed) => boolean, theirs: (h: Handed) => boolean) => figure(handed.filter(ours), back.filter(theirs), scores);
  return {
    all: figure(handed, back, scores),
    teams: teams.map((teamId) => ({
      teamId,
      ...where(
        (h) => h.fromTeamId === teamId,
        (h) => h.toTeamId === teamId,
      ),
    })),
    agents: agents.map((agent) => ({
      agent,
      ...where(
        (h) => h.givenBy === agent,
        (h) => h.returnedBy === agent,
      ),
    })),
  };
}
