import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { wrongAnswer } from '../errors.ts';
import { criteriaOf, type Card } from '../rules/card.ts';
import { answerValues, fits, type Answer, type AnswerValue } from '../rules/score.ts';

/** What a criterion is answered with. */
export class GivenAnswer {
  /** Short name of a criterion of the card. */
  @IsString() @Length(1, 63) criterion!: string;
  /** `yes` or `no`, on a scale `1` to `5`; `na` where it does not apply. */
  @IsIn(answerValues) value!: AnswerValue;
  /** Why, at most 2000 characters; as it was when left out. */
  @IsOptional() @IsString() @Length(0, 2000) note?: string;
}

/** Answers and words, each as far as it is given. */
export class GivenAnswers {
  /** Those that are new or changed; the others stay. */
  @IsOptional() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => GivenAnswer) answers?: GivenAnswer[];
  /** For the agent, at most 10,000 characters; as they were when left out. */
  @IsOptional() @IsString() @Length(0, 10_000) notes?: string;
}

const may = { 'yes-no': 'yes, no or na', critical: 'yes, no or na', scale: '1, 2, 3, 4, 5 or na' } as const;

/** The answers after these. In the order of the card. @throws `quality.wrong-answer` */
export function answersAfter(card: Card, before: readonly Answer[], given: readonly GivenAnswer[]): Answer[] {
  const criteria = criteriaOf(card);
  const answers = new Map(before.map((answer) => [answer.criterion, answer]));
  for (const { criterion, value, note } of given) {
    const asked = criteria.find((c) => c.criterion === criterion);
    if (!asked) throw wrongAnswer({ criterion, may: 'nothing: the card has none of that name' });
    if (!fits(asked, value)) throw wrongAnswer({ criterion, may: may[asked.kind] });
    answers.set(criterion, { criterion, value, note: note ?? answers.get(criterion)?.note ?? '' });
  }
  return criteria.flatMap((c) => answers.get(c.criterion) ?? []);
}
