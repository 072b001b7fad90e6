import { describe, expect, test } from '@jest/globals';
import { csat, lengthOf, mayRate, silent, type Rated } from './rules.ts';

const solvedAt = new Date('2026-01-05T09:00:00Z');
const days = (n: number) => new Date(solvedAt.getTime() + n * 86_400_000);
const solved: Rated = { category: 'resolved', solvedAt, givenAt: null, terms: silent };

describe('a ticket may be rated', () => {
  test('from its solution on, until the window ends; at the very end it is over', () => {
    expect(mayRate(solved, solvedAt)).toEqual({ until: days(30) });
    expect(mayRate({ ...solved, category: 'closed' }, new Date(days(30).getTime() - 1))).toEqual({ until: days(30) });
    expect(mayRate(solved, days(30))).toEqual({ why: 'over' });
  });

  test('and what was said be changed for a while, counted from when it was said first', () => {
    const given = { ...solved, givenAt: days(29) };
    expect(mayRate(given, days(31))).toEqual({ until: days(36) });
    expect(mayRate(given, days(36))).toEqual({ why: 'over' });
  });

  test.each(['new', 'open', 'pending-requester', 'cancelled'] as const)('not while it is %s, whatever it was before', (category) => {
    expect(mayRate({ ...solved, category }, days(1))).toEqual({ why: 'not-solved' });
  });

  test('nor where nobody is asked, or where it was never solved', () => {
    expect(mayRate({ ...solved, terms: { ...silent, ask: 'never' } }, days(1))).toEqual({ why: 'never-asked' });
    expect(mayRate({ ...solved, category: 'closed', solvedAt: undefined }, days(1))).toEqual({ why: 'not-solved' });
  });
});

test.each([
  ['90min', 5_400_000],
  ['2h', 7_200_000],
  ['30d', 2_592_000_000],
  ['0min', 0],
  ['1bd', undefined],
  ['-1h', undefined],
  ['h', undefined],
])('%s is so many milliseconds: %s', (text, ms) => {
  expect(lengthOf(text)).toBe(ms);
});

test('CSAT is the share of 4 and 5, and nothing below five answers', () => {
  expect([csat(4, 5), csat(0, 5), csat(4, 4), csat(0, 0)]).toEqual([0.8, 0, undefined, undefined]);
});
