import { expect, test } from '@jest/globals';
import { readText, saidBy } from './pack/text.ts';
import { isShortName, packFrom, shortNameOf, starters } from './starters.ts';

test.each(starters)('%s begins with the client’s names, and keeps its comments', (starter) => {
  const text = packFrom(starter, { client: 'kaleva', name: 'Kaleva: Oy' });
  expect(saidBy(readText(text))).toMatchObject({ client: 'kaleva', name: 'Kaleva: Oy', domains: [], mailboxes: [] });
  expect(text.split('\n')[0]).toMatch(/^# /);
  expect(text).toContain('# the first is the default');
});

test.each([
  ['Acme Oy', 'acme'],
  ['Åbo Ångfartyg Ab', 'abo-angfartyg'],
  ['Kymin  Paperi & Pahvi Oyj', 'kymin-paperi-pahvi'],
  ['!!!', ''],
])('the short name of %j is %j', (name, short) => {
  expect(shortNameOf(name)).toBe(short);
  expect(isShortName(short)).toBe(short !== '');
});
