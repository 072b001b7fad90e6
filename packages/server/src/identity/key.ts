import { createHash, randomBytes } from 'node:crypto';

/** A new key: 256 random bits, with a beginning that tells what it is when it turns up somewhere. */
export const newKey = (): string => `luuri_${randomBytes(32).toString('base64url')}`;

/** What is kept of a key. Keys are random and long, so one round of SHA-256 is enough, and a table of hashes opens no door. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
