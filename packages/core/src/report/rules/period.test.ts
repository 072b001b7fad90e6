import { describe, expect, test } from '@jest/globals';
import { toInstant } from '../../calendar/index.ts';
import { daysBetween, isDay, nextDay, periodOf, runsOf } from './period.ts';

const starts = (from: string, to: string, zone: string): Date[] =>
  [...daysBetween(from, to).map(({ day }) => day), nextDay(to)].map((day) => toInstant(`${day} 00:00`, zone).at);

/** As a database counts, by the runs alone. */
const numbered = (days: readonly Date[], at: Date): number => {
  const seconds = Math.floor(at.getTime() / 1000);
  const runs = runsOf(days);
  const run = runs.find(({ to }) => seconds < to) ?? runs.at(-1)!;
  return run.regular ? run.day + Math.floor((seconds - run.from) / 86_400) : run.day;
};

describe('the days of a period', () => {
  test('have their Mondays and their months', () => {
    const days = daysBetween('2026-02-27', '2026-03-02');
    expect(days.map((day) => day.day)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
    expect(days.map((day) => periodOf(day, 'week'))).toEqual(['2026-02-23', '2026-02-23', '2026-02-23', '2026-03-02']);
    expect(days.map((day) => periodOf(day, 'month'))).toEqual(['2026-02-01', '2026-02-01', '2026-03-01', '2026-03-01']);
  });

  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2026-2-8', false],
    ['2026-13-01', false],
    ['today', false],
  ])('%s is one: %s', (text, is) => expect(isDay(text)).toBe(is));

  test('are stretches of days of 24 hours, and the days on which clocks are changed', () => {
    const runs = runsOf(starts('2026-03-27', '2026-03-31', 'Europe/Helsinki'));
    expect(runs.map(({ day, from, to, regular }) => [day, (to - from) / 3600, regular])).toEqual([
      [0, 48, true],
      [2, 23, false],
      [3, 48, true],
    ]);
    expect(runsOf(starts('2026-03-01', '2026-03-03', 'UTC'))).toHaveLength(1);
    expect(runsOf([])).toEqual([]);
  });

  test.each(['Europe/Helsinki', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo'])(
    'in %s every instant of two years lies in the day that the clock on the wall says',
    (zone) => {
      const days = starts('2026-01-01', '2027-12-31', zone);
      const local = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: zone });
      const names = daysBetween('2026-01-01', '2027-12-31').map(({ day }) => day);
      for (let at = days[0]!.getTime(); at < days.at(-1)!.getTime(); at += 41_370_000)
        expect(names[numbered(days, new Date(at))]).toBe(local.format(new Date(at)));
      for (const [i, start] of days.slice(0, -1).entries()) {
        expect(numbered(days, start)).toBe(i);
        if (i > 0) expect(numbered(days, new Date(start.getTime() - 1))).toBe(i - 1);
      }
    },
  );
});
