import { expect, test } from '@jest/globals';
import { termsOf, type Spoken } from './document.ts';
import { stemsOf } from './stems.ts';

const terms = (subject: string, language: Spoken) =>
  termsOf({ id: 7, clientId: 1, requesterId: 2, subject, language, requester: 'Liisa', said: [], fields: [] });

test('a text too short to tell its language is found in any', () => {
  const found = terms('Tulostimen printing', 'any');
  for (const stem of [...stemsOf('tulostimen', 'fi'), ...stemsOf('printing', 'en')]) expect(found).toContain(`s§${stem}`);
});

test('a text that tells its language is found in that one', () => {
  const found = terms('Tulostimen printing', 'fi');
  const onlyEnglish = stemsOf('printing', 'en').filter((stem) => !stemsOf('printing', 'fi').includes(stem));
  expect(onlyEnglish.length).toBeGreaterThan(0);
  for (const stem of onlyEnglish) expect(found).not.toContain(`s§${stem}`);
});
