import { describe, expect, test } from '@jest/globals';
import { addOpenTime, openSpans, openTimeBetween, parseCalendar, subtractOpenTime } from '../index.ts';
import { BLOCK } from './block.ts';
import { sumAt, timelineOf } from './timeline.ts';

const HOUR = 3_600_000;
const at = (ms: number) => new Date(ms);
const calendars = [
  ['office hours', { 'mon-fri': ['08:00-16:00'] }],
  ['around the clock', '24x7'],
  ['nights', { 'mon-sun': ['22:00-06:00'] }],
  ['one hour a week', { wed: ['12:00-13:00'] }],
] as const;

describe.each(calendars)('at the seam of two blocks: %s', (_, hours) => {
  const calendar = parseCalendar({ zone: 'Europe/Helsinki', hours, holidays: {} });
  const timeline = timelineOf(calendar);

  test.each([55, 56, 57])('block %i', (index) => {
    const { opens, closes } = sumAt(timeline, index);
    expect(addOpenTime(calendar, at(closes - HOUR), '1h')).toEqual(at(closes));
    expect(subtractOpenTime(calendar, at(opens + HOUR), '1h')).toEqual(at(opens));
    const next = sumAt(timeline, index + 1).opens;
    expect(addOpenTime(calendar, at(closes - HOUR), HOUR + 1)).toEqual(at(next + 1));
    expect(subtractOpenTime(calendar, at(next + HOUR), HOUR + 1)).toEqual(at(closes - 1));
    expect(openTimeBetween(calendar, at(closes - HOUR), at(next + HOUR))).toBe(2 * HOUR);
  });

  test('a span that crosses it is one', () => {
    const seam = 56 * BLOCK;
    const spans = openSpans(calendar, at(seam - 3 * 86_400_000), at(seam + 3 * 86_400_000));
    expect(spans.every((s, i) => i === 0 || spans[i - 1]!.to < s.from)).toBe(true);
  });
});
