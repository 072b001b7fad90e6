import { describe, expect, test } from '@jest/globals';
import { GATHER_MS, gatherUntil, isOld, OLD_MS, silentUntil, type Silence } from './notices.ts';

const now = new Date('2026-06-01T06:00:00Z');
const ago = (ms: number): Date => new Date(now.getTime() - ms);

test('news is old after an hour, and not at the hour', () => {
  expect(OLD_MS).toBe(3_600_000);
  expect([0, OLD_MS - 1, OLD_MS, OLD_MS + 1].map((ms) => isOld(ago(ms), now))).toEqual([false, false, false, true]);
});

describe('a digest waits', () => {
  test('until nothing has come for half a minute', () => {
    expect(GATHER_MS).toBe(30_000);
    expect(gatherUntil([ago(0)], now)).toEqual(ago(-30_000));
    expect(gatherUntil([ago(40_000), ago(10_000), ago(90_000)], now)).toEqual(ago(-20_000));
    expect(gatherUntil([ago(29_999)], now)).toEqual(ago(-1));
    expect(gatherUntil([ago(30_000)], now)).toBeUndefined();
  });
  test('and no longer than ten minutes from the first', () => {
    expect(gatherUntil([ago(0), ago(600_000)], now)).toBeUndefined();
    expect(gatherUntil([ago(0), ago(599_999)], now)).toEqual(ago(-1));
    expect(gatherUntil([ago(0), ago(580_000)], now)).toEqual(ago(-20_000));
  });
});

describe('a silence', () => {
  const silence = (clientId: number | null, begins: number, ends: number): Silence => ({
    clientId,
    beginsAt: ago(-begins),
    endsAt: ago(-ends),
  });
  test('is over its client, or over all, from its first instant to before its last', () => {
    expect(silentUntil([silence(1, -5, 5)], 1, now)).toEqual(ago(-5));
    expect(silentUntil([silence(null, -5, 5)], 1, now)).toEqual(ago(-5));
    expect(silentUntil([silence(2, -5, 5)], 1, now)).toBeUndefined();
    expect(silentUntil([silence(1, 0, 5)], 1, now)).toEqual(ago(-5));
    expect(silentUntil([silence(1, 1, 5)], 1, now)).toBeUndefined();
    expect(silentUntil([silence(1, -5, 0)], 1, now)).toBeUndefined();
    expect(silentUntil([silence(1, -5, 1)], 1, now)).toEqual(ago(-1));
  });
  test('of several lasts until the last ends, and there is none without any', () => {
    expect(silentUntil([silence(1, -5, 5), silence(null, -5, 9), silence(1, -5, 7)], 1, now)).toEqual(ago(-9));
    expect(silentUntil([], 1, now)).toBeUndefined();
  });
});
