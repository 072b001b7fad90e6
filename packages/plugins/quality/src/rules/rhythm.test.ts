import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstDay, nextFirstDay, rhythms } from './rhythm.ts';

describe('a rhythm', () => {
  test.each([
    ['week', '2026-01-05', '2026-01-05', '2026-01-12'],
    ['week', '2026-01-11', '2026-01-05', '2026-01-12'],
    ['week', '2026-01-01', '2025-12-29', '2026-01-05'],
    ['month', '2026-01-05', '2026-01-01', '2026-02-01'],
    ['month', '2026-12-31', '2026-12-01', '2027-01-01'],
    ['month', '2028-02-29', '2028-02-01', '2028-03-01'],
  ] as const)('of a %s: %s belongs to what begins on %s, and %s is next', (every, day, first, next) => {
    expect(firstDay(day, every)).toBe(first);
    expect(nextFirstDay(day, every)).toBe(next);
  });

  test('has every day in exactly one of its weeks and months', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...rhythms), (one, every) => {
        const [first, next] = [firstDay(one, every), nextFirstDay(one, every)];
        expect(first <= one && one < next).toBe(true);
        expect([firstDay(first, every), firstDay(next, every)]).toEqual([first, next]);
      }),
    );
  });
});
