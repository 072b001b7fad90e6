import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import type { SlaFact } from './facts.ts';
import { clockOf, hours, kinds, office, promising, t, termsWith } from './fixtures.ts';
import { advance, foldFact } from './fold.ts';
import type { LedgerEntry } from './ledger.ts';
import { foldOldNews, tellAt } from './notify.ts';
import { replayTicket } from './replay.ts';
import { timersOf } from './timers.ts';

const on = (time: string) => t(`2026-06-${time}`);
const warned = { 'warn-at': ['75%', '15min'], 'pause-in': ['pending-requester'] };
const terms = termsWith(promising('4h', 'resolution', warned));
const warnings = (clock: ReturnType<typeof clockOf>) =>
  clock.ledger.flatMap((e) => (e.kind === 'warned' ? [[e.data.point, e.at] as const] : []));
const state = (time: string, to: 'open' | 'pending-requester' | 'resolved'): ReplayEvent => ({ at: on(time), kind: 'state', to });

describe('warnings', () => {
  test('C16 a share of the target and open time before due, each once, at the exact instant', () => {
    const clock = clockOf({ terms, until: on('05 12:00') }, 'resolution');
    expect(warnings(clock)).toEqual([
      ['75%', on('01 12:00')],
      ['15min', on('01 12:45')],
    ]);
    expect(clock.ledger.find((e) => e.kind === 'warned')).toMatchObject({ cause: 'time', policy: 'standard' });
  });

  test('C16 a warning at the instant of the look has come', () => {
    expect(warnings(clockOf({ terms, until: on('01 12:00') }, 'resolution'))).toHaveLength(1);
    expect(warnings(clockOf({ terms, until: new Date(on('01 12:00').getTime() - 1) }, 'resolution'))).toHaveLength(0);
  });

  test('C16 T4 looked at in the due instant, all warnings have come and the breach has not', () => {
    const clock = clockOf({ terms, until: on('01 13:00') }, 'resolution');
    expect(warnings(clock)).toHaveLength(2);
    expect(clock.state).toBe('running');
  });

  test('C16 business arithmetic: before due means open time, over a night', () => {
    const clock = clockOf({ terms, receivedAt: on('01 12:10'), until: on('05 12:00') }, 'resolution');
    expect(clock.dueAt).toEqual(on('02 08:10'));
    expect(warnings(clock)).toEqual([
      ['75%', on('01 15:10')],
      ['15min', on('01 15:55')],
    ]);
  });

  test('C16 muted while paused, and once per cycle whatever the pauses', () => {
    const events = [
      state('01 11:00', 'pending-requester'),
      state('02 10:00', 'open'),
      state('02 11:30', 'pending-requester'),
      state('02 12:00', 'open'),
    ];
    expect(warnings(clockOf({ terms, events, until: on('05 12:00') }, 'resolution'))).toEqual([
      ['75%', on('02 11:00')],
      ['15min', on('02 12:15')],
    ]);
    expect(warnings(clockOf({ terms, events: events.slice(0, 1), until: on('05 12:00') }, 'resolution'))).toEqual([]);
  });

  test('C16 armed again by a retarget where the point still lies ahead, and only there', () => {
    const targets = { normal: { resolution: '4h' }, low: { resolution: '8h' }, high: { resolution: '3h' } };
    const life = (to: 'low' | 'high') => ({
      terms: termsWith({ targets, ...warned }),
      priority: 'normal' as const,
      events: [{ at: on('01 12:10'), kind: 'priority', to } as const],
      until: on('05 12:00'),
    });
    expect(warnings(clockOf(life('low'), 'resolution'))).toEqual([
      ['75%', on('01 12:00')],
      ['75%', on('01 15:00')],
      ['15min', on('02 08:45')],
    ]);
    expect(warnings(clockOf(life('high'), 'resolution'))).toEqual([['75%', on('01 12:00')]]);
  });

  test('C16 a point that would not come after the start is no warning', () => {
    expect(warnings(clockOf({ terms: termsWith(promising('15min', 'resolution', warned)), until: on('05 12:00') }, 'resolution'))).toEqual([
      ['75%', new Date(on('01 09:11').getTime() + 15_000)],
    ]);
  });

  test('C16 business days before due', () => {
    const clock = clockOf(
      { terms: termsWith(promising('3bd', 'resolution', { 'warn-at': ['1bd'] })), receivedAt: on('01 10:00'), until: on('05 12:00') },
      'resolution',
    );
    expect(warnings(clock)).toEqual([['1bd', on('03 10:00')]]);
  });

  test('C16 no warning after the promise was kept, broken or let go', () => {
    expect(warnings(clockOf({ terms, events: [state('01 11:00', 'resolved')], until: on('05 12:00') }, 'resolution'))).toEqual([]);
    const waived: ReplayEvent[] = [{ at: on('01 11:00'), kind: 'waive', metric: 'resolution', reason: 'x' }];
    expect(warnings(clockOf({ terms, events: waived, until: on('05 12:00') }, 'resolution'))).toEqual([]);
  });

  test('C11 C16 what would have come before a waiver is not made up for after it', () => {
    const targets = { urgent: { resolution: '1h' }, low: { resolution: '8h' } };
    const events: ReplayEvent[] = [
      { at: on('01 10:30'), kind: 'priority', to: 'low' },
      { at: on('01 15:30'), kind: 'waive', metric: 'resolution', reason: 'x' },
    ];
    const told = (waivedAt: string) => {
      const life = [...events.slice(0, 1), { ...events[1]!, at: on(waivedAt) }];
      return warnings(
        clockOf({ terms: termsWith({ targets, ...warned }), priority: 'urgent', events: life, until: on('05 12:00') }, 'resolution'),
      );
    };
    const broken = [['75%', on('01 09:45')], ['15min', on('01 09:45')]]; // prettier-ignore
    expect(told('01 15:30')).toEqual([...broken, ['15min', on('02 08:45')]]);
    // Nor what would have come at its very instant.
    expect(told('01 15:00')).toEqual([...broken, ['15min', on('02 08:45')]]);
    expect(told('01 14:59')).toEqual([...broken, ['75%', on('01 15:00')], ['15min', on('02 08:45')]]);
  });

  test('C10 C16 after a reopening a point that was told is not told again', () => {
    const events = [state('01 12:30', 'resolved'), state('01 14:00', 'open')];
    expect(warnings(clockOf({ terms, events, until: on('05 12:00') }, 'resolution'))).toEqual([
      ['75%', on('01 12:00')],
      ['15min', on('01 14:15')],
    ]);
  });

  test('C13 C16 after new hours a point that was told is not told again', () => {
    const long = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-18:00'] } });
    const events: ReplayEvent[] = [{ at: on('01 12:10'), kind: 'calendar', calendars: { office: long } }];
    expect(warnings(clockOf({ terms, events, until: on('05 12:00') }, 'resolution'))).toEqual([
      ['75%', on('01 12:00')],
      ['15min', on('01 12:45')],
    ]);
  });
});

describe('timers', () => {
  const stateAt = (events: ReplayEvent[], until: Date, contract = terms) =>
    replayTicket({ contract, priority: 'normal', receivedAt: on('01 09:00'), events, until }).state;

  test('C16 C19 what must be looked at, in order, each with a key of its own; a breach shows just after its due', () => {
    const timers = timersOf(stateAt([], on('01 09:00')));
    expect(timers.map(({ kind, at, clock }) => [kind, at, clock])).toEqual([
      ['warn', on('01 12:00'), 'resolution:1'],
      ['warn', on('01 12:45'), 'resolution:1'],
      ['breach', new Date(on('01 13:00').getTime() + 1), 'resolution:1'],
    ]);
    expect(new Set(timers.map((timer) => timer.key)).size).toBe(3);
    expect(timersOf(stateAt([], on('01 10:00'))).map((timer) => timer.key)).toEqual(timers.map((timer) => timer.key));
  });

  test('C16 none while paused but the wake date; none once broken, met or let go', () => {
    const wakeAt = on('03 09:00');
    const paused: ReplayEvent[] = [{ at: on('01 10:00'), kind: 'state', to: 'pending-requester', wakeAt }];
    expect(timersOf(stateAt(paused, on('01 10:00')))).toMatchObject([{ kind: 'wake', at: wakeAt, clock: '' }]);
    expect(timersOf(stateAt([], on('02 10:00')))).toEqual([]);
    expect(timersOf(stateAt([state('01 10:00', 'resolved')], on('01 10:00')))).toEqual([]);
    expect(timersOf(stateAt([{ at: on('01 10:00'), kind: 'waive', metric: 'resolution', reason: 'x' }], on('01 10:00')))).toEqual([]);
  });

  test('C19 a timer that fires at its instant brings the fact, and firing again is no-op', () => {
    let now = stateAt([], on('01 09:00'));
    const seen: string[] = [];
    for (let next = timersOf(now)[0]; next; next = timersOf(now)[0]) {
      const { state: then, entries } = advance(now, next.at, terms);
      seen.push(...entries.map((entry) => `${entry.kind} ${entry.at.toISOString()}`));
      expect(advance(then, next.at, terms)).toEqual({ state: then, entries: [] });
      now = then;
    }
    expect(seen).toEqual(['warned 2026-06-01T09:00:00.000Z', 'warned 2026-06-01T09:45:00.000Z', 'breached 2026-06-01T10:00:00.000Z']);
  });

  test('C17 after a time in which nobody looked, facts come in the order of their own instants', () => {
    const both = termsWith({ targets: { normal: { resolution: '4h', 'first-response': '1h' } }, ...warned });
    const opened = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, both);
    const { entries } = advance(opened.state, on('05 12:00'), both);
    expect(entries.map((e) => `${e.metric} ${e.kind}`)).toEqual([
      ...['first-response warned', 'first-response warned', 'first-response breached'],
      ...['resolution warned', 'resolution warned', 'resolution breached'],
    ]);
    expect(entries.map((e) => e.at.getTime())).toEqual([...entries.map((e) => e.at.getTime())].sort((a, b) => a - b));
  });
});

describe('telling', () => {
  const policy = terms.policies[0];
  test('C16 within quiet hours at the next opening of the recipient, unless the priority goes through', () => {
    const night = on('01 22:00');
    expect(tellAt(night, { hours: office, priority: 'high', policy })).toEqual(on('02 08:00'));
    expect(tellAt(night, { hours: office, priority: 'urgent', policy })).toEqual(night);
    expect(tellAt(night, { hours: undefined, priority: 'low', policy })).toEqual(night);
    expect(tellAt(on('01 10:00'), { hours: office, priority: 'low', policy })).toEqual(on('01 10:00'));
    const [quiet] = termsWith({ 'through-quiet-hours': [] }).policies;
    expect(tellAt(night, { hours: office, priority: 'urgent', policy: quiet })).toEqual(on('02 08:00'));
    expect(tellAt(night, { hours: office, priority: 'urgent', policy: undefined })).toEqual(night);
  });

  test('C17 old news becomes one digest per recipient, new news goes out in due order', () => {
    const news = [
      { recipient: 'b', at: on('02 09:50'), n: 1 },
      { recipient: 'a', at: on('01 10:00'), n: 2 },
      { recipient: 'a', at: on('02 09:40'), n: 3 },
      { recipient: 'b', at: on('01 09:00'), n: 4 },
      { recipient: 'a', at: on('01 08:00'), n: 5 },
      { recipient: 'a', at: on('02 09:00'), n: 6 },
    ];
    const { single, digests } = foldOldNews(news, { now: on('02 10:00'), olderThanMs: hours(1) });
    expect(single.map((x) => x.n)).toEqual([6, 3, 1]);
    expect([...digests].map(([who, list]) => [who, list.map((x) => x.n)])).toEqual([
      ['a', [5, 2]],
      ['b', [4]],
    ]);
  });
});

describe('imported and late', () => {
  const opened: SlaFact = { kind: 'opened', at: on('01 09:00'), priority: 'normal', importedAt: on('03 12:00') };

  test('C18 history that was imported gives facts that nobody is told of; what comes after is told', () => {
    const first = foldFact(undefined, opened, terms);
    const second = advance(first.state, on('03 12:00'), terms);
    const quiet = [...first.entries, ...second.entries];
    expect(quiet.map((e) => e.kind)).toEqual(['started', 'warned', 'warned', 'breached']);
    expect(quiet.every((e) => e.quiet)).toBe(true);
    const { entries } = foldFact(second.state, { kind: 'state', to: 'resolved', at: on('04 09:00') }, terms);
    expect(entries).toMatchObject([{ kind: 'met' }]);
    expect(entries[0]).not.toHaveProperty('quiet');
  });

  test('C18 a fact that is imported later makes its own past quiet, and an older import takes nothing back', () => {
    const plain = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, terms);
    const note: SlaFact = { kind: 'agent-message', at: on('01 12:30'), importedAt: on('02 12:00') };
    const imported = foldFact(plain.state, note, terms);
    expect(imported.state.quietUntil).toEqual(on('02 12:00'));
    const older = foldFact(imported.state, { kind: 'agent-message', at: on('01 12:40'), importedAt: on('01 12:41') }, terms);
    expect(older.state.quietUntil).toEqual(on('02 12:00'));
    expect(advance(older.state, on('01 14:00'), terms).entries.map((e) => [e.kind, e.quiet])).toEqual([
      ['warned', true],
      ['breached', true],
    ]);
  });

  test('C17 a breach that was told by a look is not told again when the answer turns up later', () => {
    const full = termsWith(promising('1h', 'first-response'));
    const first = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, full);
    const looked = advance(first.state, on('01 14:00'), full);
    const late = foldFact(looked.state, { kind: 'agent-message', at: on('01 12:00') }, full);
    expect(late.entries.map((e) => [e.kind, e.quiet ?? false])).toEqual([
      ['corrected', false],
      ['started', true],
      ['breached', true],
      ['met', true],
    ]);
  });

  test('C19 the same event twice is one', () => {
    const first = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal', tier: 1 }, terms);
    const back: SlaFact = { kind: 'tier', to: 1, handBack: true, at: on('01 10:00'), cause: '7' };
    const once = foldFact(first.state, back, terms);
    expect(foldFact(once.state, back, terms).state).toBe(once.state);
    expect(foldFact(once.state, back, terms).entries).toEqual([]);
    expect(foldFact(once.state, { ...back, cause: '8' }, terms).state.bounces).toBe(2);
  });

  test('C17 a fact that comes after a look that it precedes is folded in at its place, and told news is not told again', () => {
    const full = termsWith({ targets: { normal: { resolution: '4h', 'first-response': '1h' } } });
    const first = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, full);
    const looked = advance(first.state, on('01 14:00'), full);
    expect(looked.entries.map((e) => `${e.metric} ${e.kind}`)).toEqual(['first-response breached', 'resolution breached']);
    const late = foldFact(looked.state, { kind: 'agent-message', at: on('01 10:00'), cause: 'm' }, full);
    expect(late.entries.map((e) => [e.metric, e.kind, e.quiet ?? false])).toEqual([
      ['first-response', 'corrected', false],
      ['first-response', 'started', true],
      ['first-response', 'met', true],
    ]);
    expect(late.state.clocks).toMatchObject([
      { state: 'met', metAt: on('01 10:00') },
      { state: 'breached', breachedAt: on('01 13:00') },
    ]);
    const later = foldFact(
      late.state,
      { kind: 'state', to: 'pending-requester', at: on('01 12:00'), cause: 's' },
      termsWith({ ...promising('4h') }),
    );
    expect(later.state.advancedTo).toEqual(on('01 14:00'));
  });

  test('C17 a breach that a late fact brings is told; one that was told stays told', () => {
    const both = termsWith({
      targets: { normal: { resolution: '4h', 'first-response': '2h' }, urgent: { resolution: '1h', 'first-response': '2h' } },
    });
    const first = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, both);
    const looked = advance(first.state, on('01 12:00'), both);
    expect(looked.entries.map((e) => `${e.metric} ${e.kind}`)).toEqual(['first-response breached']);
    const raised = foldFact(looked.state, { kind: 'priority', to: 'urgent', at: on('01 09:10'), cause: 'p' }, both);
    const told = (entries: readonly LedgerEntry[], metric: string) =>
      entries.filter((e) => e.metric === metric).map((e) => [e.kind, e.quiet ?? false]);
    const life = [
      ['corrected', false],
      ['started', true],
      ['retargeted', true],
    ];
    expect(told(raised.entries, 'first-response')).toEqual([]);
    expect(told(raised.entries, 'resolution')).toEqual([...life, ['breached', false]]);
    const again = foldFact(raised.state, { kind: 'waive', metric: 'resolution', reason: 'x', at: on('01 11:30'), cause: 'w' }, both);
    expect(told(again.entries, 'resolution')).toEqual([...life, ['breached', true], ['waived', true]]);
  });

  test('C17 a warning that was told is not told again by a correction', () => {
    const first = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, terms);
    const looked = advance(first.state, on('01 12:30'), terms);
    expect(looked.entries).toMatchObject([{ kind: 'warned' }]);
    const late = foldFact(looked.state, { kind: 'state', to: 'resolved', at: on('01 12:20'), cause: 's' }, terms);
    expect(late.entries.map((e) => [e.kind, e.quiet ?? false])).toEqual([
      ['corrected', false],
      ['started', true],
      ['warned', true],
      ['met', true],
    ]);
    expect(late.entries[0]).toMatchObject({ at: on('01 12:30'), cause: 's', data: { reason: 'late' } });
  });

  test('a look or a remark that brings nothing gives the very same state', () => {
    const first = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, terms).state;
    expect(advance(first, on('01 11:59'), terms).state).toBe(first);
    expect(foldFact(first, { kind: 'note', at: on('01 11:00') }, terms).state).toBe(first);
    expect(foldFact(first, { kind: 'note', at: on('01 12:00') }, terms).entries).toMatchObject([{ kind: 'warned' }]);
    const wakeAt = on('01 10:00');
    const asleep = foldFact(first, { kind: 'state', to: 'pending-approval', wakeAt, at: on('01 09:10') }, terms).state;
    expect(advance(asleep, wakeAt, terms).state.category).toBe('open');
  });

  test('the first fact must be the opening', () => {
    expect(() => foldFact(undefined, { kind: 'note', at: on('01 09:00') }, terms)).toThrow("must be 'opened', and is 'note'");
    expect(kinds(clockOf({ terms, until: on('01 09:00') }, 'resolution'))).toEqual(['started']);
  });

  test('the fold says which version of the terms it lacks', () => {
    const first = foldFact(undefined, { kind: 'opened', at: on('01 09:00'), priority: 'normal' }, terms);
    const other = termsWith({}, { version: 'acme@2' });
    expect(() => foldFact(first.state, { kind: 'state', to: 'resolved', at: on('01 10:00') }, other)).toThrow(
      'version acme@1 of its contract, and the terms given are acme@2',
    );
  });
});
