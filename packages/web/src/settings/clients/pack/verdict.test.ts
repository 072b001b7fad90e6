import { expect, test } from '@jest/globals';
import { verdictOf } from './verdict.ts';

const answered = { text: 'client: acme', rested: 'client: acme', isAsking: false, isAnswered: true, mistakes: 0 };

test.each([
  ['right', {}],
  ['wrong', { mistakes: 1 }],
  ['checking', { rested: 'client: acm' }],
  ['checking', { isAsking: true, isAnswered: false }],
  ['unchecked', { isAnswered: false }],
  ['unchecked', { isAnswered: false, mistakes: 2 }],
  ['empty', { text: ' \n', rested: ' \n', isAnswered: false }],
] as const)('a text is %s with %j', (verdict, part) => {
  expect(verdictOf({ ...answered, ...part })).toBe(verdict);
});
