import { can, defineAction, out, type Scope } from '@luuri/core';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { MoreThan } from 'typeorm';
import { reviewRows, type Review } from '../entities/index.ts';
import { agentNames } from '../names.ts';
import { leadQuality } from '../permissions.ts';
import { mean } from '../rules/agreement.ts';
import { scoreOf } from '../rules/score.ts';
import { whereClient } from '../sample/view.ts';

export class AskForFigures {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Of the last so many days, 1-400; 90 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(400) days?: number;
}

/** What the reviews of an agent come to. */
export class AgentFigures {
  @out.integer readonly agentId!: number;
  @out.text readonly agent!: string;
  @out.integer readonly reviews!: number;
  /** Mean of their scores, 0 to 100; null when nothing applied. */
  @out.orNull(out.number) readonly score!: number | null;
  /** Reviews in which something critical was not met. */
  @out.integer readonly failed!: number;
}

const DAY = 86_400_000;
const MOST = 5000;

function figuresOf(reviews: readonly Review[]): Omit<AgentFigures, 'agentId' | 'agent'> {
  const scores = reviews.map((review) => scoreOf(review.card, review.answers));
  const known = scores.flatMap(({ score }) => (score === null ? [] : [score]));
  const middle = mean(known);
  return {
    ...{ reviews: reviews.length, score: middle === undefined ? null : Math.round(middle * 10) / 10 },
    failed: scores.filter((score) => score.failed).length,
  };
}

async function published(scope: Scope, { client, days = 90 }: AskForFigures): Promise<Review[]> {
  const since = MoreThan(new Date(scope.now.getTime() - days * DAY));
  const where = { state: 'published' as const, publishedAt: since, ...(await whereClient(scope, client)) };
  return scope.rows(reviewRows).find({ where, order: { publishedAt: 'DESC' }, limit: MOST });
}

export const readFigures = defineAction('quality.figures', {
  summary: 'What the published reviews of each agent come to, by name.',
  allow: can(leadQuality),
  http: 'GET /quality/figures',
  input: AskForFigures,
  output: [AgentFigures],
  async run(scope, wanted): Promise<AgentFigures[]> {
    const reviews = await published(scope, wanted);
    const ids = [...new Set(reviews.map((review) => review.agentId))];
    const name = await agentNames(scope, ids);
    return ids
      .map((agentId) => ({ agentId, agent: name(agentId), ...figuresOf(reviews.filter((r) => r.agentId === agentId)) }))
      .sort((a, b) => a.agent.localeCompare(b.agent));
  },
});
