import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { lookout, type Lookout } from './lookout.ts';

describe('a lookout', () => {
  let looks: number;
  let answer: (wait: number | undefined | Error) => void;
  let out: Lookout;
  beforeEach(() => {
    jest.useFakeTimers();
    looks = 0;
    out = lookout(
      () =>
        new Promise((resolve, reject) => {
          looks++;
          answer = (wait) => (wait instanceof Error ? reject(wait) : resolve(wait));
        }),
    );
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const say = async (wait: number | undefined | Error) => {
    answer(wait);
    await jest.advanceTimersByTimeAsync(0);
  };

  test('looks when told, and again when the wait that it named is over', async () => {
    out.now();
    await say(100);
    await jest.advanceTimersByTimeAsync(99);
    expect(looks).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(looks).toBe(2);
  });
  test('looks once more, and only once, when it was told during a look', async () => {
    out.now();
    for (let i = 0; i < 5; i++) out.now();
    expect(looks).toBe(1);
    await say(undefined);
    expect(looks).toBe(2);
    await say(undefined);
    await jest.advanceTimersByTimeAsync(1e9);
    expect(looks).toBe(2);
  });
  test('looks at once when it is told before the wait is over, and forgets that wait', async () => {
    out.now();
    await say(100);
    out.now();
    expect(looks).toBe(2);
    await say(undefined);
    await jest.advanceTimersByTimeAsync(1000);
    expect(looks).toBe(2);
  });
  test('looks again after a second when looking failed', async () => {
    out.now();
    await say(new RangeError('away'));
    await jest.advanceTimersByTimeAsync(999);
    expect(looks).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(looks).toBe(2);
  });
  test('waits as long as a timer can for what is further away, and not at all for what is past', async () => {
    out.now();
    await say(1e12);
    await jest.advanceTimersByTimeAsync(2_147_483_646);
    expect(looks).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(looks).toBe(2);
    await say(-5);
    await jest.advanceTimersByTimeAsync(1);
    expect(looks).toBe(3);
  });
  test('stops when told, after the look in hand, and looks no more', async () => {
    out.now();
    let stopped = false;
    const stopping = out.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(10);
    expect(stopped).toBe(false);
    await say(5);
    await stopping;
    out.now();
    await jest.advanceTimersByTimeAsync(1000);
    expect(looks).toBe(1);
  });
});
