import { expect, test } from '@jest/globals';
import type { SlaFact } from './facts.ts';
import { t } from './fixtures.ts';
import { compareFacts, sameFact } from './order.ts';

const at = t('2026-06-01 09:00');
const inOrder = (facts: SlaFact[]) => [...facts].sort(compareFacts).map((fact) => `${fact.kind}${fact.cause ?? ''}`);

test('facts go by instant, then kind, then cause; numbers as numbers', () => {
  const later = new Date(at.getTime() + 1);
  const facts: SlaFact[] = [
    { kind: 'agent-message', at: later },
    { kind: 'requester-message', at, cause: '10' },
    { kind: 'requester-message', at, cause: '9' },
    { kind: 'requester-message', at, cause: 'b' },
    { kind: 'requester-message', at, cause: 'a' },
    { kind: 'state', to: 'open', at },
    { kind: 'agent-message', at },
    { kind: 'opened', at: later, receivedAt: at, priority: 'low' },
  ];
  const wanted = [
    'opened',
    'agent-message',
    'state',
    'requester-message9',
    'requester-message10',
    'requester-messagea',
    'requester-messageb',
    'agent-message',
  ];
  expect(inOrder(facts)).toEqual(wanted);
  expect(inOrder([...facts].reverse())).toEqual(wanted);
});

test('facts without a cause go by what they say, and the same content is the same', () => {
  const one: SlaFact = { kind: 'priority', at, to: 'high' };
  const two: SlaFact = { to: 'low', at, kind: 'priority' };
  expect(compareFacts(one, two)).toBe(-compareFacts(two, one));
  expect(compareFacts(one, { to: 'high', at, kind: 'priority' })).toBe(0);
});

test('C19 the same event is told by cause, kind and instant', () => {
  const one: SlaFact = { kind: 'priority', at, to: 'high', cause: '1' };
  expect(sameFact(one, { ...one, to: 'low' })).toBe(true);
  expect(sameFact(one, { ...one, cause: '2' })).toBe(false);
  expect(sameFact(one, { kind: 'wake', at, cause: '1' })).toBe(false);
  expect(sameFact(one, { ...one, at: new Date(at.getTime() + 1) })).toBe(false);
  expect(sameFact({ kind: 'wake', at }, { kind: 'wake', at })).toBe(false);
});
