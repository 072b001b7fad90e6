import { describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import { always, promising, t, termsWith } from './fixtures.ts';
import { foldAll } from './refold.ts';
import { replayTicket } from './replay.ts';
import { NOTHING, together, whatIf, type WhatIf } from './whatIf.ts';

const on = (time: string) => t(`2026-06-${time}`);
const terms = termsWith(promising('4h'));
const until = on('05 12:00');
const ticket = (name: string, solved: string | undefined, events: ReplayEvent[] = []) => {
  const all: ReplayEvent[] = [
    ...events,
    ...(solved === undefined ? [] : [{ at: on(solved), kind: 'state' as const, to: 'resolved' as const }]),
  ];
  const { state } = replayTicket({ contract: terms, priority: 'normal', receivedAt: on('01 12:00'), events: all, until });
  return { ticket: name, facts: state.facts, clocks: state.clocks };
};

describe('what-if', () => {
  const past = [ticket('quick', '01 13:00'), ticket('slow', '01 15:30'), ticket('late', '03 12:00'), ticket('open', undefined)];

  test('C21 the same terms flip nothing', () => {
    expect(whatIf(past, terms, until)).toEqual({
      ...{ clocks: 4, changed: 0, metBefore: 2, metAfter: 2, flips: [], counts: {} },
      byMetric: { resolution: { clocks: 4, metBefore: 2, metAfter: 2 } },
    });
  });

  test('C21 C13 other terms: how many would have been met, and which verdicts flip', () => {
    const strict = termsWith(promising('3h'), { version: 'acme@2' });
    expect(whatIf(past, strict, until)).toEqual({
      ...{ clocks: 4, changed: 4, metBefore: 2, metAfter: 1, counts: { 'met→breached': 1 } },
      byMetric: { resolution: { clocks: 4, metBefore: 2, metAfter: 1 } },
      flips: [{ ticket: 'slow', metric: 'resolution', cycle: 1, from: 'met', to: 'breached' }],
    });
    const kind = termsWith(promising('40h'), { version: 'acme@3' });
    expect(whatIf(past, kind, until).counts).toEqual({ 'breached→met': 1, 'breached→open': 1 });
  });

  test('C21 other hours, other promises, no promise', () => {
    const round = termsWith(promising('4h', 'resolution', { calendar: 'always' }), { version: 2 });
    expect(whatIf(past, round, until).counts).toEqual({});
    const other = termsWith(promising('4h', 'first-response'), { version: 2 });
    const { clocks, counts } = whatIf(past.slice(0, 1), other, until);
    expect({ clocks, counts }).toEqual({ clocks: 1, counts: { 'met→none': 1 } });
  });

  test('C1 C21 a promise that was broken stays so when the ticket is solved without it being kept', () => {
    const silent = termsWith(promising('1h', 'first-response'));
    const patient = termsWith(promising('9h', 'first-response'), { version: 'acme@2' });
    const { facts } = ticket('silent', '01 15:00');
    const clocksOf = (given: typeof silent) => [...foldAll(facts, until, given).clocks.values()];
    expect(clocksOf(silent)).toMatchObject([{ state: 'cancelled', breachedAt: on('01 13:00') }]);
    expect(whatIf([{ ticket: 1, facts, clocks: clocksOf(silent) }], patient, until).counts).toEqual({ 'breached→none': 1 });
  });

  test('C21 contracts and calendars that the ticket really had are left out', () => {
    const had = ticket('had', '01 15:30', [
      { at: on('01 13:00'), kind: 'contract', contract: termsWith(promising('1h'), { version: 'acme@9' }) },
      { at: on('01 14:00'), kind: 'calendar', calendars: { always } },
    ]);
    expect(had.clocks[0]?.state).toBe('met_late');
    expect(whatIf([had], termsWith(promising('4h'), { version: 'acme@10' }), until).counts).toEqual({ 'breached→met': 1 });
  });

  test('C21 however the tickets are parted, what they come to together is the same', () => {
    const other = termsWith({ targets: { normal: { resolution: '3h', 'first-response': '2h' } } }, { version: 'acme@2' });
    const all = whatIf(past, other, until);
    expect(all.counts).toEqual({ 'met→breached': 1, 'none→breached': 3 });
    for (let n = 0; n <= past.length; n++) {
      expect(together(whatIf(past.slice(0, n), other, until), whatIf(past.slice(n), other, until))).toEqual(all);
    }
    expect(past.map((one) => whatIf([one], other, until)).reduce(together, NOTHING)).toEqual(all);
  });

  test('of very many flips all are counted, and five hundred are listed', () => {
    const flip = { metric: 'resolution', cycle: 1, from: 'met', to: 'breached' } as const;
    const some = (from: number, n: number): WhatIf => ({
      ...NOTHING,
      counts: { 'met→breached': n },
      flips: Array.from({ length: n }, (_, i) => ({ ticket: from + i, ...flip })),
    });
    const found = together(some(1, 300), some(301, 300));
    expect(found.counts).toEqual({ 'met→breached': 600 });
    expect(found.flips).toHaveLength(500);
    expect(found.flips.at(-1)).toEqual({ ticket: 500, ...flip });
  });
});
