import { describe, expect, test } from '@jest/globals';
import { isWithin, nextStepAt, raisedTo } from './climb.ts';
import { office, on } from './fixtures.ts';
import type { ChainStep } from './rule.ts';

test.each([
  [1, 1, [1, 2, 3], 2],
  [1, 2, [1, 2, 3], 3],
  [1, 9, [1, 2, 3], 3],
  [2, 1, [1, 2, 3], 3],
  [3, 1, [1, 2, 3], 3],
  [3, 1, [3, 2, 1], 3],
  [1, 1, [3, 2, 1], 2],
  [3, 1, [1, 2], 3],
  [1, 1, [1, 4], 1],
  [1, 3, [1, 4], 4],
  [2, 1, [], 2],
])('from tier %i by %i, of %j, a ticket comes to %i', (tier, by, levels, expected) => {
  expect(raisedTo(tier, by, levels)).toBe(expected);
});

test('an opening instant is within hours, a closing one is not; without hours every one is', () => {
  const within = (time: string) => isWithin(office, on(time));
  expect([within('01 08:00'), within('01 12:00'), within('01 15:59')]).toEqual([true, true, true]);
  expect([within('01 07:59'), within('01 16:00'), within('06 12:00')]).toEqual([false, false, false]);
  expect(isWithin(undefined, on('06 12:00'))).toBe(true);
});

describe('the next step', () => {
  const step = (after: ChainStep['after'], counted: ChainStep['counted'] = 'open'): ChainStep => ({
    name: 's',
    to: ['team'],
    after,
    counted,
  });
  const two = (after: ChainStep['after'], counted?: ChainStep['counted']) => [step(undefined), step(after, counted)];
  const evening = { toldAt: on('01 15:30'), hours: office };
  test('comes after its wait in open time, or day and night', () => {
    expect(nextStepAt(two({ value: 1, unit: 'h' }), 1, evening)).toEqual(on('02 08:30'));
    expect(nextStepAt(two({ value: 1, unit: 'h' }, 'always'), 1, evening)).toEqual(on('01 16:30'));
    expect(nextStepAt(two({ value: 2, unit: 'bd' }), 1, evening)).toEqual(on('03 15:30'));
    expect(nextStepAt(two({ value: 90, unit: 'min' }, 'always'), 1, evening)).toEqual(on('01 17:00'));
  });
  test('counts day and night where there are no hours, and does not come where business days have none', () => {
    expect(nextStepAt(two({ value: 1, unit: 'h' }), 1, { ...evening, hours: undefined })).toEqual(on('01 16:30'));
    expect(nextStepAt(two({ value: 1, unit: 'bd' }), 1, { ...evening, hours: undefined })).toBeUndefined();
    expect(nextStepAt(two({ value: 1, unit: 'bd' }, 'always'), 1, evening)).toEqual(on('02 15:30'));
  });
  test('is none at the end, and none that has no wait', () => {
    expect(nextStepAt(two({ value: 1, unit: 'h' }), 2, evening)).toBeUndefined();
    expect(nextStepAt([], 0, evening)).toBeUndefined();
    expect(nextStepAt(two(undefined), 1, evening)).toBeUndefined();
  });
});
