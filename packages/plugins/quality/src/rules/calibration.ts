import { kappa, mean, quadratic, variance, type Pair } from './agreement.ts';
import { criteriaOf, type Card } from './card.ts';
import { scoreOf, type Answer } from './score.ts';

/** What several analysts agree on at least, by kappa, before their reviews mean the same. */
export const TARGET = 0.6;

/** A contact as one analyst scored it. */
export interface Scored {
  readonly analystId: number;
  readonly answers: readonly Answer[];
}

/** One contact, scored by several. */
export interface Session {
  readonly card: Card;
  readonly scored: readonly Scored[];
}

/** How far two analysts agree. Empty figures say that there was nothing to compare, or that both said the same of everything. */
export interface Agreement {
  readonly analysts: readonly [number, number];
  /** Criteria that both answered. */
  readonly compared: number;
  /** Share of them with the same answer. */
  readonly same: number | null;
  /** Cohen's, over what is answered by yes and no. */
  readonly kappa: number | null;
  /** Weighted by squares, over what is answered from 1 to 5. */
  readonly weightedKappa: number | null;
}

/** What a criterion was answered with. */
export interface Spread {
  readonly criterion: string;
  readonly values: readonly { readonly analystId: number; readonly value: string }[];
  readonly same: boolean;
}

/** How far all agree. */
export interface Verdict {
  /** Means over all pairs that have the figure. */
  readonly kappa: number | null;
  readonly weightedKappa: number | null;
  /** True when every figure that there is reaches the target; null when there is none. */
  readonly reached: boolean | null;
}

const binary = ['yes', 'no', 'na'];
const scale = ['1', '2', '3', '4', '5'];

/** What both answered, of criteria of some kinds. A scale leaves out what either holds for not applicable: it has no place on it. */
function compared({ card, scored }: Session, ids: readonly [number, number], onScale: boolean): Pair {
  const valuesOf = (id: number) =>
    new Map(scored.filter((s) => s.analystId === id).flatMap((s) => s.answers.map((a) => [a.criterion, a.value])));
  const [a, b] = [valuesOf(ids[0]), valuesOf(ids[1])];
  return criteriaOf(card)
    .filter((c) => (c.kind === 'scale') === onScale)
    .flatMap(({ criterion }): [string, string][] => {
      const [one, other] = [a.get(criterion), b.get(criterion)];
      return one === undefined || other === undefined ? [] : [[one, other]];
    });
}

const both = (pair: Pair): Pair => pair.filter((values) => !values.includes('na'));
const orNull = (n: number | undefined): number | null => n ?? null;

/** Two analysts, over one contact or many: their answers of all are compared together. */
function agreementOf(sessions: readonly Session[], analysts: readonly [number, number]): Agreement {
  const plain = sessions.flatMap((session) => compared(session, analysts, false));
  const graded = sessions.flatMap((session) => compared(session, analysts, true));
  const all = [...plain, ...graded];
  return {
    ...{ analysts, compared: all.length },
    same: all.length === 0 ? null : all.filter(([one, other]) => one === other).length / all.length,
    kappa: orNull(kappa(plain, binary)),
    weightedKappa: orNull(kappa(both(graded), scale, quadratic)),
  };
}

/** Every two analysts that scored the same contact at least once. */
export function agreements(sessions: readonly Session[]): Agreement[] {
  const ids = [...new Set(sessions.flatMap((s) => s.scored.map((one) => one.analystId)))].sort((a, b) => a - b);
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b): [number, number] => [a, b]));
  return pairs.map((pair) => agreementOf(sessions, pair)).filter((one) => one.compared > 0);
}

const known = (numbers: readonly (number | null)[]): number[] => numbers.filter((n) => n !== null);

/** What all pairs come to, against the target. */
export function verdictOf(pairs: readonly Agreement[], target = TARGET): Verdict {
  const all = orNull(mean(known(pairs.map((p) => p.kappa))));
  const weighted = orNull(mean(known(pairs.map((p) => p.weightedKappa))));
  const figures = known([all, weighted]);
  return { kappa: all, weightedKappa: weighted, reached: figures.length === 0 ? null : figures.every((n) => n >= target) };
}

/** What each criterion was answered with, and how far the scores lie apart. */
export function spreadOf({ card, scored }: Session): { readonly variance: number | null; readonly criteria: readonly Spread[] } {
  const scores = scored.map((one) => scoreOf(card, one.answers).score);
  const criteria = criteriaOf(card).map(({ criterion }): Spread => {
    const values = scored.flatMap(({ analystId, answers }) =>
      answers.filter((a) => a.criterion === criterion).map(({ value }) => ({ analystId, value })),
    );
    return { criterion, values, same: new Set(values.map((v) => v.value)).size < 2 };
  });
  return { variance: orNull(variance(known(scores))), criteria };
}
