import { describe, expect, test } from '@jest/globals';
import { addOpenTime, calendarVersions, explainOpenTime, openSpans, openTimeBetween, parseCalendar } from './index.ts';

const d = (text: string) => new Date(text);
const hours = (text: unknown, zone = 'Europe/Helsinki') => parseCalendar({ zone, hours: text, holidays: {} });
const short = hours({ 'mon-fri': ['08:00-16:00'] });
const long = hours({ 'mon-sat': ['07:00-21:00'] });

describe('C13: calendar versions', () => {
  const change = d('2026-06-17T12:00+03:00');
  const both = calendarVersions([
    { effectiveFrom: change, calendar: long },
    { effectiveFrom: d('2026-01-01T00:00+02:00'), calendar: short },
  ]);

  test('are crossed piece by piece, in the middle of a day too', () => {
    expect(openTimeBetween(both, d('2026-06-16T00:00+03:00'), d('2026-06-19T00:00+03:00'))).toBe((8 + 4 + 9 + 14) * 3_600_000);
    expect(addOpenTime(both, d('2026-06-17T11:00+03:00'), '11h')).toEqual(d('2026-06-18T08:00+03:00'));
    expect(openSpans(both, d('2026-06-17T00:00+03:00'), d('2026-06-18T00:00+03:00'))).toEqual([
      { from: d('2026-06-17T08:00+03:00'), to: d('2026-06-17T21:00+03:00') },
    ]);
  });

  test('leave the past as it was, and the first one rules all time before it', () => {
    for (const [from, to] of [
      [d('2026-01-01T00:00Z'), change],
      [d('2001-01-01T00:00Z'), d('2002-01-01T00:00Z')],
    ] as const) {
      expect(openTimeBetween(both, from, to)).toBe(openTimeBetween(short, from, to));
    }
    expect(openTimeBetween(both, change, d('2031-01-01T00:00Z'))).toBe(openTimeBetween(long, change, d('2031-01-01T00:00Z')));
  });

  test('show in an explanation, each row with the version that decided', () => {
    const rows = explainOpenTime(both, d('2026-06-17T11:00+03:00'), d('2026-06-17T13:00+03:00'));
    expect(rows.map((r) => [r.kind, r.seconds, r.total, r.version])).toEqual([
      ['open', 3600, 3600, 0],
      ['open', 3600, 7200, 1],
    ]);
  });

  test('T6: business days go on over a change, of the zone too', () => {
    expect(addOpenTime(both, d('2026-06-12T15:00+03:00'), '5bd')).toEqual(d('2026-06-19T15:00+03:00'));
    expect(addOpenTime(both, d('2026-06-17T10:00+03:00'), '4bd')).toEqual(d('2026-06-22T10:00+03:00'));
    const moved = calendarVersions([
      { effectiveFrom: d('2026-01-01T00:00Z'), calendar: short },
      { effectiveFrom: d('2026-06-17T00:00Z'), calendar: hours({ 'mon-fri': ['08:00-16:00'] }, 'Europe/Stockholm') },
    ]);
    expect(addOpenTime(moved, d('2026-06-16T10:00+03:00'), '1bd')).toEqual(d('2026-06-17T10:00+02:00'));
    expect(addOpenTime(moved, d('2026-06-15T10:00+03:00'), '1bd')).toEqual(d('2026-06-16T10:00+03:00'));
  });

  test('of a versioned calendar come along, inside their time', () => {
    const three = calendarVersions([
      { effectiveFrom: d('2026-01-01T00:00Z'), calendar: both },
      { effectiveFrom: d('2026-09-01T00:00Z'), calendar: short },
    ]);
    expect(three.versions.map((v) => v.from)).toEqual([-Infinity, change.getTime(), Date.parse('2026-09-01T00:00Z')]);
    expect(openTimeBetween(three, d('2026-06-16T00:00Z'), d('2026-07-16T00:00Z'))).toBe(
      openTimeBetween(both, d('2026-06-16T00:00Z'), d('2026-07-16T00:00Z')),
    );
    const cut = calendarVersions([
      { effectiveFrom: d('2026-01-01T00:00Z'), calendar: both },
      { effectiveFrom: change, calendar: both },
    ]);
    expect(cut.versions.map((v) => v.from)).toEqual([-Infinity, change.getTime()]);
    const late = calendarVersions([
      { effectiveFrom: d('2026-01-01T00:00Z'), calendar: short },
      { effectiveFrom: d('2026-09-01T00:00Z'), calendar: both },
    ]);
    expect(late.versions).toHaveLength(2);
    expect(openTimeBetween(late, d('2026-09-01T00:00Z'), d('2026-10-01T00:00Z'))).toBe(
      openTimeBetween(long, d('2026-09-01T00:00Z'), d('2026-10-01T00:00Z')),
    );
  });

  test('refuse none, twins and bad dates', () => {
    const one = { effectiveFrom: change, calendar: short };
    expect(() => calendarVersions([])).toThrow('must have at least one version');
    expect(() => calendarVersions([one, one])).toThrow('1.effectiveFrom 2026-06-17T09:00:00.000Z is taken by another version');
    expect(() => calendarVersions([{ ...one, effectiveFrom: new Date(NaN) }])).toThrow('0.effectiveFrom must be a valid Date');
  });
});
