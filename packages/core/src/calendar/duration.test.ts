import { describe, expect, test } from '@jest/globals';
import { checkDuration, openMilliseconds, parseDuration } from './index.ts';

describe('T6: durations keep their unit', () => {
  test.each([
    ['30s', { value: 30, unit: 's' }, 30_000],
    ['90min', { value: 90, unit: 'min' }, 5_400_000],
    ['4 h', { value: 4, unit: 'h' }, 14_400_000],
    ['1.5h', { value: 1.5, unit: 'h' }, 5_400_000],
    ['3bd', { value: 3, unit: 'bd' }, undefined],
    [1234, { value: 1234, unit: 'ms' }, 1234],
    [{ value: 2, unit: 'bd' }, { value: 2, unit: 'bd' }, undefined],
  ])('%j', (raw, duration, ms) => {
    expect(parseDuration(raw)).toEqual(duration);
    expect(openMilliseconds(parseDuration(raw))).toBe(ms);
  });

  test.each([
    ['1d', 'a day is not a length of open time: write bd for business days or h for open hours'],
    ['2 days', 'a day is not a length of open time'],
    ['1h30min', "and not '1h30min'"],
    ['-4h', "and not '-4h'"],
    ['', 'must be a number with s, min, h'],
    ['0.5bd', 'whole number of business days'],
    [NaN, '0 or more'],
    [-5, '0 or more'],
    [Infinity, '0 or more'],
    [null, 'must be a number with s'],
    [['4h'], 'must be a number with s'],
    [{ value: 4, unit: 'toString' }, 'must be a number with s'],
    [{ value: '4', unit: 'h' }, 'must be a number with s'],
  ])('%j is refused', (raw, sentence) => {
    const checked = checkDuration(raw, 'targets.urgent.resolution');
    expect(checked).toEqual({ mistakes: [{ path: 'targets.urgent.resolution', message: expect.stringContaining(sentence) }] });
    expect(() => parseDuration(raw)).toThrow(sentence);
  });
});
