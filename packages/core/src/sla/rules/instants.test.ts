import { describe, expect, test } from '@jest/globals';
import { isDeskError } from '../../kernel/error.ts';
import { calendarMissing, notOpened, termsMissing } from './errors.ts';
import type { SlaFact } from './facts.ts';
import { always, minutes, office, promising, t, termsWith } from './fixtures.ts';
import { advance, foldFact, recount } from './fold.ts';
import { replayClocks, replayTicket } from './replay.ts';
import { timersOf } from './timers.ts';

const on = (time: string) => t(`2026-06-${time}`);
const opened: SlaFact = { kind: 'opened', at: on('01 09:00'), priority: 'urgent' };
const ms = (at: Date, n: number) => new Date(at.getTime() + n);

describe('what time alone brings about', () => {
  const both = termsWith({ targets: { urgent: { resolution: '4h', 'first-response': '4h' } }, 'warn-at': ['1h', '50%'] });
  const { state } = foldFact(undefined, opened, both);

  test('T4 T10 a breach is known a millisecond after its due and carries the due; until then the very same state comes back', () => {
    const warned = advance(state, on('01 12:00'), both).state;
    expect(advance(warned, on('01 13:00'), both)).toEqual({ state: warned, entries: [] });
    expect(advance(warned, on('01 13:00'), both).state).toBe(warned);
    const late = advance(warned, ms(on('01 13:00'), 1), both);
    expect(late.entries.map(({ metric, kind, at, cause, data }) => [metric, kind, at, cause, data])).toEqual(
      ['first-response', 'resolution'].map((metric) => [metric, 'breached', on('01 13:00'), 'time', { dueAt: on('01 13:00') }]),
    );
    expect(advance(late.state, on('09 13:00'), both).state).toBe(late.state);
  });

  test('C16 a warning of the very instant has come; of one instant warnings go first, and clocks by their name', () => {
    const { entries } = advance(state, on('01 11:00'), both);
    expect(entries.map(({ metric, kind, data }) => [metric, kind, data])).toEqual([
      ['first-response', 'warned', { point: '50%' }],
      ['resolution', 'warned', { point: '50%' }],
    ]);
    expect(advance(state, ms(on('01 11:00'), -1), both).entries).toEqual([]);
    const sharp = termsWith({ targets: { urgent: { resolution: '2h', 'first-response': '4h' } }, 'warn-at': ['2h'] });
    const crossed = advance(foldFact(undefined, opened, sharp).state, on('01 12:00'), sharp);
    expect(crossed.entries.map(({ metric, kind }) => `${metric} ${kind}`)).toEqual(['first-response warned', 'resolution breached']);
  });

  test('C9 a wake date of the very instant has come, after what else happened then', () => {
    const paused = foldFact(state, { kind: 'state', to: 'pending-requester', at: on('01 12:30'), wakeAt: on('01 13:00') }, both);
    const { entries } = advance(paused.state, ms(on('01 13:00'), 0), both);
    expect(entries.map(({ metric, kind, cause }) => `${metric} ${kind} ${String(cause)}`)).toEqual(['resolution resumed wake']);
    expect(timersOf(paused.state).map(({ key }) => key)).toEqual([
      'wake 2026-06-01T10:00:00.000Z',
      'first-response:1 breach 2026-06-01T10:00:00.001Z',
    ]);
  });

  test('C17 C19 timers come in order, of one instant by their keys, each with a key of its own', () => {
    expect(timersOf(state)).toEqual([
      {
        key: 'first-response:1 warn 50% 2026-06-01T08:00:00.000Z',
        clock: 'first-response:1',
        at: on('01 11:00'),
        kind: 'warn',
        point: '50%',
      },
      { key: 'resolution:1 warn 50% 2026-06-01T08:00:00.000Z', clock: 'resolution:1', at: on('01 11:00'), kind: 'warn', point: '50%' },
      {
        key: 'first-response:1 warn 1h 2026-06-01T09:00:00.000Z',
        clock: 'first-response:1',
        at: on('01 12:00'),
        kind: 'warn',
        point: '1h',
      },
      { key: 'resolution:1 warn 1h 2026-06-01T09:00:00.000Z', clock: 'resolution:1', at: on('01 12:00'), kind: 'warn', point: '1h' },
      { key: 'first-response:1 breach 2026-06-01T10:00:00.001Z', clock: 'first-response:1', at: ms(on('01 13:00'), 1), kind: 'breach' },
      { key: 'resolution:1 breach 2026-06-01T10:00:00.001Z', clock: 'resolution:1', at: ms(on('01 13:00'), 1), kind: 'breach' },
    ]);
  });

  test('C17 of one instant they go by their keys, whichever clock began first', () => {
    const terms = termsWith({ targets: { urgent: { resolution: '4h', 'first-response': '4h', 'next-response': '210min' } } });
    const events = [
      { at: on('01 09:05'), kind: 'agent-message' as const },
      { at: on('01 09:30'), kind: 'requester-message' as const },
    ];
    const ticket = { contract: terms, priority: 'urgent' as const, receivedAt: on('01 09:00'), events };
    const { state: now } = replayTicket({ ...ticket, until: on('01 10:00') });
    expect(timersOf(now).map(({ clock }) => clock)).toEqual(['next-response:1', 'resolution:1']);
    const { ledger } = replayTicket({ ...ticket, until: on('01 14:00') });
    expect(ledger.filter(({ kind }) => kind === 'breached').map(({ metric }) => metric)).toEqual(['next-response', 'resolution']);
  });

  test('C11 let go at the instant of its due, a promise is due no more', () => {
    const terms = termsWith(promising('4h'));
    const { state: begun } = foldFact(undefined, opened, terms);
    const late = advance(begun, on('01 14:00'), terms).state;
    const waived = foldFact(late, { kind: 'waive', metric: 'resolution', at: on('01 14:00'), reason: 'x' }, terms).state;
    expect(timersOf(waived)).toEqual([]);
    const raised = foldFact(waived, { kind: 'priority', to: 'low', at: on('01 14:30') }, terms).state;
    expect(timersOf(raised)).toEqual([]);
  });
});

describe('C1 T10 no order of the events given changes a replay', () => {
  test('events of one instant, without causes, forwards and backwards', () => {
    const terms = termsWith({}, { tiers: [{ level: 1, 'hold-at-most': '2h' }, { level: 2 }], calendars: { office: always, always } });
    const at = on('01 10:00');
    const events = [
      { at, kind: 'requester-message' as const },
      { at, kind: 'agent-message' as const },
      { at, kind: 'state' as const, to: 'pending-requester' as const },
      { at, kind: 'state' as const, to: 'open' as const },
      { at, kind: 'priority' as const, to: 'low' as const },
      { at, kind: 'priority' as const, to: 'high' as const },
      { at, kind: 'tier' as const, to: 2 },
    ];
    const replay = (list: typeof events) =>
      replayClocks({ contract: terms, priority: 'urgent', receivedAt: on('01 09:00'), events: list, until: ms(at, minutes(90)) });
    const wanted = replay(events);
    for (let n = 0; n < events.length; n++) {
      const turned = [...events.slice(n), ...events.slice(0, n)];
      expect(replay(turned)).toEqual(wanted);
      expect(replay(turned.reverse())).toEqual(wanted);
    }
  });
});

describe('T9 counted anew from the same facts', () => {
  const policy = promising('4h', 'resolution', { calendar: 'office' });
  const before = termsWith(policy, { calendars: { office } });
  const { state } = foldFact(undefined, { ...opened, receivedAt: on('01 07:00') }, before);

  test('nothing changes where the rules of the zones say the same', () => {
    expect(recount(state, { at: on('02 09:00') }, before).entries.map(({ kind }) => kind)).toEqual(['corrected', 'started', 'breached']);
    const known = advance(state, on('02 09:00'), before).state;
    const same = recount(known, { at: on('02 09:00'), cause: '7', actor: 'agent:1' }, before);
    expect(same.entries).toEqual([]);
    expect(same.state.facts).toEqual(known.facts);
  });

  test('a clock that comes to other instants is corrected, on the account of whoever asked', () => {
    const after = termsWith(policy, { calendars: { office: always } });
    const { entries, state: next } = recount(state, { at: on('01 09:30'), cause: '7', actor: 'agent:1' }, after);
    expect(entries[0]).toMatchObject({ kind: 'corrected', at: on('01 09:30'), cause: '7', actor: 'agent:1', data: { reason: 'zones' } });
    expect(next.clocks[0]).toMatchObject({ dueAt: on('01 11:00'), state: 'running' });
    expect(next.facts).toEqual(state.facts);
    expect(recount({ ...next, advancedTo: on('01 10:00') }, { at: on('01 09:30') }, before).entries[0]?.at).toEqual(on('01 10:00'));
  });
});

describe('errors', () => {
  const told = (error: unknown) => (isDeskError(error) ? [error.code, error.kind, error.message] : error);

  test('say what is missing and what would be right', () => {
    expect(told(termsMissing({ version: 'acme@3', known: ['acme@1', 'acme@2'] }))).toEqual([
      'sla.terms-missing',
      'defect',
      expect.stringContaining('version acme@3 of its contract, and the terms given are acme@1, acme@2'),
    ]);
    expect(told(calendarMissing({ calendar: 'office', version: 'acme@3' }))).toEqual([
      'sla.calendar-missing',
      'defect',
      "Version acme@3 of the contract has no calendar 'office'.",
    ]);
    expect(told(notOpened({ kind: 'state' }))).toEqual(['sla.not-opened', 'defect', expect.stringContaining('state')]);
  });
});
