import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import { isDeskError } from '../../kernel/error.ts';
import type { Replay } from './event.ts';
import { hours, office, STANDARD, t, termsWith } from './fixtures.ts';
import { replayClocks, replayTicket } from './replay.ts';

const on = (time: string) => t(`2026-06-${time}`);
const base = { priority: 'urgent', receivedAt: on('01 09:00'), events: [], until: on('01 10:00') } as const;

describe('replay', () => {
  test('takes terms, something that carries them, or the parts of a pack', () => {
    const terms = termsWith();
    const pack = { version: 'acme@1', calendars: { office }, sla: [STANDARD] };
    const clocks = replayClocks({ ...base, contract: terms }).clocks;
    expect(clocks).toHaveLength(2);
    expect(replayClocks({ ...base, contract: { slaTerms: terms } }).clocks).toEqual(clocks);
    expect(replayClocks({ ...base, contract: pack }).clocks).toEqual(clocks);
  });

  test('the contract of the issue of everyday life: an urgent ticket from mail to solution', () => {
    const { clocks } = replayClocks({
      ...base,
      contract: termsWith({ 'warn-at': ['75%', '15min'] }, { tiers: [{ level: 1 }, { level: 2, 'hold-at-most': '2h' }] }),
      events: [
        { at: on('01 09:10'), kind: 'agent-message' },
        { at: on('01 09:20'), kind: 'state', to: 'pending-requester', reason: 'info' },
        { at: on('01 11:20'), kind: 'requester-message' },
        { at: on('01 11:30'), kind: 'tier', to: 2 },
        { at: on('01 11:45'), kind: 'agent-message' },
        { at: on('01 14:00'), kind: 'state', to: 'resolved' },
      ],
      until: on('02 09:00'),
    });
    expect(clocks.map(({ metric, cycle, state }) => `${metric}:${String(cycle)} ${state}`)).toEqual([
      ...[
        'first-response:1 met',
        'next-response:1 met',
        'periodic-update:1 met',
        'periodic-update:2 cancelled',
        'resolution:1 met',
        'tier-hold:1 met_late',
      ],
    ]);
    expect(clocks.find((c) => c.metric === 'resolution')).toMatchObject({
      ...{ startedAt: on('01 09:00'), dueAt: on('01 15:00'), metAt: on('01 14:00'), elapsedMs: hours(3), targetMs: hours(4) },
    });
  });

  test('the facts that are kept carry the version of a contract or calendar, not the thing itself', () => {
    const v2 = termsWith({}, { version: 'acme@2' });
    const events = [
      { at: on('01 09:30'), kind: 'contract', contract: v2 } as const,
      { at: on('01 09:40'), kind: 'calendar', calendars: { office }, effectiveFrom: on('01 09:45') } as const,
    ];
    const { facts } = replayTicket({ ...base, contract: termsWith(), events }).state;
    expect(facts.slice(1)).toEqual([
      { at: on('01 09:30'), kind: 'contract', version: 'acme@2' },
      { at: on('01 09:40'), kind: 'calendar', version: 'acme@2/2' },
    ]);
  });

  test('each change has a version of its own, also where the contract says the same name again', () => {
    const at = (minute: number) => new Date(on('01 09:00').getTime() + minute * 60_000);
    const hoursOf = (minute: number) => ({ at: at(minute), kind: 'calendar', calendars: { office } }) as const;
    const again = (minute: number) => ({ at: at(minute), kind: 'contract', contract: termsWith() }) as const;
    const events = [hoursOf(1), hoursOf(2), again(3), again(4)];
    const { state, terms } = replayTicket({ ...base, contract: termsWith(), events });
    const versions = ['acme@1', 'acme@1/2', 'acme@1/2/2', 'acme@1/2/2/2', 'acme@1/2/2/2/2'];
    expect(state.facts.map((fact) => 'version' in fact && fact.version)).toEqual(versions);
    expect([terms.version, ...(terms.earlier ?? []).map(({ version }) => version)]).toEqual([...versions].reverse());
  });

  test('versions that a contract brings along are known, those before it stay known', () => {
    const old = termsWith({}, { version: 'acme@0' });
    const next = { ...termsWith({}, { version: 'acme@2' }), earlier: [old] };
    const events = [{ at: on('01 09:30'), kind: 'contract', contract: { slaTerms: next } } as const];
    const { terms } = replayTicket({ ...base, contract: termsWith(), events });
    expect((terms.earlier ?? []).map(({ version }) => version)).toEqual(['acme@1', 'acme@0']);
  });

  test('C13 new hours hold from their own instant where they say one, and from the event otherwise', () => {
    const shut = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-10:00'] } });
    const dueUnder = (more: object) =>
      replayClocks({
        ...{ ...base, contract: termsWith(), until: on('02 12:00') },
        events: [{ at: on('01 09:10'), kind: 'calendar', calendars: { office: shut }, ...more }],
      }).clocks.find(({ metric }) => metric === 'resolution')?.dueAt;
    expect(dueUnder({})).toEqual(on('03 09:00'));
    expect(dueUnder({ effectiveFrom: on('02 00:00') })).toEqual(on('01 13:00'));
    const written = { zone: 'Europe/Helsinki', hours: '24x7' };
    expect(dueUnder({ calendars: { office: written } })).toEqual(on('01 13:00'));
    expect(dueUnder({ calendars: { other: written } })).toEqual(on('01 13:00'));
  });

  test('the ticket begins at the first tier of the contract, or at the one that is said, or at none', () => {
    const tiers = [{ level: 3, 'hold-at-most': '1h' }, { level: 4 }];
    const opened = (more: object, contract = termsWith({}, { tiers })) => replayTicket({ ...base, contract, ...more }).state.facts;
    const head = { kind: 'opened', at: on('01 09:00'), receivedAt: on('01 09:00'), priority: 'urgent', version: 'acme@1' };
    expect(opened({})).toStrictEqual([{ ...head, tier: 3 }]);
    expect(opened({ tier: 4 })).toStrictEqual([{ ...head, tier: 4 }]);
    expect(opened({}, termsWith())).toStrictEqual([head]);
  });

  test('clocks come by metric and then by cycle, each with its own lines alone', () => {
    const events = [
      ...[
        { at: on('01 09:10'), kind: 'agent-message' as const },
        { at: on('01 09:20'), kind: 'agent-message' as const },
      ],
      { at: on('01 09:30'), kind: 'tier' as const, to: 2 },
      { at: on('01 09:40'), kind: 'requester-message' as const },
      { at: on('01 09:50'), kind: 'tier' as const, to: 1 },
    ];
    const tiers = [{ level: 1, 'hold-at-most': '2h' }, { level: 2, 'hold-at-most': '2h' }]; // prettier-ignore
    const { clocks } = replayClocks({ ...base, contract: termsWith({}, { tiers }), events });
    expect(clocks.map(({ metric, cycle }) => `${metric}:${String(cycle)}`)).toEqual([
      ...['first-response:1', 'next-response:1', 'periodic-update:1', 'periodic-update:2', 'resolution:1'],
      ...['tier-hold:1', 'tier-hold:2', 'tier-hold:3'],
    ]);
    for (const clock of clocks) {
      expect(clock.ledger[0]).toMatchObject({ kind: 'started', metric: clock.metric, cycle: clock.cycle });
      expect(new Set(clock.ledger.map(({ metric, cycle }) => `${metric}:${String(cycle)}`)).size).toBe(1);
      for (const inner of ['spans', 'warnings', 'since', 'edge', 'followed']) expect(clock).not.toHaveProperty(inner);
    }
  });

  test('what lies after until has not happened', () => {
    const events = [{ at: on('01 10:30'), kind: 'state', to: 'resolved' }] as const;
    expect(replayClocks({ ...base, contract: termsWith(), events }).clocks).toEqual(
      replayClocks({ ...base, contract: termsWith() }).clocks,
    );
  });

  test('T5 before the ticket was received there are no clocks', () => {
    const until = new Date(base.receivedAt.getTime() - 1);
    const early = [{ at: on('01 08:00'), kind: 'agent-message' }] as const;
    expect(replayClocks({ ...base, contract: termsWith(), until }).clocks).toEqual([]);
    expect(replayClocks({ ...base, contract: termsWith(), until, events: early }).clocks).toEqual([]);
    expect(replayClocks({ ...base, contract: termsWith(), until: base.receivedAt }).clocks).toHaveLength(2);
  });

  test('C18 what lies before the ticket was received counts from then, as in a desk whose clocks differ', () => {
    const told = (at: Date) => replayClocks({ ...base, contract: termsWith(), events: [{ at, kind: 'agent-message' }] }).clocks;
    expect(told(on('01 08:59'))).toEqual(told(base.receivedAt));
    const note = [{ at: on('01 08:59'), kind: 'note' }] as const;
    expect(replayClocks({ ...base, contract: termsWith(), events: note }).clocks).toEqual(
      replayClocks({ ...base, contract: termsWith() }).clocks,
    );
  });

  test('C13 hours and contracts from before the ticket was received are those that it comes under', () => {
    const events = [
      { at: on('01 07:00'), kind: 'calendar', calendars: { office: { zone: 'Europe/Helsinki', hours: '24x7' } } },
      { at: t('2026-05-20 12:00'), kind: 'contract', contract: termsWith({ name: 'better' }, { version: 'acme@2' }) },
    ] as const;
    const { clocks } = replayClocks({ ...base, contract: termsWith(), events, until: on('01 20:00') });
    expect(clocks.map(({ policy, version, elapsedMs }) => [policy, version, elapsedMs])).toEqual([
      ['better', 'acme@2/2', hours(11)],
      ['better', 'acme@2/2', hours(11)],
    ]);
    expect(clocks.flatMap(({ ledger }) => ledger.map(({ kind }) => kind))).toEqual(['started', 'breached', 'started', 'breached']);
  });

  test('a change may name its new value as its kind', () => {
    const lives = [
      [
        { at: on('01 09:10'), kind: 'priority', priority: 'high' },
        { at: on('01 09:20'), kind: 'tier', tier: 2 },
        { at: on('01 09:30'), kind: 'state', state: 'pending-requester' },
        { at: on('01 09:40'), kind: 'calendar', calendar: { zone: 'Europe/Helsinki', hours: '24x7' } },
      ],
      [
        { at: on('01 09:10'), kind: 'priority', to: 'high' },
        { at: on('01 09:20'), kind: 'tier', to: 2 },
        { at: on('01 09:30'), kind: 'state', to: 'pending-requester' },
        { at: on('01 09:40'), kind: 'calendar', calendars: { office: { zone: 'Europe/Helsinki', hours: '24x7' } } },
      ],
    ] as const;
    const contract = termsWith({}, { calendars: { office }, tiers: [{ level: 1 }, { level: 2, 'hold-at-most': '2h' }] });
    const [named, plain] = lives.map((events) => replayClocks({ ...base, contract, events }).clocks);
    expect(named).toHaveLength(3);
    expect(named).toEqual(plain);
    // Of several calendars it must be said which.
    expect(() => replayClocks({ ...base, contract: termsWith(), events: lives[0] })).toThrow('events[3].calendars must be a map');
  });

  test('every clock names all its instants, also those that have not come', () => {
    const [clock] = replayClocks({ ...base, contract: termsWith() }).clocks;
    const names = ['metric', 'cycle', 'state', 'startedAt', 'dueAt', 'metAt', 'breachedAt', 'elapsedMs', 'ledger'];
    expect(Object.keys(clock!)).toEqual(expect.arrayContaining(names));
  });

  test('instants may be ISO texts', () => {
    const events = [{ at: '2026-06-01T06:05:00Z', kind: 'agent-message' }];
    const texts = { receivedAt: '2026-06-01T09:00:00+03:00', until: '2026-06-01T10:00:00+03:00', events };
    const replay = { ...base, contract: termsWith(), ...texts } as unknown as Replay;
    expect(replayClocks(replay).clocks[0]).toMatchObject({ state: 'met', metAt: on('01 09:05'), startedAt: on('01 09:00') });
  });

  test('a bad replay names every wrong place', () => {
    const at = on('01 09:30');
    const events = [
      ...[null, 7, { kind: 'note' }, { at: 'x', kind: 'note' }, { at, kind: 'sneeze' }, { at: NaN, kind: 'note' }],
      ...[
        { at, kind: 'state', to: 'asleep' },
        { at, kind: 'priority' },
        { at, kind: 'tier', to: 'two' },
        { at, kind: 'waive', metric: 'x' },
      ],
      ...[
        { at, kind: 'merge' },
        { at, kind: 'split' },
        { at, kind: 'calendar' },
        { at, kind: 'contract' },
        { at, kind: 'state', to: 'open', wakeAt: 'soon' },
      ],
    ];
    let mistakes: { path: string }[] = [];
    try {
      replayClocks({ contract: termsWith(), priority: 'panic', receivedAt: on('01 09:00'), until: 5, events } as unknown as Replay);
    } catch (error) {
      if (!isDeskError(error)) throw error;
      expect(error.code).toBe('sla.events-wrong');
      mistakes = (error.details as { mistakes: { path: string }[] }).mistakes;
    }
    expect(mistakes.map((m) => m.path)).toEqual([
      ...[
        'until',
        'priority',
        'events[0]',
        'events[1]',
        'events[2].at',
        'events[3].at',
        'events[4].kind',
        'events[5].at',
        'events[6].to',
        'events[7].to',
        'events[8].to',
      ],
      ...[
        'events[9].metric',
        'events[9].reason',
        'events[10].role',
        'events[11].of',
        'events[12].calendars',
        'events[13].contract',
        'events[14].wakeAt',
      ],
    ]);
    expect(() => replayClocks({ ...base, contract: termsWith(), events: 'x' } as unknown as Replay)).toThrow('events must be a list');
    expect(() => replayClocks({ ...base, contract: 'client: acme' } as unknown as Replay)).toThrow(
      'contract must be a contract as parseContract',
    );
  });

  test('a pack that does not hold together is told by its own paths', () => {
    expect(() => replayClocks({ ...base, contract: { version: 1, calendars: {}, sla: [STANDARD] } })).toThrow(
      'sla[0].calendar must be a calendar of the pack, which has none',
    );
  });
});
