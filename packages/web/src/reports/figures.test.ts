import { describe, expect, test } from '@jest/globals';
import { figureInWords, periodInWords, presetOf, spanOf, ticksFor } from './figures.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a figure', () => {
  test.each([
    [1234, 'count', 'fi', '1 234'],
    [1234, 'count', 'en', '1,234'],
    [0.9567, 'share', 'fi', '95,7 %'],
    [1, 'share', 'en', '100.0%'],
    [5_400_000, 'ms', 'sv', '1 h 30 min'],
    [4.333, 'score', 'sv', '4,33'],
    [null, 'share', 'en', '–'],
    [undefined, 'count', 'en', '–'],
  ] as const)('%s as %s in %s is %s', (value, unit, language, words) => {
    expect(plain(figureInWords(value, unit, language))).toBe(words);
  });
});

describe('the lines of a chart', () => {
  test.each([
    [0, 'count', [0, 1]],
    [3, 'count', [0, 1, 2, 3]],
    [47, 'count', [0, 10, 20, 30, 40, 50]],
    [1_000_000, 'count', [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]],
    [0.4, 'share', [0, 0.25, 0.5, 0.75, 1]],
    [7_200_000, 'ms', [0, 1_800_000, 3_600_000, 5_400_000, 7_200_000]],
  ] as const)('up to %s of %s', (most, unit, ticks) => expect(ticksFor(most, unit)).toEqual(ticks));
});

describe('a period', () => {
  const now = new Date(2026, 2, 15, 10).getTime();
  test.each([
    ['last-7-days', '2026-03-09', '2026-03-15'],
    ['last-30-days', '2026-02-14', '2026-03-15'],
    ['this-month', '2026-03-01', '2026-03-15'],
    ['last-month', '2026-02-01', '2026-02-28'],
    ['this-year', '2026-01-01', '2026-03-15'],
  ] as const)('%s is from %s to %s', (preset, from, to) => {
    expect(spanOf(preset, now)).toEqual({ from, to });
    expect(presetOf({ from, to }, now)).toBe(preset);
  });
  test('of one’s own has no name', () => expect(presetOf({ from: '2026-01-05', to: '2026-01-06' }, now)).toBeUndefined());
  test('is named on the axis as its language writes days', () => {
    expect([periodInWords('2026-03-09', 'day', 'fi'), periodInWords('2026-03-09', 'week', 'en')]).toEqual(['9.3.', '09/03']);
    expect(periodInWords('2026-03-01', 'month', 'sv')).toContain('2026');
  });
});
