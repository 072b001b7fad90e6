import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addOpenTime,
  calendarVersions,
  explainOpenTime,
  openSpans,
  openTimeBetween,
  parseCalendar,
  subtractOpenTime,
  type Calendar,
  type CalendarText,
} from './index.ts';
import { DAY, MINUTE, walkOver, type OracleVersion, type Walk } from './open-time.oracle.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const clock = (minutes: number) => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Zones with the instants around which their clocks do something, or an ordinary day. */
const places: readonly (readonly [zone: string, around: string])[] = [
  ['Europe/Helsinki', '2026-03-29T01:00Z'],
  ['Europe/Helsinki', '2026-10-25T01:00Z'],
  ['Europe/Stockholm', '2026-12-31T23:00Z'],
  ['Europe/Stockholm', '2026-03-29T01:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Asia/Kathmandu', '2026-05-05T05:05Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/Havana', '2026-11-01T05:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['UTC', '2028-02-29T00:00Z'],
];

/** Any week: cut points of the week, paired into spans. Many near the small hours, where clocks change. */
const point = fc
  .tuple(
    fc.nat(6),
    fc.oneof(
      fc.nat(10).map((k) => k * 30),
      fc.nat(1439),
    ),
  )
  .map(([day, minute]) => day * 1440 + minute);
const hours = fc.uniqueArray(point, { minLength: 2, maxLength: 16 }).map((points) => {
  const sorted = points.sort((a, b) => a - b);
  const week: Record<string, string[]> = {};
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    const start = sorted[i]!;
    const end = Math.min(sorted[i + 1]!, start + 1440);
    (week[days[Math.floor(start / 1440)]!] ??= []).push(`${clock(start % 1440)}-${clock(end % 1440)}`);
  }
  return week;
});
const anyHours = fc.oneof({ weight: 8, arbitrary: hours }, { weight: 1, arbitrary: fc.constant('24x7' as const) });

const extraHours = fc.oneof(
  fc.constant('closed'),
  fc.tuple(fc.nat(700), fc.integer({ min: 1, max: 700 })).map(([start, length]) => `${clock(start)}-${clock(start + length)}`),
  fc.constant(['00:30-03:30', '22:00-06:00']),
);
const extras = (around: number) =>
  fc.dictionary(
    fc.integer({ min: -3, max: 4 }).map((k) => new Date(around + k * DAY).toISOString().slice(0, 10)),
    extraHours,
    { maxKeys: 3 },
  );

const BEFORE = 5 * DAY;
const WINDOW = 11 * 1440;
const second = fc.integer({ min: -2 * 86_400, max: 3 * 86_400 });

interface Case {
  readonly calendar: Calendar;
  /** Made when a test asks: the laws need no walk. */
  readonly walk: () => Walk;
  /** Two instants in order, and one between them. */
  readonly times: readonly [number, number, number];
}

const anyCase: fc.Arbitrary<Case> = fc.constantFrom(...places).chain(([zone, around]) => {
  const middle = Date.parse(around);
  const version = fc.record({ hours: anyHours, extra: extras(middle), minute: fc.integer({ min: -2000, max: 2000 }) });
  const otherZone = fc.constantFrom(zone, zone, 'Europe/Helsinki');
  return fc
    .tuple(fc.uniqueArray(version, { minLength: 1, maxLength: 3, selector: (v) => v.minute }), otherZone, fc.tuple(second, second, second))
    .map(([list, last, seconds]) => {
      const sorted = list.sort((a, b) => a.minute - b.minute);
      const versions: OracleVersion[] = sorted.map((v, i) => {
        const text: CalendarText = { zone: i > 0 && i === sorted.length - 1 ? last : zone, hours: v.hours, holidays: { extra: v.extra } };
        return { text, from: i === 0 ? -Infinity : middle + v.minute * MINUTE };
      });
      const parsed = versions.map((v) => ({ effectiveFrom: new Date(Math.max(v.from, 0)), calendar: parseCalendar(v.text) }));
      const [a, b, c] = seconds.sort((x, y) => x - y).map((s) => middle + s * 1000);
      const calendar = parsed.length === 1 ? parsed[0]!.calendar : calendarVersions(parsed);
      return { calendar, walk: () => walkOver(versions, middle - BEFORE, WINDOW), times: [a!, b!, c!] };
    });
});

const at = (ms: number) => new Date(ms);

describe('against a walk along the wall clock', () => {
  test('T1, T2, T3, T7, C13: open time between two instants is what a walk counts, second by second', () => {
    fc.assert(
      fc.property(anyCase, ({ calendar, walk, times: [a, , c] }) => {
        expect(openTimeBetween(calendar, at(a), at(c)) / 1000).toBe(walk().between(a, c));
      }),
      { numRuns: 120 },
    );
  });

  test('T4, T5: adding open time arrives where a walk arrives', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 200_000 }), ({ calendar, walk, times: [a] }, seconds) => {
        const expected = walk().add(a, seconds);
        fc.pre(expected !== undefined && expected < a + 4 * DAY);
        expect(addOpenTime(calendar, at(a), `${seconds}s`)).toEqual(at(expected));
      }),
      { numRuns: 120 },
    );
  });

  test('subtracting open time arrives where a walk backwards arrives', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 150_000 }), ({ calendar, walk, times: [, , c] }, seconds) => {
        const expected = walk().subtract(c, seconds);
        fc.pre(expected !== undefined && expected > c - 3 * DAY);
        expect(subtractOpenTime(calendar, at(c), seconds * 1000)).toEqual(at(expected));
      }),
      { numRuns: 120 },
    );
  });
});

describe('laws', () => {
  const amount = fc.integer({ min: 0, max: 30_000_000 });

  test('adding and counting are inverse, to the millisecond', () => {
    fc.assert(
      fc.property(anyCase, amount, ({ calendar, times: [a, , c] }, ms) => {
        const due = addOpenTime(calendar, at(a), ms);
        expect(openTimeBetween(calendar, at(a), due)).toBe(ms);
        expect(openTimeBetween(calendar, subtractOpenTime(calendar, at(a), ms), at(a))).toBe(ms);
        const elapsed = openTimeBetween(calendar, at(a), at(c));
        expect(addOpenTime(calendar, at(a), elapsed).getTime()).toBeLessThanOrEqual(c);
        expect(openTimeBetween(calendar, at(c), at(a))).toBe(elapsed === 0 ? -0 : -elapsed);
      }),
      { numRuns: 150 },
    );
  });

  test('splitting a span changes nothing', () => {
    fc.assert(
      fc.property(anyCase, amount, amount, ({ calendar, times: [a, b, c] }, first, more) => {
        const whole = openTimeBetween(calendar, at(a), at(c));
        expect(openTimeBetween(calendar, at(a), at(b)) + openTimeBetween(calendar, at(b), at(c))).toBe(whole);
        expect(whole).toBeLessThanOrEqual(c - a);
        const inSteps = addOpenTime(calendar, addOpenTime(calendar, at(a), first), more);
        expect(inSteps).toEqual(addOpenTime(calendar, at(a), first + more));
      }),
      { numRuns: 150 },
    );
  });

  test('T2, C20: spans and rows of an explanation tile the range and add up to the same open time', () => {
    fc.assert(
      fc.property(anyCase, ({ calendar, times: [a, , c] }) => {
        const rows = explainOpenTime(calendar, at(a), at(c));
        const spans = openSpans(calendar, at(a), at(c));
        const open = openTimeBetween(calendar, at(a), at(c));
        expect(spans.reduce((sum, s) => sum + (s.to.getTime() - s.from.getTime()), 0)).toBe(open);
        expect(spans.every((s, i) => s.from < s.to && (i === 0 || spans[i - 1]!.to < s.from))).toBe(true);
        expect(rows.at(-1)?.total ?? 0).toBe(open / 1000);
        expect(rows.reduce((sum, r) => sum + r.seconds, 0)).toBe((c - a) / 1000);
        const ends = [at(a), ...rows.map((r) => r.to)];
        expect(rows.every((r, i) => r.from < r.to && r.from.getTime() === ends[i]!.getTime())).toBe(true);
        expect(rows.filter((r) => r.kind === 'open').every((r) => openTimeBetween(calendar, r.from, r.to) === r.seconds * 1000)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });
});
