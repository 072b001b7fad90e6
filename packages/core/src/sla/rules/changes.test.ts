import { describe, expect, test } from '@jest/globals';
import { calendarVersions, parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import { always, clockOf, hours, kinds, minutes, office, promising, replayed, t, termsWith } from './fixtures.ts';

const on = (time: string) => t(`2026-06-${time}`);
const priority = (time: string, to: 'urgent' | 'high' | 'normal' | 'low'): ReplayEvent => ({
  at: on(time),
  kind: 'priority',
  to,
  cause: `p${time}`,
});
const LADDER = {
  targets: { urgent: { resolution: '1h' }, high: { resolution: '2h' }, normal: { resolution: '4h' }, low: { resolution: '8h' } },
  'pause-in': ['pending-requester'],
};
const long = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-18:00'] } });

describe('priority', () => {
  const terms = termsWith(LADDER);

  test('C11 keeps what was counted and replaces the target', () => {
    const clock = clockOf({ terms, priority: 'normal', events: [priority('01 10:00', 'high')], until: on('01 10:30') }, 'resolution');
    expect(clock).toMatchObject({
      state: 'running',
      elapsedMs: minutes(90),
      targetMs: hours(2),
      dueAt: on('01 11:00'),
      target: { value: 2, unit: 'h' },
    });
    expect(clock.ledger.at(-1)).toMatchObject({
      kind: 'retargeted',
      at: on('01 10:00'),
      data: { because: 'priority', from: { value: 4, unit: 'h' } },
    });
  });

  test('C11 keeps pauses', () => {
    const events: ReplayEvent[] = [
      { at: on('01 09:30'), kind: 'state', to: 'pending-requester' },
      { at: on('01 11:30'), kind: 'state', to: 'open' },
      priority('01 12:00', 'high'),
    ];
    expect(clockOf({ terms, priority: 'normal', events, until: on('01 12:00') }, 'resolution')).toMatchObject({
      elapsedMs: hours(1),
      dueAt: on('01 13:00'),
    });
  });

  test('C11 changed during a pause it stays paused and resumes with the new target', () => {
    const events: ReplayEvent[] = [{ at: on('01 09:30'), kind: 'state', to: 'pending-requester' }, priority('01 10:00', 'high')];
    expect(clockOf({ terms, priority: 'normal', events, until: on('01 11:00') }, 'resolution')).toMatchObject({
      state: 'paused',
      pausedIn: 'pending-requester',
      targetMs: hours(2),
    });
    const resumed: ReplayEvent[] = [...events, { at: on('01 12:00'), kind: 'state', to: 'open' }];
    expect(clockOf({ terms, priority: 'normal', events: resumed, until: on('01 12:00') }, 'resolution')).toMatchObject({
      dueAt: on('01 13:30'),
    });
  });

  test('C11 a new due in the past is a breach at the change, with that reason', () => {
    const clock = clockOf({ terms, priority: 'normal', events: [priority('01 12:59', 'urgent')], until: on('01 14:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'breached', breachedAt: on('01 12:59'), breachReason: 'retargeted', dueAt: on('01 10:00') });
    expect(clock.ledger.at(-1)).toMatchObject({
      kind: 'breached',
      cause: 'p01 12:59',
      data: { reason: 'retargeted', dueAt: on('01 10:00') },
    });
  });

  test('C11 the past due steps over pauses', () => {
    const events: ReplayEvent[] = [
      { at: on('01 11:00'), kind: 'state', to: 'pending-requester' },
      { at: on('01 12:00'), kind: 'state', to: 'open' },
      priority('01 12:30', 'urgent'),
    ];
    expect(clockOf({ terms, priority: 'normal', events, until: on('01 14:00') }, 'resolution')).toMatchObject({
      dueAt: on('01 10:00'),
      breachedAt: on('01 12:30'),
    });
    const still = [events[0]!, priority('01 11:30', 'urgent')];
    expect(clockOf({ terms, priority: 'normal', events: still, until: on('01 14:00') }, 'resolution')).toMatchObject({
      state: 'paused',
      dueAt: on('01 10:00'),
      breachedAt: on('01 11:30'),
    });
  });

  test('C11 at exactly the new target it is not yet broken', () => {
    const clock = clockOf({ terms, priority: 'normal', events: [priority('01 10:00', 'urgent')], until: on('01 10:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'running', dueAt: on('01 10:00') });
    const outside = clockOf(
      { terms, priority: 'normal', receivedAt: on('01 15:00'), events: [priority('01 18:00', 'urgent')], until: on('01 18:00') },
      'resolution',
    );
    expect(outside).toMatchObject({ state: 'breached', dueAt: on('01 16:00'), breachedAt: on('01 18:00') });
  });

  test('C11 lowering the priority after a breach does not un-breach', () => {
    const clock = clockOf({ terms, priority: 'urgent', events: [priority('01 10:30', 'low')], until: on('01 11:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'breached', breachedAt: on('01 10:00'), dueAt: on('02 09:00'), targetMs: hours(8) });
  });

  test('C11 a waiver un-breaches, and the clock is held to the due that lies ahead', () => {
    const waive: ReplayEvent = { at: on('01 10:40'), kind: 'waive', metric: 'resolution', reason: 'agreed by phone', actor: 'lead:1' };
    const events = [priority('01 10:30', 'low'), waive];
    const clock = clockOf({ terms, priority: 'urgent', events, until: on('01 11:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'running', waivedAt: on('01 10:40'), dueAt: on('02 09:00') });
    expect(clock.breachedAt).toBeUndefined();
    expect(clock.ledger.at(-1)).toMatchObject({ kind: 'waived', actor: 'lead:1', data: { reason: 'agreed by phone' } });
    expect(clockOf({ terms, priority: 'urgent', events, until: on('02 12:00') }, 'resolution')).toMatchObject({
      state: 'breached',
      breachedAt: on('02 09:00'),
    });
  });

  test('C11 a waiver of a breach whose due is past: no second breach', () => {
    const waive: ReplayEvent = { at: on('01 12:00'), kind: 'waive', metric: 'resolution', reason: 'x' };
    expect(clockOf({ terms, priority: 'urgent', events: [waive], until: on('02 12:00') }, 'resolution').state).toBe('running');
    const done: ReplayEvent[] = [waive, { at: on('01 13:00'), kind: 'state', to: 'resolved' }];
    expect(clockOf({ terms, priority: 'urgent', events: done, until: on('02 12:00') }, 'resolution').state).toBe('met');
  });

  test('C11 a waiver after the end turns met_late into met; one before any breach lets go of the cycle', () => {
    const solved: ReplayEvent = { at: on('01 12:00'), kind: 'state', to: 'resolved' };
    const late: ReplayEvent[] = [solved, { at: on('01 12:30'), kind: 'waive', metric: 'resolution', cycle: 1, reason: 'x' }];
    expect(clockOf({ terms, priority: 'urgent', events: late, until: on('02 12:00') }, 'resolution')).toMatchObject({
      state: 'met',
      metAt: on('01 12:00'),
    });
    const early: ReplayEvent[] = [{ at: on('01 09:30'), kind: 'waive', metric: 'resolution', reason: 'x' }];
    expect(clockOf({ terms, priority: 'urgent', events: early, until: on('02 12:00') }, 'resolution')).toMatchObject({
      state: 'running',
      released: true,
    });
    const nothing: ReplayEvent[] = [solved, { at: on('01 12:30'), kind: 'waive', metric: 'next-response', reason: 'x' }];
    expect(replayed({ terms, priority: 'urgent', events: nothing, until: on('02 12:00') })).toHaveLength(1);
  });

  test('C11 a promise that the new priority lacks ends; one that it gains counts from where it would have begun', () => {
    const policy = termsWith({
      targets: { urgent: { resolution: '4h', 'update-every': '1h', 'next-response': '2h' }, low: { 'first-response': '4h' } },
      'pause-in': ['pending-requester'],
    });
    const pause: ReplayEvent[] = [
      { at: on('01 10:00'), kind: 'state', to: 'pending-requester' },
      { at: on('01 11:00'), kind: 'state', to: 'open' },
    ];
    const raised = { terms: policy, priority: 'low' as const, events: [...pause, priority('01 12:00', 'urgent')], until: on('01 12:00') };
    expect(clockOf(raised, 'first-response')).toMatchObject({ state: 'cancelled', cancelledAt: on('01 12:00') });
    expect(clockOf(raised, 'resolution')).toMatchObject({
      state: 'running',
      startedAt: on('01 09:00'),
      elapsedMs: hours(2),
      dueAt: on('01 14:00'),
    });
    const late = { ...raised, events: [...pause, priority('02 12:00', 'urgent')], until: on('02 12:00') };
    expect(clockOf(late, 'resolution')).toMatchObject({
      state: 'breached',
      breachedAt: on('02 12:00'),
      breachReason: 'retargeted',
      dueAt: on('01 14:00'),
    });
    const answered: ReplayEvent[] = [
      { at: on('01 09:30'), kind: 'agent-message' },
      { at: on('01 10:30'), kind: 'requester-message' },
    ];
    const asked = { ...raised, events: [...answered, priority('01 11:00', 'urgent')], until: on('01 11:30') };
    expect(clockOf(asked, 'next-response')).toMatchObject({ startedAt: on('01 10:30'), elapsedMs: hours(1), dueAt: on('01 12:30') });
    expect(clockOf(asked, 'periodic-update')).toMatchObject({ startedAt: on('01 11:00'), elapsedMs: minutes(30), dueAt: on('01 12:00') });
  });

  test('C11 gained during a pause, it stands still', () => {
    const policy = termsWith({ targets: { urgent: { resolution: '4h' }, low: {} }, 'pause-in': ['pending-requester'] });
    const events: ReplayEvent[] = [{ at: on('01 10:00'), kind: 'state', to: 'pending-requester' }, priority('01 11:00', 'urgent')];
    expect(clockOf({ terms: policy, priority: 'low', events, until: on('01 15:00') }, 'resolution')).toMatchObject({
      state: 'paused',
      elapsedMs: hours(1),
    });
  });
});

describe('contract', () => {
  const v2 = termsWith({ ...promising('2h'), name: 'standard' }, { version: 'acme@2' });

  test('C11 a new version replaces the target and keeps what was counted', () => {
    const events: ReplayEvent[] = [{ at: on('01 10:00'), kind: 'contract', contract: v2 }];
    const clock = clockOf({ terms: termsWith(promising('4h')), events, until: on('01 10:30') }, 'resolution');
    expect(clock).toMatchObject({ version: 'acme@2', elapsedMs: minutes(90), dueAt: on('01 11:00') });
    expect(clock.ledger.at(-1)).toMatchObject({ kind: 'retargeted', version: 'acme@2', data: { because: 'contract' } });
  });

  test('a policy deleted while clocks run: they keep the frozen version, new ones come from the new contract', () => {
    const other = termsWith({ ...promising('2h', 'next-response'), name: 'other' }, { version: 'acme@2', calendars: { office } });
    const events: ReplayEvent[] = [
      { at: on('01 09:30'), kind: 'agent-message' },
      { at: on('01 10:00'), kind: 'contract', contract: other },
      { at: on('01 10:10'), kind: 'requester-message' },
      { at: on('01 10:20'), kind: 'state', to: 'pending-requester' },
      { at: on('01 10:50'), kind: 'state', to: 'open' },
    ];
    const life = {
      terms: termsWith(promising('4h', 'resolution', { 'pause-in': ['pending-requester'], calendar: 'always' })),
      events,
      until: on('01 11:00'),
    };
    expect(clockOf(life, 'resolution')).toMatchObject({
      version: 'acme@1',
      policy: 'standard',
      calendar: 'always',
      elapsedMs: minutes(90),
      dueAt: on('01 13:30'),
    });
    expect(clockOf(life, 'next-response')).toMatchObject({ version: 'acme@2', policy: 'other' });
  });

  test('C11 C13 a new version brings its hours along, for clocks that run and for those that begin', () => {
    const rounder = termsWith({ ...promising('8h'), name: 'standard' }, { version: 'acme@2', calendars: { office: long, always } });
    const events: ReplayEvent[] = [
      { at: on('01 10:00'), kind: 'contract', contract: rounder },
      { at: on('01 11:00'), kind: 'state', to: 'resolved' },
      { at: on('29 15:00'), kind: 'state', to: 'open' },
    ];
    const life = { terms: termsWith(promising('4h')), events, until: on('29 15:00') };
    expect(clockOf(life, 'resolution')).toMatchObject({ state: 'met', calendarVersion: 'acme@2', dueAt: on('01 17:00') });
    expect(clockOf(life, 'resolution', 2)).toMatchObject({ version: 'acme@2', calendarVersion: 'acme@2', dueAt: on('30 13:00') });
  });

  test('C12 the right client from the start: everything is computed again, and the ledger notes it', () => {
    const right = termsWith({ ...promising('1h'), name: 'gold', calendar: 'always' }, { version: 'other@7' });
    const events: ReplayEvent[] = [
      { at: on('01 12:00'), kind: 'contract', mode: 'correction', contract: right, cause: 'fix', actor: 'agent:9' },
    ];
    const clock = clockOf({ terms: termsWith(promising('4h')), receivedAt: on('01 07:00'), events, until: on('01 12:30') }, 'resolution');
    expect(clock).toMatchObject({
      version: 'other@7',
      policy: 'gold',
      state: 'breached',
      breachedAt: on('01 08:00'),
      elapsedMs: hours(5.5),
    });
    expect(clock).not.toHaveProperty('breachReason');
    expect(kinds(clock)).toEqual(['started', 'corrected', 'started', 'breached']);
    expect(clock.ledger[1]).toMatchObject({
      kind: 'corrected',
      at: on('01 12:00'),
      cause: 'fix',
      actor: 'agent:9',
      data: { reason: 'contract' },
    });
  });

  test('C12 clocks that the right contract does not have are withdrawn; versions before the correction are void', () => {
    const right = termsWith(promising('8h'), { version: 'other@1' });
    const events: ReplayEvent[] = [
      { at: on('01 10:00'), kind: 'contract', contract: v2 },
      { at: on('01 12:00'), kind: 'contract', mode: 'correction', contract: right },
    ];
    const clocks = replayed({ terms: termsWith(), events, until: on('01 13:00') });
    expect(clocks.map((c) => `${c.metric} ${c.state} ${String(c.version)}`)).toEqual([
      'first-response cancelled acme@1',
      'resolution running other@1',
    ]);
  });
});

describe('calendars', () => {
  const terms = termsWith(promising('8h'));

  test('C13 running clocks go over to the new hours; the past stays counted as it was', () => {
    const events: ReplayEvent[] = [{ at: on('01 17:00'), kind: 'calendar', calendars: { office: long } }];
    const clock = clockOf({ terms, events, until: on('02 09:00') }, 'resolution');
    // Seven hours on Monday, one more hour between 17 and 18 by the new hours.
    expect(clock).toMatchObject({ state: 'breached', breachedAt: on('01 18:00'), dueAt: on('01 18:00'), elapsedMs: hours(8) + hours(1) });
    expect(kinds(clock)).toEqual(['started', 'recalendared', 'breached']);
  });

  test('C13 new hours that begin later are crossed piecewise', () => {
    const events: ReplayEvent[] = [{ at: on('01 10:00'), kind: 'calendar', calendars: { office: long }, effectiveFrom: on('02 00:00') }];
    const clock = clockOf({ terms: termsWith(promising('20h')), events, until: on('01 12:00') }, 'resolution');
    expect(clock).toMatchObject({ dueAt: on('03 11:00'), elapsedMs: hours(3) });
  });

  test('C13 a back-dated edit leaves the past alone; an explicit recomputation does not', () => {
    const edit = (recompute: boolean): ReplayEvent[] => [
      { at: on('02 10:00'), kind: 'calendar', calendars: { office: long }, effectiveFrom: on('01 00:00'), recompute },
    ];
    const life = (recompute: boolean) => ({ terms: termsWith(promising('20h')), events: edit(recompute), until: on('02 10:00') });
    expect(clockOf(life(false), 'resolution')).toMatchObject({ elapsedMs: hours(9) });
    const again = clockOf(life(true), 'resolution');
    expect(again).toMatchObject({ elapsedMs: hours(11), dueAt: on('03 09:00') });
    expect(kinds(again)).toEqual(['started', 'corrected', 'started']);
  });

  test('C13 clocks on another calendar are left alone', () => {
    const events: ReplayEvent[] = [{ at: on('01 10:00'), kind: 'calendar', calendars: { always } }];
    expect(kinds(clockOf({ terms, events, until: on('01 12:00') }, 'resolution'))).toEqual(['started']);
  });

  test('C13 a paused clock resumes in the new hours', () => {
    const events: ReplayEvent[] = [
      { at: on('01 10:00'), kind: 'state', to: 'pending-requester' },
      { at: on('01 11:00'), kind: 'calendar', calendars: { office: long } },
      { at: on('01 17:00'), kind: 'state', to: 'open' },
    ];
    const clock = clockOf(
      { terms: termsWith(promising('8h', 'resolution', { 'pause-in': ['pending-requester'] })), events, until: on('01 17:30') },
      'resolution',
    );
    expect(clock).toMatchObject({ state: 'running', elapsedMs: minutes(90), dueAt: on('02 14:00') });
  });

  test('C13 a target of business days is measured anew across old and new hours', () => {
    const events: ReplayEvent[] = [{ at: on('02 10:00'), kind: 'calendar', calendars: { office: long } }];
    const clock = clockOf({ terms: termsWith(promising('3bd')), receivedAt: on('01 10:00'), events, until: on('02 10:00') }, 'resolution');
    expect(clock).toMatchObject({ elapsedMs: hours(8), dueAt: on('04 10:00') });
  });

  test('C13 T6 business days promised before new hours stay the days that they were, whatever hours a contract brings', () => {
    const wider = termsWith(promising('3bd'), { version: 'acme@2', calendars: { office: long, always } });
    const change: ReplayEvent = { at: on('03 10:00'), kind: 'contract', contract: wider };
    const life = (events: ReplayEvent[]) => ({
      terms: termsWith(promising('3bd')),
      receivedAt: on('01 09:00'),
      events,
      until: on('03 11:00'),
    });
    // 7 + 8 hours of the days before, 2 by the old hours and 8 by the new ones on the third, 1 on the fourth: the same time of day.
    expect(clockOf(life([change]), 'resolution')).toMatchObject({ dueAt: on('04 09:00'), targetMs: hours(26), elapsedMs: hours(18) });
    // What it followed before is known to the next change of its target as well, and to the hours after the next.
    const then: ReplayEvent[] = [change, { at: on('03 10:30'), kind: 'contract', contract: { ...wider, version: 'acme@3' } }];
    expect(clockOf(life(then), 'resolution')).toMatchObject({ dueAt: on('04 09:00'), targetMs: hours(26) });
    const back: ReplayEvent[] = [change, { at: on('03 10:30'), kind: 'calendar', calendars: { office } }];
    expect(clockOf(life(back), 'resolution')).toMatchObject({ dueAt: on('04 09:00'), targetMs: hours(24) });
    const paused = { at: on('02 12:00'), kind: 'state', to: 'pending-requester' } as const;
    expect(clockOf(life([paused, change]), 'resolution')).toMatchObject({ state: 'paused', targetMs: hours(26), elapsedMs: hours(11) });
    const reopened: ReplayEvent[] = [
      { at: on('02 12:00'), kind: 'state', to: 'resolved' },
      change,
      { at: on('03 10:00'), kind: 'state', to: 'open' },
    ];
    expect(clockOf(life(reopened), 'resolution')).toMatchObject({ targetMs: hours(26), elapsedMs: hours(12) });
  });

  test('C13 a recomputation outlives a contract before it, and calendars before it are void', () => {
    const events: ReplayEvent[] = [
      { at: on('01 10:00'), kind: 'calendar', calendars: { office: always } },
      { at: on('01 11:00'), kind: 'contract', contract: termsWith(promising('20h'), { version: 'acme@2' }) },
      { at: on('02 10:00'), kind: 'calendar', calendars: { office: long }, recompute: true },
    ];
    expect(clockOf({ terms, events, until: on('02 10:00') }, 'resolution')).toMatchObject({ elapsedMs: hours(11), dueAt: on('03 09:00') });
  });

  test('C13 a contract after a recomputation brings its own hours', () => {
    const events: ReplayEvent[] = [
      { at: on('02 10:00'), kind: 'calendar', calendars: { office: long }, recompute: true },
      { at: on('02 11:00'), kind: 'contract', contract: termsWith(promising('20h'), { version: 'acme@2' }) },
      { at: on('02 12:00'), kind: 'thanks' },
    ];
    const clock = clockOf({ terms, events, until: on('02 17:00') }, 'resolution');
    expect(clock).toMatchObject({ calendarVersion: 'acme@2', elapsedMs: hours(12) + hours(5) });
  });

  test('the contract keeps the versions of a calendar that calendarVersions made', () => {
    const both = calendarVersions([
      { effectiveFrom: on('01 00:00'), calendar: office },
      { effectiveFrom: on('02 00:00'), calendar: long },
    ]);
    const clock = clockOf({ terms: termsWith(promising('20h'), { calendars: { office: both } }), until: on('01 10:00') }, 'resolution');
    expect(clock.dueAt).toEqual(on('03 11:00'));
  });
});
