import { expect, test } from '@jest/globals';
import { plainlyIn } from './language.ts';
import { wordsOf } from './words.ts';

test.each([
  ['Hei! Salasanani on lukossa enkä pääse kirjautumaan. Kiitos!', 'fi'],
  ['Hej, jag har glömt mitt lösenord och kan inte logga in.', 'sv'],
  ['Hello, I cannot sign in and my password is not accepted.', 'en'],
  ['Tulostin', undefined],
  ['The ja och', undefined],
  ['', undefined],
])('%s is plainly in %s', (text, language) => {
  expect(plainlyIn(wordsOf(text).map((w) => w.word))).toBe(language);
});
