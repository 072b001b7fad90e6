import { readFileSync } from 'node:fs';

/** Of this package; the same for all of them. */
export const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
