import { describe, expect, test } from '@jest/globals';
import { always, promising, t, termsWith } from './fixtures.ts';
import type { SlaFact } from './facts.ts';
import { advance, foldFact } from './fold.ts';
import type { LedgerEntry } from './ledger.ts';

const on = (time: string) => t(`2026-06-01 ${time}`);
const terms = {
  ...termsWith({ ...promising('4h'), name: 'standard' }),
  earlier: [
    termsWith(promising('2h'), { version: 'acme@2' }),
    termsWith(promising('4h'), { version: 'acme@3', calendars: { office: always, always } }),
  ],
};
const opened: SlaFact = { kind: 'opened', at: on('09:00'), receivedAt: on('07:00'), priority: 'urgent' };
const resolved: SlaFact = { kind: 'state', to: 'resolved', at: on('10:00'), cause: '2' };
const folded = (facts: readonly SlaFact[]) => {
  const [first, ...rest] = facts;
  let { state, entries } = foldFact(undefined, first!, terms);
  for (const fact of rest) ({ state, entries } = foldFact(state, fact, terms));
  return { state, entries };
};
const correction = (facts: readonly SlaFact[]): LedgerEntry | undefined => folded(facts).entries.find(({ kind }) => kind === 'corrected');

describe('why a ticket is computed again', () => {
  test.each<[string, SlaFact[]]>([
    ['contract', [resolved, { kind: 'contract', mode: 'correction', version: 'acme@2', at: on('11:00') }]],
    ['late', [resolved, { kind: 'contract', mode: 'version', version: 'acme@2', at: on('09:30') }]],
    ['calendar', [resolved, { kind: 'calendar', recompute: true, version: 'acme@3', at: on('11:00') }]],
    ['late', [resolved, { kind: 'calendar', version: 'acme@3', at: on('07:30') }]],
    ['late', [resolved, { kind: 'priority', to: 'low', at: on('09:30') }, { kind: 'state', to: 'resolved', at: on('09:40') }]],
    [
      'undone',
      [
        { kind: 'spam', at: on('10:00') },
        { kind: 'state', to: 'open', at: on('11:00') },
      ],
    ],
    [
      'late',
      [
        { kind: 'spam', at: on('10:00') },
        { kind: 'state', to: 'resolved', at: on('09:30') },
      ],
    ],
    [
      'late',
      [
        { kind: 'spam', at: on('10:00') },
        { kind: 'state', to: 'cancelled', at: on('09:30') },
      ],
    ],
    ['late', [resolved, { kind: 'state', to: 'pending-requester', at: on('09:30') }]],
  ])('C2 C12 C13 C15 it is %s', (reason, facts) => {
    expect(correction([opened, ...facts])).toMatchObject({ data: { reason } });
  });

  test('C2 the correction is on the account of whoever brought it, and of nobody where that is not known', () => {
    const head = { metric: 'resolution', cycle: 1, policy: 'standard', version: 'acme@1', kind: 'corrected', data: { reason: 'late' } };
    const late = { kind: 'state', to: 'resolved', at: on('09:30') } as const;
    expect(correction([opened, resolved, late])).toStrictEqual({ ...head, at: on('10:00') });
    expect(correction([opened, resolved, { ...late, cause: '7', actor: 'agent:1' }])).toStrictEqual({
      ...{ ...head, at: on('10:00') },
      ...{ cause: '7', actor: 'agent:1' },
    });
  });
});

describe('what is corrected', () => {
  test('C12 a clock that was withdrawn once is not corrected again, and one that comes back lives anew', () => {
    const without = { ...termsWith(promising('1h', 'first-response'), { version: 'other@1' }), earlier: [...terms.earlier, terms] };
    const wrong: SlaFact = { kind: 'contract', mode: 'correction', version: 'other@1', at: on('11:00'), cause: '5' };
    const first = foldFact(folded([opened]).state, wrong, without);
    expect(first.state.clocks).toMatchObject([{ metric: 'resolution', withdrawn: true, state: 'cancelled' }, { metric: 'first-response' }]);
    expect(first.state.clocks[0]).not.toHaveProperty('metAt');
    const late = foldFact(first.state, { kind: 'agent-message', at: on('08:30'), cause: '6' }, without);
    expect(late.entries.filter(({ metric }) => metric === 'resolution')).toEqual([]);
    const back: SlaFact = { kind: 'contract', mode: 'correction', version: 'acme@1', at: on('12:00'), cause: '7' };
    const again = foldFact(late.state, back, without);
    expect(again.entries.map(({ metric, kind }) => `${metric} ${kind}`)).toEqual(['resolution started', 'first-response corrected']);
    expect(again.state.clocks.find(({ metric }) => metric === 'resolution')).toMatchObject({ state: 'running' });
  });

  test('C18 what was imported stays quiet when it is said again', () => {
    const first = foldFact(undefined, { ...opened, importedAt: on('15:00') }, terms);
    const looked = advance(first.state, on('14:00'), terms);
    expect(looked.entries).toMatchObject([{ kind: 'breached', quiet: true }]);
    const { entries } = foldFact({ ...looked.state, told: [] }, { kind: 'priority', to: 'low', at: on('09:30'), cause: '3' }, terms);
    expect(entries.filter(({ kind }) => kind === 'breached').every(({ quiet }) => quiet === true)).toBe(true);
  });
});
