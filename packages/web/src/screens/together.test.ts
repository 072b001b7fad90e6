import { expect, test } from '@jest/globals';
import { together } from './together.ts';

test('the pages of a list are one list, with what the first says besides', () => {
  const pages = [
    { found: { items: [1, 2], of: 'acme' }, next: 2 },
    { found: { items: [3], of: 'acme' }, next: null },
  ];
  expect(together(pages, 'found.items')).toEqual({ found: { items: [1, 2, 3], of: 'acme' }, next: 2 });
  expect(together([{ items: [1] }, { items: [] }], 'items')).toEqual({ items: [1] });
});

test('what has no pages is what it is', () => {
  expect(together([[1, 2]], undefined)).toEqual([1, 2]);
  expect(together([{ items: [1], next: null }], 'items')).toEqual({ items: [1], next: null });
  expect(together([null], undefined)).toBeNull();
});
