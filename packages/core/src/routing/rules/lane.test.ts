import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ClockRow } from '../../sla/index.ts';
import { duesOf, isOurs, laneTarget, PATIENCE_MS, priorityRank } from './lane.ts';

const receivedAt = new Date('2026-01-05T09:00:00Z');
const inMinutes = (n: number): Date => new Date(receivedAt.getTime() + n * 60_000);
const clock = (change: Partial<ClockRow>): ClockRow =>
  ({ state: 'running', calendar: 'office', targetMs: 3_600_000, dueAt: inMinutes(60), ...change }) as ClockRow;

describe('a ticket that waits is measured by', () => {
  test('each of its running clocks, also by one that has breached', () => {
    const first = clock({ state: 'breached', targetMs: 900_000, dueAt: inMinutes(15) });
    const resolution = clock({ calendar: 'always', targetMs: 4 * 3_600_000, dueAt: inMinutes(240) });
    const dues = duesOf({ receivedAt }, [first, resolution]);
    expect(dues).toHaveLength(2);
    expect(dues).toContainEqual({ calendar: 'office', targetMs: 900_000, dueAt: inMinutes(15) });
    expect(dues).toContainEqual({ calendar: 'always', targetMs: 14_400_000, dueAt: inMinutes(240) });
  });

  test('of two clocks of one length and one calendar the first to be due, in whatever order they come', () => {
    const early = clock({ dueAt: inMinutes(30) });
    const late = clock({ dueAt: inMinutes(50) });
    const expected = [{ calendar: 'office', targetMs: 3_600_000, dueAt: inMinutes(30) }];
    expect(duesOf({ receivedAt }, [early, late])).toEqual(expected);
    expect(duesOf({ receivedAt }, [late, early])).toEqual(expected);
    expect(duesOf({ receivedAt }, [early, clock({ calendar: 'always' })])).toHaveLength(2);
  });

  test('two clocks of one calendar and different lengths apart, each by its own due', () => {
    const dues = duesOf({ receivedAt }, [
      clock({ targetMs: 900_000, dueAt: inMinutes(15) }),
      clock({ targetMs: 901_000, dueAt: inMinutes(5) }),
    ]);
    expect(dues.map((due) => [due.targetMs, due.dueAt]).sort()).toEqual([[900_000, inMinutes(15)], [901_000, inMinutes(5)]]); // prettier-ignore
    // To three figures they are one.
    const near = [clock({ targetMs: 14_400_000, dueAt: inMinutes(9) }), clock({ targetMs: 14_401_000, dueAt: inMinutes(8) })];
    expect(duesOf({ receivedAt }, near)).toEqual([{ calendar: 'office', targetMs: 14_400_000, dueAt: inMinutes(8) }]);
  });

  test('its running clocks alone, beside one that was let go', () => {
    const released = clock({ dueAt: null, targetMs: 900_000 });
    expect(duesOf({ receivedAt }, [released, clock({})])).toEqual([{ calendar: 'office', targetMs: 3_600_000, dueAt: inMinutes(60) }]);
  });

  test.each(['paused', 'met', 'met_late', 'cancelled', 'pending'] as const)('its age, when its only clock is %s', (state) => {
    const dueAt = new Date(receivedAt.getTime() + PATIENCE_MS);
    expect(duesOf({ receivedAt }, [clock({ state })])).toEqual([{ calendar: '', targetMs: PATIENCE_MS, dueAt }]);
  });

  test('its age, when nothing was promised or no clock has a due: three days, day and night', () => {
    expect(duesOf({ receivedAt }, [])).toEqual([{ calendar: '', targetMs: 259_200_000, dueAt: new Date('2026-01-08T09:00:00Z') }]);
    expect(duesOf({ receivedAt }, [clock({ dueAt: null })])).toHaveLength(1);
    expect(duesOf({ receivedAt }, [clock({ dueAt: null })])[0]?.calendar).toBe('');
  });
});

test('a target counts to three figures of seconds, and nothing counts as less than one', () => {
  expect([15 * 60_000, 4 * 3_600_000, 14_587_000, 14_500, 1_001, 1_000, 999, 0].map(laneTarget)).toEqual([900_000, 14_400_000, 14_600_000, 14_500, 1000, 1000, 1000, 1000]); // prettier-ignore
});

test('a rounded target is never off by more than half a percent, and longer ones stay no shorter', () => {
  const target = fc.integer({ min: 1000, max: 400 * 86_400_000 });
  fc.assert(
    fc.property(target, target, (a, b) => {
      expect(Math.abs(laneTarget(a) - a)).toBeLessThanOrEqual(a * 0.005);
      if (a <= b) expect(laneTarget(a)).toBeLessThanOrEqual(laneTarget(b));
    }),
  );
});

test('urgent comes before high, normal and low', () => {
  expect((['urgent', 'high', 'normal', 'low'] as const).map(priorityRank)).toEqual([0, 1, 2, 3]);
});

test('new and open tickets are ours to go on with, and no others', () => {
  const all = [
    'new',
    'open',
    'pending-requester',
    'pending-third-party',
    'pending-scheduled',
    'pending-approval',
    'resolved',
    'closed',
    'cancelled',
  ] as const;
  expect(all.filter(isOurs)).toEqual(['new', 'open']);
});
