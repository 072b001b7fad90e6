import { expect, test } from '@jest/globals';
import { turnOf } from './turn.ts';

test.each([
  ['open', 'resolved', 'solved'],
  ['open', 'closed', 'solved'],
  ['resolved', 'closed', undefined],
  ['resolved', 'open', 'reopened'],
  ['closed', 'pending-requester', 'reopened'],
  ['new', 'cancelled', 'called-off'],
  ['cancelled', 'open', 'restored'],
  ['resolved', 'cancelled', 'called-off'],
  ['open', 'pending-requester', undefined],
] as const)('from %s to %s a ticket is %s', (from, to, kind) => {
  expect(turnOf(from, to)).toBe(kind);
});
