import { describe, expect, test } from '@jest/globals';
import { ageWindow, holdsAt, holdsNow, isNumber, isTimed, selects, waitsFor, windowOf } from './holds.ts';
import { always, calendars, office, on, rule, ticket } from './fixtures.ts';
import type { Conditions, Moment, NumberTest, Selector, Snapshot, Trigger } from './rule.ts';

const { receivedAt } = ticket();

test.each<[NumberTest, boolean[]]>([
  [{ than: '>', value: 2 }, [false, false, true]],
  [{ than: '>=', value: 2 }, [false, true, true]],
  [{ than: '<', value: 2 }, [true, false, false]],
  [{ than: '<=', value: 2 }, [true, true, false]],
  [{ any: [2] }, [false, true, false]],
  [{ any: [1, 3] }, [true, false, true]],
  [{ any: [] }, [false, false, false]],
])('of 1, 2 and 3 %j means %j', (meant, expected) => {
  expect([1, 2, 3].map((value) => isNumber(meant, value))).toEqual(expected);
});

describe('a selector', () => {
  const shape: Snapshot = { state: 'proving-identity', category: 'pending-requester', tier: 2, priority: 'high' };
  test.each<[Selector, boolean]>([
    [{}, true],
    [{ state: ['proving-identity'] }, true],
    [{ state: ['pending-requester'] }, true],
    [{ state: ['open', 'pending-requester'] }, true],
    [{ state: ['open'] }, false],
    [{ state: [] }, false],
    [{ tier: { any: [2] } }, true],
    [{ tier: { any: [1] } }, false],
    [{ priority: ['urgent', 'high'] }, true],
    [{ priority: ['urgent'] }, false],
    [{ priority: [] }, false],
    [{ state: ['pending-requester'], tier: { any: [2] }, priority: ['high'] }, true],
    [{ state: ['open'], tier: { any: [2] }, priority: ['high'] }, false],
    [{ state: ['pending-requester'], tier: { any: [3] }, priority: ['high'] }, false],
    [{ state: ['pending-requester'], tier: { any: [2] }, priority: ['low'] }, false],
  ])('%j selects it: %j', (selector, expected) => {
    expect(selects(selector, shape)).toBe(expected);
  });
});

test.each<[Conditions, boolean]>([
  [{}, true],
  [{ state: ['new'] }, false],
  [{ bounces: { any: [0] } }, true],
  [{ bounces: { than: '>=', value: 1 } }, false],
  [{ assigned: false }, true],
  [{ assigned: true }, false],
  [{ channel: ['email', 'phone'] }, true],
  [{ channel: ['phone'] }, false],
  [{ bounces: { any: [0] }, assigned: false, channel: ['email'], priority: ['normal'], tier: { any: [1] } }, true],
])('%j hold now: %j', (conditions, expected) => {
  expect(holdsNow(conditions, ticket())).toBe(expected);
});

describe('age', () => {
  const hours = { value: 8, unit: 'h' } as const;
  // Received at nine on Monday: eight open hours are over at nine on Tuesday.
  const due = on('02 09:00').getTime();
  test.each([
    ['>', { from: new Date(due + 1) }],
    ['>=', { from: new Date(due) }],
    ['<', { until: new Date(due - 1) }],
    ['<=', { until: new Date(due) }],
  ] as const)('%s 8h is open time, to the millisecond', (than, window) => {
    expect(ageWindow({ than, duration: hours }, receivedAt, office)).toEqual(window);
  });

  test('counts in the calendar of the rule; without a condition always holds; without the calendar never', () => {
    const old = rule({ conditions: { age: { than: '>=', duration: hours } } });
    expect(windowOf(old, receivedAt, calendars)).toEqual({ from: on('02 09:00') });
    expect(windowOf({ ...old, calendar: 'always' }, receivedAt, calendars)).toEqual({ from: on('01 17:00') });
    expect(windowOf({ ...old, calendar: 'gone' }, receivedAt, calendars)).toBeUndefined();
    expect(windowOf({ ...old, calendar: undefined }, receivedAt, calendars)).toBeUndefined();
    expect(windowOf(rule({ calendar: undefined }), receivedAt, calendars)).toEqual({});
  });

  test.each([
    ['>', -1, false],
    ['>', 0, false],
    ['>', 1, true],
    ['>=', -1, false],
    ['>=', 0, true],
    ['<', -1, true],
    ['<', 0, false],
    ['<=', 0, true],
    ['<=', 1, false],
  ] as const)('%s 8h, %i ms from it, holds: %j', (than, off, expected) => {
    const old = rule({ conditions: { age: { than, duration: hours } } });
    expect(holdsAt(old, ticket(), { at: new Date(due + off), calendars })).toBe(expected);
    expect(holdsAt({ ...old, conditions: { ...old.conditions, assigned: true } }, ticket(), { at: new Date(due + off), calendars })).toBe(
      false,
    );
  });

  test('nothing holds where its calendar is gone, and everything without conditions', () => {
    const gone = rule({ conditions: { age: { than: '>', duration: hours } }, calendar: 'gone' });
    expect(holdsAt(gone, ticket(), { at: on('20 09:00'), calendars: { always } })).toBe(false);
    expect(holdsAt(rule({}), ticket(), { at: receivedAt, calendars: {} })).toBe(true);
  });
});

describe('a rule waits for', () => {
  const open: Snapshot = { state: 'open', category: 'open', tier: 1, priority: 'normal' };
  const urgent: Snapshot = { ...open, priority: 'urgent' };
  const breach: Trigger = { on: 'clock', metric: 'resolution', fact: 'breached' };
  const becoming: Trigger = { on: 'change', to: { priority: ['urgent'] } };
  const hour = { value: 1, unit: 'h' } as const;
  test.each<[string, Trigger, Moment, boolean]>([
    ['its clock and fact', breach, { on: 'clock', metric: 'resolution', fact: 'breached' }, true],
    ['no other fact', breach, { on: 'clock', metric: 'resolution', fact: 'warned' }, false],
    ['no other clock', breach, { on: 'clock', metric: 'first-response', fact: 'breached' }, false],
    ['nothing of the ticket, when it waits for a clock', breach, { on: 'ticket', fact: 'opened' }, false],
    ['its fact of the ticket', { on: 'ticket', fact: 'bounced' }, { on: 'ticket', fact: 'bounced' }, true],
    ['no other fact of the ticket', { on: 'ticket', fact: 'bounced' }, { on: 'ticket', fact: 'opened' }, false],
    [
      'no clock, when it waits for the ticket',
      { on: 'ticket', fact: 'reopened' },
      { on: 'clock', metric: 'resolution', fact: 'reopened' },
      false,
    ],
    ['what comes to be so', becoming, { on: 'change', from: open, to: urgent }, true],
    ['what was opened so', becoming, { on: 'change', from: undefined, to: urgent }, true],
    ['nothing that was so before', becoming, { on: 'change', from: urgent, to: { ...urgent, tier: 2 } }, false],
    ['nothing that ends', becoming, { on: 'change', from: urgent, to: open }, false],
    ['nothing that was opened otherwise', becoming, { on: 'change', from: undefined, to: open }, false],
    ['no fact, when it waits for a change', becoming, { on: 'ticket', fact: 'priority-changed' }, false],
    ['no moment, when it waits for time', { on: 'stay', in: {}, for: hour }, { on: 'change', from: undefined, to: open }, false],
    ['no moment, when it waits for an age', { on: 'age', of: hour }, { on: 'ticket', fact: 'opened' }, false],
  ])('%s', (_what, trigger, moment, expected) => {
    expect(waitsFor(rule({ trigger }), moment)).toBe(expected);
  });

  test('time, when it names one', () => {
    const triggers: Trigger[] = [
      { on: 'stay', in: {}, for: hour },
      { on: 'age', of: hour },
      breach,
      becoming,
      { on: 'ticket', fact: 'opened' },
    ];
    expect(triggers.map((trigger) => isTimed(rule({ trigger })))).toEqual([true, true, false, false, false]);
  });
});
