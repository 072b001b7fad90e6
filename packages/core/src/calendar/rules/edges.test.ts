import { describe, expect, test } from '@jest/globals';
import { isDeskError } from '../../kernel/index.ts';
import { addOpenTime, calendarVersions, explainOpenTime, openSpans, openTimeBetween, parseCalendar, subtractOpenTime } from '../index.ts';
import { BLOCK } from './block.ts';
import { DAY } from './wall.ts';

const d = (text: string) => new Date(text);
const at = (ms: number) => new Date(ms);
const date = (ms: number) => at(ms).toISOString().slice(0, 10);
const always = parseCalendar({ zone: 'UTC', hours: '24x7', holidays: {} });
const daily = parseCalendar({ zone: 'UTC', hours: { 'mon-sun': ['08:00-16:00'] }, holidays: {} });
/** Open on the dates given and never else. */
const openOn = (dates: Readonly<Record<string, string>>, zone = 'UTC') => parseCalendar({ zone, hours: {}, holidays: { extra: dates } });
const refusal = (act: () => unknown): unknown => {
  try {
    act();
  } catch (e) {
    return isDeskError(e) ? [e.code, e.details] : e;
  }
  return undefined;
};

describe('T8: the first and the last instant that a calendar answers for', () => {
  const outOfRange = (start: string) => ['calendar.out-of-range', { at: start }];

  test('can be reached, and not passed', () => {
    expect(addOpenTime(always, d('2199-12-31T23:00Z'), '1h')).toEqual(d('2200-01-01T00:00Z'));
    expect(subtractOpenTime(always, d('1900-01-01T01:00Z'), '1h')).toEqual(d('1900-01-01T00:00Z'));
    expect(refusal(() => addOpenTime(always, d('2199-12-31T23:00Z'), '2h'))).toEqual(outOfRange('2199-12-31T23:00:00.000Z'));
    expect(refusal(() => subtractOpenTime(always, d('1900-01-01T01:00Z'), '2h'))).toEqual(outOfRange('1900-01-01T01:00:00.000Z'));
  });

  test('hold for hours that are far apart, too, when the search ends there', () => {
    const start = '2199-12-31T15:00:00.000Z';
    expect(refusal(() => addOpenTime(daily, d(start), '60000h'))).toEqual(outOfRange(start));
    expect(refusal(() => addOpenTime(daily, d('2198-06-01T12:00Z'), '5000h'))).toEqual(outOfRange('2198-06-01T12:00:00.000Z'));
    expect(refusal(() => subtractOpenTime(daily, d('1901-06-01T12:00Z'), '5000h'))).toEqual(outOfRange('1901-06-01T12:00:00.000Z'));
  });

  test('lie inside their blocks of the table', () => {
    const whole = openTimeBetween(always, d('1900-02-01T00:00Z'), d('1902-02-01T00:00Z'));
    expect(subtractOpenTime(always, d('1902-02-01T00:00Z'), whole)).toEqual(d('1900-02-01T00:00Z'));
    const last = openTimeBetween(always, d('2198-01-01T00:00Z'), d('2199-12-01T00:00Z'));
    expect(addOpenTime(always, d('2198-01-01T00:00Z'), last)).toEqual(d('2199-12-01T00:00Z'));
  });

  test('hold for business days', () => {
    expect(addOpenTime(daily, d('2199-12-30T09:00Z'), '1bd')).toEqual(d('2199-12-31T09:00Z'));
    expect(subtractOpenTime(daily, d('1900-01-02T09:00Z'), '1bd')).toEqual(d('1900-01-01T09:00Z'));
    expect(refusal(() => addOpenTime(daily, d('2199-12-31T09:00Z'), '1bd'))).toEqual(outOfRange('2199-12-31T09:00:00.000Z'));
    expect(refusal(() => subtractOpenTime(daily, d('1900-01-01T09:00Z'), '1bd'))).toEqual(outOfRange('1900-01-01T09:00:00.000Z'));
  });
});

describe('T8: four hundred closed days', () => {
  const never = (instant: string, direction: string, zone = 'UTC') => ['calendar.never-open', { zone, at: instant, direction }];

  test('are crossed to the minute, and a minute more is not', () => {
    const just = openOn({ '2025-01-01': '08:00-16:00', '2026-02-05': '16:00-18:00' });
    expect(addOpenTime(just, d('2025-01-01T15:00Z'), '2h')).toEqual(d('2026-02-05T17:00Z'));
    expect(subtractOpenTime(just, d('2026-02-05T17:00Z'), '2h')).toEqual(d('2025-01-01T15:00Z'));
    const more = openOn({ '2025-01-01': '08:00-16:00', '2026-02-05': '16:01-18:00' });
    expect(refusal(() => addOpenTime(more, d('2025-01-01T15:00Z'), '2h'))).toEqual(never('2025-01-01T16:00:00.000Z', 'after'));
    expect(refusal(() => subtractOpenTime(more, d('2026-02-05T17:00Z'), '2h'))).toEqual(never('2026-02-05T16:01:00.000Z', 'before'));
  });

  test('are counted through a block of the table that has no open time at all', () => {
    const block = 55;
    const before = date(block * BLOCK + 300 * DAY);
    const after = date((block + 2) * BLOCK + 20 * DAY);
    const apart = openOn({ [before]: '08:00-16:00', [after]: '08:00-16:00' });
    expect(refusal(() => addOpenTime(apart, d(`${before}T15:00Z`), '2h'))).toEqual(never(`${before}T16:00:00.000Z`, 'after'));
    const early = date(block * BLOCK + 344 * DAY);
    const late = date((block + 2) * BLOCK + 60 * DAY);
    const back = openOn({ [early]: '08:00-16:00', [late]: '08:00-16:00' });
    expect(refusal(() => subtractOpenTime(back, d(`${late}T09:00Z`), '2h'))).toEqual(never(`${late}T08:00:00.000Z`, 'before'));
  });

  test('are counted from the last opening, also where a block without any lies in between', () => {
    const days = (first: number, last: number) => {
      const [early, late] = [date(55 * BLOCK + first * DAY), date(57 * BLOCK + last * DAY)];
      return { early, late, calendar: openOn({ [early]: '08:00-16:00', [late]: '08:00-16:00' }) };
    };
    // 10 days to the end of its block, 364 of the next and 30 of the one after it.
    const on = days(353, 30);
    expect(refusal(() => addOpenTime(on.calendar, d(`${on.early}T15:00Z`), '2h'))).toEqual(never(`${on.early}T16:00:00.000Z`, 'after'));
    const back = days(333, 10);
    expect(refusal(() => subtractOpenTime(back.calendar, d(`${back.late}T09:00Z`), '2h'))).toEqual(
      never(`${back.late}T08:00:00.000Z`, 'before'),
    );
    // Asked in closed time, it is counted from there and not from an opening that comes later.
    const before = days(344, 60);
    expect(subtractOpenTime(before.calendar, at(57 * BLOCK + 5 * DAY), '2h')).toEqual(d(`${before.early}T14:00Z`));
  });

  test('are counted from the last opening that there was, and not from the start', () => {
    const dates = Array.from({ length: 6 }, (_, i) => [date(Date.UTC(2020, 0, 1) + i * 390 * DAY), '10:00-11:00'] as const);
    const yearly = openOn(Object.fromEntries(dates));
    const first = d(`${dates[0]![0]}T10:00Z`);
    const last = d(`${dates[5]![0]}T11:00Z`);
    expect(addOpenTime(yearly, first, '6h')).toEqual(last);
    expect(subtractOpenTime(yearly, last, '6h')).toEqual(first);
  });

  test('in business days, counted by dates', () => {
    const closed = (days: number) =>
      openOn({ '2025-01-01': '08:00-16:00', [date(Date.UTC(2025, 0, 1) + (days + 1) * DAY)]: '08:00-16:00' }, 'Europe/Helsinki');
    expect(addOpenTime(closed(400), d('2025-01-01T09:00+02:00'), '1bd')).toEqual(d('2026-02-06T09:00+02:00'));
    expect(subtractOpenTime(closed(400), d('2026-02-06T09:00+02:00'), '1bd')).toEqual(d('2025-01-01T09:00+02:00'));
    expect(refusal(() => addOpenTime(closed(401), d('2025-01-01T09:00+02:00'), '1bd'))).toEqual(
      never('2025-01-02T00:00:00.000Z', 'after', 'Europe/Helsinki'),
    );
    expect(refusal(() => subtractOpenTime(closed(401), d('2026-02-07T09:00+02:00'), '1bd'))).toEqual(
      never('2026-02-06T00:00:00.000Z', 'before', 'Europe/Helsinki'),
    );
  });

  test('are told with the zone that rules where they begin', () => {
    const moved = calendarVersions([
      { effectiveFrom: d('2020-01-01T00:00Z'), calendar: openOn({ '2024-01-01': '08:00-16:00' }, 'Europe/Helsinki') },
      { effectiveFrom: d('2025-01-01T08:00Z'), calendar: openOn({ '2025-01-01': '08:00-16:00', '2028-01-01': '08:00-16:00' }) },
    ]);
    expect(refusal(() => addOpenTime(moved, d('2025-01-01T15:00Z'), '2h'))).toEqual(never('2025-01-01T16:00:00.000Z', 'after'));
    expect(refusal(() => addOpenTime(moved, d('2025-01-01T15:00Z'), '1bd'))).toEqual(never('2025-01-02T00:00:00.000Z', 'after'));
    expect(refusal(() => addOpenTime(moved, d('2022-01-01T15:00Z'), '1h'))).toEqual(
      never('2022-01-01T15:00:00.000Z', 'after', 'Europe/Helsinki'),
    );
    // A version rules its own first instant.
    const whole = openOn({ '2025-01-01': '00:00-08:00', '2028-01-01': '08:00-16:00' });
    const seam = calendarVersions([
      { effectiveFrom: d('2020-01-01T00:00Z'), calendar: openOn({ '2025-01-01': '00:00-12:00' }, 'Europe/Helsinki') },
      { effectiveFrom: d('2025-01-01T08:00Z'), calendar: whole },
    ]);
    expect(refusal(() => addOpenTime(seam, d('2025-01-01T07:00Z'), '2h'))).toEqual(never('2025-01-01T08:00:00.000Z', 'after'));
  });
});

describe('T6: the date that business days are counted from', () => {
  const nights = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-sun': ['22:00-06:00'] }, holidays: {} });

  test('is the evening before, for the hours after midnight of a night shift', () => {
    expect(addOpenTime(nights, d('2026-06-16T02:00+03:00'), '1bd')).toEqual(d('2026-06-17T02:00+03:00'));
    expect(subtractOpenTime(nights, d('2026-06-16T02:00+03:00'), '1bd')).toEqual(d('2026-06-15T02:00+03:00'));
    expect(subtractOpenTime(nights, d('2026-06-16T06:00+03:00'), '1bd')).toEqual(d('2026-06-15T06:00+03:00'));
    const fridays = parseCalendar({ zone: 'Europe/Helsinki', hours: { fri: ['22:00-06:00'], wed: ['08:00-16:00'] }, holidays: {} });
    expect(addOpenTime(fridays, d('2026-06-20T02:00+03:00'), '1bd')).toEqual(d('2026-06-24T16:00+03:00'));
  });

  test('an opening after a pause is the opening there, and not the closing before it', () => {
    const halves = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-12:00', '13:00-16:00'] }, holidays: {} });
    expect(addOpenTime(halves, d('2026-06-15T13:00+03:00'), '1bd')).toEqual(d('2026-06-16T13:00+03:00'));
    expect(addOpenTime(halves, d('2026-06-15T12:30+03:00'), '1bd')).toEqual(d('2026-06-16T13:00+03:00'));
    expect(subtractOpenTime(halves, d('2026-06-16T12:30+03:00'), '1bd')).toEqual(d('2026-06-15T12:00+03:00'));
  });

  test('is the one whose hours hold the instant, also where a dated opening lies within a night shift', () => {
    const shifts = parseCalendar({
      ...{ zone: 'Europe/Helsinki', hours: { 'mon-sun': ['22:00-06:00'] } },
      holidays: { extra: { '2026-06-16': '00:30-02:00' } },
    });
    expect(addOpenTime(shifts, d('2026-06-16T03:00+03:00'), '1bd')).toEqual(d('2026-06-16T02:00+03:00'));
    expect(addOpenTime(shifts, d('2026-06-16T01:00+03:00'), '1bd')).toEqual(d('2026-06-17T22:00+03:00'));
  });

  test('is read in the zone of the version that rules then', () => {
    const office = (zone: string) => parseCalendar({ zone, hours: { 'mon-fri': ['08:00-16:00'] }, holidays: {} });
    const moved = calendarVersions([
      { effectiveFrom: d('2026-01-01T00:00Z'), calendar: office('Europe/Helsinki') },
      { effectiveFrom: d('2026-06-15T00:00+02:00'), calendar: office('Europe/Stockholm') },
    ]);
    expect(addOpenTime(moved, d('2026-06-16T09:30+02:00'), '1bd')).toEqual(d('2026-06-17T09:30+02:00'));
    expect(addOpenTime(moved, d('2026-06-12T09:30+03:00'), '1bd')).toEqual(d('2026-06-15T09:30+02:00'));
    expect(subtractOpenTime(moved, d('2026-06-15T09:30+02:00'), '1bd')).toEqual(d('2026-06-12T09:30+03:00'));
    const noon = calendarVersions([
      { effectiveFrom: d('2026-01-01T00:00Z'), calendar: office('Europe/Helsinki') },
      { effectiveFrom: d('2026-06-16T10:00+02:00'), calendar: office('Europe/Stockholm') },
    ]);
    // From that very instant on it is ten in Stockholm, and not eleven in Helsinki.
    expect(addOpenTime(noon, d('2026-06-15T10:00+03:00'), '1bd')).toEqual(d('2026-06-16T10:00+02:00'));
    expect(addOpenTime(noon, d('2026-06-16T10:00+02:00'), '1bd')).toEqual(d('2026-06-17T10:00+02:00'));
  });

  test('at the instant at which the clocks change, the new time holds', () => {
    const helsinki = parseCalendar({ zone: 'Europe/Helsinki', hours: '24x7', holidays: {} });
    expect(addOpenTime(helsinki, d('2026-03-29T01:00Z'), '1bd')).toEqual(d('2026-03-30T04:00+03:00'));
    expect(addOpenTime(helsinki, d('2026-10-25T01:00Z'), '1bd')).toEqual(d('2026-10-26T03:00+02:00'));
  });
});

describe('T3: boundaries beside the hour that is skipped or comes twice', () => {
  const sundays = (...hours: string[]) => parseCalendar({ zone: 'Europe/Helsinki', hours: { sun: hours }, holidays: {} });
  const spring = [d('2026-03-28T22:00Z'), d('2026-03-29T21:00Z')] as const;
  const autumn = [d('2026-10-24T21:00Z'), d('2026-10-25T22:00Z')] as const;

  test('the end of the gap itself is no time that is skipped', () => {
    expect(openSpans(sundays('04:00-06:00'), ...spring)).toEqual([{ from: d('2026-03-29T01:00Z'), to: d('2026-03-29T03:00Z') }]);
    expect(openSpans(sundays('01:00-04:00'), ...spring)).toEqual([{ from: d('2026-03-28T23:00Z'), to: d('2026-03-29T01:00Z') }]);
  });

  test('the end of the repeated hour comes once', () => {
    expect(openSpans(sundays('04:00-06:00'), ...autumn)).toEqual([{ from: d('2026-10-25T02:00Z'), to: d('2026-10-25T04:00Z') }]);
    expect(openSpans(sundays('01:00-04:00'), ...autumn)).toEqual([{ from: d('2026-10-24T22:00Z'), to: d('2026-10-25T02:00Z') }]);
  });
});

describe('hours around the clock are a matter of the hours', () => {
  const closedOn = (hours: unknown, from: string) => {
    const calendar = parseCalendar({ zone: 'Europe/Helsinki', hours, holidays: { country: 'FI' } });
    return openTimeBetween(calendar, d(`${from}T00:00+02:00`), d(`${from}T23:00+02:00`)) === 0;
  };

  test('some whole days are not the whole week, so their holidays are closed', () => {
    expect(closedOn({ 'fri-sun': ['00:00-24:00'] }, '2026-12-25')).toBe(true);
    expect(closedOn({ 'mon,sun': ['00:00-24:00'] }, '2028-12-25')).toBe(true);
    expect(closedOn({ 'mon-sun': ['00:00-23:59'] }, '2026-12-25')).toBe(true);
    expect(closedOn({ 'mon-sun': ['00:00-24:00'] }, '2026-12-25')).toBe(false);
    expect(closedOn({ 'mon-sun': ['08:00-08:00'] }, '2026-12-25')).toBe(false);
  });
});

test('C20: a holiday takes the whole of its date, also where midnight comes twice, and in a zone far ahead of UTC', () => {
  const closed = (zone: string, day: string) =>
    parseCalendar({ zone, hours: { mon: ['08:00-16:00'] }, holidays: { extra: { [day]: 'closed' } } });
  const holidays = (zone: string, day: string, [from, to]: readonly [string, string]) =>
    explainOpenTime(closed(zone, day), d(from), d(to))
      .filter(({ kind }) => kind === 'holiday')
      .map((row) => [row.from, row.to]);
  const havana = holidays('America/Havana', '2026-11-01', ['2026-10-31T20:00Z', '2026-11-02T12:00Z']);
  expect(havana).toEqual([[d('2026-11-01T04:00Z'), d('2026-11-02T05:00Z')]]);
  const far = holidays('Pacific/Kiritimati', '2026-06-16', ['2026-06-15T08:00Z', '2026-06-15T12:00Z']);
  expect(far).toEqual([[d('2026-06-15T10:00Z'), d('2026-06-15T12:00Z')]]);
});

test('C20: a holiday of several days is one row from its first instant on', () => {
  const cairo = parseCalendar({ zone: 'Africa/Cairo', hours: { 'sun-thu': ['09:00-17:00'] }, holidays: { country: 'EG' } });
  const [first] = explainOpenTime(cairo, d('2026-03-17T00:00+02:00'), d('2026-03-26T00:00+02:00')).filter((r) => r.kind === 'holiday');
  const rows = explainOpenTime(cairo, first!.from, first!.to);
  expect(rows).toEqual([{ ...first, total: 0 }]);
  expect(first!.seconds).toBe(3 * 86_400);
});

test('C13: a version that ends at noon has all its hours in a zone far ahead of UTC', () => {
  const far = parseCalendar({ zone: 'Pacific/Kiritimati', hours: '24x7', holidays: {} });
  const both = calendarVersions([
    { effectiveFrom: d('2026-01-01T00:00Z'), calendar: far },
    { effectiveFrom: d('2026-06-15T12:00Z'), calendar: openOn({ '2026-07-01': '08:00-16:00' }) },
  ]);
  expect(openTimeBetween(both, d('2026-06-15T09:00Z'), d('2026-06-15T13:00Z'))).toBe(3 * 3_600_000);
});

test('T5: nothing to count leads nowhere, in open time and in closed time', () => {
  for (const instant of [d('2026-06-15T09:00Z'), d('2026-06-15T20:00Z'), d('2026-06-15T16:00Z')]) {
    expect(addOpenTime(daily, instant, 0)).toEqual(instant);
    expect(subtractOpenTime(daily, instant, 0)).toEqual(instant);
  }
});

test('no time at all is counted between an instant and itself', () => {
  expect(openTimeBetween(daily, d('2026-06-15T09:00Z'), d('2026-06-15T09:00Z'))).toBe(0);
  expect(openTimeBetween(daily, d('2026-06-15T09:00Z'), d('2026-06-15T08:30Z'))).toBe(-1_800_000);
});
