import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agentsFor, erlangC, scheduledFor, trafficOf } from './erlang.ts';

/** Calls in 30 minutes, AHT, A, N, P_w, SL(20), ASA, occupancy: as they were computed elsewhere. */
const vectors = [
  [100, 180, 10.0, 11, 0.682118, 0.389614, 122.781, 0.9091],
  [100, 180, 10.0, 13, 0.28527, 0.795595, 17.116, 0.7692],
  [100, 180, 10.0, 14, 0.174132, 0.88835, 7.836, 0.7143],
  [200, 240, 26.667, 31, 0.320562, 0.7766, 17.754, 0.8602],
  [200, 240, 26.667, 32, 0.236264, 0.848512, 10.632, 0.8333],
  [20, 420, 4.667, 7, 0.250059, 0.776237, 45.011, 0.6667],
  [20, 420, 4.667, 8, 0.122838, 0.895192, 15.478, 0.5833],
] as const;

test.each(vectors)(
  '%d calls in half an hour of %d s each: A %d, with %d agents',
  (calls, ahtSeconds, traffic, agents, waits, level, asa, busy) => {
    const load = { callsPerHour: calls * 2, ahtSeconds };
    const found = erlangC(load, agents, 20);
    expect(trafficOf(load)).toBeCloseTo(traffic, 3);
    expect(found.waits).toBeCloseTo(waits, 6);
    expect(found.serviceLevel).toBeCloseTo(level, 6);
    expect(found.asaSeconds).toBeCloseTo(asa, 3);
    expect(found.occupancy).toBeCloseTo(busy, 4);
  },
);

test.each([
  [100, 180, 14],
  [200, 240, 32],
  [20, 420, 8],
])('80 % in 20 s of %d calls in half an hour of %d s takes %d agents', (calls, ahtSeconds, agents) => {
  expect(agentsFor({ callsPerHour: calls * 2, ahtSeconds }, { share: 0.8, seconds: 20 })?.agents).toBe(agents);
});

test('with 30 % spent elsewhere, 14 at work are 20 on the roster', () => {
  expect(scheduledFor(14, 0.3)).toBe(20);
});

test('a queue that only grows is said to', () => {
  const load = { callsPerHour: 200, ahtSeconds: 180 };
  expect(erlangC(load, 10, 20)).toMatchObject({ waits: 1, serviceLevel: 0, asaSeconds: Infinity });
});

test('neither overflows nor leaves its bounds, and one agent more never makes it worse', () => {
  const load = fc.record({ callsPerHour: fc.integer({ min: 1, max: 200_000 }), ahtSeconds: fc.integer({ min: 1, max: 3600 }) });
  fc.assert(
    fc.property(load, fc.integer({ min: 1, max: 3000 }), (one, agents) => {
      const [less, more] = [erlangC(one, agents, 20), erlangC(one, agents + 1, 20)];
      expect(less.waits).toBeGreaterThanOrEqual(0);
      expect(less.waits).toBeLessThanOrEqual(1);
      expect(more.serviceLevel).toBeGreaterThanOrEqual(less.serviceLevel - 1e-12);
      expect(more.asaSeconds).toBeLessThanOrEqual(less.asaSeconds);
    }),
    { numRuns: 200 },
  );
});
