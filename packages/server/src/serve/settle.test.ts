import { getHeapSpaceStatistics } from 'node:v8';
import { expect, test } from '@jest/globals';
import { settle } from './settle.ts';

const youngBytes = () => getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;

test('what a start left behind is given back, and the room for young objects is small again', async () => {
  const left: object[] = [];
  while (youngBytes() < 16_000_000) {
    left.push({ left: left.length });
    if (left.length > 300_000) left.length = 0;
  }
  const before = process.memoryUsage().heapTotal;
  left.length = 0;
  await settle();
  expect(youngBytes()).toBeLessThan(4_000_000);
  expect(process.memoryUsage().heapTotal).toBeLessThan(before - 10_000_000);
});
