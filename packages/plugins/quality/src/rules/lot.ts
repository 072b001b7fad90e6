import { createHash } from 'node:crypto';

/**
 * The lot of something in a draw, from 0 up to 1: by the seed of the draw and its name alone. So a draw comes out the same whoever does it
 * again, in whatever order things are looked at, and nothing that is added changes the lot of what was there.
 */
export const lotOf = (seed: string, name: string): number =>
  createHash('sha256').update(`${seed}\n${name}`).digest().readUIntBE(0, 6) / 2 ** 48;
