import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { patienceWith, remembered, waitAfter } from './backoff.ts';

const at = (minutes: number) => new Date(minutes * 60_000);

test('an account remembers all failures until a day has passed since the last, and then none', () => {
  expect(remembered({ failures: 9, lastAt: at(0) }, at(1_439), patienceWith.account)).toEqual({ failures: 9, lastAt: at(1_439) });
  expect(remembered({ failures: 9, lastAt: at(0) }, at(1_440), patienceWith.account)).toEqual({ failures: 0, lastAt: at(1_440) });
});

test('what many share forgets one failure every quarter of an hour, however often somebody tries', () => {
  let left = { failures: 40, lastAt: at(0) };
  for (let minute = 1; minute <= 150; minute++) left = remembered(left, at(minute), patienceWith.from);
  expect(left).toEqual({ failures: 30, lastAt: at(150) });
  expect(remembered({ failures: 2, lastAt: at(0) }, at(45), patienceWith.from)).toEqual({ failures: 0, lastAt: at(45) });
});

test('whoever guesses as soon as they are listened to gets about four tries an hour, however long they go on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 72 }), (hours) => {
      let kept = { failures: 0, lastAt: at(0) };
      let [now, tries] = [0, 0];
      while (now < hours * 3_600_000) {
        const left = remembered(kept, new Date(now), patienceWith.from);
        kept = { ...left, failures: left.failures + 1 };
        tries++;
        now += Math.max(1_000, waitAfter(kept.failures, patienceWith.from));
      }
      expect(tries).toBeLessThanOrEqual(patienceWith.from.free + 8 + hours * 6);
    }),
    { numRuns: 30 },
  );
});
