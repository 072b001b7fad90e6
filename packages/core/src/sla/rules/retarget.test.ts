import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import type { Category, Priority } from './facts.ts';
import { always, clockOf, hours, kinds, minutes, promising, t, termsWith, type PolicyText } from './fixtures.ts';
import { replayTicket } from './replay.ts';
import { timersOf } from './timers.ts';

const on = (time: string) => t(`2026-06-${time}`);
const priority = (time: string, to: Priority): ReplayEvent => ({ at: on(time), kind: 'priority', to, cause: `p${time}` });
const state = (time: string, to: Category): ReplayEvent => ({ at: on(time), kind: 'state', to });
const waive = (time: string): ReplayEvent => ({ at: on(time), kind: 'waive', metric: 'resolution', reason: 'agreed' });
const edit = (time: string, hoursOf = long): ReplayEvent => ({ at: on(time), kind: 'calendar', calendars: { office: hoursOf } });
const long = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-18:00'] } });
const LADDER: PolicyText = {
  targets: { urgent: { resolution: '1h' }, high: { resolution: '2h' }, normal: { resolution: '4h' }, low: { resolution: '8h' } },
  'pause-in': ['pending-requester'],
};
const resolution = (events: ReplayEvent[], until: string, more: { priority?: Priority; policy?: PolicyText } = {}) =>
  clockOf({ terms: termsWith({ ...LADDER, ...more.policy }), priority: more.priority ?? 'normal', events, until: on(until) }, 'resolution');
const warned = (clock: ReturnType<typeof clockOf>) => clock.ledger.flatMap((e) => (e.kind === 'warned' ? [e.at] : []));

describe('the instant of another target', () => {
  test('C16 a point that falls on it is not told; one a second later is', () => {
    const policy = { 'warn-at': ['50%'] };
    expect(warned(resolution([priority('01 11:00', 'normal')], '01 12:00', { priority: 'low', policy }))).toEqual([]);
    expect(warned(resolution([priority('01 10:59', 'normal')], '01 12:00', { priority: 'low', policy }))).toEqual([on('01 11:00')]);
  });

  test('C11 paused with exactly the new target used, it is not broken; with more it is', () => {
    const paused = state('01 10:00', 'pending-requester');
    const even = resolution([paused, priority('01 11:00', 'urgent')], '01 15:00');
    expect(even).toMatchObject({ state: 'paused', elapsedMs: hours(1), targetMs: hours(1) });
    expect(even.dueAt).toBeUndefined();
    const over = resolution([state('01 10:01', 'pending-requester'), priority('01 11:00', 'urgent')], '01 15:00');
    expect(over).toMatchObject({ state: 'paused', dueAt: on('01 10:00'), breachedAt: on('01 11:00'), breachReason: 'retargeted' });
  });

  test('C11 a broken clock keeps the due that it broke, unless the new one lies ahead', () => {
    const broken = { priority: 'urgent' as const };
    expect(resolution([priority('01 11:00', 'high')], '01 12:00', broken)).toMatchObject({ dueAt: on('01 10:00') });
    expect(resolution([priority('01 10:59', 'high')], '01 12:00', broken)).toMatchObject({ dueAt: on('01 11:00') });
    expect(resolution([priority('01 12:00', 'high')], '01 12:00', broken)).toMatchObject({ dueAt: on('01 10:00') });
    const paused = [state('01 10:30', 'pending-requester'), priority('01 11:00', 'low')];
    expect(resolution(paused, '01 12:00', broken)).toMatchObject({ state: 'paused', dueAt: on('01 10:00') });
    expect(resolution([...paused, state('01 12:00', 'open')], '01 12:00', broken)).toMatchObject({ dueAt: on('02 10:30') });
  });

  test('C11 let go, it is not broken by a target that is past, and its due is where that was used up', () => {
    const events = [waive('01 09:30'), state('01 11:00', 'pending-requester'), state('01 12:00', 'open'), priority('01 13:00', 'urgent')];
    const clock = resolution(events, '01 15:00');
    expect(clock).toMatchObject({ state: 'running', released: true, dueAt: on('01 10:00') });
    expect(clock.breachedAt).toBeUndefined();
  });

  test('C11 the hold of a tier under no policy stands under none afterwards', () => {
    const tiers = (length: string) => [{ level: 1, 'hold-at-most': length, calendar: 'office' }];
    const next = termsWith({}, { version: 'acme@2', sla: [], tiers: tiers('3h') });
    const events: ReplayEvent[] = [{ at: on('01 10:00'), kind: 'contract', contract: next }];
    const clock = clockOf({ terms: termsWith({}, { sla: [], tiers: tiers('2h') }), events, until: on('01 10:30') }, 'tier-hold');
    expect(clock).toMatchObject({ policy: '', version: 'acme@2', targetMs: hours(3), dueAt: on('01 12:00') });
    expect(clock.ledger.at(-1)).toMatchObject({ kind: 'retargeted', policy: '', version: 'acme@2', data: { because: 'contract' } });
  });
});

describe('the instant of other hours', () => {
  test('C13 C16 points are told once, and those that are left fall by the new hours', () => {
    const policy = { 'warn-at': ['50%', '1bd'], targets: { normal: { resolution: '12h' } } };
    const clock = resolution([edit('01 15:30')], '05 12:00', { policy });
    // Due on Tuesday at one by the old hours: a business day before that, and six hours of twelve.
    expect(warned(clock)).toEqual([on('01 13:00'), on('01 15:00')]);
    // Due at eleven by the new ones: a business day before that had gone by already.
    const later = resolution([edit('01 12:00')], '05 12:00', { policy });
    expect(later).toMatchObject({ dueAt: on('02 11:00') });
    expect(warned(later)).toEqual([on('01 15:00')]);
  });

  test('C13 what was let go and what was broken keep their dues', () => {
    expect(resolution([waive('01 09:30'), edit('01 17:00', always)], '01 20:00')).toMatchObject({
      ...{ state: 'running', dueAt: on('01 13:00'), elapsedMs: hours(7) + hours(3) },
    });
    const broken = resolution([edit('01 15:00')], '01 17:00');
    expect(broken).toMatchObject({ state: 'breached', dueAt: on('01 13:00'), breachedAt: on('01 13:00'), elapsedMs: hours(8) });
    expect(kinds(broken)).toEqual(['started', 'breached', 'recalendared']);
  });

  test('C13 a pause goes on, in its category and from its beginning', () => {
    const clock = resolution([state('01 10:00', 'pending-requester'), edit('01 11:00')], '01 17:00');
    expect(clock).toMatchObject({ state: 'paused', pausedAt: on('01 10:00'), pausedIn: 'pending-requester', elapsedMs: hours(1) });
    expect(clock.dueAt).toBeUndefined();
  });
});

describe('a reopening', () => {
  const reopened = (events: ReplayEvent[], policy: PolicyText = {}) =>
    resolution([state('01 11:00', 'resolved'), ...events, state('01 12:00', 'open')], '01 12:00', { policy });

  test('C10 C16 under the same target and hours, points stay as they were; under another target they are new', () => {
    const policy = { 'warn-at': ['25%', '75%'] };
    const { state: now } = replayTicket({
      ...{ contract: termsWith({ ...LADDER, ...policy }), priority: 'normal', receivedAt: on('01 09:00'), until: on('01 12:00') },
      events: [state('01 11:00', 'resolved'), state('01 12:00', 'open')],
    });
    expect(now.clocks[0]?.warnings).toEqual([
      { point: '25%', afterMs: hours(1), firedAt: on('01 10:00') },
      { point: '75%', afterMs: hours(3), at: on('01 13:00') },
    ]);
    expect(timersOf(now).map(({ kind, at }) => [kind, at])).toEqual([
      ['warn', on('01 13:00')],
      ['breach', new Date(on('01 14:00').getTime() + 1)],
    ]);
    const lower = reopened([priority('01 11:30', 'low')], policy);
    expect(lower).toMatchObject({ targetMs: hours(8), dueAt: on('02 10:00') });
  });

  test('C10 C13 in other hours it goes on by those, with a target of the same length', () => {
    const clock = reopened([edit('01 11:30', always)], { targets: { normal: { resolution: '12h' } } });
    expect(clock).toMatchObject({ dueAt: on('01 22:00'), targetMs: hours(12), elapsedMs: hours(2) });
    expect(clock.ledger.at(-1)).toMatchObject({ kind: 'reopened', policy: 'standard', version: 'acme@1' });
  });

  test('C10 T6 business days that end as a day opens still do', () => {
    const day = { terms: termsWith(promising('1bd')), receivedAt: on('01 08:00') };
    const events = [state('01 10:00', 'resolved'), state('01 12:00', 'open')];
    expect(clockOf({ ...day, until: on('01 09:00') }, 'resolution')).toMatchObject({ dueAt: on('02 08:00'), targetMs: hours(8) });
    expect(clockOf({ ...day, events, until: on('01 12:00') }, 'resolution')).toMatchObject({ dueAt: on('02 10:00') });
    const none = [state('01 08:00', 'resolved'), state('01 08:00', 'open')];
    expect(clockOf({ ...day, receivedAt: on('01 07:00'), events: none, until: on('01 12:00') }, 'resolution')).toMatchObject({
      dueAt: on('02 08:00'),
    });
  });
});

test('C14 the first response moves to the earlier origin with its warnings, in its hours; late by that, it is broken for that', () => {
  const merge: ReplayEvent = { at: on('01 09:05'), kind: 'merge', role: 'target', origin: on('01 08:10'), earliestOriginWins: true };
  const policy = termsWith(promising('1h', 'first-response', { 'warn-at': ['50%', '100min'] }));
  const clock = clockOf({ terms: policy, events: [merge], until: on('01 09:06') }, 'first-response');
  expect(clock).toMatchObject({ startedAt: on('01 08:10'), dueAt: on('01 09:10'), elapsedMs: minutes(56), state: 'running' });
  expect(warned(clock)).toEqual([]);
  const late = clockOf({ terms: policy, events: [{ ...merge, at: on('01 09:20') }], until: on('01 09:30') }, 'first-response');
  expect(late).toMatchObject({ state: 'breached', breachedAt: on('01 09:20'), dueAt: on('01 09:10'), breachReason: 'merged' });
  expect(clockOf({ terms: termsWith(LADDER), events: [merge], until: on('01 09:30') }, 'resolution').startedAt).toEqual(on('01 09:00'));
});
