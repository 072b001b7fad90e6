import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import type { Category, Metric, Priority } from './facts.ts';
import { always, clockOf, hours, kinds, minutes, office, promising, replayed, t, termsWith } from './fixtures.ts';
import { replayTicket } from './replay.ts';

/** What another priority, another tier and another contract do to each of the promises that a ticket has, or does not have yet. */
const on = (time: string) => t(`2026-06-01 ${time}`);
const to = (time: string, priority: Priority): ReplayEvent => ({ at: on(time), kind: 'priority', to: priority });
const state = (time: string, category: Category): ReplayEvent => ({ at: on(time), kind: 'state', to: category });
const agent = (time: string): ReplayEvent => ({ at: on(time), kind: 'agent-message' });
const says = (time: string): ReplayEvent => ({ at: on(time), kind: 'requester-message' });
const tier = (time: string, level: number): ReplayEvent => ({ at: on(time), kind: 'tier', to: level });
const sign = (time: string, contract: ReturnType<typeof termsWith>): ReplayEvent => ({ at: on(time), kind: 'contract', contract });
const long = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-18:00'] } });
const named = (clocks: ReturnType<typeof replayed>) => clocks.map((c) => `${c.metric}:${String(c.cycle)} ${c.state}`);

describe('what stays as it was', () => {
  const same = { resolution: '4h', 'first-response': '1h' };
  const terms = termsWith({ targets: { urgent: same, high: { ...same, 'first-response': '60min' }, low: { ...same, resolution: '5h' } } });
  const lines = (events: ReplayEvent[], metric: Metric) => kinds(clockOf({ terms, events, until: on('10:00') }, metric));

  test('C11 the same target is no other one; the same length in another unit, or another length in the same, is', () => {
    const events = [to('09:10', 'high')];
    expect(lines(events, 'resolution')).toEqual(['started']);
    expect(lines(events, 'first-response')).toEqual(['started', 'retargeted']);
    expect(lines([to('09:10', 'low')], 'resolution')).toEqual(['started', 'retargeted']);
    expect(lines([to('09:10', 'low')], 'first-response')).toEqual(['started']);
    expect(lines([tier('09:10', 2)], 'resolution')).toEqual(['started']);
  });

  test('C11 the same target under another policy, or in another version, is held to from then on', () => {
    const sla = [
      { ...promising('4h'), name: 'second', calendar: 'office', when: { tier: 2 } },
      { ...promising('4h'), name: 'first', calendar: 'office' },
    ];
    const moved = clockOf({ terms: termsWith({}, { sla }), tier: 1, events: [tier('10:00', 2)], until: on('11:00') }, 'resolution');
    expect(moved).toMatchObject({ policy: 'second', dueAt: on('13:00') });
    expect(kinds(moved)).toEqual(['started', 'retargeted']);
    const signed = clockOf({ terms, events: [sign('10:00', { ...terms, version: 'acme@2' })], until: on('11:00') }, 'resolution');
    expect(signed).toMatchObject({ version: 'acme@2', dueAt: on('13:00') });
    expect(kinds(signed)).toEqual(['started', 'retargeted']);
  });

  test('C11 a ticket that is solved gains nothing by another priority, another tier or another contract', () => {
    const full = termsWith({}, { tiers: [{ level: 1 }, { level: 2, 'hold-at-most': '1h' }] });
    const more = termsWith({}, { version: 'acme@2', tiers: [{ level: 1 }, { level: 2, 'hold-at-most': '1h' }] });
    const solved = [agent('09:05'), state('09:30', 'resolved')];
    const life = (events: ReplayEvent[]) => named(replayed({ terms: full, events: [...solved, ...events], until: on('12:00') }));
    const before = life([]);
    expect(before).toEqual(['first-response:1 met', 'periodic-update:1 cancelled', 'resolution:1 met']);
    expect(life([to('10:00', 'high'), to('10:10', 'urgent')])).toEqual(before);
    expect(life([tier('10:00', 2)])).toEqual(before);
    expect(life([tier('10:00', 2), sign('10:30', more)])).toEqual(before);
  });
});

describe('what is gained', () => {
  const all = { 'first-response': '2h', 'next-response': '2h', resolution: '4h' };
  const terms = termsWith({ targets: { urgent: all, low: {} }, 'pause-in': ['pending-requester', 'pending-third-party'] });
  const life = (events: ReplayEvent[], until = on('12:00')) => ({ terms, priority: 'low' as const, events, until });

  test('C11 an answer that is still owed, from when it was asked for, pauses and all', () => {
    const events = [state('09:30', 'pending-requester'), state('10:30', 'open'), to('10:45', 'urgent')];
    expect(clockOf(life(events, on('10:50')), 'first-response')).toMatchObject({
      startedAt: on('09:00'),
      elapsedMs: minutes(110),
      dueAt: on('11:00'),
    });
    expect(clockOf(life(events, on('10:50')), 'resolution')).toMatchObject({
      startedAt: on('09:00'),
      elapsedMs: minutes(50),
      dueAt: on('14:00'),
    });
    expect(named(replayed(life([agent('09:10'), to('10:00', 'urgent')])))).toEqual(['resolution:1 running']);
    expect(named(replayed(life([agent('09:10'), says('09:20'), to('10:00', 'urgent')], on('10:10'))))).toEqual([
      ...['next-response:1 running', 'resolution:1 running'],
    ]);
    expect(named(replayed(life([state('09:10', 'resolved'), state('09:20', 'open'), to('10:00', 'urgent')])))).toEqual([
      'resolution:1 running',
    ]);
  });

  test('C10 C11 a solution that is promised after a reopening counts from that, without the stretches before it', () => {
    const fresh = termsWith({ targets: { urgent: { resolution: '4h' }, low: { resolution: '8h' }, high: {} }, reopen: 'restart' });
    const events = [
      ...[state('10:00', 'resolved'), state('11:00', 'open'), to('11:30', 'high'), to('12:00', 'urgent')],
      ...[state('12:30', 'pending-third-party'), state('12:40', 'open')],
    ];
    const ticket = replayTicket({ contract: fresh, priority: 'low', receivedAt: on('09:00'), events, until: on('13:00') });
    const clock = ticket.state.clocks.findLast(({ metric }) => metric === 'resolution');
    expect(clock).toMatchObject({ startedAt: on('11:00'), dueAt: on('15:00') });
    const started = ticket.ledger.findLast((entry) => entry.kind === 'started');
    expect(started?.data).toMatchObject({ spans: [{ from: on('11:00'), to: on('12:00'), ms: hours(1) }] });
    expect((started?.data as { spans: readonly unknown[] }).spans).toHaveLength(1);
  });

  test('C11 gained with exactly its target used it is not broken yet; with more it is, when that was used up', () => {
    const even = clockOf(life([to('13:00', 'urgent')], on('13:00')), 'resolution');
    expect(even).toMatchObject({ state: 'running', dueAt: on('13:00') });
    const over = clockOf(
      life([state('10:00', 'pending-requester'), state('11:00', 'open'), to('14:01', 'urgent')], on('15:00')),
      'resolution',
    );
    expect(over).toMatchObject({ state: 'breached', dueAt: on('14:00'), breachedAt: on('14:01'), breachReason: 'retargeted' });
    const first = termsWith({ targets: { urgent: { resolution: '1h' }, low: {} }, 'pause-in': ['pending-requester'] });
    const events = [state('10:00', 'pending-requester'), state('12:00', 'open'), to('13:00', 'urgent')];
    expect(clockOf({ ...life(events, on('13:00')), terms: first }, 'resolution').dueAt).toEqual(on('10:00'));
  });
});

describe('what another contract leaves', () => {
  const TIERS = [{ level: 1, 'hold-at-most': '2h' }, { level: 2, 'hold-at-most': '4h' }]; // prettier-ignore
  const terms = termsWith(promising('8h'), { tiers: TIERS });
  const held = (contract: ReturnType<typeof termsWith>, { given = terms, level = 1 } = {}) =>
    clockOf({ terms: given, tier: level, events: [sign('10:00', contract)], until: on('10:30') }, 'tier-hold');
  const second = (pack: object) => termsWith(promising('8h'), { version: 'acme@2', tiers: TIERS, ...pack });

  test('C7 C11 the hold is that of the tier that has the ticket, in its own hours or else in the policy’s', () => {
    const tiers = [{ level: 1, 'hold-at-most': '3h' }, { level: 2, 'hold-at-most': '5h' }]; // prettier-ignore
    expect(held(second({ tiers }), { level: 2 })).toMatchObject({ targetMs: hours(5), version: 'acme@2', calendar: 'office' });
    const own = tiers.map((one) => ({ ...one, calendar: 'always' }));
    expect(held(second({ tiers: own }))).toMatchObject({ targetMs: hours(3), calendar: 'always' });
    const policyWide = termsWith(promising('8h', 'resolution', { calendar: 'always' }), { version: 'acme@2', tiers });
    expect(held(policyWide)).toMatchObject({ targetMs: hours(3), calendar: 'always' });
  });

  test('C7 C11 a hold that is promised no more ends; one of a tier that is gone stays as it was agreed', () => {
    const ended = held(second({ tiers: [{ level: 1 }] }));
    expect(ended).toMatchObject({ state: 'cancelled', cancelledAt: on('10:00') });
    expect(ended.ledger.at(-1)).toMatchObject({ data: { reason: 'no-target' } });
    expect(held(second({ tiers: [{ level: 2, 'hold-at-most': '1h' }] }))).toMatchObject({ version: 'acme@1', targetMs: hours(2) });
    const other = { ...promising('8h'), name: 'other', calendar: 'office' };
    const gone = second({ sla: [other], tiers: [{ level: 1, 'hold-at-most': '1h' }] });
    expect(held(gone)).toMatchObject({ version: 'acme@1', policy: 'standard', targetMs: hours(2), state: 'running' });
  });

  test('C7 C11 under no policy a hold goes on in the hours that it had, where the tier has none of its own any more', () => {
    const bare = (version: string, more: object) =>
      termsWith({}, { version, sla: [], tiers: [{ level: 1, 'hold-at-most': '2h', ...more }] });
    const clock = held(bare('acme@2', { 'hold-at-most': '3h' }), { given: bare('acme@1', { calendar: 'always' }) });
    expect(clock).toMatchObject({ calendar: 'always', targetMs: hours(3), policy: '' });
    const recalendared = clockOf(
      {
        terms: bare('acme@1', { calendar: 'office' }),
        events: [{ at: on('10:00'), kind: 'calendar', calendars: { office: long } }],
        until: on('10:30'),
      },
      'tier-hold',
    );
    expect(kinds(recalendared)).toEqual(['started', 'recalendared']);
    expect(recalendared).toMatchObject({ policy: '', dueAt: on('11:00') });
  });

  test('E12 where no policy fits any more, what runs goes on and nothing new is promised', () => {
    const nothing = termsWith({}, { version: 'acme@2', sla: [], calendars: { always } });
    const after: ReplayEvent[] = [agent('10:30'), says('11:00'), { at: on('11:30'), kind: 'calendar', calendars: { always } }];
    const { state: now, ledger } = replayTicket({
      ...{
        contract: termsWith(),
        priority: 'urgent',
        receivedAt: on('09:00'),
        events: [sign('10:00', nothing), ...after],
        until: on('12:00'),
      },
    });
    expect(now).not.toHaveProperty('policy');
    expect(now.clocks.map(({ metric, state: of, version }) => [metric, of, version])).toEqual([
      ['first-response', 'met_late', 'acme@1'],
      ['resolution', 'running', 'acme@1'],
    ]);
    expect(ledger.map(({ kind }) => kind)).not.toContain('recalendared');
  });

  test('C10 C13 a clock that is reopened measures its business days by the hours of both as well', () => {
    const days = (calendars: object, version: string) => termsWith(promising('1bd'), { version, calendars: { always, ...calendars } });
    const wider = days({ office: long }, 'acme@2');
    const life = (events: ReplayEvent[]) => ({ terms: days({ office }, 'acme@1'), events, until: t('2026-06-02 11:00') });
    // Opened at nine for one business day: seven hours on Monday and one on Tuesday; two more on Monday by the wider hours from noon on.
    expect(clockOf(life([sign('12:00', wider)]), 'resolution')).toMatchObject({ targetMs: hours(10), breachedAt: t('2026-06-02 09:00') });
    const solved = [state('10:00', 'resolved'), sign('12:00', wider), state('13:00', 'open')];
    const again = [...solved, sign('14:00', { ...wider, version: 'acme@3' })];
    for (const events of [solved, again]) {
      expect(clockOf(life(events), 'resolution')).toMatchObject({ targetMs: hours(10), elapsedMs: hours(9) });
    }
  });
});
