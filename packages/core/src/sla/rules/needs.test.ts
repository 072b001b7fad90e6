import { expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import { always, promising, t, termsWith } from './fixtures.ts';
import { foldFact } from './fold.ts';
import { reopenUntil } from './category.ts';
import { versionsOf } from './needs.ts';
import { replayTicket } from './replay.ts';

const on = (time: string) => t(`2026-06-01 ${time}`);
const live = (events: ReplayEvent[], terms = termsWith(promising('4h'))) =>
  replayTicket({ contract: terms, priority: 'low', receivedAt: on('09:00'), events, until: on('15:00') });

test('the versions that a ticket needs are those of its clocks, its hours and its facts', () => {
  const v2 = termsWith(promising('8h'), { version: 'acme@2' });
  const events: ReplayEvent[] = [
    { at: on('10:00'), kind: 'contract', contract: v2 },
    { at: on('11:00'), kind: 'calendar', calendars: { office: always } },
  ];
  const { state, terms } = live(events);
  expect([...versionsOf(state)].sort()).toEqual(['acme@1', 'acme@2', 'acme@2/2']);
  expect(versionsOf(live([{ at: on('10:00'), kind: 'wake' }]).state)).toEqual(['acme@1']);
  const late = { kind: 'requester-message', at: on('09:30'), cause: 'late' } as const;
  expect(() => foldFact(state, late, terms)).not.toThrow();
  // No clock stands under the first version any more, and yet a late fact asks for it.
  expect(() => foldFact(state, late, { ...terms, earlier: terms.earlier?.filter((older) => older.version !== 'acme@1') ?? [] })).toThrow(
    'acme@1',
  );
});

test('each place of a state that names a version is looked at, and each version is named once', () => {
  const { state } = live([{ at: on('10:00'), kind: 'wake' }]);
  const [clock] = state.clocks;
  if (!clock) throw new TypeError('the ticket has no clock');
  const span = { from: on('09:00'), to: on('09:30'), ms: 1, calendar: 'office', calendarVersion: 'of a span' };
  const followed = [{ to: on('09:30'), calendar: 'office', calendarVersion: 'followed' }];
  const facts = [{ kind: 'contract', at: on('10:00'), version: 'of a fact' } as const, { kind: 'wake', at: on('10:00') } as const];
  const full = { ...state, version: 'own', calendarsVersion: 'own hours', facts };
  const clocks = [{ ...clock, version: 'of a clock', calendarVersion: 'hours of a clock', spans: [span, span], followed }];
  expect([...versionsOf({ ...full, clocks })].sort()).toEqual(
    ['followed', 'hours of a clock', 'of a clock', 'of a fact', 'of a span', 'own', 'own hours'].sort(),
  );
  const { followed: _none, ...never } = { ...clock, version: 'own', calendarVersion: 'own', spans: [] };
  expect(versionsOf({ ...full, clocks: [never], facts: [] })).toEqual(['own', 'own hours']);
});

test('C10 the end of the reopen window, by the policy and hours of the ticket', () => {
  const window = termsWith(promising('4h', 'resolution', { 'reopen-window': '8h' }));
  const solved: ReplayEvent = { at: on('11:00'), kind: 'state', to: 'resolved' };
  const of = (events: ReplayEvent[], contract = window) => {
    const { state, terms } = live(events, contract);
    return reopenUntil(state, terms);
  };
  expect(of([solved])).toEqual(t('2026-06-02 11:00'));
  expect(of([{ at: on('10:00'), kind: 'calendar', calendars: { office: always } }, solved])).toEqual(on('19:00'));
  expect(of([])).toBeUndefined();
  expect(of([solved, { at: on('12:00'), kind: 'state', to: 'open' }])).toBeUndefined();
  expect(of([solved], termsWith({}, { sla: [] }))).toBeUndefined();
});
