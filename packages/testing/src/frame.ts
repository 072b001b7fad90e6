import { noFrame } from './errors.ts';

/** Jest's own functions. Absent outside of Jest, where a benchmark or a script may still want a test desk. */
const frame = await import('@jest/globals').catch(() => undefined);

/**
 * What a test file is written with.
 * @throws `testing.no-frame` outside of a test file
 */
export function frameFor(what: string): typeof import('@jest/globals') {
  if (!frame) throw noFrame({ what });
  return frame;
}
