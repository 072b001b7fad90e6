import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { counter, networkOf } from './bucket.ts';

describe('the counter', () => {
  test('never lets more through than fit into the time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 200 }), fc.integer({ min: 4, max: 600 }), (gaps, perMinute) => {
        const counted = counter({ perMinute });
        let at = 0;
        let taken = 0;
        for (const gap of gaps) {
          at += gap;
          if (counted.take('a', new Date(at)) === 0) taken++;
        }
        expect(taken).toBeLessThanOrEqual(Math.max(1, Math.floor(perMinute / 4)) + (at * perMinute) / 60_000 + 1);
      }),
    );
  });
  test('says how long to wait, and that is enough', () => {
    const counted = counter({ perMinute: 4 });
    expect(counted.take('a', new Date(0))).toBe(0);
    const wait = counted.take('a', new Date(0));
    expect(wait).toBe(15);
    expect(counted.take('a', new Date(wait * 1_000))).toBe(0);
  });
  test('remembers so many callers and no more', () => {
    const counted = counter({ perMinute: 4 }, 2);
    for (const who of ['a', 'b', 'c']) counted.take(who, new Date(0));
    expect([counted.take('c', new Date(0)), counted.take('a', new Date(0))]).toEqual([15, 0]);
  });
  test.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s stands for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
