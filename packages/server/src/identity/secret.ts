import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new token: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A new key, with a beginning that tells what it is when it turns up somewhere. */
export const newKey = (): string => `luuri_${newToken()}`;

/** What is kept of a key or token. They are random and long, so one round of SHA-256 is enough, and a table of hashes opens no door. */
export const hashOf = (key: string): string => hash('sha256', key, 'hex');

/** The token that a request by cookie must carry too. Whoever has the session's cookie can work it out, and no other site has that. */
export const csrfTokenOf = (sessionHash: string): string => createHash('sha256').update(`csrf ${sessionHash}`).digest('base64url');

/** Compares without telling by its time where the first difference is. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A code for a person to write down: eighty bits in letters that are not mistaken for each other, `k3mf-9x2p-7hcd-w4tz`. */
export const newRecoveryCode = (): string =>
  Array.from({ length: 4 }, () => Array.from(randomBytes(4), (byte) => letters[byte % letters.length] ?? '').join('')).join('-');

/** As the person typed it: spaces, dashes and capitals do not matter. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
