import { describe, expect, test } from '@jest/globals';
import { lengthInWords, whenInWords } from './words.ts';

const MINUTE = 60_000;

describe('lengths', () => {
  test.each([
    [59_999, 'en', '59 s'],
    [72 * MINUTE, 'en', '1 h 12 min'],
    [60 * MINUTE, 'sv', '1 h'],
    [50 * 60 * MINUTE, 'en', '2 d 2 h'],
    [50 * 60 * MINUTE, 'fi', '2 pv 2 h'],
    [-90 * MINUTE, 'en', '1 h 30 min'],
  ])('%d ms in %s is %s', (ms, language, expected) => {
    expect(lengthInWords(ms, language)).toBe(expected);
  });
});

describe('instants', () => {
  const now = new Date(2026, 5, 3, 12, 0).getTime();
  test.each([
    ['today', new Date(2026, 5, 3, 14, 20), 'en', '14:20'],
    ['today in Finnish', new Date(2026, 5, 3, 14, 20), 'fi', '14.20'],
    ['within a week', new Date(2026, 5, 5, 8, 0), 'en', 'Fri 08:00'],
    ['this year', new Date(2026, 7, 5, 8, 0), 'en', '5 Aug, 08:00'],
    ['another year', new Date(2025, 7, 5, 8, 0), 'en', '5 Aug 2025, 08:00'],
  ])('%s', (_what, at, language, expected) => {
    expect(whenInWords(at.getTime(), now, language).replace(/\s/g, ' ').replace('Fri, ', 'Fri ')).toBe(expected);
  });
});
