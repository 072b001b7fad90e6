import { expect, test } from '@jest/globals';
import { calendarVersions, calendarYear, parseCalendar } from './index.ts';

const holidays = { country: 'FI', sets: ['statutory', 'customary'], extra: { '2026-12-31': '08:00-12:00', '2026-05-15': 'closed' } };
const office = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-12:00', '13:00-16:00'] }, holidays });
const HOUR = 3_600_000;
const on = (calendar: typeof office, date: string) => calendarYear(calendar, Number(date.slice(0, 4))).find((day) => day.date === date);
const day = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '16:00' },
];

test('T7 a year has all its dates, open, closed, and closed by a holiday with its name', () => {
  const year = calendarYear(office, 2026);
  expect([year.length, year[0]?.date, year.at(-1)?.date, calendarYear(office, 2028).length]).toEqual([
    365,
    '2026-01-01',
    '2026-12-31',
    366,
  ]);
  expect(on(office, '2026-01-02')).toEqual({ date: '2026-01-02', kind: 'open', hours: day, openMs: 7 * HOUR });
  expect(on(office, '2026-01-03')).toEqual({ date: '2026-01-03', kind: 'closed', hours: [], openMs: 0 });
  expect(on(office, '2026-06-19')).toEqual({ date: '2026-06-19', kind: 'holiday', name: 'juhannusaatto', hours: [], openMs: 0 });
  expect(on(office, '2026-05-15')).toMatchObject({ kind: 'holiday', name: '2026-05-15: closed' });
  const eve = { name: '2026-12-31: 08:00-12:00', hours: [day[0]], openMs: 4 * HOUR };
  expect(on(office, '2026-12-31')).toEqual({ date: '2026-12-31', kind: 'open', ...eve });
  expect(() => calendarYear(office, 1900)).toThrow('must be a whole year from 1901 to 2198');
  expect(() => calendarYear(office, 2199)).toThrow('year');
  expect(() => calendarYear(office, 2026.5)).toThrow('year');
});

test('T1 T2 shifts over midnight are cut there, and days on which the clocks change have 23 and 25 hours', () => {
  const nights = parseCalendar({ zone: 'Europe/Helsinki', hours: { fri: ['22:00-06:00'] }, holidays: {} });
  expect(on(nights, '2026-06-19')?.hours).toEqual([{ from: '22:00', to: '24:00' }]);
  expect(on(nights, '2026-06-20')).toMatchObject({ kind: 'open', hours: [{ from: '00:00', to: '06:00' }], openMs: 6 * HOUR });
  const always = parseCalendar({ zone: 'Europe/Helsinki', hours: '24x7' });
  expect(on(always, '2026-03-29')).toMatchObject({ hours: [{ from: '00:00', to: '24:00' }], openMs: 23 * HOUR });
  expect(on(always, '2026-10-25')?.openMs).toBe(25 * HOUR);
});

test('C13 a version that begins within a day is crossed there', () => {
  const short = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['10:00-20:00'] }, holidays: {} });
  const both = calendarVersions([
    { effectiveFrom: new Date('2026-01-01T00:00:00Z'), calendar: office },
    { effectiveFrom: new Date('2026-06-15T15:00+03:00'), calendar: short },
  ]);
  expect(on(both, '2026-06-15')?.hours).toEqual([day[0], { from: '13:00', to: '20:00' }]);
  expect(on(both, '2026-06-16')?.hours).toEqual([{ from: '10:00', to: '20:00' }]);
});
