import { median, rounded, type Figure } from './figure.ts';
import { startOnce } from './started.ts';

const ROUNDS = 3;

/** Resident size of a desk at rest, with its demo. */
export async function run(): Promise<Figure[]> {
  const megabytes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) megabytes.push((await startOnce()).megabytes);
  return [{ bench: 'memory', value: rounded(median(megabytes)), unit: 'MB' }];
}
