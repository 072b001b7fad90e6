import { readFileSync } from 'node:fs';
import { defineError } from '@luuri/core';

const noSuchFile = defineError<{ file: string; reason: string }>(
  'contract.no-file',
  'invalid',
  ({ file, reason }) => `${file} cannot be read: ${reason}.`,
);

/** The text of a pack.
 * @throws `contract.no-file`
 */
export function packFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (e) {
    throw noSuchFile({ file, reason: e instanceof Error ? e.message : String(e) }, e);
  }
}
