import { describe, expect, test } from '@jest/globals';
import { kappa, mean, quadratic, unweighted, variance, type Distance, type Pair } from './agreement.ts';
import { agreements, spreadOf, verdictOf, type Session } from './calibration.ts';
import type { Card } from './card.ts';
import type { Answer, AnswerValue } from './score.ts';

/** The pairs that a table of counts stands for: rows are what the one said, columns what the other did. */
const pairsOf = (table: readonly (readonly number[])[], categories: readonly string[]): Pair =>
  table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): [string, string] => [categories[i] ?? '', categories[j] ?? ''])),
  );

const linear: Distance = (a, b, categories) => Math.abs(a - b) / (categories - 1);
const two = ['yes', 'no'];
const three = ['low', 'middle', 'high'];
const five = ['1', '2', '3', '4', '5'];

describe('Cohen’s kappa', () => {
  // po = (20 + 15) / 50 = 0.7, pe = (25·30 + 25·20) / 50² = 0.5, (0.7 − 0.5) / (1 − 0.5) = 0.4
  test.each<[string, readonly (readonly number[])[], number]>([
    [
      '20 and 15 of 50 the same',
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      '60 of 100 the same, expected 54',
      [
        [45, 15],
        [25, 15],
      ],
      0.1304,
    ],
    [
      '60 of 100 the same, expected 46',
      [
        [25, 35],
        [5, 35],
      ],
      0.2593,
    ],
    [
      'all the same',
      [
        [10, 0],
        [0, 10],
      ],
      1,
    ],
    [
      'no more than by chance',
      [
        [5, 5],
        [5, 5],
      ],
      0,
    ],
    [
      'all otherwise',
      [
        [0, 10],
        [10, 0],
      ],
      -1,
    ],
  ])('%s', (_what, table, worked) => {
    expect(kappa(pairsOf(table, two), two)).toBeCloseTo(worked, 4);
  });

  test('is none of nothing, and none where both said the same of everything', () => {
    expect(kappa([], two)).toBeUndefined();
    expect(
      kappa(
        pairsOf(
          [
            [10, 0],
            [0, 0],
          ],
          two,
        ),
        two,
      ),
    ).toBeUndefined();
  });
});

describe('weighted kappa', () => {
  const table = [
    [44, 5, 1],
    [7, 20, 3],
    [9, 5, 6],
  ];

  // Σ d²·observed = (5+1·4+7+3+9·4+5)/4, Σ d²·expected over margins 50/30/20 and 60/30/10
  test.each<[string, Distance, number]>([
    ['unweighted', unweighted, 0.4915],
    ['by steps', linear, 0.4737],
    ['by squares', quadratic, 0.4545],
  ])('three grades, %s', (_what, distance, worked) => {
    expect(kappa(pairsOf(table, three), three, distance)).toBeCloseTo(worked, 4);
  });

  test('five grades that mostly differ by one: far apart counts, near hardly', () => {
    const near = [
      [4, 1, 0, 0, 0],
      [1, 6, 2, 0, 0],
      [0, 1, 8, 3, 0],
      [0, 0, 2, 9, 1],
      [0, 0, 0, 1, 5],
    ];
    expect(kappa(pairsOf(near, five), five)).toBeCloseTo(0.6487, 4);
    expect(kappa(pairsOf(near, five), five, quadratic)).toBeCloseTo(0.9065, 4);
  });
});

describe('mean and variance', () => {
  test.each<[readonly number[], number | undefined, number | undefined]>([
    [[], undefined, undefined],
    [[80], 80, undefined],
    [[80, 80], 80, 0],
    [[70, 80, 90], 80, 100],
    [[66.7, 75, 80], 73.9, 45.13],
  ])('%j', (numbers, middle, spread) => {
    if (middle === undefined) expect(mean(numbers)).toBeUndefined();
    else expect(mean(numbers)).toBeCloseTo(middle, 2);
    if (spread === undefined) expect(variance(numbers)).toBeUndefined();
    else expect(variance(numbers)).toBeCloseTo(spread, 2);
  });
});

describe('a calibration', () => {
  const yesNo = (criterion: string) => ({ criterion, text: { en: criterion }, help: {}, kind: 'yes-no' as const, weight: 1 });
  const graded = (criterion: string) => ({ ...yesNo(criterion), kind: 'scale' as const });
  const card: Card = {
    ...{ card: 'call', name: {}, kinds: ['call'], languages: null, critical: 'zero' },
    sections: [
      { name: {}, weight: 50, criteria: ['a', 'b', 'c', 'd'].map(yesNo) },
      { name: {}, weight: 50, criteria: ['s', 't', 'u'].map(graded) },
    ],
  };
  const said = (values: string): Answer[] =>
    values.split(' ').map((value, i) => ({ criterion: 'abcdstu'[i] ?? '', value: value as AnswerValue, note: '' }));
  const session: Session = {
    card,
    scored: [
      { analystId: 7, answers: said('yes yes no no 5 3 2') },
      { analystId: 3, answers: said('yes no no no 4 3 1') },
      { analystId: 9, answers: said('yes yes no no 5 3 2') },
    ],
  };

  test('compares every two analysts, what is graded apart from what is not', () => {
    const pairs = agreements([session]);
    expect(pairs.map((p) => p.analysts)).toEqual([
      [3, 7],
      [3, 9],
      [7, 9],
    ]);
    expect(pairs[2]).toEqual({ analysts: [7, 9], compared: 7, same: 1, kappa: 1, weightedKappa: 1 });
    const [first] = pairs;
    expect(first).toMatchObject({ compared: 7 });
    expect(first?.same).toBeCloseTo(4 / 7, 4);
    // po = 3/4, pe = (1/4·2/4 + 3/4·2/4) = 1/2
    expect(first?.kappa).toBeCloseTo(0.5, 4);
    // Σ(steps²) observed = (1 + 0 + 1) / 3; expected = mean of (x−y)² over 4, 3, 1 × 5, 3, 2 = 32 / 9
    expect(first?.weightedKappa).toBeCloseTo(1 - 2 / 3 / (32 / 9), 4);
  });

  test('reaches its target when every mean of its figures does', () => {
    const pairs = agreements([session]);
    const verdict = verdictOf(pairs);
    expect(verdict.kappa).toBeCloseTo((0.5 + 0.5 + 1) / 3, 4);
    expect(verdict.reached).toBe(true);
    expect(verdictOf(pairs.slice(0, 1)).reached).toBe(false);
    expect(verdictOf([])).toEqual({ kappa: null, weightedKappa: null, reached: null });
  });

  test('leaves out of the grades what either holds for not applicable, and all that one has not answered', () => {
    const half: Session = {
      card,
      scored: [
        { analystId: 1, answers: said('yes no na no 5 na') },
        { analystId: 2, answers: said('yes no na yes 5 3 2') },
      ],
    };
    expect(agreements([half])[0]).toMatchObject({ compared: 6, weightedKappa: null });
  });

  test('adds contacts up: two analysts are compared over all that they both scored', () => {
    const [pair] = agreements([
      { card, scored: session.scored.slice(0, 2) },
      { card, scored: session.scored.slice(0, 2) },
    ]);
    expect(pair).toMatchObject({ compared: 14 });
    expect(pair?.kappa).toBeCloseTo(0.5, 4);
  });

  test('shows how far the scores lie apart, and on what', () => {
    const { variance: spread, criteria } = spreadOf(session);
    // 54.2, 33.3 and 54.2
    expect(spread).toBeCloseTo(145.6, 1);
    expect(criteria.filter((c) => !c.same).map((c) => c.criterion)).toEqual(['b', 's', 'u']);
    expect(criteria[1]?.values).toEqual([
      { analystId: 7, value: 'yes' },
      { analystId: 3, value: 'no' },
      { analystId: 9, value: 'yes' },
    ]);
  });
});
