import { describe, expect, test } from '@jest/globals';
import { explainOpenTime, parseCalendar } from './index.ts';

const calendar = parseCalendar({
  zone: 'Europe/Helsinki',
  hours: { 'mon-fri': ['08:00-12:00', '13:00-16:00'] },
  holidays: { country: 'FI', sets: ['statutory', 'customary'], extra: { '2026-12-31': '08:00-12:00', '2026-12-28': 'closed' } },
});
const d = (text: string) => new Date(text);
const rowsOf = (from: string, to: string) =>
  explainOpenTime(calendar, d(from), d(to)).map((r) => [
    r.from.toISOString().slice(5, 16),
    r.kind,
    r.name,
    r.seconds / 3600,
    r.total / 3600,
  ]);

describe('C20: an explanation says where the time went', () => {
  test('each holiday by name and date, each stretch with what has passed so far', () => {
    expect(rowsOf('2026-12-23T15:00+02:00', '2026-12-29T09:00+02:00')).toEqual([
      ['12-23T13:00', 'open', undefined, 1, 1],
      ['12-23T14:00', 'closed', undefined, 8, 1],
      ['12-23T22:00', 'holiday', 'jouluaatto', 24, 1],
      ['12-24T22:00', 'holiday', 'joulupäivä', 24, 1],
      ['12-25T22:00', 'holiday', 'tapaninpäivä', 24, 1],
      ['12-26T22:00', 'closed', undefined, 24, 1],
      ['12-27T22:00', 'holiday', '2026-12-28: closed', 24, 1],
      ['12-28T22:00', 'closed', undefined, 8, 1],
      ['12-29T06:00', 'open', undefined, 1, 2],
    ]);
  });

  test('of a shortened day only the lost hours', () => {
    expect(rowsOf('2026-12-31T11:00+02:00', '2026-12-31T20:00+02:00')).toEqual([
      ['12-31T09:00', 'open', undefined, 1, 1],
      ['12-31T10:00', 'closed', undefined, 1, 1],
      ['12-31T11:00', 'holiday', '2026-12-31: 08:00-12:00', 3, 1],
      ['12-31T14:00', 'closed', undefined, 4, 1],
    ]);
  });

  test('a holiday of several days is one row', () => {
    const cairo = parseCalendar({ zone: 'Africa/Cairo', hours: { 'sun-thu': ['09:00-17:00'] }, holidays: { country: 'EG' } });
    const rows = explainOpenTime(cairo, d('2026-03-19T00:00+02:00'), d('2026-03-24T00:00+02:00')).filter((r) => r.kind === 'holiday');
    expect(rows.map((r) => r.seconds / 86_400)).toEqual([3]);
  });

  test('an empty range has no rows, and parts of seconds are kept', () => {
    expect(rowsOf('2026-12-23T15:00+02:00', '2026-12-23T15:00+02:00')).toEqual([]);
    expect(explainOpenTime(calendar, d('2026-12-23T15:00:00.250+02:00'), d('2026-12-23T15:00:01+02:00'))).toMatchObject([
      { seconds: 0.75, total: 0.75 },
    ]);
  });
});
