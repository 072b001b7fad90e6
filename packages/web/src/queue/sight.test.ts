import { describe, expect, test } from '@jest/globals';
import { pagesInSight, type SeenPage } from './sight.ts';

const pages = (many: number, last: string | null = 'on'): SeenPage[] =>
  Array.from({ length: many }, (_, i) => ({ size: 100, next: i === many - 1 ? last : String(i) }));

describe('pages in sight', () => {
  test.each([
    ['nothing is known: the first', [], [0, 30], [0]],
    ['the first, and the one after it', pages(1), [0, 30], [0, 1]],
    ['no more than there is', pages(1, null), [0, 30], [0]],
    ['in the middle of ten thousand: three, whatever came before', pages(100, null), [5_010, 5_050], [49, 50, 51]],
    ['at the end, where it goes on', pages(3), [250, 290], [1, 2, 3]],
    [
      'pages that ended early',
      [
        { size: 3, next: 'a' },
        { size: 0, next: 'b' },
        { size: 100, next: 'c' },
      ],
      [0, 30],
      [0, 1, 2, 3],
    ],
  ] as const)('%s', (_what, seen, [from, to], expected) => {
    expect(pagesInSight(seen, from, to)).toEqual(expected);
  });
  test('of ten thousand rows never more than five pages are held', () => {
    for (let row = 0; row < 10_000; row += 37) expect(pagesInSight(pages(100, null), row, row + 40).length).toBeLessThanOrEqual(5);
  });
});
