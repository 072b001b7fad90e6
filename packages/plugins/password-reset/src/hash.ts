import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

export const newSalt = (): string => randomBytes(16).toString('base64url');
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Short answers are slow to guess by their hash. */
export const slowHash = (said: string, salt: string): string =>
  scryptSync(said.normalize('NFKC').trim().toLowerCase(), salt, 32, { N: 4096 }).toString('base64url');

/** Of what is long and random, or only counted. */
export const quickHash = (text: string): string => createHash('sha256').update(text).digest('base64url');

export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
