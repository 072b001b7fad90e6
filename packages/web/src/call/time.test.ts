import { expect, test } from '@jest/globals';
import { budgetNow, callLength } from './time.ts';

const at = Date.parse('2026-06-01T09:00:00Z');
const pop = (limitMs: number, extendedMs = 0) => ({
  budget: { kind: 'soft' as const, limitMs, extendedMs, atTheLimit: [] },
  answeredAt: '2026-06-01T09:00:00Z',
});

test('the ring turns at 70 % and at 100 % of the time, an extension included', () => {
  const stages = (extended: number) =>
    [0, 419_999, 420_000, 599_999, 600_000].map((ms) => budgetNow(pop(600_000, extended), at + ms)?.stage);
  expect(stages(0)).toEqual(['in-time', 'in-time', 'warned', 'warned', 'over']);
  expect(stages(600_000)).toEqual(['in-time', 'in-time', 'in-time', 'in-time', 'in-time']);
  expect(budgetNow({ budget: null, answeredAt: '2026-06-01T09:00:00Z' }, at)).toBeUndefined();
});

test('lengths of calls read like clocks', () => {
  expect([0, 59_999, 425_000, 3_729_000, -5].map(callLength)).toEqual(['0:00', '0:59', '7:05', '1:02:09', '0:00']);
});
