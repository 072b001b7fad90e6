import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openTimeBetween, parseCalendar } from '../../calendar/index.ts';
import type { SlaTerms } from '../terms.ts';
import { clockKey, elapsedAt, type Clock } from './clock.ts';
import { foldLedger } from './evolve.ts';
import { explainClock } from './explain.ts';
import { CATEGORIES, METRICS, PENDING, PRIORITIES, type Priority, type SlaFact } from './facts.ts';
import { always, minutes, office, termsWith, type PolicyText } from './fixtures.ts';
import { advance, foldFact } from './fold.ts';
import type { LedgerEntry } from './ledger.ts';
import { compareFacts } from './order.ts';
import type { SlaState } from './state.ts';
import { calendarOf } from './terms.ts';
import { timersOf } from './timers.ts';

/** The Friday before the clocks go forward in 2026, so that lives cross it. */
const START = new Date('2026-03-27T06:00:00Z');
const after = (minute: number) => new Date(START.getTime() + minutes(minute));
const SPAN = 20 * 24 * 60;

const nights = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-sun': ['22:00-06:00'] } });
const long = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['07:00-12:00', '13:00-18:00'], sat: ['10:00-14:00'] } });

const duration = fc.oneof(
  fc.integer({ min: 1, max: 2000 }).map((n) => `${String(n)}min`),
  fc.integer({ min: 1, max: 5 }).map((n) => `${String(n)}bd`),
);
const targets = fc.record(
  { 'first-response': duration, 'next-response': duration, resolution: duration, 'update-every': duration },
  { requiredKeys: [] },
);
const policy: fc.Arbitrary<PolicyText> = fc.record({
  calendar: fc.constantFrom('office', 'always', 'nights'),
  targets: fc.record(Object.fromEntries(PRIORITIES.map((p) => [p, targets])) as Record<Priority, typeof targets>),
  'warn-at': fc.subarray(['50%', '75%', '15min', '1h', '1bd']),
  'pause-in': fc.subarray([...PENDING]),
  'reopen-window': fc.constantFrom('4h', '72h', '2bd'),
  reopen: fc.constantFrom('continue', 'restart'),
  'after-window': fc.constantFrom('follow-up', 'new-cycle'),
  merge: fc.constantFrom('own-origin', 'earliest-origin-wins'),
});
const tiers = [{ level: 1, 'hold-at-most': '3h' }, { level: 2, 'hold-at-most': '1bd', calendar: 'always' }, { level: 3 }];
const calendars = { office, always, nights };

/** Three versions of one contract in one book: the second has other targets, the third other hours. */
const book: fc.Arbitrary<SlaTerms> = fc.tuple(policy, policy).map(([one, two]) => {
  const second = termsWith(two, { version: 'v2', calendars, tiers });
  const third = { ...termsWith(one, { version: 'v3', calendars: { ...calendars, office: long }, tiers }) };
  return { ...termsWith(one, { version: 'v1', calendars, tiers }), earlier: [second, third] };
});

/** Any minute, and often one of a few, so that facts meet at the same instant. */
const minute = fc.oneof(fc.integer({ min: 0, max: SPAN }), fc.constantFrom(0, 30, 120, 600, 5000));
const head = <K extends SlaFact['kind']>(kind: K) => ({ kind: fc.constant(kind), at: minute.map(after) });
const wakeAt = fc.option(minute.map(after), { nil: undefined });
const everyday: fc.Arbitrary<SlaFact> = fc.oneof(
  fc.record(head('requester-message')),
  fc.record(head('agent-message')),
  fc.record(head('note')),
  fc
    .record({ ...head('state'), to: fc.constantFrom(...CATEGORIES.filter((c) => c !== 'cancelled' && c !== 'closed')), wakeAt })
    .map(pruned),
  fc.record({ ...head('priority'), to: fc.constantFrom(...PRIORITIES) }),
  fc.record({ ...head('tier'), to: fc.constantFrom(1, 2, 3), handBack: fc.boolean() }),
  fc.record(head('wake')),
);
const rare: fc.Arbitrary<SlaFact> = fc.oneof(
  fc.record({ ...head('state'), to: fc.constantFrom(...CATEGORIES) }),
  fc.record({
    ...head('contract'),
    version: fc.constantFrom('v2', 'v1'),
    mode: fc.constantFrom('version' as const, 'correction' as const),
  }),
  fc.record({ ...head('calendar'), version: fc.constantFrom('v3', 'v1'), recompute: fc.boolean() }),
  fc.record({ ...head('waive'), metric: fc.constantFrom(...METRICS), reason: fc.constant('agreed') }),
  fc.record({ ...head('merge'), role: fc.constantFrom('source' as const, 'target' as const), origin: minute.map(after) }),
  fc.record(head('spam')),
  fc.record(head('thanks')),
  fc.record({ ...head('split'), of: fc.integer({ min: 0, max: 9 }).map(String) }),
);

function pruned<T extends { wakeAt: Date | undefined }>({ wakeAt: wake, ...rest }: T): Omit<T, 'wakeAt'> & { wakeAt?: Date } {
  return wake ? { ...rest, wakeAt: wake } : rest;
}

const opened: fc.Arbitrary<SlaFact> = fc
  .record({
    priority: fc.constantFrom(...PRIORITIES),
    tier: fc.constantFrom(1, 2, 3),
    spoken: fc.boolean(),
    delay: fc.constantFrom(0, 0, 90),
  })
  .map(({ delay, ...rest }) => ({ kind: 'opened', at: after(delay), receivedAt: START, ...rest }));

/** A life: its opening, then facts in order, each with a cause of its own. */
const life = (kinds: fc.Arbitrary<SlaFact>) =>
  fc.tuple(opened, fc.array(kinds, { maxLength: 14 })).map(([first, rest]) => {
    const facts = rest.map((fact, i) => ({ ...fact, cause: String(i) }));
    return [first, ...facts.sort(compareFacts)];
  });
const anything = life(fc.oneof({ weight: 4, arbitrary: everyday }, { weight: 1, arbitrary: rare }));
const END = after(SPAN + 60);

interface Lived {
  readonly state: SlaState;
  readonly ledger: readonly LedgerEntry[];
}

/** Folds facts in the order given, looking at time at the minutes given in between, and at the end. */
function live(facts: readonly SlaFact[], terms: SlaTerms, looks: readonly number[] = []): Lived {
  const [first, ...rest] = facts;
  let { state, entries } = foldFact(undefined, first!, terms);
  const ledger = [...entries];
  const keep = (folded: { state: SlaState; entries: readonly LedgerEntry[] }) => {
    ({ state, entries } = folded);
    ledger.push(...entries);
  };
  rest.forEach((fact, i) => {
    const look = looks[i];
    if (look !== undefined) keep(advance(state, after(look), terms));
    keep(foldFact(state, fact, terms));
  });
  keep(advance(state, END, terms));
  return { state, ledger };
}

const valid = (state: SlaState): readonly Clock[] =>
  state.clocks.filter((clock) => !clock.withdrawn).sort((a, b) => (clockKey(a) < clockKey(b) ? -1 : 1));
const runs = { numRuns: 250 };

describe('properties', () => {
  test('C2 the ledger alone folds to the clocks, whatever the order of arrival', () => {
    fc.assert(
      fc.property(anything, book, fc.infiniteStream(fc.nat()), (facts, terms, luck) => {
        const [first, ...rest] = facts;
        const { state, ledger } = live([first!, ...shuffled(rest, luck)], terms);
        expect(foldLedger(ledger)).toEqual(state.clocks);
      }),
      runs,
    );
  });

  test('C17 T10 no order of the same facts changes a verdict', () => {
    fc.assert(
      fc.property(anything, book, fc.infiniteStream(fc.nat()), (facts, terms, luck) => {
        const [first, ...rest] = facts;
        const orderly = live(facts, terms).state;
        const { state } = live([first!, ...shuffled(rest, luck)], terms);
        expect(valid(state)).toEqual(valid(orderly));
        const { clocks: _a, told: _b, advancedTo: _at, ...situation } = state;
        const { clocks: _c, told: _d, advancedTo: _to, ...same } = orderly;
        expect(situation).toEqual(same);
      }),
      runs,
    );
  });

  test('C17 T10 ticks in any order, or none, change no verdict', () => {
    fc.assert(
      fc.property(anything, book, fc.array(minute, { maxLength: 14 }), (facts, terms, looks) => {
        expect(valid(live(facts, terms, looks).state)).toEqual(valid(live(facts, terms).state));
      }),
      runs,
    );
  });

  test('C19 every fact twice is every fact once', () => {
    fc.assert(
      fc.property(anything, book, ([first, ...facts], terms) => {
        const twice = live([first!, ...facts.flatMap((fact) => [fact, fact])], terms);
        expect(twice).toEqual(live([first!, ...facts], terms));
      }),
      { numRuns: 100 },
    );
  });

  test('C2 elapsed never decreases and never exceeds real time', () => {
    fc.assert(
      fc.property(life(everyday), book, fc.array(minute, { minLength: 2, maxLength: 8 }), (facts, terms, looks) => {
        const before = new Map<string, number>();
        for (const look of [...looks].sort((a, b) => a - b)) {
          const until = after(look + 90);
          const { state } = livedUntil(facts, terms, until);
          for (const clock of state.clocks) {
            const elapsed = elapsedAt(clock, until, calendarOf(terms, clock));
            expect(elapsed).toBeGreaterThanOrEqual(before.get(clockKey(clock)) ?? 0);
            expect(elapsed).toBeLessThanOrEqual(until.getTime() - clock.startedAt.getTime());
            before.set(clockKey(clock), elapsed);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('C1 a clock is late exactly when it counted more than its target, or came after its due', () => {
    const steady = life(everyday.filter((fact) => fact.kind !== 'priority'));
    fc.assert(
      fc.property(steady, book, (facts, terms) => {
        for (const clock of live(facts, terms).state.clocks) {
          if (clock.state === 'met') expect(clock.elapsedMs).toBeLessThanOrEqual(clock.targetMs);
          if (clock.state === 'met' || clock.state === 'met_late') expect(clock.metAt! <= clock.dueAt!).toBe(clock.state === 'met');
          if (clock.breachedAt) expect(clock.elapsedMs + (clock.since ? Infinity : 0)).toBeGreaterThanOrEqual(clock.targetMs);
          if (clock.breachedAt) expect(clock.breachedAt).toEqual(clock.dueAt);
          expect(clock.spans.reduce((sum, span) => sum + span.ms, 0)).toBe(clock.elapsedMs);
        }
      }),
      runs,
    );
  });

  test('C16 C19 driven by its timers alone, a ticket comes to the same ledger', () => {
    fc.assert(
      fc.property(life(everyday), book, ([first], terms) => {
        let { state } = foldFact(undefined, first!, terms);
        const lines: LedgerEntry[] = [];
        for (let [next] = timersOf(state); next && next.at <= END; [next] = timersOf(state)) {
          const folded = advance(state, next.at > state.advancedTo ? next.at : END, terms);
          expect(folded.entries.length + Number(next.kind === 'wake')).toBeGreaterThan(0);
          lines.push(...folded.entries);
          state = folded.state;
        }
        lines.push(...advance(state, END, terms).entries);
        expect(lines).toEqual(advance(foldFact(undefined, first!, terms).state, END, terms).entries);
      }),
      { numRuns: 100 },
    );
  });

  test('C20 an explanation has no gap and ends at what the clock counted', () => {
    fc.assert(
      fc.property(anything, book, minute, (facts, terms, look) => {
        const until = after(look + 90);
        const { state, ledger } = livedUntil(facts, terms, until);
        for (const clock of valid(state)) {
          const explanation = explainClock({ state, ledger, terms, clock: clockKey(clock), until })!;
          const spans = explanation.rows.filter((row) => row.kind !== 'event');
          const counted = spans.filter((row) => row.kind === 'open').reduce((sum, row) => sum + row.seconds, 0);
          expect(counted * 1000).toBeCloseTo(elapsedAt(clock, until, calendarOf(terms, clock)), 3);
          expect(explanation.rows.at(-1)?.total).toBeCloseTo(counted, 6);
          spans.forEach((row, i) => expect(row.from).toEqual(spans[i - 1]?.to ?? clock.startedAt));
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** As `live`, but nothing after `until` has happened. */
function livedUntil(facts: readonly SlaFact[], terms: SlaTerms, until: Date): Lived {
  const [first, ...rest] = facts.filter((fact) => fact.at <= until);
  let { state, entries } = foldFact(undefined, first!, terms);
  const ledger = [...entries];
  for (const fact of rest) {
    ({ state, entries } = foldFact(state, fact, terms));
    ledger.push(...entries);
  }
  const looked = advance(state, until, terms);
  return { state: looked.state, ledger: [...ledger, ...looked.entries] };
}

function shuffled<T>(list: readonly T[], luck: Iterator<number>): T[] {
  const keyed = list.map((value) => ({ value, key: Number(luck.next().value) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

describe('beside an oracle that walks minute by minute', () => {
  const isOpen = Array.from({ length: SPAN + 1 }, (_, at) => openTimeBetween(office, after(at), after(at + 1)) > 0);

  /** What a person with a watch would note: a minute counts when it is open and the ticket neither waits nor is solved. */
  function walk(facts: readonly SlaFact[], pauseIn: readonly string[]) {
    let category = 'new';
    let counted = 0;
    let metAt: Date | undefined;
    const left = [...facts];
    for (let at = 0; at <= SPAN; at++) {
      while (left[0] !== undefined && left[0].at.getTime() <= START.getTime() + minutes(at)) {
        const fact = left.shift()!;
        const was = category;
        if (fact.kind === 'state') category = fact.to;
        if (fact.kind === 'requester-message' && was !== 'new' && was !== 'pending-approval') category = 'open';
        if (fact.kind === 'wake' && was.startsWith('pending')) category = 'open';
        if (was !== 'resolved' && category === 'resolved') metAt = after(at);
        if (category !== 'resolved') metAt = undefined;
      }
      const counts = category !== 'resolved' && !pauseIn.includes(category);
      if (counts && isOpen[at]) counted += 1;
    }
    return { counted, metAt };
  }

  const events = fc.oneof(
    fc.record({ ...head('requester-message') }),
    fc.record({ ...head('wake') }),
    fc.record({ ...head('state'), to: fc.constantFrom(...CATEGORIES.filter((c) => c !== 'cancelled' && c !== 'closed')) }),
  );

  test('C6 C9 C10 T1 the resolution counts the same minutes and comes to the same verdict', () => {
    fc.assert(
      fc.property(
        fc.array(events, { maxLength: 10 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.subarray([...PENDING]),
        (list, target, pauseIn) => {
          const facts = list.map((fact, i) => ({ ...fact, cause: String(i) })).sort(compareFacts);
          const terms = termsWith({
            targets: { low: { resolution: `${String(target)}min` } },
            'pause-in': pauseIn,
            'reopen-window': '9999h',
          });
          const { state } = livedUntil([{ kind: 'opened', at: START, priority: 'low' }, ...facts], terms, after(SPAN + 1));
          const [clock] = state.clocks.filter((c) => c.metric === 'resolution');
          const seen = walk(facts, pauseIn);
          expect(elapsedAt(clock!, after(SPAN + 1), office)).toBe(minutes(seen.counted));
          expect(clock!.metAt).toEqual(seen.metAt);
          if (seen.counted > target) expect(clock!.breachedAt).toBeDefined();
          // Open minutes equal to the target may still be late by the wall clock: done outside hours, after the closing that was the due.
          if (seen.counted < target) expect(clock!.breachedAt).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
  });
});
