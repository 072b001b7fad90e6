import { describe, expect, test } from '@jest/globals';
import type { Opened } from './facts.ts';
import { foldFact } from './fold.ts';
import { STANDARD, t, termsWith } from './fixtures.ts';
import type { SlaState } from './state.ts';

const on = (time: string) => t(`2026-06-01 ${time}`);

/** Received at nine, written down at ten. */
function opened(over: Partial<Opened> = {}, terms = termsWith()): SlaState {
  const fact: Opened = { kind: 'opened', at: on('10:00'), receivedAt: on('09:00'), priority: 'urgent', ...over };
  return foldFact(undefined, fact, terms).state;
}
const startOf = (state: SlaState, metric: string) => state.clocks.find((clock) => clock.metric === metric)?.startedAt;
const stateOf = (state: SlaState, metric: string) => state.clocks.find((clock) => clock.metric === metric)?.state;

describe('C3 the first response', () => {
  test('counts from when the ticket was received, however late it is known', () => {
    expect(startOf(opened(), 'first-response')).toEqual(on('09:00'));
    expect(startOf(opened({ channel: 'phone' }), 'first-response')).toEqual(on('09:00'));
  });

  test('counts from when it was written where an agent writes it for somebody who was not spoken to', () => {
    const written = opened({ agentCreated: true, channel: 'email' });
    expect([startOf(written, 'first-response'), startOf(written, 'resolution')]).toEqual([on('10:00'), on('09:00')]);
    expect(stateOf(written, 'first-response')).toBe('running');
    // Nobody was spoken to on this call: a voice message, taken down an hour later.
    const voiceMessage = opened({ agentCreated: true, channel: 'phone', spoken: false });
    expect([startOf(voiceMessage, 'first-response'), stateOf(voiceMessage, 'first-response')]).toEqual([on('10:00'), 'running']);
  });

  test('is given at once, as it was received, where somebody was spoken to', () => {
    for (const over of [
      { agentCreated: true, channel: 'phone' },
      { spoken: true, channel: 'chat' },
    ] as const) {
      const state = opened(over);
      expect([startOf(state, 'first-response'), stateOf(state, 'first-response')]).toEqual([on('09:00'), 'met']);
      expect(state.firstResponseAt).toEqual(on('09:00'));
    }
    expect(stateOf(opened({ channel: 'phone', priority: 'normal' }), 'first-response')).toBe('running');
  });
});

test('C6 a ticket that opens in a category that stops its clocks is there from when it was received', () => {
  const pending = opened({ category: 'pending-requester' });
  expect(stateOf(pending, 'resolution')).toBe('paused');
  expect(pending.stays).toEqual([{ from: on('09:00'), category: 'pending-requester' }]);
  expect(opened({ category: 'new' }).stays).toEqual([{ from: on('09:00'), category: 'new' }]);
});

test('a tier is known of where one was named, and only there', () => {
  expect('tier' in opened()).toBe(false);
  expect(opened().stays.every((stay) => !('tier' in stay))).toBe(true);
  const [stay] = opened({ tier: 2 }).stays;
  expect([opened({ tier: 2 }).tier, stay?.tier]).toEqual([2, 2]);
});

test('the policy is chosen by the category that it opens in', () => {
  const sla = [
    { ...STANDARD, name: 'for what waits', when: { category: ['pending-requester'] } },
    { ...STANDARD, name: 'for the rest' },
  ];
  expect(() => termsWith({}, { sla })).not.toThrow();
  expect(opened({ category: 'pending-requester' }, termsWith({}, { sla })).policy).toBe('for what waits');
  expect(opened({}, termsWith({}, { sla })).policy).toBe('for the rest');
});
