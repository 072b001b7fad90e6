import { describe, expect, test } from '@jest/globals';
import { lifeOf } from './life.ts';
import type { ExplainRow } from './shapes.ts';

const row = (kind: ExplainRow['kind'], from: string, to: string, more: Partial<ExplainRow> = {}): ExplainRow => ({
  ...{ kind, from: `2026-06-0${from}:00Z`, to: `2026-06-0${to}:00Z`, seconds: 0, total: 0, rule: 'T1', policy: 'p', version: 1 },
  ...more,
});

const rows = [
  row('event', '1T12:00', '1T12:00', { entry: { kind: 'started', at: '' } }),
  row('open', '1T12:00', '1T14:00'),
  row('closed', '1T14:00', '2T06:00'),
  row('paused', '2T06:00', '2T08:00', { reason: 'x' }),
  row('open', '2T08:00', '2T10:00'),
];

describe('a life on a line', () => {
  const life = lifeOf(rows, '2026-06-02T10:00:00Z', Date.parse('2026-06-02T07:00:00Z'))!;
  test('has all stretches in order, which fill it', () => {
    expect(life.stretches.map(({ kind }) => kind)).toEqual(['open', 'closed', 'paused', 'open']);
    const last = life.stretches.at(-1)!;
    expect(last.x + last.width).toBeCloseTo(1);
  });
  test('draws closed time shorter, and never less than two hours of it below two hours open', () => {
    const [open, closed] = life.stretches;
    expect(closed!.width).toBeGreaterThan(open!.width);
    expect(closed!.width).toBeLessThan(open!.width * 8);
  });
  test('puts marks, now and the due where they are', () => {
    expect(life.marks).toEqual([{ kind: 'started', at: Date.parse('2026-06-01T12:00:00Z'), x: 0 }]);
    expect(life.due?.x).toBeCloseTo(1);
    const paused = life.stretches[2]!;
    expect(life.now?.x).toBeCloseTo(paused.x + paused.width / 2);
  });
  test('of nothing is none', () => {
    expect(lifeOf([], null, 0)).toBeUndefined();
  });
});
