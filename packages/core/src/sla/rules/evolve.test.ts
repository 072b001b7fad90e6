import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import type { Category } from './facts.ts';
import { hours, promising, t, termsWith, type PolicyText } from './fixtures.ts';
import { replayTicket } from './replay.ts';

/** What a clock, and the situation of a ticket, hold on to, and what they let go of. */
const on = (time: string) => t(`2026-06-01 ${time}`);
const state = (time: string, to: Category): ReplayEvent => ({ at: on(time), kind: 'state', to });
const long = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-18:00'] } });
const lived = (events: ReplayEvent[], policy: PolicyText = promising('4h'), more: object = {}) =>
  replayTicket({
    ...{ contract: termsWith({ 'pause-in': ['pending-requester'], ...policy }), priority: 'urgent', receivedAt: on('09:00') },
    ...{ events, until: on('15:00'), ...more },
  }).state;

describe('a clock', () => {
  test('C6 that was solved out of a pause stands still no more', () => {
    const [clock] = lived([state('10:00', 'pending-requester'), state('11:00', 'resolved')]).clocks;
    for (const key of ['pausedAt', 'pausedIn', 'since']) expect(clock).not.toHaveProperty(key);
    expect(clock?.spans).toEqual([{ from: on('09:00'), to: on('10:00'), ms: hours(1), calendar: 'office', calendarVersion: 'acme@1' }]);
  });

  test('C2 has no stretch without length', () => {
    const [begun] = lived([state('09:00', 'pending-requester'), state('10:00', 'open'), state('10:00', 'resolved')]).clocks;
    expect(begun?.spans).toEqual([]);
    const [edited] = lived([{ at: on('09:00'), kind: 'calendar', calendars: { office: long } }]).clocks;
    expect(edited?.spans).toEqual([]);
    expect(edited?.followed).toEqual([{ to: on('09:00'), calendar: 'office', calendarVersion: 'acme@1' }]);
  });

  test('C11 that is forgiven a breach by a decision forgets why it was one', () => {
    const targets = { urgent: { resolution: '1h' }, low: { resolution: '4h' } };
    const events: ReplayEvent[] = [
      { at: on('11:00'), kind: 'priority', to: 'urgent' },
      { at: on('11:30'), kind: 'waive', metric: 'resolution', reason: 'x' },
    ];
    const [clock] = lived(events, { targets }, { priority: 'low' }).clocks;
    expect(clock).toMatchObject({ state: 'running', waivedAt: on('11:30') });
    for (const key of ['breachedAt', 'breachReason', 'released']) expect(clock).not.toHaveProperty(key);
  });

  test('T6 that ends as a day opens does so no more under a target of hours', () => {
    const targets = { urgent: { resolution: '1bd' }, low: { resolution: '8h' } };
    const days = lived([], { targets }, { receivedAt: on('08:00') }).clocks[0];
    expect(days).toMatchObject({ dueAt: t('2026-06-02 08:00'), edge: 'opening' });
    const [clock] = lived([{ at: on('10:00'), kind: 'priority', to: 'low' }], { targets }, { receivedAt: on('08:00') }).clocks;
    expect(clock).toMatchObject({ dueAt: on('16:00') });
    expect(clock).not.toHaveProperty('edge');
  });

  test('C10 C13 that is reopened in other hours knows those before; in the same hours it followed no others', () => {
    const solved = [state('10:00', 'resolved'), state('12:00', 'open')];
    expect(lived(solved).clocks[0]).not.toHaveProperty('followed');
    const edit: ReplayEvent = { at: on('11:00'), kind: 'calendar', calendars: { office: long } };
    expect(lived([...solved, edit]).clocks[0]?.followed).toEqual([{ to: on('12:00'), calendar: 'office', calendarVersion: 'acme@1' }]);
  });

  test('C13 C16 that stands still under new hours, and one that was warned, keep just what they need', () => {
    const warned = promising('4h', 'resolution', { 'warn-at': ['25%', '75%'] });
    const edit: ReplayEvent = { at: on('11:00'), kind: 'calendar', calendars: { office: long } };
    const [paused] = lived([state('10:30', 'pending-requester'), edit], warned).clocks;
    expect(paused?.warnings).toStrictEqual([
      { point: '25%', afterMs: hours(1), firedAt: on('10:00') },
      { point: '75%', afterMs: hours(3) },
    ]);
    const [running] = lived([edit], warned, { until: on('11:30') }).clocks;
    expect(running?.warnings).toStrictEqual([
      { point: '25%', afterMs: hours(1), firedAt: on('10:00') },
      { point: '75%', afterMs: hours(3), at: on('12:00') },
    ]);
  });
});

describe('a ticket', () => {
  test('C7 stays somewhere from one change to the next; what lasted no time, and what changes nothing, is no stay', () => {
    const events: ReplayEvent[] = [
      ...[state('10:00', 'open'), state('10:30', 'open'), state('11:00', 'pending-requester')],
      { at: on('11:00'), kind: 'tier', to: 2 },
      { at: on('11:30'), kind: 'tier', to: 2 },
    ];
    expect(lived(events, promising('4h'), { tier: 1 }).stays).toStrictEqual([
      { from: on('09:00'), category: 'new', tier: 1 },
      { from: on('10:00'), category: 'open', tier: 1 },
      { from: on('11:00'), category: 'pending-requester', tier: 2 },
    ]);
    expect(lived([state('09:00', 'open'), state('10:00', 'resolved')]).stays).toStrictEqual([
      { from: on('09:00'), category: 'open' },
      { from: on('10:00'), category: 'resolved' },
    ]);
  });

  test('C17 remembers what was told: warnings and breaches, and nothing else', () => {
    const { told } = lived([state('14:30', 'resolved')], promising('4h', 'resolution', { 'warn-at': ['75%'] }));
    expect(told).toEqual(['resolution:1 warned 75% 2026-06-01T09:00:00.000Z', 'resolution:1 breached  2026-06-01T10:00:00.000Z']);
  });
});
