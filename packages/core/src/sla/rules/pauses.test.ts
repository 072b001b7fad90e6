import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import type { Category } from './facts.ts';
import { clockOf, hours, kinds, minutes, promising, t, termsWith } from './fixtures.ts';
import { outcomeOfMessage } from './messages.ts';
import { replayTicket } from './replay.ts';

const on = (time: string) => t(`2026-06-${time}`);
const state = (time: string, to: Category, more: { reason?: string; wakeAt?: Date } = {}): ReplayEvent => ({
  at: on(time),
  kind: 'state',
  to,
  ...more,
});
const says = (time: string): ReplayEvent => ({ at: on(time), kind: 'requester-message' });
const agent = (time: string): ReplayEvent => ({ at: on(time), kind: 'agent-message' });
const paused = (...categories: string[]) => termsWith(promising('4h', 'resolution', { 'pause-in': categories }));

describe('pauses', () => {
  test('C6 pauses only in the categories that the contract names', () => {
    const events = (to: Category) => [state('01 10:00', to), state('01 12:00', 'open')];
    const resolution = (terms: ReturnType<typeof paused>, to: Category) =>
      clockOf({ terms, events: events(to), until: on('01 12:00') }, 'resolution');
    for (const to of ['pending-requester', 'pending-third-party', 'pending-scheduled', 'pending-approval'] as const) {
      expect(resolution(paused(to), to)).toMatchObject({ elapsedMs: hours(1), dueAt: on('01 15:00') });
      expect(resolution(paused(), to)).toMatchObject({ elapsedMs: hours(3), dueAt: on('01 13:00') });
    }
  });

  test('C6 a clock that stands still has no due, counts nothing and is not breached', () => {
    const clock = clockOf(
      { terms: paused('pending-requester'), events: [state('01 10:00', 'pending-requester')], until: on('05 12:00') },
      'resolution',
    );
    expect(clock).toMatchObject({ state: 'paused', pausedAt: on('01 10:00'), pausedIn: 'pending-requester', elapsedMs: hours(1) });
    expect(clock.dueAt).toBeUndefined();
    expect(clock.breachedAt).toBeUndefined();
  });

  test('C6 solved out of a pause: met, with the due that it would have had', () => {
    const events = [state('01 10:00', 'pending-requester'), state('03 10:00', 'resolved')];
    const clock = clockOf({ terms: paused('pending-requester'), events, until: on('05 12:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'met', metAt: on('03 10:00'), dueAt: on('03 13:00'), elapsedMs: hours(1) });
  });

  test('C6 from one pause to the next it stays paused and the ledger says why', () => {
    const events = [state('01 10:00', 'pending-requester'), state('01 11:00', 'pending-third-party'), state('01 12:00', 'open')];
    const clock = clockOf({ terms: paused('pending-requester', 'pending-third-party'), events, until: on('01 12:30') }, 'resolution');
    expect(kinds(clock)).toEqual(['started', 'paused', 'paused', 'resumed']);
    expect(clock).toMatchObject({ state: 'running', elapsedMs: minutes(90) });
    const half = clockOf({ terms: paused('pending-requester'), events, until: on('01 12:30') }, 'resolution');
    expect(half).toMatchObject({ elapsedMs: minutes(150) });
  });

  test('C8 a pause while the requester is owed an answer leaves the answer clock running and is flagged', () => {
    const events = [
      agent('01 09:05'),
      says('01 09:30'),
      state('01 09:40', 'pending-requester', { reason: 'info', wakeAt: on('03 09:00') }),
    ];
    const life = { events, until: on('01 09:50') };
    expect(clockOf(life, 'next-response')).toMatchObject({ state: 'running', elapsedMs: minutes(20) });
    const resolution = clockOf(life, 'resolution');
    expect(resolution.state).toBe('paused');
    expect(resolution.ledger.at(-1)).toMatchObject({
      kind: 'paused',
      data: { unanswered: true, reason: 'info', wakeAt: on('03 09:00'), category: 'pending-requester' },
    });
  });

  test('C8 a pause after the answer is not flagged', () => {
    const events = [agent('01 09:05'), says('01 09:30'), agent('01 09:35'), state('01 09:40', 'pending-requester')];
    expect(clockOf({ events, until: on('01 09:50') }, 'resolution').ledger.at(-1)?.data).not.toHaveProperty('unanswered');
  });

  test('C8 a pause before any answer does not stop the first response and is flagged', () => {
    const life = { events: [state('01 09:05', 'pending-requester')], until: on('01 09:20') };
    expect(clockOf(life, 'first-response')).toMatchObject({ state: 'breached', breachedAt: on('01 09:15') });
    expect(clockOf(life, 'resolution').ledger.at(-1)).toMatchObject({ data: { unanswered: true } });
  });

  test('C9 any message of the requester resumes and opens; auto-replies, bounces and suppliers do not', () => {
    const life = (event: ReplayEvent) => ({
      terms: paused('pending-requester'),
      events: [state('01 10:00', 'pending-requester'), event],
      until: on('01 13:00'),
    });
    expect(clockOf(life(says('01 12:00')), 'resolution')).toMatchObject({ state: 'running', elapsedMs: hours(2), dueAt: on('01 15:00') });
    for (const kind of ['auto-reply', 'bounce', 'third-party-message', 'note', 'agent-message'] as const) {
      expect(clockOf(life({ at: on('01 12:00'), kind }), 'resolution')).toMatchObject({ state: 'paused', elapsedMs: hours(1) });
    }
  });

  test('C9 a message while an approval is awaited changes nothing', () => {
    const events = [state('01 10:00', 'pending-approval'), says('01 12:00')];
    expect(clockOf({ terms: paused('pending-approval'), events, until: on('01 13:00') }, 'resolution').state).toBe('paused');
  });

  test('C8 the wake date ends a pause at its own instant', () => {
    const events = [state('01 10:00', 'pending-scheduled', { wakeAt: on('02 09:00') })];
    const clock = clockOf({ terms: paused('pending-scheduled'), events, until: on('02 10:30') }, 'resolution');
    expect(clock).toMatchObject({ state: 'running', elapsedMs: hours(2.5), dueAt: on('02 12:00') });
    expect(clock.ledger.at(-1)).toMatchObject({ kind: 'resumed', at: on('02 09:00'), cause: 'wake' });
  });

  test('C8 a wake date that was overtaken, changed or lies in the past wakes nobody twice', () => {
    const terms = paused('pending-scheduled');
    const wakeAt = on('02 09:00');
    const overtaken = [
      state('01 10:00', 'pending-scheduled', { wakeAt }),
      state('01 11:00', 'open'),
      state('01 12:00', 'pending-scheduled'),
    ];
    expect(clockOf({ terms, events: overtaken, until: on('03 10:00') }, 'resolution')).toMatchObject({
      state: 'paused',
      elapsedMs: hours(2),
    });
    const later = [state('01 10:00', 'pending-scheduled', { wakeAt }), state('01 11:00', 'pending-scheduled', { wakeAt: on('03 09:00') })];
    expect(clockOf({ terms, events: later, until: on('02 12:00') }, 'resolution')).toMatchObject({ state: 'paused', elapsedMs: hours(1) });
    const past = [state('01 10:00', 'pending-scheduled', { wakeAt: on('01 09:30') })];
    expect(clockOf({ terms, events: past, until: on('03 10:00') }, 'resolution')).toMatchObject({ state: 'paused' });
  });

  test('C8 woken by hand', () => {
    const events: ReplayEvent[] = [state('01 10:00', 'pending-scheduled'), { at: on('01 11:00'), kind: 'wake' }];
    expect(clockOf({ terms: paused('pending-scheduled'), events, until: on('01 12:00') }, 'resolution')).toMatchObject({
      state: 'running',
      elapsedMs: hours(2),
    });
  });

  test('a pause across a holiday: the pause wins and nothing is subtracted twice', () => {
    const calendar = parseCalendar({
      zone: 'Europe/Helsinki',
      hours: { 'mon-fri': ['08:00-16:00'] },
      holidays: { extra: { '2026-06-19': 'closed' } },
    });
    const terms = termsWith(promising('4h', 'resolution', { 'pause-in': ['pending-requester'] }), { calendars: { office: calendar } });
    const events = [state('18 15:00', 'pending-requester'), state('22 09:00', 'open')];
    const clock = clockOf({ terms, receivedAt: on('18 14:00'), events, until: on('22 09:30') }, 'resolution');
    expect(clock).toMatchObject({ elapsedMs: hours(1.5), dueAt: on('22 12:00') });
  });

  test('paused before the first opening, resumed after: only open time after the resumption counts', () => {
    const events = [state('01 07:00', 'pending-requester'), state('01 10:00', 'open')];
    const clock = clockOf({ terms: paused('pending-requester'), receivedAt: on('01 06:00'), events, until: on('01 10:30') }, 'resolution');
    expect(clock).toMatchObject({ elapsedMs: minutes(30), dueAt: on('01 14:00') });
  });

  test('a reply after the breach while paused resumes; the cycle is breached once', () => {
    const events = [state('01 14:00', 'pending-requester'), says('02 09:00')];
    const clock = clockOf({ terms: paused('pending-requester'), events, until: on('03 12:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'breached', breachedAt: on('01 13:00'), dueAt: on('01 13:00') });
    expect(kinds(clock)).toEqual(['started', 'breached', 'paused', 'resumed']);
  });

  test('without any policy a requester who is waited for stops the hold of a tier', () => {
    const terms = termsWith({}, { sla: [], tiers: [{ level: 1, 'hold-at-most': '4h', calendar: 'office' }] });
    const clock = clockOf({ terms, events: [state('01 10:00', 'pending-requester')], until: on('01 15:00') }, 'tier-hold');
    expect(clock).toMatchObject({ state: 'paused', elapsedMs: hours(1) });
  });
});

describe('what a message does', () => {
  const outcome = (events: ReplayEvent[], at: Date, policy: Record<string, unknown> = {}) => {
    const terms = termsWith(policy);
    const { state: now } = replayTicket({ contract: terms, priority: 'urgent', receivedAt: on('01 09:00'), events, until: at });
    return outcomeOfMessage(now, at, terms);
  };

  test('C9 C10 stays, opens, reopens, becomes a follow-up, or is nobody to answer', () => {
    expect(outcome([], on('01 10:00'))).toBe('stays');
    expect(outcome([state('01 09:30', 'pending-approval')], on('01 10:00'))).toBe('stays');
    expect(outcome([state('01 09:30', 'pending-requester')], on('01 10:00'))).toBe('opens');
    expect(outcome([state('01 09:30', 'resolved')], on('01 10:00'))).toBe('reopens');
    expect(outcome([state('01 09:30', 'resolved')], on('30 10:00'))).toBe('follow-up');
    expect(outcome([state('01 09:30', 'resolved')], on('30 10:00'), { 'after-window': 'new-cycle' })).toBe('reopens');
    expect(outcome([state('01 09:30', 'resolved'), state('01 09:40', 'closed')], on('01 10:00'))).toBe('follow-up');
    expect(outcome([state('01 09:30', 'cancelled')], on('01 10:00'))).toBe('ignored');
  });
});
