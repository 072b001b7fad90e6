import { describe, expect, test } from '@jest/globals';
import { monthsOf, type CalendarDay } from './months.ts';

const DAY = 86_400_000;
const open = [{ from: '08:00', to: '16:00' }];
const days = Array.from({ length: 365 }, (_, i): CalendarDay => {
  const date = new Date(Date.UTC(2026, 0, 1) + i * DAY).toISOString().slice(0, 10);
  if (date === '2026-12-25') return { date, kind: 'holiday', name: 'Joulupäivä', hours: [], openMs: 0 };
  if (date === '2026-12-31')
    return { date, kind: 'open', name: '2026-12-31: 08:00-12:00', hours: [{ from: '08:00', to: '12:00' }], openMs: 4 * 3_600_000 };
  const weekend = [0, 6].includes(new Date(date).getUTCDay());
  return { date, kind: weekend ? 'closed' : 'open', hours: weekend ? [] : open, openMs: weekend ? 0 : 8 * 3_600_000 };
});

describe('a year', () => {
  const months = monthsOf(days);
  test('has twelve months with every day once, each under its weekday', () => {
    expect(months).toHaveLength(12);
    const all = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== undefined);
    expect(all.map(({ date }) => date)).toEqual(days.map(({ date }) => date));
    // The first of January 2026 was a Thursday, the first of June a Monday.
    expect(months[0]?.weeks[0]?.map((day) => day?.number)).toEqual([undefined, undefined, undefined, 1, 2, 3, 4]);
    expect(months[5]?.weeks[0]?.[0]?.date).toBe('2026-06-01');
  });
  test('tells open, shortened, closed and holiday apart, and names what has a name', () => {
    const kinds = Object.fromEntries(months.flatMap(({ weeks }) => weeks.flat()).map((day) => [day?.date, day?.kind]));
    expect([kinds['2026-06-01'], kinds['2026-06-06'], kinds['2026-12-25'], kinds['2026-12-31']]).toEqual([
      'open',
      'closed',
      'holiday',
      'shortened',
    ]);
    expect(months[11]?.named.map(({ name, hours }) => [name, hours])).toEqual([
      ['Joulupäivä', []],
      ['', ['08:00-12:00']],
    ]);
  });
});
