import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callEventKinds, type CallEvent, type CallEventKind } from './event.ts';
import { foldCall } from './fold.ts';

const start = new Date('2026-01-05T09:00:00Z').getTime();
let made = 0;
const at = (seconds: number, kind: CallEventKind, more: Partial<CallEvent> = {}): CallEvent => ({
  ...{ eventId: `e${String(++made)}`, kind, at: new Date(start + seconds * 1000), leg: 'a', agentId: null },
  ...more,
});

const whole = [
  at(0, 'call.offered'),
  at(1, 'call.queued'),
  at(10, 'call.ringing', { agentId: 1 }),
  at(15, 'call.answered', { agentId: 1 }),
  at(60, 'call.held', { agentId: 1 }),
  at(90, 'call.resumed', { agentId: 1 }),
  at(200, 'call.ended', { by: 'caller', reason: 'normalClearing' }),
];

describe('a call', () => {
  test('is waited for from the queue, held, and over', () => {
    const state = foldCall(whole);
    expect(state).toMatchObject({ phase: 'ended', waitMs: 14_000, endedBy: 'caller', endReason: 'normalClearing', ringing: null });
    expect(state?.turns).toMatchObject([
      { agentId: 1, heldMs: 30_000, answeredAt: new Date(start + 15_000), endedAt: new Date(start + 200_000) },
    ]);
  });

  test('that nobody answers was given up, by whichever word', () => {
    expect(foldCall([at(0, 'call.queued'), at(7, 'call.ended')])).toMatchObject({ phase: 'abandoned', waitMs: 7000 });
    expect(foldCall([at(0, 'call.offered'), at(7, 'call.abandoned', { waitSec: 5 })])).toMatchObject({ phase: 'abandoned', waitMs: 5000 });
  });

  test('that is held when it ends was held to its end', () => {
    expect(foldCall([at(0, 'call.answered'), at(10, 'call.held'), at(30, 'call.ended')])?.turns[0]).toMatchObject({
      heldMs: 20_000,
      heldSince: null,
    });
  });

  test('goes on with another agent when it is transferred, and is one contact', () => {
    const state = foldCall([
      at(0, 'call.answered', { agentId: 1 }),
      at(50, 'call.ringing', { leg: 'b', agentId: 2 }),
      at(60, 'call.transferred', { how: 'blind' }),
      at(60, 'call.ended'),
      at(70, 'call.answered', { leg: 'b', agentId: 2 }),
      at(100, 'call.ended', { leg: 'b' }),
    ]);
    expect(state).toMatchObject({ phase: 'ended', transfers: 1, waitMs: 0, endedAt: new Date(start + 100_000) });
    expect(state?.turns.map((t) => [t.agentId, t.endedAt?.getTime()])).toEqual([
      [1, start + 60_000],
      [2, start + 100_000],
    ]);
  });

  test('is none without events', () => {
    expect(foldCall([])).toBeUndefined();
  });
});

const event = fc.record({
  eventId: fc.string({ minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom(...callEventKinds),
  at: fc.integer({ min: 0, max: 20 }).map((s) => new Date(start + s * 1000)),
  leg: fc.constantFrom('a', 'b'),
  agentId: fc.constantFrom(null, 1, 2),
});

test('the order in which events arrive, and how often, makes no difference', () => {
  const events = fc.uniqueArray(event, { selector: (e) => e.eventId, minLength: 1, maxLength: 12 });
  const shuffled = events.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.shuffledSubarray(list)),
  );
  fc.assert(
    fc.property(shuffled, ([list, order, again]) => {
      expect(foldCall([...order, ...again])).toEqual(foldCall(list));
    }),
    { numRuns: 500 },
  );
});

test('no part of a call ends before it began, or was held for longer than it took', () => {
  fc.assert(
    fc.property(fc.uniqueArray(event, { selector: (e) => e.eventId, maxLength: 15 }), (list) => {
      for (const turn of foldCall(list)?.turns ?? []) {
        const took = (turn.endedAt?.getTime() ?? Infinity) - turn.answeredAt.getTime();
        expect(took).toBeGreaterThanOrEqual(0);
        expect(turn.heldMs).toBeLessThanOrEqual(took);
      }
    }),
    { numRuns: 500 },
  );
});
