import { describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import type { Category, SlaFact } from './facts.ts';
import { clockOf, hours, kinds, promising, replayed, t, termsWith, type PolicyText } from './fixtures.ts';
import { advance, foldFact } from './fold.ts';
import { foldLedger } from './evolve.ts';
import type { LedgerEntry } from './ledger.ts';

const on = (time: string) => t(`2026-06-${time}`);
const state = (time: string, to: Category): ReplayEvent & SlaFact => ({ at: on(time), kind: 'state', to });
const says = (time: string, more: { onlyThanks?: boolean; cause?: string } = {}): ReplayEvent & SlaFact => ({
  at: on(time),
  kind: 'requester-message',
  ...more,
});
const terms = (more: PolicyText = {}) => termsWith(promising('4h', 'resolution', more));

describe('reopening', () => {
  test('C10 within the window the clock goes on as cycle 1, less the time resolved; the ledger keeps both verdicts', () => {
    const events = [state('01 11:00', 'resolved'), says('03 10:00'), state('03 13:00', 'resolved')];
    const clock = clockOf({ terms: terms(), events, until: on('04 12:00') }, 'resolution');
    expect(clock).toMatchObject({
      state: 'met_late',
      cycle: 1,
      startedAt: on('01 09:00'),
      dueAt: on('03 12:00'),
      breachedAt: on('03 12:00'),
      metAt: on('03 13:00'),
      elapsedMs: hours(5),
    });
    expect(kinds(clock)).toEqual(['started', 'met', 'reopened', 'breached', 'met']);
    expect(clock.ledger[1]).toMatchObject({ at: on('01 11:00'), data: { elapsedMs: hours(2), dueAt: on('01 13:00') } });
  });

  test('C10 opened again by hand is the same as opened by a message', () => {
    const clock = clockOf(
      { terms: terms(), events: [state('01 11:00', 'resolved'), state('01 12:00', 'open')], until: on('01 13:00') },
      'resolution',
    );
    expect(clock).toMatchObject({ state: 'running', elapsedMs: hours(3), dueAt: on('01 14:00') });
    expect(clock.metAt).toBeUndefined();
  });

  test('C10 opened into a pause stands still', () => {
    const events = [state('01 11:00', 'resolved'), state('01 12:00', 'pending-requester')];
    const clock = clockOf({ terms: terms({ 'pause-in': ['pending-requester'] }), events, until: on('01 13:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'paused', elapsedMs: hours(2) });
  });

  test('C10 a breach before the solution stays; the cycle is not breached again', () => {
    const events = [state('01 14:00', 'resolved'), says('02 09:00')];
    const clock = clockOf({ terms: terms(), events, until: on('05 12:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'breached', breachedAt: on('01 13:00'), dueAt: on('01 13:00') });
    expect(kinds(clock)).toEqual(['started', 'breached', 'met', 'reopened']);
  });

  test('C10 the window is open time of the calendar, and its last instant is inside', () => {
    const life = (at: Date) => ({
      terms: terms({ 'reopen-window': '8h' }),
      events: [state('01 11:00', 'resolved'), { ...says('01 12:00'), at }],
      until: on('05 12:00'),
    });
    expect(replayed(life(on('02 11:00')))).toHaveLength(1);
    expect(clockOf(life(on('02 11:00')), 'resolution').state).toBe('breached');
    expect(clockOf(life(new Date(on('02 11:00').getTime() + 1)), 'resolution').state).toBe('met');
  });

  test('C10 the default window is 72 open hours: nine days of eight', () => {
    const life = (at: Date) => ({
      terms: terms(),
      events: [state('01 11:00', 'resolved'), { ...says('01 12:00'), at }],
      until: on('15 12:00'),
    });
    expect(clockOf(life(on('12 11:00')), 'resolution').state).not.toBe('met');
    expect(clockOf(life(on('12 11:01')), 'resolution').state).toBe('met');
  });

  test('C10 after the window a message becomes a follow-up: nothing happens to this ticket', () => {
    const events = [state('01 11:00', 'resolved'), says('29 12:00')];
    const clocks = replayed({ terms: termsWith(), events, until: on('30 12:00') });
    expect(clocks.map((c) => `${c.metric} ${c.state}`)).toEqual(['first-response cancelled', 'resolution met']);
  });

  test('C10 after the window a new cycle with the full target where the contract says so, and always by hand', () => {
    const life = (more: PolicyText, event: ReplayEvent) => ({
      terms: terms(more),
      events: [state('01 11:00', 'resolved'), event],
      until: on('29 13:00'),
    });
    for (const [more, event] of [[{ 'after-window': 'new-cycle' }, says('29 12:00')] as const, [{}, state('29 12:00', 'open')] as const]) {
      expect(clockOf(life(more, event), 'resolution')).toMatchObject({ state: 'met', metAt: on('01 11:00') });
      expect(clockOf(life(more, event), 'resolution', 2)).toMatchObject({
        state: 'running',
        startedAt: on('29 12:00'),
        dueAt: on('29 16:00'),
        elapsedMs: hours(1),
      });
    }
  });

  test('C10 a contract may restart within the window', () => {
    const clock = clockOf(
      { terms: terms({ reopen: 'restart' }), events: [state('01 11:00', 'resolved'), says('01 12:00')], until: on('01 13:00') },
      'resolution',
      2,
    );
    expect(clock).toMatchObject({ startedAt: on('01 12:00'), elapsedMs: hours(1), dueAt: on('01 16:00') });
  });

  test('C10 a closed ticket is not opened by a message', () => {
    const clock = clockOf(
      { terms: terms(), events: [state('01 11:00', 'resolved'), state('01 11:30', 'closed'), says('01 12:00')], until: on('01 13:00') },
      'resolution',
    );
    expect(clock).toMatchObject({ state: 'met', metAt: on('01 11:00') });
  });

  test('C10 goes on with the target of the priority that it has by now', () => {
    const policy = { targets: { normal: { resolution: '4h' }, low: { resolution: '6h' }, urgent: { resolution: '1h' } } };
    const life = (to: 'low' | 'urgent') => ({
      terms: termsWith(policy),
      priority: 'normal' as const,
      events: [state('01 11:00', 'resolved'), { at: on('01 11:30'), kind: 'priority', to } as const, says('01 12:00')],
      until: on('01 13:00'),
    });
    expect(clockOf(life('low'), 'resolution')).toMatchObject({ state: 'running', targetMs: hours(6), dueAt: on('01 16:00') });
    expect(clockOf(life('urgent'), 'resolution')).toMatchObject({
      state: 'breached',
      breachedAt: on('01 12:00'),
      breachReason: 'retargeted',
      dueAt: on('01 10:00'),
    });
  });

  test('closed without having been resolved counts as resolved', () => {
    expect(clockOf({ terms: terms(), events: [state('01 11:00', 'closed')], until: on('02 12:00') }, 'resolution')).toMatchObject({
      state: 'met',
      metAt: on('01 11:00'),
    });
  });
});

describe('thanks', () => {
  const full = termsWith();
  const thanks = (time: string, of?: string): SlaFact => ({ at: on(time), kind: 'thanks', cause: 'undo', ...(of !== undefined && { of }) });
  const life: SlaFact[] = [
    { kind: 'opened', at: on('01 09:00'), priority: 'urgent' },
    { kind: 'agent-message', at: on('01 09:10') },
    state('01 11:00', 'resolved'),
    says('01 12:00', { cause: 'm1' }),
    state('01 12:00', 'open'),
  ];

  function folded(facts: readonly SlaFact[]) {
    let now = foldFact(undefined, facts[0]!, full);
    const ledger: LedgerEntry[] = [...now.entries];
    for (const fact of facts.slice(1)) {
      // A timer looks in between, so that what time brought about is in the ledger before it is taken back.
      const looked = advance(now.state, new Date(fact.at.getTime() - 1), full);
      now = foldFact(looked.state, fact, full);
      ledger.push(...looked.entries, ...now.entries);
    }
    return { state: now.state, ledger };
  }

  test('C10 a classified thanks keeps it resolved', () => {
    const { state: now } = folded([...life.slice(0, 3), says('01 12:00', { onlyThanks: true })]);
    expect(now.category).toBe('resolved');
    expect(now.clocks.map((c) => c.metric)).not.toContain('next-response');
  });

  test("one click 'was thanks' restores the verdicts, takes back what the message began, and keeps all of it in the ledger", () => {
    const before = folded(life.slice(0, 3));
    const { state: now, ledger } = folded([...life, thanks('02 10:00')]);
    expect(now.category).toBe('resolved');
    expect(now.resolvedAt).toEqual(on('01 11:00'));
    const kept = now.clocks.filter((clock) => !clock.withdrawn);
    expect(kept).toEqual(before.state.clocks);
    expect(
      now.clocks
        .filter((clock) => clock.withdrawn)
        .map((c) => c.metric)
        .sort(),
    ).toEqual(['next-response', 'periodic-update']);
    expect(ledger.filter((e) => e.metric === 'resolution').map((e) => e.kind)).toEqual([
      'started',
      'met',
      'reopened',
      'breached',
      'corrected',
      'started',
      'met',
    ]);
    expect(foldLedger(ledger)).toEqual(now.clocks);
  });

  test('a move to open that came some time after the message is undone with it', () => {
    const { state: now } = folded([...life.slice(0, 4), state('01 12:05', 'open'), thanks('01 12:10', 'm1')]);
    expect(now.category).toBe('resolved');
  });

  test('what was done with the ticket since the message stays done', () => {
    const { state: now } = folded([...life, state('01 12:20', 'pending-requester'), thanks('01 12:40', 'm1')]);
    expect(now.category).toBe('pending-requester');
    const solved = folded([...life, state('01 12:20', 'resolved'), state('01 12:30', 'open'), thanks('01 12:40', 'm1')]);
    expect(solved.state.category).toBe('open');
  });

  test('the message is named where it was not the latest', () => {
    const { state: now } = folded([...life, says('01 12:30', { cause: 'm2' }), thanks('01 12:40', 'm1')]);
    expect(now.category).toBe('open');
    expect(now.owed).toEqual([{ at: on('01 12:30'), cause: 'm2' }]);
  });
});
