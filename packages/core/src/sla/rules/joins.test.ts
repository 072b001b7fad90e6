import { describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import { clockOf, hours, kinds, minutes, promising, replayed, t, termsWith } from './fixtures.ts';
import { replayTicket } from './replay.ts';

const on = (time: string) => t(`2026-06-${time}`);
const agent = (time: string): ReplayEvent => ({ at: on(time), kind: 'agent-message' });
const says = (time: string, cause: string): ReplayEvent => ({ at: on(time), kind: 'requester-message', cause });

describe('merge', () => {
  test('C14 the clocks of the source end with that cause', () => {
    const clocks = replayed({ events: [{ at: on('01 09:05'), kind: 'merge', role: 'source', cause: 'm1' }], until: on('02 12:00') });
    expect(clocks.map((c) => c.state)).toEqual(['cancelled', 'cancelled']);
    expect(clocks[0]?.ledger.at(-1)).toMatchObject({ kind: 'cancelled', cause: 'm1', data: { reason: 'merged', elapsedMs: minutes(5) } });
  });

  test('C14 the target keeps its own clocks', () => {
    const events: ReplayEvent[] = [{ at: on('01 09:05'), kind: 'merge', role: 'target', origin: on('01 08:30') }];
    expect(clockOf({ terms: termsWith(promising('1h', 'first-response')), events, until: on('01 09:10') }, 'first-response')).toMatchObject(
      { startedAt: on('01 09:00'), dueAt: on('01 10:00') },
    );
  });

  test("C14 the earliest origin wins where it was agreed, and a due that it puts into the past is no agent's breach", () => {
    const terms = termsWith(promising('1h', 'first-response', { merge: 'earliest-origin-wins' }));
    const merged = (at: string, origin: string): ReplayEvent[] => [{ at: on(at), kind: 'merge', role: 'target', origin: on(origin) }];
    const life = (events: ReplayEvent[]) => clockOf({ terms, events, until: on('01 09:20') }, 'first-response');
    expect(life(merged('01 09:05', '01 08:30'))).toMatchObject({
      startedAt: on('01 08:30'),
      dueAt: on('01 09:30'),
      elapsedMs: minutes(50),
      state: 'running',
    });
    expect(life(merged('01 09:05', '01 08:00'))).toMatchObject({
      breachedAt: on('01 09:05'),
      breachReason: 'merged',
      dueAt: on('01 09:00'),
    });
    expect(life(merged('01 09:05', '01 09:01'))).toMatchObject({ startedAt: on('01 09:00') });
    expect(life([agent('01 09:02'), ...merged('01 09:05', '01 08:00')])).toMatchObject({ state: 'met', startedAt: on('01 09:00') });
  });
});

describe('merge, said for one merging', () => {
  test('C14 whoever merges may say which origin counts, whatever the contract says', () => {
    const life = (merge: string, earliestOriginWins: boolean) => {
      const terms = termsWith(promising('1h', 'first-response', { merge }));
      const event: ReplayEvent = { at: on('01 09:05'), kind: 'merge', role: 'target', origin: on('01 08:30'), earliestOriginWins };
      return clockOf({ terms, events: [event], until: on('01 09:10') }, 'first-response').startedAt;
    };
    expect(life('own-origin', true)).toEqual(on('01 08:30'));
    expect(life('earliest-origin-wins', false)).toEqual(on('01 09:00'));
  });
});

describe('split and follow-up', () => {
  const answered = agent('01 09:05');

  test('C14 what the message asked is owed in its new ticket and no longer here', () => {
    const events: ReplayEvent[] = [answered, says('01 10:00', 'm1'), { at: on('01 10:10'), kind: 'split', of: 'm1' }];
    expect(clockOf({ events, until: on('01 12:00') }, 'next-response')).toMatchObject({ state: 'cancelled', cancelledAt: on('01 10:10') });
  });

  test('C14 the next unanswered message is owed from when it came', () => {
    const events: ReplayEvent[] = [
      answered,
      says('01 10:00', 'm1'),
      says('01 10:05', 'm2'),
      { at: on('01 10:10'), kind: 'split', of: 'm1' },
    ];
    expect(clockOf({ events, until: on('01 10:20') }, 'next-response', 2)).toMatchObject({
      state: 'running',
      startedAt: on('01 10:05'),
      elapsedMs: minutes(15),
    });
  });

  test('C14 splitting off a later message leaves the clock of the oldest alone', () => {
    const events: ReplayEvent[] = [
      answered,
      says('01 10:00', 'm1'),
      says('01 10:05', 'm2'),
      { at: on('01 10:10'), kind: 'split', of: 'm2' },
    ];
    expect(kinds(clockOf({ events, until: on('01 10:20') }, 'next-response'))).toEqual(['started']);
  });

  test('C14 the new ticket counts from when the split message was received', () => {
    expect(clockOf({ receivedAt: on('01 10:05'), until: on('01 10:10') }, 'first-response')).toMatchObject({
      startedAt: on('01 10:05'),
      dueAt: on('01 10:20'),
    });
  });
});

describe('spam and undo', () => {
  const terms = termsWith(promising('4h'));
  const spam: ReplayEvent = { at: on('01 10:00'), kind: 'spam' };

  test('C15 spam ends all clocks and leaves the reports', () => {
    const { state } = replayTicket({
      contract: terms,
      priority: 'normal',
      receivedAt: on('01 09:00'),
      events: [spam],
      until: on('05 12:00'),
    });
    expect(state).toMatchObject({ category: 'cancelled', outOfReports: true, clocks: [{ state: 'cancelled' }] });
    expect(state.clocks[0]).not.toHaveProperty('breachedAt');
  });

  test('C15 brought back by undo it is as if it had never been cancelled', () => {
    for (const cancel of [
      spam,
      { at: on('01 10:00'), kind: 'state', to: 'cancelled' },
      { at: on('01 10:00'), kind: 'merge', role: 'source' },
    ] satisfies ReplayEvent[]) {
      const events: ReplayEvent[] = [cancel, { at: on('01 11:00'), kind: 'state', to: 'open' }];
      const { state, ledger } = replayTicket({
        contract: terms,
        priority: 'normal',
        receivedAt: on('01 09:00'),
        events,
        until: on('01 12:00'),
      });
      expect(ledger.find((entry) => entry.kind === 'corrected')).toMatchObject({ at: on('01 11:00'), data: { reason: 'undone' } });
      expect(state).not.toHaveProperty('outOfReports');
      expect(clockOf({ terms, events, until: on('01 12:00') }, 'resolution')).toMatchObject({
        state: 'running',
        elapsedMs: hours(3),
        dueAt: on('01 13:00'),
      });
    }
  });

  test('a cancelled ticket ignores messages', () => {
    const events: ReplayEvent[] = [spam, says('01 10:30', 'm1'), agent('01 10:40')];
    expect(replayed({ terms, events, until: on('02 12:00') }).map((c) => c.state)).toEqual(['cancelled']);
  });

  test('cancelled twice and brought back once: the later cancelling is undone', () => {
    const events: ReplayEvent[] = [
      spam,
      { at: on('01 10:30'), kind: 'state', to: 'open' },
      { at: on('01 11:00'), kind: 'state', to: 'cancelled' },
    ];
    expect(clockOf({ terms, events, until: on('01 12:00') }, 'resolution')).toMatchObject({
      state: 'cancelled',
      cancelledAt: on('01 11:00'),
    });
  });
});
