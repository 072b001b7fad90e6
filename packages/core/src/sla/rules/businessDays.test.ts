import { describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import { clockOf, hours, promising, t, termsWith } from './fixtures.ts';

const on = (time: string) => t(`2026-06-${time}`);
const state = (time: string, to: 'open' | 'pending-requester' | 'resolved'): ReplayEvent => ({ at: on(time), kind: 'state', to });
const life = (target: string, receivedAt: string, events: ReplayEvent[], until: string) => ({
  terms: termsWith(promising(target, 'resolution', { 'pause-in': ['pending-requester'] })),
  receivedAt: on(receivedAt),
  events,
  until: on(until),
});

describe('targets of business days', () => {
  test('T6 are due at the same wall-clock time that many open days later', () => {
    expect(clockOf(life('1bd', '05 10:00', [], '05 10:00'), 'resolution')).toMatchObject({
      dueAt: on('08 10:00'),
      targetMs: hours(8),
      target: { value: 1, unit: 'bd' },
    });
  });

  test('T6 begun at an opening they are due at an opening, not at the closing before it', () => {
    expect(clockOf(life('1bd', '01 08:00', [], '01 08:00'), 'resolution').dueAt).toEqual(on('02 08:00'));
    expect(clockOf(life('1bd', '01 05:00', [], '01 05:00'), 'resolution').dueAt).toEqual(on('02 08:00'));
    expect(clockOf(life('1bd', '01 16:00', [], '01 16:00'), 'resolution').dueAt).toEqual(on('03 08:00'));
    expect(clockOf(life('1bd', '01 08:00', [state('02 08:00', 'resolved')], '03 08:00'), 'resolution').state).toBe('met');
  });

  test('T6 C6 every open minute of a pause moves the due by one open minute', () => {
    const paused = [state('01 11:00', 'pending-requester'), state('01 14:00', 'open')];
    expect(clockOf(life('1bd', '01 10:00', paused, '01 14:00'), 'resolution')).toMatchObject({
      dueAt: on('02 13:00'),
      elapsedMs: hours(1),
    });
    const night = [state('01 16:00', 'pending-requester'), state('02 08:00', 'open')];
    expect(clockOf(life('1bd', '01 10:00', night, '02 08:00'), 'resolution')).toMatchObject({ dueAt: on('02 10:00') });
  });

  test('T6 C6 paused from an opening, they are due as if begun at the resumption', () => {
    const paused = [state('01 08:00', 'pending-requester'), state('02 08:00', 'open')];
    expect(clockOf(life('1bd', '01 08:00', paused, '02 08:00'), 'resolution')).toMatchObject({ dueAt: on('03 08:00'), elapsedMs: 0 });
    const noon = [state('01 08:00', 'pending-requester'), state('01 12:00', 'open')];
    expect(clockOf(life('1bd', '01 08:00', noon, '01 12:00'), 'resolution')).toMatchObject({ dueAt: on('02 12:00') });
  });

  test('T6 C11 another target of business days is measured from the same start', () => {
    const targets = { normal: { resolution: '1bd' }, low: { resolution: '3bd' } };
    const events: ReplayEvent[] = [{ at: on('01 12:00'), kind: 'priority', to: 'low' }];
    const clock = clockOf(
      { terms: termsWith({ targets }), priority: 'normal', receivedAt: on('01 10:00'), events, until: on('01 12:00') },
      'resolution',
    );
    expect(clock).toMatchObject({ dueAt: on('04 10:00'), elapsedMs: hours(2), targetMs: hours(24) });
  });
});
