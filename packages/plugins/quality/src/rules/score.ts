import { criteriaOf, type Card, type Criterion } from './card.ts';

/** What a criterion may be answered with: `na` where it does not apply. */
export const answerValues = ['yes', 'no', 'na', '1', '2', '3', '4', '5'] as const;
export type AnswerValue = (typeof answerValues)[number];

/** One criterion of a contact, as an analyst saw it. */
export interface Answer {
  readonly criterion: string;
  readonly value: AnswerValue;
  /** Why; empty where that is plain. */
  readonly note: string;
}

/** What a contact came to. */
export interface Score {
  /** 0 to 100; null while nothing applies. 0 for a contact that failed, where the card says so. */
  readonly score: number | null;
  /** The same without what was critical. */
  readonly earned: number | null;
  /** True when something critical was not met. */
  readonly failed: boolean;
  /** Criteria that have no answer yet. */
  readonly open: readonly string[];
}

const scaleValues: readonly string[] = ['1', '2', '3', '4', '5'];

/** Whether a criterion can be answered so. */
export const fits = ({ kind }: Pick<Criterion, 'kind'>, value: string): boolean =>
  value === 'na' || (kind === 'scale' ? scaleValues.includes(value) : value === 'yes' || value === 'no');

/** 0 to 1; undefined where it does not apply. 1 of 5 is nothing, 5 of 5 is all. */
function shareOf({ kind }: Criterion, value: AnswerValue): number | undefined {
  if (value === 'na') return undefined;
  return kind === 'scale' ? (Number(value) - 1) / 4 : value === 'yes' ? 1 : 0;
}

const rounded = (score: number): number => Math.round(score * 10) / 10;

/** Weights of all criteria, by name: the weight of a section, divided among those of it that carry any. */
export function weightsOf({ sections }: Pick<Card, 'sections'>): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { weight, criteria } of sections) {
    const carrying = criteria.filter((c) => c.kind !== 'critical');
    const all = carrying.reduce((sum, c) => sum + c.weight, 0);
    for (const c of carrying) weights.set(c.criterion, (weight * c.weight) / all);
  }
  return weights;
}

/** `100·Σ(w·s)/Σw` over what applies: what does not takes its weight along. Something critical that was not met fails the contact. */
export function scoreOf(card: Card, answers: readonly Answer[]): Score {
  const given = new Map(answers.map((answer) => [answer.criterion, answer.value]));
  const weights = weightsOf(card);
  const all = criteriaOf(card);
  let [reached, possible] = [0, 0];
  for (const criterion of all) {
    const value = given.get(criterion.criterion);
    const share = value === undefined ? undefined : shareOf(criterion, value);
    const weight = weights.get(criterion.criterion) ?? 0;
    if (share === undefined) continue;
    reached += weight * share;
    possible += weight;
  }
  const failed = all.some((c) => c.kind === 'critical' && given.get(c.criterion) === 'no');
  const earned = possible === 0 ? null : rounded((100 * reached) / possible);
  const score = failed && card.critical === 'zero' ? 0 : earned;
  return { score, earned, failed, open: all.map((c) => c.criterion).filter((criterion) => !given.has(criterion)) };
}
