import { describe, expect, test } from '@jest/globals';
import { addOpenTime, explainOpenTime, openTimeBetween, parseCalendar } from './index.ts';
import { holidaysOf, knowsRegion } from './holidays.ts';

const datesOf = (country: string, set: 'statutory' | 'customary', year: number) => {
  const special = holidaysOf({ country }, [set]);
  const first = Date.UTC(year, 0, 1) / 86_400_000;
  return Array.from({ length: 366 }, (_, i) => first + i)
    .filter((day) => new Date(day * 86_400_000).getUTCFullYear() === year && special(day))
    .map((day) => new Date(day * 86_400_000).toISOString().slice(5, 10));
};

describe('T7: statutory and customary are separate sets', () => {
  test('Finland', () => {
    const statutory = ['01-01', '01-06', '04-03', '04-05', '04-06', '05-01', '05-14', '05-24', '06-20', '10-31', '12-06', '12-25', '12-26'];
    expect(datesOf('FI', 'statutory', 2026)).toEqual(statutory);
    expect(datesOf('FI', 'customary', 2026)).toEqual(['06-19', '12-24']); // juhannusaatto, jouluaatto; New Year's Eve is a working day
    expect(datesOf('FI', 'customary', 2025)).toEqual(['06-20', '12-24']);
  });

  test('Sweden', () => {
    const statutory = ['01-01', '01-06', '04-03', '04-05', '04-06', '05-01', '05-14', '05-24', '06-06', '06-20', '10-31', '12-25', '12-26'];
    expect(datesOf('SE', 'statutory', 2026)).toEqual(statutory);
    expect(datesOf('SE', 'customary', 2026)).toEqual(['06-19', '12-24', '12-31']); // midsommarafton, julafton, nyårsafton
  });

  const office = (holidays: unknown) => parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-16:00'] }, holidays });
  const eve = [new Date('2026-06-19T00:00+03:00'), new Date('2026-06-20T00:00+03:00')] as const;

  test('each contract chooses its sets; statutory alone when it says nothing', () => {
    expect(openTimeBetween(office({ country: 'FI' }), ...eve)).toBe(8 * 3_600_000);
    expect(openTimeBetween(office({ country: 'FI', sets: ['statutory'] }), ...eve)).toBe(8 * 3_600_000);
    expect(openTimeBetween(office({ country: 'FI', sets: ['statutory', 'customary'] }), ...eve)).toBe(0);
  });

  test('edge case: without holidays, a holiday is working time', () => {
    expect(openTimeBetween(office(undefined), new Date('2026-12-25T00:00+02:00'), new Date('2026-12-26T00:00+02:00'))).toBe(8 * 3_600_000);
  });

  test('dated extras: closed, shortened, opened on a holiday; they win over the country', () => {
    const extra = {
      '2026-05-15': 'closed',
      '2026-12-31': '08:00-12:00',
      '2026-12-25': ['10:00-11:00', '12:00-13:00'],
      '2026-12-27': '09:00-10:00',
    };
    const calendar = office({ country: 'FI', sets: ['statutory', 'customary'], extra });
    const hoursOn = (date: string) =>
      openTimeBetween(calendar, new Date(`${date}T00:00+02:00`), new Date(`${date}T24:00:00+02:00`)) / 3_600_000;
    expect(['2026-05-15', '2026-12-31', '2026-12-25', '2026-12-27', '2026-12-24'].map(hoursOn)).toEqual([0, 4, 2, 1, 0]);
    expect(addOpenTime(calendar, new Date('2026-12-31T11:00+02:00'), '2h')).toEqual(new Date('2027-01-04T09:00+02:00'));
  });

  test('a closed date takes the whole shift that begins on it and leaves the one from the evening before', () => {
    const night = parseCalendar({
      zone: 'Europe/Helsinki',
      hours: { 'mon-sun': ['22:00-06:00'] },
      holidays: { extra: { '2026-06-16': 'closed' } },
    });
    const rows = explainOpenTime(night, new Date('2026-06-15T22:00+03:00'), new Date('2026-06-17T22:00+03:00'));
    expect(rows.map((r) => [r.kind, r.seconds / 3600])).toEqual([
      ['open', 8],
      ['holiday', 24],
      ['closed', 16],
    ]);
  });
});

describe('edge case: 24×7 with holidays', () => {
  const christmas = [new Date('2026-12-25T00:00+02:00'), new Date('2026-12-26T00:00+02:00')] as const;
  const hours = (text: unknown, holidays: unknown) =>
    openTimeBetween(parseCalendar({ zone: 'Europe/Helsinki', hours: text, holidays }), ...christmas) / 3_600_000;

  test('holidays do not stop it unless flagged', () => {
    expect(hours('24x7', { country: 'FI' })).toBe(24);
    expect(hours({ 'mon-sun': ['00:00-24:00'] }, { country: 'FI' })).toBe(24);
    expect(hours({ 'mon-sun': ['08:00-20:00', '20:00-08:00'] }, { country: 'FI' })).toBe(24);
    expect(hours('24x7', { country: 'FI', 'stop-24x7': true })).toBe(0);
    expect(hours({ 'mon-sat': ['00:00-24:00'] }, { country: 'FI' })).toBe(0);
  });

  test('a dated extra always does: it was written for this calendar', () => {
    expect(hours('24x7', { extra: { '2026-12-25': '08:00-12:00' } })).toBe(4);
  });
});

describe('holidays of other shapes', () => {
  const on = (country: string, date: string) => holidaysOf({ country }, ['statutory', 'customary'])(Date.parse(date) / 86_400_000);

  test('a half day closes from its hour on, a feast of days closes each of them', () => {
    expect(on('IS', '2026-12-24')).toEqual({ name: 'Aðfangadagur', closes: [{ start: 780, end: Infinity }], opens: [] });
    expect(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22'].map((date) => on('AE', date)?.closes)).toContainEqual([
      { start: 0, end: Infinity },
    ]);
    const days = ['2025-12-31', '2026-01-01', '2026-01-05', '2026-01-06'].map((date) => on('RU', date) !== undefined);
    expect(days).toEqual([false, true, true, true]);
  });

  test('a feast that begins in December goes on in January', () => {
    const days = ['2025-12-28', '2025-12-31', '2026-01-02', '2026-01-03'].map((date) => on('SZ', date)?.name);
    expect(days).toEqual(['Incwala', 'Incwala', 'Incwala', undefined]);
  });

  test('a change of the clocks makes a holiday neither shorter nor longer than its date', () => {
    expect(on('FI', '2024-03-31')).toEqual({ name: 'pääsiäispäivä', closes: [{ start: 0, end: Infinity }], opens: [] });
    const sydney = holidaysOf({ country: 'AU', region: 'NSW' }, ['statutory']);
    expect(['2021-04-04', '2021-04-05'].map((date) => sydney(Date.parse(date) / 86_400_000)?.name)).toEqual([
      'Easter Sunday',
      'Easter Monday',
    ]);
  });

  test('regions', () => {
    expect(holidaysOf({ country: 'DE', region: 'BY' }, ['statutory'])(Date.parse('2026-01-06') / 86_400_000)?.name).toBe(
      'Heilige Drei Könige',
    );
    expect(on('DE', '2026-01-06')).toBeUndefined();
    expect([
      knowsRegion('DE', 'BY'),
      knowsRegion('DE', 'BY.A'),
      knowsRegion('DE', 'BY.A.x'),
      knowsRegion('DE', 'ZZ'),
      knowsRegion('FI', 'BY'),
    ]).toEqual([true, true, false, false, false]);
  });

  test('a half day keeps the morning', () => {
    const reykjavik = parseCalendar({ zone: 'Atlantic/Reykjavik', hours: { 'mon-fri': ['08:00-16:00'] }, holidays: { country: 'IS' } });
    const rows = explainOpenTime(reykjavik, new Date('2026-12-24T08:00Z'), new Date('2026-12-24T20:00Z'));
    expect(rows.map((r) => [r.kind, r.name, r.seconds / 3600])).toEqual([
      ['open', undefined, 5],
      ['holiday', 'Aðfangadagur', 3],
      ['closed', undefined, 4],
    ]);
  });
});
