import { describe, expect, test } from '@jest/globals';
import { isDeskError } from '../kernel/index.ts';
import {
  addOpenTime,
  calendarNeverOpen,
  calendarOutOfRange,
  nextOpening,
  openSpans,
  openTimeBetween,
  parseCalendar,
  subtractOpenTime,
} from './index.ts';

const d = (text: string) => new Date(text);
const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (e) {
    return e;
  }
  return undefined;
};
const week = { 'mon-fri': ['08:00-16:00'] };
const helsinki = parseCalendar({ zone: 'Europe/Helsinki', hours: week, holidays: {} });
const stockholm = parseCalendar({ zone: 'Europe/Stockholm', hours: week, holidays: {} });
const always = parseCalendar({ zone: 'Europe/Helsinki', hours: '24x7' });
const nights = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-sun': ['22:00-06:00'] }, holidays: {} });
const closedOn = (...dates: string[]) =>
  parseCalendar({ zone: 'Europe/Helsinki', hours: week, holidays: { extra: Object.fromEntries(dates.map((date) => [date, 'closed'])) } });

describe('vectors', () => {
  const midsummer = closedOn('2026-06-19');
  const christmas = closedOn('2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06');
  const vectors = [
    ['V1: over a weekend on which the clocks change', helsinki, '2026-03-27T15:30+02:00', 60, '2026-03-30T08:30+03:00'],
    ['V2: around the clock, spring', always, '2026-03-29T01:00+02:00', 240, '2026-03-29T06:00+03:00'],
    ['V3: around the clock, autumn', always, '2026-10-25T01:00+03:00', 240, '2026-10-25T04:00+02:00'],
    ['V4: a night of seven hours', nights, '2026-03-28T22:00+02:00', 480, '2026-03-29T23:00+03:00'],
    ['V5: a night of nine hours', nights, '2026-10-24T22:00+03:00', 480, '2026-10-25T05:00+02:00'],
    ['V6: over midsummer', midsummer, '2026-06-18T15:00+03:00', 120, '2026-06-22T09:00+03:00'],
    ['V7: due at closing time', helsinki, '2026-06-15T15:00+03:00', 60, '2026-06-15T16:00+03:00'],
    ['V8: begun at closing time', helsinki, '2026-06-15T16:00+03:00', 60, '2026-06-16T09:00+03:00'],
    ['V9: over Christmas', christmas, '2026-12-23T15:30+02:00', 240, '2026-12-28T11:30+02:00'],
    ['V10: a calendar in Stockholm', stockholm, '2026-06-15T15:30+02:00', 30, '2026-06-15T16:00+02:00'],
    ['V11: 24 open hours', helsinki, '2026-06-15T09:00+03:00', 1440, '2026-06-18T09:00+03:00'],
  ] as const;

  test.each(vectors)('%s', (_, calendar, start, minutes, due) => {
    expect(addOpenTime(calendar, d(start), `${minutes}min`)).toEqual(d(due));
    expect(openTimeBetween(calendar, d(start), d(due))).toBe(minutes * 60_000);
  });
});

describe('rules', () => {
  test('T1: elapsed time is real time: nights of 7 and 9 hours, days of 23 and 25', () => {
    const hours = (calendar: typeof always, from: string, to: string) => openTimeBetween(calendar, d(from), d(to)) / 3_600_000;
    expect(hours(nights, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toBe(7);
    expect(hours(nights, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toBe(9);
    expect(hours(always, '2026-03-29T00:00+02:00', '2026-03-30T00:00+03:00')).toBe(23);
    expect(hours(always, '2026-10-25T00:00+03:00', '2026-10-26T00:00+02:00')).toBe(25);
  });

  test('T2: half-open, touching spans are one, a night belongs to the day it begins on', () => {
    const split = parseCalendar({ zone: 'UTC', hours: { mon: ['08:00-12:00', '12:00-16:00', '22:00-24:00'], tue: ['00:00-02:00'] } });
    expect(openSpans(split, d('2026-06-15T00:00Z'), d('2026-06-17T00:00Z'))).toEqual([
      { from: d('2026-06-15T08:00Z'), to: d('2026-06-15T16:00Z') },
      { from: d('2026-06-15T22:00Z'), to: d('2026-06-16T02:00Z') },
    ]);
    const friday = parseCalendar({ zone: 'UTC', hours: { fri: ['22:00-06:00'] } });
    expect(openSpans(friday, d('2026-06-15T00:00Z'), d('2026-06-22T00:00Z'))).toEqual([
      { from: d('2026-06-19T22:00Z'), to: d('2026-06-20T06:00Z') },
    ]);
    expect(nextOpening(helsinki, d('2026-06-15T08:00+03:00'))).toEqual(d('2026-06-15T08:00+03:00'));
    expect(nextOpening(helsinki, d('2026-06-15T16:00+03:00'))).toEqual(d('2026-06-16T08:00+03:00'));
  });

  test('T3: a boundary in the spring gap clips to the end of the gap', () => {
    const from = parseCalendar({ zone: 'Europe/Helsinki', hours: { sun: ['03:30-05:00'] } });
    const until = parseCalendar({ zone: 'Europe/Helsinki', hours: { sun: ['01:00-03:30'] } });
    const within = parseCalendar({ zone: 'Europe/Helsinki', hours: { sun: ['03:15-03:45'] } });
    const day = [d('2026-03-28T22:00Z'), d('2026-03-29T21:00Z')] as const;
    expect(openSpans(from, ...day)).toEqual([{ from: d('2026-03-29T04:00+03:00'), to: d('2026-03-29T05:00+03:00') }]);
    expect(openSpans(until, ...day)).toEqual([{ from: d('2026-03-29T01:00+02:00'), to: d('2026-03-29T04:00+03:00') }]);
    expect(openSpans(within, ...day)).toEqual([]);
  });

  test('T3: an ambiguous boundary in autumn is the first showing for a start, the second for an end', () => {
    const from = parseCalendar({ zone: 'Europe/Helsinki', hours: { sun: ['03:30-05:00'] } });
    const until = parseCalendar({ zone: 'Europe/Helsinki', hours: { sun: ['01:00-03:30'] } });
    const pair = parseCalendar({ zone: 'Europe/Helsinki', hours: { sun: ['01:00-03:15', '03:45-05:00'] } });
    const day = [d('2026-10-24T21:00Z'), d('2026-10-25T22:00Z')] as const;
    expect(openSpans(from, ...day)).toEqual([{ from: d('2026-10-25T03:30+03:00'), to: d('2026-10-25T05:00+02:00') }]);
    expect(openSpans(until, ...day)).toEqual([{ from: d('2026-10-25T01:00+03:00'), to: d('2026-10-25T03:30+02:00') }]);
    // Each of the two grows over the repeated hour, and what both cover counts once.
    expect(openSpans(pair, ...day)).toEqual([{ from: d('2026-10-25T01:00+03:00'), to: d('2026-10-25T05:00+02:00') }]);
  });

  test('T4: due at closing time stays there, also before a holiday', () => {
    const holiday = closedOn('2026-06-16');
    expect(addOpenTime(holiday, d('2026-06-15T12:00+03:00'), '4h')).toEqual(d('2026-06-15T16:00+03:00'));
    expect(addOpenTime(holiday, d('2026-06-15T12:00+03:00'), 4 * 3_600_000 + 1)).toEqual(d('2026-06-17T08:00:00.001+03:00'));
    expect(subtractOpenTime(holiday, d('2026-06-17T12:00+03:00'), '4h')).toEqual(d('2026-06-17T08:00+03:00'));
  });

  test('T5: a start outside hours begins at the next opening; elapsed 0 until then', () => {
    const saturday = d('2026-06-13T11:11+03:00');
    expect(addOpenTime(helsinki, saturday, '15min')).toEqual(d('2026-06-15T08:15+03:00'));
    expect(openTimeBetween(helsinki, saturday, d('2026-06-15T08:00+03:00'))).toBe(0);
    expect(nextOpening(helsinki, saturday)).toEqual(d('2026-06-15T08:00+03:00'));
    expect(addOpenTime(helsinki, saturday, 0)).toEqual(saturday);
  });

  test('a count backwards is negative: time overdue', () => {
    expect(openTimeBetween(helsinki, d('2026-06-15T10:00+03:00'), d('2026-06-12T15:00+03:00'))).toBe(-3 * 3_600_000);
  });
});

describe('T6: business days', () => {
  const lunch = parseCalendar({
    zone: 'Europe/Helsinki',
    hours: { 'mon-thu': ['08:00-12:00', '13:00-16:00'], fri: ['09:30-14:00'] },
    holidays: { extra: { '2026-06-17': 'closed' } },
  });
  const rows = [
    ['same time, one open day later', helsinki, '2026-06-15T15:30', '1bd', '2026-06-16T15:30'],
    ['over a weekend', helsinki, '2026-06-12T09:10', '3bd', '2026-06-17T09:10'],
    ['a start outside hours begins at the next opening', helsinki, '2026-06-13T12:00', '1bd', '2026-06-16T08:00'],
    ['a start at closing time begins the next day', helsinki, '2026-06-15T16:00', '1bd', '2026-06-17T08:00'],
    ['closed dates do not count', lunch, '2026-06-16T10:00', '1bd', '2026-06-18T10:00'],
    ['clipped to closing time', lunch, '2026-06-18T15:00', '1bd', '2026-06-19T14:00'],
    ['ahead of the first opening: that opening', lunch, '2026-06-18T08:30', '1bd', '2026-06-19T09:30'],
    ['in a break: the closing before it', lunch, '2026-06-19T12:30', '1bd', '2026-06-22T12:00'],
    ['not 24 hours: the clocks change in between', helsinki, '2026-03-27T15:30', '1bd', '2026-03-30T15:30'],
    ['a night shift belongs to the date it began on', nights, '2026-06-16T02:00', '2bd', '2026-06-18T02:00'],
    ['a skipped time is the end of the gap', nights, '2026-03-28T03:30', '1bd', '2026-03-29T04:00'],
    ['0bd is the start', helsinki, '2026-06-13T12:00', '0bd', '2026-06-13T12:00'],
  ] as const;
  // Helsinki is at +02:00 until 29 March 2026 03:00 and at +03:00 after it.
  const local = (text: string) => d(`${text}${text < '2026-03-29T04:00' ? '+02:00' : '+03:00'}`);

  test.each(rows)('%s', (_, calendar, start, duration, due) => {
    expect(addOpenTime(calendar, local(start), duration)).toEqual(local(due));
  });

  test('a time that comes twice is the second', () => {
    expect(addOpenTime(nights, d('2026-10-24T03:30+03:00'), '1bd')).toEqual(d('2026-10-25T03:30+02:00'));
  });

  test('backwards: the same, from the closing before when outside hours', () => {
    expect(subtractOpenTime(helsinki, d('2026-06-15T09:00+03:00'), '1bd')).toEqual(d('2026-06-12T09:00+03:00'));
    expect(subtractOpenTime(helsinki, d('2026-06-14T12:00+03:00'), '2bd')).toEqual(d('2026-06-10T16:00+03:00'));
    expect(subtractOpenTime(nights, d('2026-06-16T06:00+03:00'), '1bd')).toEqual(d('2026-06-15T06:00+03:00'));
  });

  test('never converted: 1bd is neither 8 nor 24 open hours', () => {
    const start = d('2026-06-18T15:00+03:00');
    const due = addOpenTime(lunch, start, '1bd');
    expect(due).not.toEqual(addOpenTime(lunch, start, '8h'));
    expect(due).not.toEqual(addOpenTime(lunch, start, '24h'));
  });
});

describe('T8: the horizon', () => {
  const extra = (from: string, days: number) =>
    Object.fromEntries(
      Array.from({ length: days }, (_, i) => [new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10), 'closed']),
    );
  const shut = (days: number) =>
    parseCalendar({ zone: 'UTC', hours: { 'mon-sun': ['08:00-16:00'] }, holidays: { extra: extra('2026-01-01', days) } });

  test('hundreds of closed days are crossed', () => {
    expect(addOpenTime(shut(399), d('2025-12-31T15:00Z'), '2h')).toEqual(d('2027-02-04T09:00Z'));
    expect(subtractOpenTime(shut(399), d('2027-02-04T09:00Z'), '2h')).toEqual(d('2025-12-31T15:00Z'));
    expect(addOpenTime(shut(399), d('2025-12-31T15:00Z'), '1bd')).toEqual(d('2027-02-04T15:00Z'));
  });

  test('more than 400 are a clear error, forwards, backwards and in business days', () => {
    for (const closed of [401, 800, 2000]) {
      const calendar = shut(closed);
      const before = d('2025-12-31T15:30Z');
      for (const act of [
        () => addOpenTime(calendar, before, '2h'),
        () => addOpenTime(calendar, before, '1bd'),
        () => nextOpening(calendar, d('2026-01-01T00:00Z')),
        () => subtractOpenTime(calendar, new Date(Date.UTC(2026, 0, 1 + closed, 9)), '2h'),
        () => subtractOpenTime(calendar, new Date(Date.UTC(2026, 0, 1 + closed, 9)), '1bd'),
      ]) {
        expect(calendarNeverOpen.is(thrown(act))).toBe(true);
      }
      expect(openTimeBetween(calendar, before, d('2026-01-10T00:00Z'))).toBe(30 * 60_000);
    }
    expect(String(thrown(() => nextOpening(shut(500), d('2026-01-01T00:00Z'))))).toContain(
      'The calendar of UTC has no open time in the 400 days after 2026-01-01',
    );
  });
});

describe('bad input', () => {
  test.each([
    ['not a date', () => addOpenTime(helsinki, new Date(NaN), '1h'), 'start must be a valid Date'],
    ['a text for a date', () => openTimeBetween(helsinki, '2026-01-01' as unknown as Date, d('2026-01-01')), 'from must be a valid Date'],
    ['a far year', () => subtractOpenTime(helsinki, d('2300-01-01'), '1h'), 'end must be a valid Date in the years 1900 to 2199'],
    ['a day as duration', () => addOpenTime(helsinki, d('2026-01-01'), '1d'), 'a day is not a length of open time'],
    ['a negative duration', () => addOpenTime(helsinki, d('2026-01-01'), -1), 'duration must be a duration of 0 or more'],
    ['ends the wrong way round', () => openSpans(helsinki, d('2026-01-02'), d('2026-01-01')), 'to must not be earlier than from'],
  ])('%s', (_, act, sentence) => {
    const e = thrown(act);
    expect(isDeskError(e) && e.code).toBe('input.invalid');
    expect(String(e)).toContain(sentence);
  });

  test('a result outside the years is told at once', () => {
    for (const act of [
      () => addOpenTime(helsinki, d('2026-01-01'), 1e300),
      () => addOpenTime(helsinki, d('2026-01-01'), '900000h'),
      () => addOpenTime(helsinki, d('2026-01-01'), '999999999999bd'),
      () => subtractOpenTime(helsinki, d('2026-01-01'), '900000h'),
      () => subtractOpenTime(helsinki, d('2026-01-01'), '99999999bd'),
    ]) {
      expect(calendarOutOfRange.is(thrown(act))).toBe(true);
    }
  });
});
