import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leastLoaded, roundRobin, type AssignmentPolicy, type Colleague, type Given } from './policy.ts';

const ticket = { id: 1 } as Given;
const colleague = (agentId: number, open: number, turn: number): Colleague => ({
  agentId,
  open,
  turn,
  role: 'agent',
  languages: ['fi'],
  skills: [],
});
const choice = (policy: AssignmentPolicy, colleagues: readonly Colleague[]) => policy.choose(ticket, colleagues) as number | undefined;

describe('round robin', () => {
  test('gives to whoever got one longest ago, whatever they have', () => {
    expect(choice(roundRobin(), [colleague(1, 0, 7), colleague(2, 99, 3), colleague(3, 0, 5)])).toBe(2);
    expect(choice(roundRobin(), [colleague(2, 0, 0), colleague(1, 0, 0)])).toBe(1);
  });
  test('gives to nobody where there is nobody', () => {
    expect(choice(roundRobin(), [])).toBeUndefined();
  });
});

describe('least loaded', () => {
  test('gives to whoever has the least of what they can have', () => {
    expect(choice(leastLoaded(), [colleague(1, 3, 1), colleague(2, 2, 9)])).toBe(2);
    expect(choice(leastLoaded({ of: new Map([[1, 30]]) }), [colleague(1, 3, 9), colleague(2, 2, 1)])).toBe(1);
  });
  test('of equals to whoever got one longest ago', () => {
    expect(choice(leastLoaded(), [colleague(1, 2, 9), colleague(2, 2, 4)])).toBe(2);
    expect(choice(leastLoaded(), [colleague(2, 2, 4), colleague(1, 2, 4)])).toBe(1);
  });
  test('gives to nobody who is full: ten when nothing else is said, none for a capacity of 0', () => {
    expect(choice(leastLoaded(), [colleague(1, 10, 0)])).toBeUndefined();
    expect(choice(leastLoaded(), [colleague(1, 9, 0)])).toBe(1);
    expect(choice(leastLoaded({ capacity: 2 }), [colleague(1, 2, 0), colleague(2, 1, 9)])).toBe(2);
    expect(choice(leastLoaded({ of: new Map([[1, 0]]) }), [colleague(1, 0, 0)])).toBeUndefined();
  });
});

test('an order of its own, and the agents as they were given, are left alone', () => {
  const given = [colleague(3, 1, 1), colleague(1, 1, 3), colleague(2, 1, 2)];
  expect([choice(roundRobin(), given), choice(leastLoaded(), given)]).toEqual([3, 3]);
  expect(given.map((c) => c.agentId)).toEqual([3, 1, 2]);
  expect(choice(leastLoaded({ capacity: 4, of: new Map([[1, 8]]) }), [colleague(1, 4, 9), colleague(2, 2, 1)])).toBe(2); // half and half: by turn
  expect(choice(leastLoaded(), [])).toBeUndefined();
});

test('a policy is known by its name', () => {
  expect([roundRobin().policy, leastLoaded().policy]).toEqual(['round-robin', 'least-loaded']);
});

/** Give a number of tickets, one after another, and count who got how many. */
function give(policy: AssignmentPolicy, agents: number, tickets: number): number[] {
  const all = Array.from({ length: agents }, (_, i) => ({ ...colleague(i + 1, 0, 0) }));
  for (let turn = 1; turn <= tickets; turn++) {
    const chosen = all.find((c) => c.agentId === choice(policy, all));
    if (chosen) Object.assign(chosen, { open: chosen.open + 1, turn });
  }
  return all.map((c) => c.open);
}

test('each gets as many as the others, to within one; and nobody more than they can have', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 60 }), (agents, tickets) => {
      for (const policy of [roundRobin(), leastLoaded({ capacity: 100 })]) {
        const got = give(policy, agents, tickets);
        expect(got.reduce((a, b) => a + b, 0)).toBe(tickets);
        expect(Math.max(...got) - Math.min(...got)).toBeLessThanOrEqual(1);
      }
      expect(Math.max(...give(leastLoaded({ capacity: 3 }), agents, tickets))).toBeLessThanOrEqual(3);
    }),
  );
});
