import { describe, expect, test } from '@jest/globals';
import { neighbour, urgencyOf, waitsLongest, waitsSince, withLine } from './order.ts';
import type { Chat } from './shapes.ts';

const chat = (id: number, more: Partial<Chat> = {}): Chat =>
  ({ id, state: 'active', owedSince: null, queuedAt: '2026-01-05T09:00:00Z', ...more }) as Chat;

describe('who waits', () => {
  test('waits for an agent from when they came, and for a word from when they said the first that nobody answered', () => {
    expect(waitsSince(chat(1, { state: 'waiting', owedSince: '2026-01-05T08:59:00Z' }))).toBe(Date.parse('2026-01-05T09:00:00Z'));
    expect(waitsSince(chat(1, { owedSince: '2026-01-05T09:10:00Z' }))).toBe(Date.parse('2026-01-05T09:10:00Z'));
    expect(waitsSince(chat(1))).toBeUndefined();
  });
  test('the longest is found, and one that is over waits for nobody', () => {
    const all = [
      chat(1, { owedSince: '2026-01-05T09:10:00Z' }),
      chat(2, { owedSince: '2026-01-05T09:05:00Z' }),
      chat(3),
      chat(4, { state: 'ended', owedSince: '2026-01-05T09:00:00Z' }),
    ];
    expect(waitsLongest(all)?.id).toBe(2);
    expect(waitsLongest([chat(3)])).toBeUndefined();
  });
});

test('one goes from chat to chat, round and round', () => {
  const all = [chat(4), chat(7), chat(9)];
  expect([neighbour(all, 4, 1), neighbour(all, 9, 1), neighbour(all, 4, -1), neighbour(all, undefined, 1)]).toEqual([7, 4, 9, 4]);
  expect(neighbour([], 4, 1)).toBeUndefined();
});

test.each([
  [null, 'calm'],
  ['2026-01-05T09:00:45Z', 'calm'],
  ['2026-01-05T09:00:25Z', 'soon'],
  ['2026-01-05T09:00:20Z', 'late'],
] as const)('a promise by %s is %s', (dueAt, expected) => {
  const since = Date.parse('2026-01-05T09:00:00Z');
  expect(urgencyOf(dueAt, since, since + 20_000)).toBe(expected);
});

describe('lines', () => {
  const lines = [{ seq: 1 }, { seq: 2 }];
  test('come once each', () => {
    expect(withLine(lines, { seq: 2 })).toBe(lines);
    expect(withLine(lines, { seq: 3 })).toEqual([...lines, { seq: 3 }]);
  });
  test('are read again when one is missing', () => {
    expect(withLine(lines, { seq: 4 })).toBeUndefined();
  });
});
