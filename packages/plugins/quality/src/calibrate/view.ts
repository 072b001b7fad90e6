import { out, type Scope } from '@luuri/core';
import { calibrationRows, calibrationStates, reviewRows, type Calibration, type CalibrationState, type Review } from '../entities/index.ts';
import { agentNames, clientNames, ownId } from '../names.ts';
import { agreements, spreadOf, TARGET, verdictOf, type Agreement, type Session } from '../rules/calibration.ts';
import { contactKinds, criteriaOf, type ContactKind, type Texts } from '../rules/card.ts';
import { scoreOf } from '../rules/score.ts';
import { subjectsOf } from '../subjects.ts';

/** An analyst of a calibration. */
export class RaterView {
  @out.integer readonly agentId!: number;
  @out.text readonly name!: string;
  @out.flag readonly handedIn!: boolean;
  /** What the contact came to for them; null until all is closed. */
  @out.orNull(out.number) readonly score!: number | null;
  @out.flag readonly failed!: boolean;
}

/** How far two analysts agree. */
export class AgreementView {
  /** Their names. */
  @out.text readonly a!: string;
  @out.text readonly b!: string;
  /** Criteria that both answered. */
  @out.integer readonly compared!: number;
  /** Share of them with the same answer, 0 to 1. */
  @out.orNull(out.number) readonly same!: number | null;
  /** Cohen's, over what is answered by yes and no; null when there is none, or both said the same of everything. */
  @out.orNull(out.number) readonly kappa!: number | null;
  /** Weighted by squares, over what is answered from 1 to 5. */
  @out.orNull(out.number) readonly weightedKappa!: number | null;
}

/** How far all agree. */
export class FiguresView {
  /** Means over all pairs that have the figure. */
  @out.orNull(out.number) readonly kappa!: number | null;
  @out.orNull(out.number) readonly weightedKappa!: number | null;
  /** What they are to reach. */
  @out.number readonly target!: number;
  /** Null when there is no figure. */
  @out.orNull(out.flag) readonly reached!: boolean | null;
  @out.list(AgreementView) readonly pairs!: readonly AgreementView[];
}

export class ValueView {
  @out.text readonly name!: string;
  /** `yes`, `no`, `na`, or `1` to `5`. */
  @out.text readonly value!: string;
}

/** What a criterion was answered with. */
export class SpreadView {
  @out.text readonly criterion!: string;
  /** By language. */
  @out.record(out.text) readonly text!: Texts;
  @out.list(ValueView) readonly values!: readonly ValueView[];
  @out.flag readonly same!: boolean;
}

/** A calibration in a list. */
export class CalibrationLine {
  @out.integer readonly id!: number;
  @out.text readonly client!: string;
  @out.text readonly subject!: string;
  @out.oneOf(...contactKinds) readonly kind!: ContactKind;
  @out.oneOf(...calibrationStates) readonly state!: CalibrationState;
  @out.instant readonly at!: Date;
  @out.orNull(out.instant) readonly closedAt!: Date | null;
  @out.list(RaterView) readonly raters!: readonly RaterView[];
  /** True when the actor is one of them. */
  @out.flag readonly mine!: boolean;
  /** The review that the actor began for it. */
  @out.orNull(out.integer) readonly reviewId!: number | null;
}

/** A calibration with what it came to; nothing of that before it is closed. */
export class CalibrationView extends CalibrationLine {
  /** Of the scores, by one less than there are; null for fewer than two. */
  @out.orNull(out.number) readonly variance!: number | null;
  @out.orNull(FiguresView) readonly figures!: FiguresView | null;
  @out.list(SpreadView) readonly criteria!: readonly SpreadView[];
}

const rounded = (n: number | null): number | null => (n === null ? null : Math.round(n * 1000) / 1000);

export function figuresView(pairs: readonly Agreement[], name: (id: number) => string): FiguresView {
  const { kappa, weightedKappa, reached } = verdictOf(pairs);
  return {
    ...{ kappa: rounded(kappa), weightedKappa: rounded(weightedKappa), target: TARGET, reached },
    pairs: pairs.map(({ analysts: [a, b], compared, ...p }) => ({
      ...{ a: name(a), b: name(b), compared },
      ...{ same: rounded(p.same), kappa: rounded(p.kappa), weightedKappa: rounded(p.weightedKappa) },
    })),
  };
}

/** What was handed in for some calibrations, in the order of the analysts. */
export async function sessionsOf(scope: Scope, calibrations: readonly Calibration[]): Promise<Map<number, Session>> {
  const ids = calibrations.map((c) => c.id);
  const reviews = ids.length === 0 ? [] : await scope.rows(reviewRows).find({ where: { calibrationId: ids, state: 'handed-in' } });
  return new Map(
    calibrations.map(({ id, card, raters }) => {
      const own = reviews.filter((r) => r.calibrationId === id).sort((a, b) => raters.indexOf(a.reviewerId) - raters.indexOf(b.reviewerId));
      return [id, { card, scored: own.map(({ reviewerId, answers }) => ({ analystId: reviewerId, answers })) }];
    }),
  );
}

interface Known {
  readonly client: (id: number) => string;
  readonly name: (id: number) => string;
  readonly subject: Awaited<ReturnType<typeof subjectsOf>>;
  readonly reviews: readonly Review[];
}

async function knownOf(scope: Scope, calibrations: readonly Calibration[]): Promise<Known> {
  return {
    client: await clientNames(scope),
    name: await agentNames(
      scope,
      calibrations.flatMap((c) => c.raters),
    ),
    subject: await subjectsOf(scope, calibrations),
    reviews: await scope.rows(reviewRows).find({ where: { calibrationId: calibrations.map((c) => c.id) } }),
  };
}

function lineOf(own: number, calibration: Calibration, known: Known): CalibrationLine {
  const { id, clientId, kind, state, at, closedAt, raters } = calibration;
  const reviews = known.reviews.filter((r) => r.calibrationId === id);
  const rater = (agentId: number): RaterView => {
    const handed = reviews.find((r) => r.reviewerId === agentId && r.state === 'handed-in');
    const result = handed && state === 'closed' ? scoreOf(calibration.card, handed.answers) : undefined;
    return {
      agentId,
      name: known.name(agentId),
      handedIn: handed !== undefined,
      score: result?.score ?? null,
      failed: result?.failed ?? false,
    };
  };
  return {
    ...{ id, client: known.client(clientId), subject: known.subject(calibration, true), kind, state, at, closedAt },
    ...{ raters: raters.map(rater), mine: raters.includes(own), reviewId: reviews.find((r) => r.reviewerId === own)?.id ?? null },
  };
}

export async function calibrationLines(scope: Scope, calibrations: readonly Calibration[]): Promise<CalibrationLine[]> {
  if (calibrations.length === 0) return [];
  const known = await knownOf(scope, calibrations);
  return calibrations.map((calibration) => lineOf(ownId(scope), calibration, known));
}

/** A calibration, whole. What analysts said is in it once it is closed, and never before. */
export async function calibrationView(scope: Scope, id: number): Promise<CalibrationView> {
  const calibration = await scope.rows(calibrationRows).get(id);
  const known = await knownOf(scope, [calibration]);
  const line = lineOf(ownId(scope), calibration, known);
  const session = (await sessionsOf(scope, [calibration])).get(id);
  if (calibration.state !== 'closed' || !session) return { ...line, variance: null, figures: null, criteria: [] };
  const { variance, criteria } = spreadOf(session);
  const texts = new Map(criteriaOf(calibration.card).map((c) => [c.criterion, c.text]));
  return {
    ...{ ...line, variance: rounded(variance), figures: figuresView(agreements([session]), known.name) },
    criteria: criteria.map(({ criterion, values, same }) => ({
      ...{ criterion, text: texts.get(criterion) ?? {}, same },
      values: values.map(({ analystId, value }) => ({ name: known.name(analystId), value })),
    })),
  };
}
