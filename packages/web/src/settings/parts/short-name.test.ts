import { expect, test } from '@jest/globals';
import { isShortName, shortNameOf } from './short-name.ts';

test.each([
  ['Åbo support', 'abo-support'],
  ['  Palvelu & tuki (24h) ', 'palvelu-tuki-24h'],
  ['!!!', ''],
  [`${'a'.repeat(62)} b`, 'a'.repeat(62)],
])('the short name of %j is %j', (name, short) => {
  expect(shortNameOf(name)).toBe(short);
  expect(isShortName(short)).toBe(short !== '');
});
