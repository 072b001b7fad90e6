import { expect, test } from '@jest/globals';
import { categories, type Category } from '../kernel/index.ts';
import { stateAfter } from './rules.ts';

const said = { author: 'requester', public: true, automatic: false, opening: false } as const;

/** Section 3 of the domain: what a requester's message does. */
const wakes: readonly Category[] = ['pending-requester', 'pending-third-party', 'pending-scheduled', 'resolved'];

test.each(categories.map((c) => [c]))('in %s, words move the ticket as the table says', (category) => {
  expect(stateAfter(category, said)).toBe(wakes.includes(category) ? 'open' : undefined);
  expect(stateAfter(category, { ...said, author: 'agent' })).toBe(category === 'new' ? 'open' : undefined);
  for (const author of ['third-party', 'desk'] as const) expect(stateAfter(category, { ...said, author })).toBeUndefined();
  for (const author of ['requester', 'agent'] as const) {
    expect(stateAfter(category, { ...said, author, automatic: true })).toBeUndefined();
    expect(stateAfter(category, { ...said, author, opening: true })).toBeUndefined();
    expect(stateAfter(category, { ...said, author, public: false })).toBeUndefined();
  }
});
