import { out } from '@luuri/core';
import {
  contactKinds,
  criterionKinds,
  criticalWays,
  type Card,
  type ContactKind,
  type CriterionKind,
  type CriticalWay,
  type Texts,
} from '../rules/card.ts';
import { answerValues, type AnswerValue } from '../rules/score.ts';

export class CriterionView {
  @out.text readonly criterion!: string;
  /** By language. */
  @out.record(out.text) readonly text!: Texts;
  /** What to look for, by language; empty for one that says enough. */
  @out.record(out.text) readonly help!: Texts;
  @out.oneOf(...criterionKinds) readonly kind!: CriterionKind;
  /** Beside the others of its section; 0 of a critical one. */
  @out.integer readonly weight!: number;
}

export class CardSectionView {
  /** By language. */
  @out.record(out.text) readonly name!: Texts;
  /** Of 100. */
  @out.integer readonly weight!: number;
  @out.list(CriterionView) readonly criteria!: readonly CriterionView[];
}

/** A scorecard, as it was when the review began. */
export class CardView {
  @out.text readonly card!: string;
  /** By language. */
  @out.record(out.text) readonly name!: Texts;
  @out.list(out.oneOf(...contactKinds)) readonly kinds!: readonly ContactKind[];
  /** Languages of the tickets that it is for; every one when null. */
  @out.orNull(out.list(out.text)) readonly languages!: readonly string[] | null;
  /** Whether a critical criterion that was not met makes the score 0, or is only said beside it. */
  @out.oneOf(...criticalWays) readonly critical!: CriticalWay;
  @out.list(CardSectionView) readonly sections!: readonly CardSectionView[];
}

/** As the database gave it, or the pack: nothing else of it goes out. */
export const cardView = ({ card, name, kinds, languages, critical, sections }: Card): CardView => ({
  ...{ card, name, kinds, languages, critical },
  sections: sections.map((section) => ({
    ...{ name: section.name, weight: section.weight },
    criteria: section.criteria.map(({ criterion, text, help, kind, weight }) => ({ criterion, text, help, kind, weight })),
  })),
});

/** One criterion, as an analyst saw it. */
export class AnswerView {
  @out.text readonly criterion!: string;
  /** `na`: it did not apply. */
  @out.oneOf(...answerValues) readonly value!: AnswerValue;
  /** Why; empty where that is plain. */
  @out.text readonly note!: string;
}

export class ScoreView {
  /** 0 to 100; null while nothing applies. */
  @out.orNull(out.number) readonly score!: number | null;
  /** The same without what was critical. */
  @out.orNull(out.number) readonly earned!: number | null;
  /** True when something critical was not met. */
  @out.flag readonly failed!: boolean;
  /** Criteria without an answer. */
  @out.list(out.text) readonly open!: readonly string[];
}
