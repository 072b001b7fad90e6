import { describe, expect, test } from '@jest/globals';
import { addOpenTime, openTimeBetween, parseCalendar, toInstant } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import { explainClock } from './explain.ts';
import { always, clockOf, hours, kinds, minutes, promising, replayed, t, termsWith } from './fixtures.ts';
import { compareFacts } from './order.ts';
import { replayTicket } from './replay.ts';

const on = (time: string) => t(`2026-06-${time}`);
const state = (time: string, to: 'open' | 'pending-requester' | 'resolved'): ReplayEvent => ({ at: on(time), kind: 'state', to });
const week = (zone: string, holidays?: unknown, span = '08:00-16:00') =>
  parseCalendar({ zone, hours: { 'mon-fri': [span] }, ...(holidays !== undefined && { holidays }) });
const midsummer = week('Europe/Helsinki', { extra: { '2026-06-19': 'closed' } });

describe('the edge cases, each as it is settled', () => {
  test('E1 due falls on closing time, and the next day is a holiday: due is that closing time', () => {
    const terms = termsWith(promising('2h'), { calendars: { office: midsummer } });
    const life = { terms, receivedAt: on('18 14:00'), until: on('18 15:00') };
    expect(clockOf(life, 'resolution').dueAt).toEqual(on('18 16:00'));
    expect(clockOf({ ...life, events: [state('18 16:00', 'resolved')], until: on('22 09:00') }, 'resolution').state).toBe('met');
  });

  test('E2 a call-back typed for a time that does not exist is the same time after the gap, and is marked', () => {
    expect(toInstant('2026-03-29 03:30', 'Europe/Helsinki')).toMatchObject({ local: '2026-03-29T04:30', shifted: true });
    expect(toInstant('2026-03-29 02:30', 'Europe/Stockholm')).toMatchObject({ local: '2026-03-29T03:30', shifted: true });
  });

  test('E3 two tickets received at 03:30 by the clock, an hour apart in autumn, are told apart and in order', () => {
    const first = new Date('2026-10-25T03:30+03:00');
    const second = new Date('2026-10-25T03:30+02:00');
    const terms = termsWith(promising('4h', 'resolution', { calendar: 'always' }));
    const due = (receivedAt: Date) => clockOf({ terms, receivedAt, until: second }, 'resolution').dueAt?.getTime() ?? NaN;
    expect(due(second) - due(first)).toBe(hours(1));
    expect(compareFacts({ kind: 'opened', priority: 'low', at: first }, { kind: 'opened', priority: 'low', at: second })).toBeLessThan(0);
  });

  test('E4 a Swedish client and a Finnish tier 2: the promise counts in Stockholm, the hold of the tier in Helsinki', () => {
    const terms = termsWith(promising('1h', 'resolution', { calendar: 'stockholm' }), {
      calendars: { stockholm: week('Europe/Stockholm'), helsinki: week('Europe/Helsinki') },
      tiers: [{ level: 1 }, { level: 2, 'hold-at-most': '1h', calendar: 'helsinki' }],
    });
    const receivedAt = new Date('2026-06-15T05:30:00Z'); // half past seven in Stockholm, half past eight in Helsinki
    const life = { terms, receivedAt, tier: 2, until: receivedAt };
    expect(clockOf(life, 'resolution')).toMatchObject({ calendar: 'stockholm', dueAt: new Date('2026-06-15T07:00:00Z') });
    expect(clockOf(life, 'tier-hold')).toMatchObject({ calendar: 'helsinki', dueAt: new Date('2026-06-15T06:30:00Z') });
  });

  test('E5 without a holiday set, holidays are working time', () => {
    const christmas = ['2026-12-24T00:00:00Z', '2026-12-27T00:00:00Z'].map((text) => new Date(text)) as [Date, Date];
    expect(openTimeBetween(week('Europe/Helsinki'), ...christmas)).toBe(hours(16));
    expect(openTimeBetween(week('Europe/Helsinki', { country: 'FI' }), ...christmas)).toBe(hours(8));
  });

  test('E6 a pause across a holiday: the pause wins, and nothing is taken off twice', () => {
    const terms = termsWith(promising('4h'), { calendars: { office: midsummer } });
    const events = [state('18 15:00', 'pending-requester'), state('22 09:00', 'open')];
    expect(clockOf({ terms, receivedAt: on('18 14:00'), events, until: on('22 10:00') }, 'resolution')).toMatchObject({
      elapsedMs: hours(2),
      dueAt: on('22 12:00'),
    });
  });

  test('E7 paused before the first opening and resumed after it: only open time after that counts', () => {
    const events = [state('01 06:30', 'pending-requester'), state('01 10:00', 'open')];
    const life = { terms: termsWith(promising('4h')), receivedAt: on('01 06:00'), events, until: on('01 11:00') };
    expect(clockOf(life, 'resolution')).toMatchObject({ elapsedMs: hours(1), dueAt: on('01 14:00') });
  });

  test('E8 thanks after a solution reopen it by default, and taken for thanks everything is as before', () => {
    const terms = termsWith(promising('4h'));
    const says: ReplayEvent = { at: on('01 12:00'), kind: 'requester-message', cause: 'm1' };
    const until = on('01 14:00');
    const solved = state('01 11:00', 'resolved');
    const before = clockOf({ terms, events: [solved], until }, 'resolution');
    expect(clockOf({ terms, events: [solved, says], until }, 'resolution')).toMatchObject({ state: 'running', elapsedMs: hours(4) });
    const after = clockOf({ terms, events: [solved, says, { at: on('01 13:00'), kind: 'thanks', of: 'm1' }], until }, 'resolution');
    expect({ ...after, ledger: [] }).toEqual({ ...before, ledger: [] });
    const robot: ReplayEvent = { at: on('01 12:00'), kind: 'auto-reply' };
    expect(clockOf({ terms, events: [solved, robot], until }, 'resolution')).toEqual(before);
  });

  test('E9 an answer after a breach, during a pause, resumes and brings no second breach in the same cycle', () => {
    const events: ReplayEvent[] = [state('01 14:00', 'pending-requester'), { at: on('01 15:00'), kind: 'requester-message', cause: 'm1' }];
    const clock = clockOf({ terms: termsWith(promising('4h')), events, until: on('03 12:00') }, 'resolution');
    expect(kinds(clock)).toEqual(['started', 'breached', 'paused', 'resumed']);
    expect(clock).toMatchObject({ state: 'breached', breachedAt: on('01 13:00') });
  });

  test('E10 priority raised a minute before due puts the due into the past: a breach at that instant, by the decision', () => {
    const targets = { urgent: { resolution: '1h' }, normal: { resolution: '4h' } };
    const events: ReplayEvent[] = [{ at: on('01 12:59'), kind: 'priority', to: 'urgent' }];
    const life = { terms: termsWith({ targets }), priority: 'normal' as const, events, until: on('01 14:00') };
    expect(clockOf(life, 'resolution')).toMatchObject({ dueAt: on('01 10:00'), breachedAt: on('01 12:59'), breachReason: 'retargeted' });
  });

  test('E11 two policies fit: the first one holds, and the explanation shows the loser', () => {
    const sla = ['phone', 'all'].map((name, i) => ({ ...promising(`${String(i + 1)}h`), name, calendar: 'office' }));
    const ticket = replayTicket({
      ...{ contract: termsWith({}, { sla }), priority: 'normal', receivedAt: on('01 09:00'), events: [], until: on('01 09:30') },
    });
    const explained = explainClock({ ...ticket, clock: 'resolution:1', until: on('01 09:30') });
    expect(explained).toMatchObject({ passedOver: ['all'] });
    expect(ticket.state.clocks[0]).toMatchObject({ policy: 'phone', targetMs: hours(1) });
  });

  test('E12 a policy deleted while clocks run: they keep the version they were given', () => {
    const gone = termsWith({}, { version: 'acme@2', sla: [{ ...promising('1h'), name: 'other', calendar: 'office' }] });
    const events: ReplayEvent[] = [{ at: on('01 10:00'), kind: 'contract', contract: gone }];
    expect(clockOf({ terms: termsWith(promising('4h')), events, until: on('01 11:00') }, 'resolution')).toMatchObject({
      ...{ policy: 'standard', version: 'acme@1', dueAt: on('01 13:00'), state: 'running' },
    });
  });

  test('E13 handed back from tier 2: its hold is over, tier 1 begins a new cycle, and it is a bounce', () => {
    const tiers = [{ level: 1, 'hold-at-most': '2h' }, { level: 2, 'hold-at-most': '2h' }]; // prettier-ignore
    const terms = termsWith(promising('8h'), { tiers });
    const events: ReplayEvent[] = [
      { at: on('01 10:00'), kind: 'tier', to: 2 },
      { at: on('01 11:00'), kind: 'tier', to: 1, handBack: true },
    ];
    const ticket = replayTicket({ contract: terms, priority: 'low', receivedAt: on('01 09:00'), events, until: on('01 12:00') });
    expect(ticket.state.bounces).toBe(1);
    const holds = ticket.state.clocks.filter((c) => c.metric === 'tier-hold');
    expect(holds.map((c) => [c.cycle, c.tier, c.state])).toEqual([[1, 1, 'met'], [2, 2, 'met'], [3, 1, 'running']]); // prettier-ignore
  });

  test('E14 the leap second at the end of a year is no second of anybody’s', () => {
    const [before, after] = [new Date('2016-12-31T23:59:59Z'), new Date('2017-01-01T00:00:01Z')];
    expect(openTimeBetween(always, before, after)).toBe(2000);
    expect(addOpenTime(always, before, minutes(1))).toEqual(new Date('2017-01-01T00:00:59Z'));
  });

  test('E15 holidays do not stop a calendar that is open around the clock, unless it says so', () => {
    const due = (holidays: unknown) => {
      const calendar = parseCalendar({ zone: 'Europe/Helsinki', hours: '24x7', holidays });
      const terms = termsWith(promising('4h', 'resolution', { calendar: 'office' }), { calendars: { office: calendar } });
      const [clock] = replayed({ terms, receivedAt: new Date('2026-12-25T10:00:00Z'), until: new Date('2026-12-25T10:00:00Z') });
      return clock?.dueAt;
    };
    expect(due({ country: 'FI' })).toEqual(new Date('2026-12-25T14:00:00Z'));
    expect(due({ country: 'FI', 'stop-24x7': true })).toEqual(new Date('2026-12-27T02:00:00Z'));
  });
});
