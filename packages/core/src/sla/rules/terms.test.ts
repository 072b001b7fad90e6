import { expect, test } from '@jest/globals';
import { always, office, promising, STANDARD, termsWith } from './fixtures.ts';
import { calendarNamed, pausesOf, policyOf, targetOf, termsOf } from './terms.ts';

const first = termsWith(promising('4h'));
const terms = termsWith(
  {},
  { version: 'acme@2', sla: [{ ...STANDARD, name: 'gold', 'pause-in': ['pending-approval'] }, STANDARD], earlier: [first] },
);

test('terms are found by their version; one that is not there is named, and so are those that are', () => {
  expect(termsOf(terms, 'acme@2')).toBe(terms);
  expect(termsOf(terms, 'acme@1')).toBe(first);
  expect(() => termsOf(terms, 'acme@3')).toThrow(expect.objectContaining({ code: 'sla.terms-missing' }));
  expect(() => termsOf(terms, 'acme@3')).toThrow(/acme@3.*acme@2.*acme@1/s);
  expect(() => termsOf(first, 'acme@3')).toThrow(expect.not.objectContaining({ message: expect.stringContaining('undefined') }));
});

test('a calendar is found by its name in a version; one that is not there is named', () => {
  expect([calendarNamed(terms, 'office', 'acme@1'), calendarNamed(terms, 'always', 'acme@2')]).toEqual([office, always]);
  expect(() => calendarNamed(terms, 'night', 'acme@1')).toThrow(expect.objectContaining({ code: 'sla.calendar-missing' }));
  expect(() => calendarNamed(terms, 'night', 'acme@1')).toThrow(/acme@1.*night/s);
});

test('the policy of a clock is the one of its name, and not the first', () => {
  expect(policyOf(terms, { policy: 'standard', version: 'acme@2' })?.name).toBe('standard');
  expect(policyOf(terms, { policy: 'gold', version: 'acme@2' })?.name).toBe('gold');
  expect(policyOf(terms, { policy: 'gold', version: 'acme@1' })).toBeUndefined();
});

test('C6 C8 an answer is owed whatever the ticket waits for; the rest stands still where the policy says so', () => {
  const clock = { policy: 'gold', version: 'acme@2' } as Parameters<typeof pausesOf>[1];
  const of = (metric: (typeof clock)['metric'], policy = 'gold') => pausesOf(terms, { ...clock, metric, policy });
  expect([of('first-response'), of('next-response')]).toEqual([[], []]);
  expect([of('resolution'), of('tier-hold'), of('periodic-update')]).toEqual([
    ['pending-approval'],
    ['pending-approval'],
    ['pending-approval'],
  ]);
  expect(of('tier-hold', 'none of that name')).toEqual(['pending-requester']);
});

test('a policy promises no hold of a tier: that is the contract of the tiers', () => {
  const policy = policyOf(terms, { policy: 'standard', version: 'acme@2' });
  const odd = policy && { ...policy, targets: { ...policy.targets, low: { 'tier-hold': { value: 1, unit: 'h' } } } };
  expect(targetOf(odd as typeof policy, 'low', 'tier-hold')).toBeUndefined();
  expect(targetOf(policy, 'normal', 'first-response')).toEqual({ value: 4, unit: 'h' });
  expect(targetOf(undefined, 'normal', 'first-response')).toBeUndefined();
});
