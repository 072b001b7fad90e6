import { describe, expect, test } from '@jest/globals';
import { punctuality, type Spell } from './punctuality.ts';

const at = (seconds: number) => new Date(seconds * 1_000);
const spell = (from: number, to: number, idle: number): Spell => ({ from: from * 1_000, to: to * 1_000, idle });
const firing = (due: number, fired: number) => ({ due: at(due), fired: at(fired) });
const never = { from: at(0), to: at(0) };
const lateOf = (due: number, fired: number, more: { away?: { from: Date; to: Date }; spells?: Spell[]; planned?: Date } = {}) =>
  punctuality([firing(due, fired)], { planned: at(0), away: never, spells: [], ...more }).late[0];

describe('what the desk answers for', () => {
  test('is the time from due to fired, while a core was free and the database was there', () => {
    expect(lateOf(10, 13)).toBe(3_000);
    expect(lateOf(10, 13, { spells: [spell(0, 20, 1.2)] })).toBe(3_000);
    expect(lateOf(10, 13, { spells: [spell(0, 12, 0.1), spell(12, 20, 1)] })).toBe(1_000);
    expect(lateOf(10, 13, { away: { from: at(9), to: at(12) } })).toBe(1_000);
    expect(lateOf(10, 20, { away: { from: at(12), to: at(14) } })).toBe(8_000);
  });
  test('excuses no second twice', () => {
    expect(lateOf(10, 20, { away: { from: at(12), to: at(14) }, spells: [spell(11, 15, 0)] })).toBe(6_000);
  });
  test('begins when the timer was there', () => {
    expect(lateOf(10, 13, { planned: at(12) })).toBe(1_000);
    expect(lateOf(10, 11, { planned: at(12) })).toBe(0);
  });
});

test('a machine without a free core says so, and its timers are compared with their turns', () => {
  const firings = [firing(10, 30), firing(11, 31), firing(12, 36), firing(13, 32)];
  const found = punctuality(firings, { planned: at(0), away: never, spells: [spell(0, 40, 0.2)] });
  expect(found.free).toBe(0);
  expect(found.late).toEqual([0, 0, 0, 0]);
  expect(found.beyondTurn).toBe(4_000); // the third of four, fired last
  expect(found.wall).toEqual({ median: 20_000, p99: 20_000, worst: 24_000 });
});

test('a timer that fired before its time is seen', () => {
  expect(punctuality([firing(10, 9.5)], { planned: at(0), away: never, spells: [] }).earliest).toBe(-500);
});
