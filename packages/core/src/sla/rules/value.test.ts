import { expect, test } from '@jest/globals';
import { sameValue } from './value.ts';

test('the same is what says the same, whatever the order of keys', () => {
  const at = new Date(5);
  expect(sameValue({ a: 1, b: [at, { c: 'x' }] }, { b: [new Date(5), { c: 'x' }], a: 1 })).toBe(true);
  expect(sameValue(NaN, NaN)).toBe(true);
  for (const [a, b] of [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: undefined }, { b: 1 }],
    [[1], [1, 2]],
    [[], {}],
    [{}, []],
    [at, new Date(6)],
    [at, {}],
    [{}, at],
    [null, {}],
    [{}, null],
    ['1', 1],
    [undefined, {}],
  ]) {
    expect(sameValue(a, b)).toBe(false);
  }
});
