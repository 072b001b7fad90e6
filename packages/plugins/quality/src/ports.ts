import { randomBytes } from 'node:crypto';
import { definePort } from '@luuri/core';

/** Where the seed of a draw comes from that nobody gave one. */
export const seeds = definePort<() => string>('quality.seeds', () => () => randomBytes(9).toString('base64url'));
