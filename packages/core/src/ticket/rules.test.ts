import { describe, expect, test } from '@jest/globals';
import { categories, type Category } from '../kernel/index.ts';
import { allowedMoves, contradiction, ownWorkflow, workflowOf, workflowProblem } from './rules.ts';

const own = workflowOf([ownWorkflow]);
const pending: Category[] = ['pending-requester', 'pending-third-party', 'pending-scheduled', 'pending-approval'];

/** Section 3 of the domain, written down once more. */
const table: Record<Category, readonly Category[]> = {
  new: ['open', ...pending, 'resolved', 'cancelled'],
  open: [...pending, 'resolved', 'cancelled'],
  'pending-requester': ['open', 'resolved', 'cancelled'],
  'pending-third-party': ['open', 'resolved', 'cancelled'],
  'pending-scheduled': ['open', 'resolved', 'cancelled'],
  'pending-approval': ['open', 'resolved', 'cancelled'],
  resolved: ['open', 'closed'],
  closed: [],
  cancelled: ['open'],
};

describe('the workflow of every desk', () => {
  test.each(categories.map((c) => [c]))('%s leads where it may, and nowhere else', (from) => {
    expect([...allowedMoves(own, from)].sort()).toEqual([...table[from]].sort());
    expect(own.states.get(from)).toBe(from);
  });

  test('holds together', () => {
    expect(workflowProblem(own)).toBeUndefined();
    expect(allowedMoves(own, 'a state of nobody')).toEqual([]);
  });
});

describe('the parts of plugins', () => {
  const proving = { states: { 'proving-identity': { category: 'pending-requester' as const } } };

  test('add states and moves', () => {
    const merged = workflowOf([ownWorkflow, { ...proving, moves: [['open', 'proving-identity'], ['proving-identity', 'open']] }]); // prettier-ignore
    expect(workflowProblem(merged)).toBeUndefined();
    expect(allowedMoves(merged, 'open')).toContain('proving-identity');
    expect(merged.states.get('proving-identity')).toBe('pending-requester');
  });

  test.each([
    ['a state that nothing leads to', [proving], /nothing leads to .*proving-identity/],
    ['a move to nowhere', [{ moves: [['open', 'limbo'] as const] }], /names "limbo", which no plugin declares/],
    ['a move from nowhere', [{ moves: [['limbo', 'open'] as const] }], /names "limbo", which no plugin declares/],
  ])('%s does not hold together', (_what, parts, problem) => {
    expect(workflowProblem(workflowOf([ownWorkflow, ...parts]))).toMatch(problem);
  });

  test('a state that tickets only start in holds together', () => {
    expect(workflowProblem(workflowOf([ownWorkflow, { ...proving, moves: [['proving-identity', 'open']] }]))).toBeUndefined();
  });

  test('may say again what a state means, but nothing else', () => {
    expect(contradiction([ownWorkflow, { states: { resolved: { category: 'resolved' } } }])).toBeUndefined();
    expect(contradiction([ownWorkflow, { states: { resolved: { category: 'open' } } }])).toBe(
      '"resolved" is declared as resolved and as open',
    );
  });
});
