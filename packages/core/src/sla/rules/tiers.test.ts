import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import type { Category } from './facts.ts';
import { always, clockOf, hours, minutes, office, promising, replayed, t, termsWith } from './fixtures.ts';
import { timeOf } from './ledgerOfTime.ts';
import { replayTicket } from './replay.ts';

const on = (time: string) => t(`2026-06-${time}`);
const tier = (time: string, to: number, handBack = false): ReplayEvent => ({
  at: on(time),
  kind: 'tier',
  to,
  ...(handBack && { handBack }),
});
const state = (time: string, to: Category): ReplayEvent => ({ at: on(time), kind: 'state', to });
const TIERS = [{ level: 1, 'hold-at-most': '2h' }, { level: 2, 'hold-at-most': '4h' }, { level: 3 }];
const terms = termsWith(promising('8h', 'resolution', { 'pause-in': ['pending-requester'] }), { tiers: TIERS });

describe('tier hold', () => {
  test('C7 starts where the ticket starts, ends with the hand-off, and the next tier begins', () => {
    const life = { terms, events: [tier('01 10:00', 2)], until: on('01 10:30') };
    expect(clockOf(life, 'tier-hold')).toMatchObject({
      tier: 1,
      state: 'met',
      startedAt: on('01 09:00'),
      metAt: on('01 10:00'),
      elapsedMs: hours(1),
      targetMs: hours(2),
    });
    expect(clockOf(life, 'tier-hold', 2)).toMatchObject({ tier: 2, state: 'running', startedAt: on('01 10:00'), dueAt: on('01 14:00') });
  });

  test('C7 handed back: the hold of tier 2 ends, tier 1 begins a new cycle, and it is a bounce', () => {
    const life = { terms, events: [tier('01 10:00', 2), tier('01 11:00', 1, true)], until: on('01 11:30') };
    expect(clockOf(life, 'tier-hold', 2)).toMatchObject({ tier: 2, state: 'met', metAt: on('01 11:00') });
    expect(clockOf(life, 'tier-hold', 3)).toMatchObject({ tier: 1, state: 'running', startedAt: on('01 11:00') });
    const { state: now } = replayTicket({
      contract: terms,
      priority: 'low',
      receivedAt: on('01 09:00'),
      events: life.events,
      until: life.until,
    });
    expect(now).toMatchObject({ bounces: 1, tier: 1 });
  });

  test('C7 held too long is a breach of that hold; handed on late it is met_late', () => {
    const life = { terms, events: [tier('01 12:00', 2)], until: on('01 12:30') };
    expect(clockOf(life, 'tier-hold')).toMatchObject({ state: 'met_late', breachedAt: on('01 11:00') });
  });

  test('C7 ends with the solution, and a reopening begins a new cycle at the tier that has it', () => {
    const life = { terms, events: [tier('01 10:00', 2), state('01 11:00', 'resolved'), state('01 12:00', 'open')], until: on('01 12:30') };
    expect(clockOf(life, 'tier-hold', 2)).toMatchObject({ state: 'met', metAt: on('01 11:00') });
    expect(clockOf(life, 'tier-hold', 3)).toMatchObject({ tier: 2, startedAt: on('01 12:00') });
  });

  test('C7 pauses with the ticket, also when handed on during a pause', () => {
    const events = [state('01 10:00', 'pending-requester'), tier('01 11:00', 2), state('01 12:00', 'open')];
    const life = { terms, events, until: on('01 12:30') };
    expect(clockOf(life, 'tier-hold')).toMatchObject({ state: 'met', elapsedMs: hours(1) });
    expect(clockOf(life, 'tier-hold', 2)).toMatchObject({ state: 'running', elapsedMs: minutes(30), dueAt: on('01 16:00') });
  });

  test('C7 a tier that promised nothing has no clock; the same tier again is no hand-off', () => {
    expect(replayed({ terms, events: [tier('01 10:00', 3)], until: on('01 12:00') }).filter((c) => c.metric === 'tier-hold')).toHaveLength(
      1,
    );
    expect(clockOf({ terms, events: [tier('01 10:00', 1)], until: on('01 10:30') }, 'tier-hold')).toMatchObject({
      state: 'running',
      elapsedMs: minutes(90),
    });
  });

  test('a client in Sweden, tier 2 in Finland: the SLA by the contract, the OLA by the team', () => {
    const stockholm = parseCalendar({ zone: 'Europe/Stockholm', hours: { 'mon-fri': ['08:00-16:00'] } });
    const both = termsWith(promising('8h', 'resolution', { calendar: 'stockholm' }), {
      calendars: { stockholm, helsinki: office },
      tiers: [
        { level: 1, 'hold-at-most': '2h' },
        { level: 2, 'hold-at-most': '2h', calendar: 'helsinki' },
      ],
    });
    const life = { terms: both, receivedAt: on('01 15:30'), events: [tier('01 15:30', 2)], until: on('01 15:30') };
    expect(clockOf(life, 'resolution')).toMatchObject({ calendar: 'stockholm', dueAt: on('02 15:30') });
    expect(clockOf(life, 'tier-hold', 2)).toMatchObject({ calendar: 'helsinki', dueAt: on('02 09:30') });
  });

  test('C7 C11 a policy may be chosen by tier: another tier, another target', () => {
    const sla = [
      { ...promising('2h'), name: 'experts', calendar: 'office', when: { tier: [3] } },
      { ...promising('8h'), name: 'all', calendar: 'office' },
    ];
    const clock = clockOf(
      { terms: termsWith({}, { sla, tiers: TIERS }), events: [tier('01 10:00', 3)], until: on('01 10:30') },
      'resolution',
    );
    expect(clock).toMatchObject({ policy: 'experts', dueAt: on('01 11:00'), elapsedMs: minutes(90) });
    expect(clock.ledger.at(-1)).toMatchObject({ data: { because: 'tier' } });
  });

  test('C11 a new contract changes the hold as well', () => {
    const v2 = termsWith(promising('8h'), { version: 'acme@2', tiers: [{ level: 1, 'hold-at-most': '3h' }] });
    const none = termsWith(promising('8h'), { version: 'acme@2', tiers: [{ level: 1 }] });
    const life = (contract: typeof v2) => ({
      terms,
      events: [{ at: on('01 10:00'), kind: 'contract' as const, contract }],
      until: on('01 10:00'),
    });
    expect(clockOf(life(v2), 'tier-hold')).toMatchObject({ targetMs: hours(3), dueAt: on('01 12:00'), version: 'acme@2' });
    expect(clockOf(life(none), 'tier-hold')).toMatchObject({ state: 'cancelled' });
  });

  test('C7 C11 a hold that a new contract begins during a pause stands still', () => {
    const bare = termsWith(promising('8h', 'resolution', { 'pause-in': ['pending-requester'] }), { tiers: [{ level: 1 }] });
    const contract = { ...terms, version: 'acme@2' };
    const events = [state('01 10:00', 'pending-requester'), { at: on('01 11:00'), kind: 'contract' as const, contract }];
    expect(clockOf({ terms: bare, events, until: on('01 15:00') }, 'tier-hold')).toMatchObject({
      state: 'paused',
      startedAt: on('01 11:00'),
      elapsedMs: 0,
    });
  });

  test('C7 the holds of all tiers together are the time of the resolution', () => {
    const all = termsWith(promising('8h', 'resolution', { 'pause-in': ['pending-requester'] }), {
      tiers: [1, 2, 3].map((level) => ({ level, 'hold-at-most': '1h' })),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), (events) => {
        const clocks = replayed({ terms: all, events, until: on('30 12:00') });
        const spent = (metric: string) => clocks.filter((c) => c.metric === metric).reduce((sum, c) => sum + c.elapsedMs, 0);
        expect(spent('tier-hold')).toBe(spent('resolution'));
      }),
      { numRuns: 200 },
    );
  });
});

const instant = fc.integer({ min: 0, max: 28 * 24 * 60 }).map((minute) => new Date(on('01 09:00').getTime() + minutes(minute)));
const happening: fc.Arbitrary<ReplayEvent> = fc.oneof(
  fc.record({ at: instant, kind: fc.constant('tier' as const), to: fc.constantFrom(1, 2, 3) }),
  fc.record({ at: instant, kind: fc.constant('requester-message' as const) }),
  fc.record({
    at: instant,
    kind: fc.constant('state' as const),
    to: fc.constantFrom<Category>('open', 'pending-requester', 'pending-third-party', 'pending-scheduled', 'pending-approval', 'resolved'),
  }),
);

describe('ledger of time', () => {
  const of = (events: ReplayEvent[], until: Date, contract = terms) =>
    timeOf(replayTicket({ contract, priority: 'normal', receivedAt: on('01 09:00'), events, until }).state, until, contract);

  test('C7 every minute belongs to a tier, the requester, a supplier or closed hours', () => {
    const time = of(
      [
        tier('01 10:00', 2),
        state('01 11:00', 'pending-third-party'),
        state('01 13:00', 'pending-requester'),
        state('02 09:00', 'open'),
        state('02 10:00', 'resolved'),
      ],
      on('20 12:00'),
    );
    expect(Object.fromEntries(time.held.map(({ holder, ms }) => [holder, ms]))).toEqual({
      'tier-1': hours(1),
      'tier-2': hours(2),
      supplier: hours(2),
      requester: hours(20),
    });
    expect(time.totalMs).toBe(hours(25));
    expect(time.held.find(({ holder }) => holder === 'requester')?.share).toBeCloseTo(0.8);
  });

  test('C7 nights are closed hours, time between a solution and a reopening is the requester’s', () => {
    const time = of([state('01 15:00', 'resolved'), state('01 15:30', 'open')], on('02 09:00'));
    expect(time.spans).toEqual([
      { from: on('01 09:00'), to: on('01 15:00'), holder: 'tier-1' },
      { from: on('01 15:00'), to: on('01 15:30'), holder: 'requester' },
      { from: on('01 15:30'), to: on('01 16:00'), holder: 'tier-1' },
      { from: on('01 16:00'), to: on('02 08:00'), holder: 'closed' },
      { from: on('02 08:00'), to: on('02 09:00'), holder: 'tier-1' },
    ]);
  });

  test('C7 the life is over with the last solution: closing it later adds nothing', () => {
    const solved = [state('01 11:00', 'resolved'), state('01 12:00', 'open'), state('01 13:00', 'resolved')];
    const closed = of([...solved, state('03 13:00', 'closed')], on('20 12:00'));
    expect(closed).toEqual(of(solved, on('20 12:00')));
    expect([closed.totalMs, closed.spans.at(-1)?.to]).toEqual([hours(4), on('01 13:00')]);
    expect(of([state('01 11:00', 'cancelled')], on('20 12:00'))).toMatchObject({
      totalMs: hours(2),
      held: [{ holder: 'tier-1', share: 1 }],
    });
    expect(of(solved, on('01 11:30')).totalMs).toBe(hours(2));
  });

  test('C7 a look at an earlier instant sees nothing of what came after it', () => {
    const events = [tier('01 10:00', 2), state('01 11:00', 'pending-requester'), state('01 12:00', 'open')];
    const { state: now } = replayTicket({
      ...{ contract: terms, priority: 'normal', receivedAt: on('01 09:00'), events, until: on('01 13:00') },
    });
    expect(timeOf(now, on('01 10:30'), terms)).toEqual({
      spans: [
        { from: on('01 09:00'), to: on('01 10:00'), holder: 'tier-1' },
        { from: on('01 10:00'), to: on('01 10:30'), holder: 'tier-2' },
      ],
      held: [
        { holder: 'tier-1', ms: hours(1), share: 2 / 3 },
        { holder: 'tier-2', ms: minutes(30), share: 1 / 3 },
      ],
      totalMs: minutes(90),
    });
    expect(timeOf(now, on('01 11:00'), terms).spans).toHaveLength(2);
  });

  test('C7 a tier with hours of its own is held by them; without hours or tiers the desk has it', () => {
    const night = termsWith(promising('8h'), { calendars: { office, always }, tiers: [{ level: 1, calendar: 'always' }] });
    expect(of([], on('02 09:00'), night).held).toEqual([{ holder: 'tier-1', ms: hours(24), share: 1 }]);
    const nothing = termsWith({}, { sla: [], calendars: { always } });
    expect(of([], on('02 09:00'), nothing).held).toEqual([{ holder: 'desk', ms: hours(24), share: 1 }]);
  });

  test('C7 it adds up to the whole life, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 15 }), instant, (events, until) => {
        const { state: now } = replayTicket({ contract: terms, priority: 'normal', receivedAt: on('01 09:00'), events, until });
        const { spans, held, totalMs } = timeOf(now, until, terms);
        const solved = now.stays.findLast((stay, i) => stay.category === 'resolved' && now.stays[i - 1]?.category !== 'resolved');
        const end = now.stays.at(-1)?.category === 'resolved' && solved ? solved.from : until;
        expect(totalMs).toBe(end.getTime() - on('01 09:00').getTime());
        expect(held.reduce((sum, { ms }) => sum + ms, 0)).toBe(totalMs);
        if (totalMs > 0) expect(held.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        spans.forEach((span, i) => {
          expect(span.from.getTime()).toBe((spans[i - 1]?.to ?? on('01 09:00')).getTime());
          expect(span.to > span.from).toBe(true);
        });
        if (spans.length > 0) expect(spans.at(-1)?.to).toEqual(end);
      }),
      { numRuns: 200 },
    );
  });
});
