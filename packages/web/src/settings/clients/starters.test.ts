import { expect, test } from '@jest/globals';
import { isShortName } from '../parts/short-name.ts';
import { readText, saidBy } from './pack/text.ts';
import { clientShortNameOf, packFrom, starters } from './starters.ts';

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
  ['Søren & Søn A/S', 's-ren-s-n'],
  ['Oy Lasi Ab', 'lasi'],
  ['!!!', ''],
])('the short name of %j is %j', (name, short) => {
  expect(clientShortNameOf(name)).toBe(short);
  expect(isShortName(short)).toBe(short !== '');
});
