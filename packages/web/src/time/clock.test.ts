import { describe, expect, test } from '@jest/globals';
import type { Clock } from '../api/shapes.ts';
import { fullness, leftMs, mostUrgent, urgencyOf } from './clock.ts';

const HOUR = 3_600_000;
const at = (time: string): number => Date.parse(`2026-06-01T${time}:00Z`);
const iso = (time: string): string => new Date(at(time)).toISOString();
const clock = (more: Partial<Clock>): Clock => ({
  ...{ id: 1, metric: 'resolution', cycle: 1, state: 'running', startedAt: iso('06:00'), dueAt: iso('10:00') },
  ...{ metAt: null, breachedAt: null, warnedAt: null, elapsedMs: 2 * HOUR, targetMs: 4 * HOUR },
  ...more,
});

describe('what a clock says', () => {
  test.each([
    ['running', {}, '08:00', 'running'],
    ['past a warning point', { warnedAt: iso('07:00') }, '08:00', 'warned'],
    ['past its due, whatever the server said before', {}, '10:00', 'breached'],
    ['broken', { state: 'breached' }, '11:00', 'breached'],
    ['paused', { state: 'paused', dueAt: null, warnedAt: iso('07:00') }, '08:00', 'paused'],
    ['paused after it was broken', { state: 'paused', dueAt: null, breachedAt: iso('07:00') }, '08:00', 'breached'],
    ['kept', { state: 'met' }, '12:00', 'met'],
    ['kept late', { state: 'met_late' }, '12:00', 'idle'],
    ['ended', { state: 'cancelled' }, '12:00', 'idle'],
  ] as const)('%s', (_what, more, now, expected) => {
    expect(urgencyOf(clock(more), at(now))).toBe(expected);
  });
});

describe('what is left', () => {
  test('goes on by itself where no closed hours lie before the due', () => {
    expect(leftMs(clock({}), at('08:00'), at('09:30'))).toBe(HOUR / 2);
    expect(leftMs(clock({}), at('08:00'), at('10:30'))).toBe(-HOUR / 2);
  });
  test('stands as the server counted it where closed hours lie before the due, and is never longer than the due allows', () => {
    const overnight = clock({ dueAt: iso('23:00') });
    expect(leftMs(overnight, at('08:00'), at('09:00'))).toBe(2 * HOUR);
    expect(leftMs(overnight, at('08:00'), at('22:00'))).toBe(HOUR);
  });
  test('stands still while the clock does', () => {
    expect(leftMs(clock({ state: 'paused', dueAt: null }), at('08:00'), at('23:00'))).toBe(2 * HOUR);
  });
  test('fills the bar as far as it is of the target', () => {
    expect([fullness(clock({}), HOUR), fullness(clock({}), -1), fullness(clock({ targetMs: 0 }), 1)]).toEqual([0.25, 0, 0]);
  });
});

describe('the most urgent clock', () => {
  const soon = clock({ id: 1, dueAt: iso('09:00') });
  const later = clock({ id: 2, dueAt: iso('12:00') });
  const paused = clock({ id: 3, state: 'paused', dueAt: null });
  const over = clock({ id: 4, state: 'met', dueAt: iso('07:00') });
  test.each([
    ['the nearest due', [over, later, soon, paused], 1],
    ['one that stands still, when none runs', [over, paused], 3],
    ['none, when all are over', [over], undefined],
  ] as const)('%s', (_what, clocks, expected) => {
    expect(mostUrgent({ clocks })?.id).toBe(expected);
  });
});
