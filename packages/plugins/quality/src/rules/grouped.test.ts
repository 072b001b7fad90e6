import { expect, test } from '@jest/globals';
import { grouped } from './grouped.ts';

test('what has the same key comes together, in its order, and is looked at once', () => {
  const asked: number[] = [];
  const groups = grouped([3, 1, 4, 1, 5], (n) => {
    asked.push(n);
    return n % 2 === 0;
  });
  expect([...groups]).toEqual([
    [false, [3, 1, 1, 5]],
    [true, [4]],
  ]);
  expect(asked).toEqual([3, 1, 4, 1, 5]);
});
