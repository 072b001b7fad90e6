import { expect, test } from '@jest/globals';
import { pluginsOf, type Settings } from '@luuri/server';
import { permissions } from '../packages/web/src/i18n/en/permissions.ts';

/** The console says each permission in every language; one that it has no words for shows in English alone. */
test('every permission of the desk, as it comes, has words in the console, and no words are left of one that is gone', () => {
  const given = { secondFactor: [], sessionIdle: 120, plugins: [] } as unknown as Settings;
  const names = pluginsOf(given).flatMap(({ spec }) => (spec.permissions ?? []).map((one) => one.permission.replaceAll('.', '_')));
  expect([...names].sort()).toEqual(Object.keys(permissions).sort());
});
