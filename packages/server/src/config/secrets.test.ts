import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { unknownVariables } from './read.ts';
import { secretsOfEnvironment } from './secrets.ts';

test('a secret is in the environment, or in a file that the environment names, and is read again each time', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'luuri-secrets-'));
  const file = path.join(folder, 'one');
  const set = { LUURI_SECRET_PLAIN: 'in the open', LUURI_SECRET_KEPT_FILE: file, LUURI_SECRET_GONE_FILE: path.join(folder, 'none') };
  const secrets = secretsOfEnvironment(() => set);
  writeFileSync(file, 'first\n');
  expect([secrets.read('PLAIN'), secrets.read('KEPT'), secrets.read('GONE'), secrets.read('OTHER')]).toEqual([
    ...['in the open', 'first', undefined, undefined],
  ]);
  writeFileSync(file, 'second');
  expect(secrets.read('KEPT')).toBe('second');
  expect(unknownVariables(set)).toEqual([]);
  rmSync(folder, { recursive: true });
});
