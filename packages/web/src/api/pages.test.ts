import { expect, test } from '@jest/globals';
import { everyPage } from './pages.ts';

test('a whole list is what its pages hold, in their order, each asked for once', async () => {
  const asked: unknown[] = [];
  const pages = [
    { items: [1, 2], next: 'b' },
    { items: [], next: 'c' },
    { items: [3], next: null },
  ];
  const all = await everyPage<number, string>((query) => Promise.resolve(pages[asked.push(query) - 1] ?? { items: [], next: null }));
  expect(all).toEqual([1, 2, 3]);
  expect(asked).toEqual([{ limit: 200 }, { limit: 200, after: 'b' }, { limit: 200, after: 'c' }]);
});
