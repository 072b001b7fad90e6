import { expect, test } from '@jest/globals';
import { keyUse } from './key-place.ts';

test.each([
  ['j', 'screen', 'command'],
  ['j', 'control', 'command'],
  ['j', 'field', 'theirs'],
  ['j', 'on-top', 'theirs'],
  ['Enter', 'screen', 'command'],
  ['Enter', 'control', 'theirs'],
  ['mod+Enter', 'control', 'command'],
  ['mod+Enter', 'field', 'command'],
  ['mod+k', 'on-top', 'command'],
  ['mod+k', 'window', 'theirs'],
  ['Escape', 'window', 'theirs'],
  ['Escape', 'screen', 'command'],
  ['Escape', 'control', 'command'],
  ['Escape', 'field', 'leave-field'],
  ['Escape', 'on-top', 'theirs'],
] as const)('%s on %s is %s', (key, place, use) => {
  expect(keyUse(key, place)).toBe(use);
});
