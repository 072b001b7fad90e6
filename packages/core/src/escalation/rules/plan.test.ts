import { describe, expect, test } from '@jest/globals';
import { calendars, on, rule, ticket } from './fixtures.ts';
import { heldSince, shapesOf, type Shaping } from './history.ts';
import { firingKey, planOf, type Planning } from './plan.ts';
import type { Snapshot, Trigger } from './rule.ts';

const opened: Snapshot = { state: 'new', category: 'new', tier: 1, priority: 'normal' };
const fact = (eventId: number, at: string, to: Partial<Snapshot> = {}): Shaping => ({ eventId, at: on(at), to });
const pending = { state: 'pending-third-party', category: 'pending-third-party' } as const;
const open = { state: 'open', category: 'open' } as const;

describe('a life', () => {
  const shapes = shapesOf(opened, [
    fact(1, '01 09:00'),
    fact(4, '01 10:00', open),
    fact(6, '01 11:00', pending),
    fact(7, '01 12:00', { tier: 2 }),
    fact(9, '01 13:00', { priority: 'urgent' }),
  ]);

  test('has a shape for each fact, which keeps what the fact did not change', () => {
    expect(shapes).toHaveLength(5);
    expect(shapes[0]).toEqual({ ...opened, eventId: 1, at: on('01 09:00') });
    expect(shapes[4]).toEqual({ ...pending, tier: 2, priority: 'urgent', eventId: 9, at: on('01 13:00') });
    expect(shapesOf(opened, [])).toEqual([]);
  });

  test('has been as meant since the first fact after which it always was', () => {
    expect(heldSince(shapes, {})?.eventId).toBe(1);
    expect(heldSince(shapes, { state: ['pending-third-party'] })?.eventId).toBe(6);
    expect(heldSince(shapes, { state: ['open', 'pending-third-party'] })?.eventId).toBe(4);
    expect(heldSince(shapes, { state: ['pending-third-party'], tier: { any: [2] } })?.eventId).toBe(7);
    expect(heldSince(shapes, { state: ['open'] })).toBeUndefined();
    expect(heldSince([], {})).toBeUndefined();
    const back = shapesOf(opened, [
      fact(1, '01 09:00'),
      fact(2, '01 10:00', pending),
      fact(3, '01 11:00', open),
      fact(4, '01 12:00', pending),
    ]);
    expect(heldSince(back, { state: ['pending-third-party'] })?.eventId).toBe(4);
  });
});

describe('a plan', () => {
  const stay: Trigger = { on: 'stay', in: { state: ['pending-third-party'] }, for: { value: 2, unit: 'bd' } };
  const age: Trigger = { on: 'age', of: { value: 10, unit: 'h' } };
  const planning = (change: Partial<Planning> = {}): Planning => ({
    ticket: ticket({ ...pending }),
    shapes: shapesOf(opened, [fact(1, '01 09:00'), fact(5, '01 11:00', pending)]),
    calendars,
    ...change,
  });
  const plan = (rules: Parameters<typeof planOf>[0], change: Partial<Planning> = {}, fired: string[] = []) =>
    planOf(rules, planning(change), new Set(fired)).map(({ rule: { name }, causeId, at }) => [name, causeId, at]);

  test('has what stays until its time is up, and its age, in the order of their instants', () => {
    const rules = [rule({ name: 'stay', trigger: stay }), rule({ name: 'age', trigger: age })];
    // Ten open hours from nine on Monday are over at eleven on Tuesday.
    expect(plan(rules)).toEqual([['age', 1, on('02 11:00')], ['stay', 5, on('03 11:00')]]); // prettier-ignore
    expect(plan([...rules].reverse())).toEqual(plan(rules));
    expect(plan([])).toEqual([]);
  });

  test('of two at one instant has the earlier of the pack first', () => {
    const [a, b] = [rule({ name: 'a', trigger: age }), rule({ name: 'b', trigger: age })];
    expect(plan([a, b]).map(([name]) => name)).toEqual(['a', 'b']);
    expect(plan([b, a]).map(([name]) => name)).toEqual(['b', 'a']);
  });

  test('leaves out what fired for its cause, and nothing that fired for another', () => {
    const rules = [rule({ name: 'stay', trigger: stay })];
    expect(firingKey('stay', 5)).toBe('5 stay');
    expect(plan(rules, {}, [firingKey('stay', 5)])).toEqual([]);
    expect(plan(rules, {}, [firingKey('stay', 4), firingKey('other', 5)])).toHaveLength(1);
  });

  test('leaves out what is not so, what is no matter of time, and what has no calendar to count in', () => {
    const nowhere = { ticket: ticket(), shapes: shapesOf(opened, [fact(1, '01 09:00')]) };
    expect(plan([rule({ trigger: stay })], nowhere)).toEqual([]);
    expect(plan([rule({})])).toEqual([]);
    expect(plan([rule({ trigger: { on: 'change', to: {} } })])).toEqual([]);
    for (const calendar of [undefined, 'gone'])
      expect(plan([rule({ trigger: age, calendar }), rule({ trigger: stay, calendar })])).toEqual([]);
    expect(plan([rule({ trigger: age }), rule({ trigger: stay })], { shapes: [] })).toEqual([]);
  });

  test('waits for its conditions: those that are so now, and an age that is to come', () => {
    expect(plan([rule({ trigger: age, conditions: { assigned: true } })])).toEqual([]);
    const younger = (than: '>' | '>=' | '<' | '<=', value: number) =>
      plan([rule({ trigger: age, conditions: { age: { than, duration: { value, unit: 'h' } } } })]).map(([, , at]) => at);
    expect(younger('>=', 8)).toEqual([on('02 11:00')]);
    expect(younger('>=', 10)).toEqual([on('02 11:00')]);
    expect(younger('>=', 12)).toEqual([on('02 13:00')]);
    expect(younger('>', 10)).toEqual([new Date(on('02 11:00').getTime() + 1)]);
    expect(younger('<=', 10)).toEqual([on('02 11:00')]);
    expect(younger('<', 10)).toEqual([]);
    expect(younger('<=', 12)).toEqual([on('02 11:00')]);
    const conditions = { age: { than: '>', duration: { value: 1, unit: 'h' } } } as const;
    expect(plan([rule({ trigger: age, conditions, calendar: 'gone' })])).toEqual([]);
  });

  test('C18 leaves out what was so in imported history, its last instant included', () => {
    const rules = [rule({ name: 'age', trigger: age })];
    const due = on('02 11:00').getTime();
    expect(plan(rules, { quietUntil: new Date(due) })).toEqual([]);
    expect(plan(rules, { quietUntil: new Date(due + 1) })).toEqual([]);
    expect(plan(rules, { quietUntil: new Date(due - 1) })).toHaveLength(1);
  });
});
