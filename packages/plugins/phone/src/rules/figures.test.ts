import { expect, test } from '@jest/globals';
import {
  abandoning,
  firstContact,
  handling,
  intervalOf,
  limitKept,
  occupancy,
  promisesKept,
  serviceLevel,
  waiting,
  type CountedCall,
} from './figures.ts';

const call = (outcome: CountedCall['outcome'], seconds: number, direction: 'in' | 'out' = 'in'): CountedCall => ({
  ...{ queuedAt: new Date('2026-01-05T09:00:00Z'), direction, waitMs: seconds * 1000, outcome, withinMs: 20_000, shortMs: 5_000 },
});
const calls = [
  ...[call('answered', 3), call('answered', 20), call('answered', 21), call('answered', 40)],
  ...[call('abandoned', 5), call('abandoned', 15), call('abandoned', 60), call('answered', 0, 'out')],
];

test('service level has a name for each way to count it', () => {
  expect(serviceLevel(calls)).toEqual({ withoutShortAbandons: 2 / 6, ofOffered: 2 / 7, ofAnswered: 2 / 4, withAbandonsInTime: 4 / 7 });
  expect(serviceLevel([])).toEqual({ withoutShortAbandons: null, ofOffered: null, ofAnswered: null, withAbandonsInTime: null });
});

test('the wait is that of who was answered', () => {
  expect(waiting(calls)).toEqual({ mean: 21, median: 20, p90: 40 });
});

test('who gives up at once was never there', () => {
  expect(abandoning(calls)).toEqual({ offered: 7, answered: 4, abandoned: 3, shortAbandons: 1, rate: 2 / 6, rateOfOffered: 3 / 7 });
});

test('handling is talk, hold and wrap-up, and the limit is for talk and hold', () => {
  const turn = { direction: 'in' as const, talkMs: 100_000, holdMs: 20_000, wrapUpMs: 30_000, limitMs: 120_000 };
  expect(handling([turn, { ...turn, talkMs: 200_000 }])).toEqual({ handled: 2, talk: 150, hold: 20, wrapUp: 30, aht: 200 });
  expect(limitKept([turn, { ...turn, talkMs: 100_001 }, { ...turn, limitMs: null }])).toBe(0.5);
});

test('occupancy leaves breaks out', () => {
  expect(occupancy({ handlingMs: 30, availableMs: 10 })).toBe(0.75);
  expect(occupancy({ handlingMs: 0, availableMs: 0 })).toBeNull();
});

test('first-contact resolution is said of all, and of those that one contact could have solved', () => {
  const solved = { resolvedInFirstContact: true, repeated: false, eligible: true };
  const tickets = [solved, { ...solved, repeated: true }, { ...solved, resolvedInFirstContact: false, eligible: false }];
  expect(firstContact(tickets)).toEqual({ gross: 1 / 3, net: 1 / 2 });
});

test('promises kept are a share of those that fell due', () => {
  expect([promisesKept([{ kept: true }, { kept: false }]), promisesKept([])]).toEqual([0.5, null]);
});

test('a call belongs to the interval of its entry into the queue', () => {
  expect(intervalOf(new Date('2026-01-05T09:29:59.999Z'), 30)).toEqual(new Date('2026-01-05T09:00:00Z'));
  expect(intervalOf(new Date('2026-01-05T09:30:00Z'), 15)).toEqual(new Date('2026-01-05T09:30:00Z'));
});
