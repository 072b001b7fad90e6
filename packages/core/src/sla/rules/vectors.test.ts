import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import { promising, termsWith } from './fixtures.ts';
import { replayClocks } from './replay.ts';

const WEEK = { 'mon-fri': ['08:00-16:00'] };
const closed = (...dates: string[]) => ({ extra: Object.fromEntries(dates.map((date) => [date, 'closed'])) });
const helsinki = (hours: unknown, holidays?: unknown) =>
  parseCalendar({ zone: 'Europe/Helsinki', hours, ...(holidays !== undefined && { holidays }) });
const NIGHTS = { 'mon-sun': ['22:00-06:00'] };

const vectors = [
  ['V1', helsinki(WEEK), '2026-03-27T15:30+02:00', '60min', '2026-03-30T08:30+03:00'],
  ['V2', helsinki('24x7'), '2026-03-29T01:00+02:00', '240min', '2026-03-29T06:00+03:00'],
  ['V3', helsinki('24x7'), '2026-10-25T01:00+03:00', '240min', '2026-10-25T04:00+02:00'],
  ['V4', helsinki(NIGHTS), '2026-03-28T22:00+02:00', '480min', '2026-03-29T23:00+03:00'],
  ['V5', helsinki(NIGHTS), '2026-10-24T22:00+03:00', '480min', '2026-10-25T05:00+02:00'],
  ['V6', helsinki(WEEK, closed('2026-06-19')), '2026-06-18T15:00+03:00', '120min', '2026-06-22T09:00+03:00'],
  ['V7', helsinki(WEEK), '2026-06-15T15:00+03:00', '60min', '2026-06-15T16:00+03:00'],
  ['V8', helsinki(WEEK), '2026-06-15T16:00+03:00', '60min', '2026-06-16T09:00+03:00'],
  [
    'V9',
    helsinki(WEEK, closed('2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06')),
    '2026-12-23T15:30+02:00',
    '240min',
    '2026-12-28T11:30+02:00',
  ],
  ['V10', parseCalendar({ zone: 'Europe/Stockholm', hours: WEEK }), '2026-06-15T15:30+02:00', '30min', '2026-06-15T16:00+02:00'],
  ['V11', helsinki(WEEK), '2026-06-15T09:00+03:00', '1440min', '2026-06-18T09:00+03:00'],
] as const;

describe('vectors through a replay', () => {
  test.each(vectors)('%s is met at its due and late after it', (_name, calendar, start, target, due) => {
    const contract = termsWith(promising(target, 'resolution', { calendar: 'hours' }), { calendars: { hours: calendar } });
    const receivedAt = new Date(start);
    const [clock] = replayClocks({ contract, priority: 'normal', receivedAt, events: [], until: receivedAt }).clocks;
    expect(clock?.dueAt).toEqual(new Date(due));
    const at = new Date(due);
    const solved = replayClocks({ contract, priority: 'normal', receivedAt, events: [{ at, kind: 'state', to: 'resolved' }], until: at });
    expect(solved.clocks[0]).toMatchObject({ state: 'met', metAt: at, elapsedMs: clock?.targetMs });
    const late = new Date(at.getTime() + 1);
    const broken = replayClocks({
      contract,
      priority: 'normal',
      receivedAt,
      events: [{ at: late, kind: 'state', to: 'resolved' }],
      until: late,
    });
    expect(broken.clocks[0]).toMatchObject({ state: 'met_late', breachedAt: at, metAt: late });
  });
});
