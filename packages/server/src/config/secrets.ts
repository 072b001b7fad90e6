import { readFileSync } from 'node:fs';
import type { SecretStore } from '@luuri/core';
import { environment } from './environment.ts';

/**
 * What contract packs name: ACME_DIRECTORY is `LUURI_SECRET_ACME_DIRECTORY`, or what is in the file that
 * `LUURI_SECRET_ACME_DIRECTORY_FILE` names. A file is read each time, so that a changed secret serves at once.
 */
export const secretsOfEnvironment = (from: () => Readonly<Record<string, string>> = environment): SecretStore => ({
  read(name) {
    const set = from();
    const file = set[`LUURI_SECRET_${name}_FILE`];
    if (file === undefined) return set[`LUURI_SECRET_${name}`];
    try {
      return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch {
      return undefined;
    }
  },
});
