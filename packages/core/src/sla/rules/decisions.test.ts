import { describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import type { Category, SlaFact } from './facts.ts';
import { clockOf, hours, kinds, promising, replayed, t, termsWith } from './fixtures.ts';
import { advance, foldFact } from './fold.ts';
import { replayTicket } from './replay.ts';

/** Decisions that change nothing, or only one of several things that they could. */
const on = (time: string) => t(`2026-06-01 ${time}`);
const state = (time: string, to: Category, more: object = {}): ReplayEvent => ({ at: on(time), kind: 'state', to, ...more });
const waive = (time: string, cycle?: number): ReplayEvent => ({
  ...{ at: on(time), kind: 'waive', metric: 'resolution', reason: 'agreed' },
  ...(cycle !== undefined && { cycle }),
});
const terms = termsWith(promising('2h', 'resolution', { reopen: 'restart', 'pause-in': ['pending-requester'] }));
const resolutions = (events: ReplayEvent[], until = on('15:00')) => replayed({ terms, events, until });

describe('waivers', () => {
  test('C11 of a cycle that is named, or of the latest', () => {
    const twice = [state('12:00', 'resolved'), state('12:10', 'open'), state('15:00', 'resolved')];
    expect(resolutions([...twice, waive('15:30')], on('16:00')).map((c) => c.state)).toEqual(['met_late', 'met']);
    expect(resolutions([...twice, waive('15:30', 1)], on('16:00')).map((c) => c.state)).toEqual(['met', 'met_late']);
  });

  test('C11 of what was kept or ended there is none', () => {
    for (const ended of [state('10:00', 'resolved'), state('10:00', 'cancelled')]) {
      const [clock] = resolutions([ended, waive('10:30')]);
      expect(kinds(clock!)).not.toContain('waived');
      expect(clock).not.toHaveProperty('waivedAt');
    }
  });

  test('C11 of a promise that stands still: it goes on standing still', () => {
    const paused = [state('12:00', 'pending-requester'), waive('12:30')];
    expect(resolutions(paused)[0]).toMatchObject({ state: 'paused', waivedAt: on('12:30'), pausedIn: 'pending-requester' });
    expect(resolutions([state('10:00', 'pending-requester'), waive('10:30')])[0]).toMatchObject({ state: 'paused', released: true });
  });
});

describe('states', () => {
  test('C15 a ticket that was cancelled is not solved after it', () => {
    for (const to of ['resolved', 'closed'] as const) {
      const { state: now } = replayTicket({
        ...{ contract: terms, priority: 'urgent', receivedAt: on('09:00'), until: on('12:00') },
        events: [{ at: on('10:00'), kind: 'spam' }, state('11:00', to)],
      });
      expect(now).toMatchObject({ category: 'cancelled', clocks: [{ state: 'cancelled' }] });
      expect(now).not.toHaveProperty('resolvedAt');
    }
  });

  test('C10 the window counts from the solution, whenever the ticket is closed', () => {
    const window = termsWith(promising('2h', 'resolution', { 'reopen-window': '2h' }));
    const life = (back: string) => [state('10:00', 'resolved'), state('11:00', 'closed'), state(back, 'open')];
    expect(replayed({ terms: window, events: life('12:00'), until: on('12:10') })).toHaveLength(1);
    expect(replayed({ terms: window, events: life('12:01'), until: on('12:10') })).toHaveLength(2);
  });

  test('C8 a wake date is for a pause alone, and for one that lies ahead', () => {
    const wakeOf = (event: ReplayEvent) =>
      replayTicket({ contract: terms, priority: 'urgent', receivedAt: on('09:00'), events: [event], until: on('10:00') }).state.wakeAt;
    expect(wakeOf(state('10:00', 'pending-requester', { wakeAt: on('11:00') }))).toEqual(on('11:00'));
    expect(wakeOf(state('10:00', 'pending-requester', { wakeAt: on('10:00') }))).toBeUndefined();
    expect(wakeOf(state('10:00', 'open', { wakeAt: on('11:00') }))).toBeUndefined();
  });

  test('C10 what was not met but given up is begun anew, in full', () => {
    const some = termsWith({ targets: { urgent: { resolution: '2h' }, low: {} } });
    const events: ReplayEvent[] = [
      { at: on('09:30'), kind: 'priority', to: 'low' },
      state('10:00', 'resolved'),
      { at: on('10:30'), kind: 'priority', to: 'urgent' },
      state('11:00', 'open'),
    ];
    const clocks = replayed({ terms: some, events, until: on('11:30') });
    expect(clocks).toMatchObject([
      { cycle: 1, state: 'cancelled' },
      { cycle: 2, state: 'running', startedAt: on('11:00'), dueAt: on('13:00') },
    ]);
  });
});

test('C14 an origin that is not the earlier one moves nothing', () => {
  const first = termsWith(promising('1h', 'first-response', { merge: 'earliest-origin-wins' }));
  for (const origin of [on('09:00'), on('09:01'), undefined]) {
    const merge = { at: on('09:05'), kind: 'merge', role: 'target', ...(origin && { origin }) } as const;
    expect(kinds(clockOf({ terms: first, events: [merge], until: on('09:30') }, 'first-response'))).toEqual(['started']);
  }
  const none = termsWith({}, { sla: [], tiers: [{ level: 1, 'hold-at-most': '2h', calendar: 'office' }] });
  const merge: ReplayEvent = { at: on('09:05'), kind: 'merge', role: 'target', origin: on('08:00') };
  expect(kinds(clockOf({ terms: none, events: [merge], until: on('09:30') }, 'tier-hold'))).toEqual(['started']);
});

test('C18 a line of the very instant up to which a history was imported is quiet', () => {
  const opened: SlaFact = { kind: 'opened', at: on('09:00'), priority: 'urgent', importedAt: on('10:00') };
  const { state: now, entries } = foldFact(undefined, opened, terms);
  expect(entries).toMatchObject([{ kind: 'started', quiet: true, data: { run: { targetMs: hours(2) } } }]);
  const solved = foldFact(now, { kind: 'state', to: 'resolved', at: on('10:00') }, terms);
  expect(solved.entries).toMatchObject([{ kind: 'met', quiet: true }]);
  expect(advance(solved.state, on('15:00'), terms).entries).toEqual([]);
  const later = foldFact(now, { kind: 'state', to: 'resolved', at: on('10:01') }, terms);
  expect(later.entries[0]).not.toHaveProperty('quiet');
});
