import { describe, expect, test } from '@jest/globals';
import { addOpenTime, openTimeBetween, parseCalendar } from '../index.ts';
import { BLOCK } from './block.ts';
import { blockAt, sumAt, timelineOf } from './timeline.ts';

const busy = () =>
  parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-12:00', '13:00-16:00'] }, holidays: { country: 'FI' } });

describe('the table of open time', () => {
  test('is expanded once per block and shared by all questions', () => {
    const calendar = busy();
    const timeline = timelineOf(calendar);
    openTimeBetween(calendar, new Date('2026-01-05'), new Date('2026-02-05'));
    const [index] = [...timeline.blocks.keys()];
    const block = blockAt(timeline, index!);
    addOpenTime(calendar, new Date('2026-01-05'), '40h');
    expect(timeline.blocks.size).toBe(1);
    expect(blockAt(timelineOf(calendar), index!)).toBe(block);
  });

  test('stays small: a walk over 300 years keeps sixteen blocks and one sum per year', () => {
    const calendar = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-16:00'] }, holidays: {} });
    const whole = () => openTimeBetween(calendar, new Date('1900-01-01T00:00Z'), new Date('2199-12-31T00:00Z'));
    const first = whole();
    const timeline = timelineOf(calendar);
    expect(timeline.blocks.size).toBe(16);
    expect(timeline.held).toBe([...timeline.blocks.values()].reduce((sum, b) => sum + b.starts.length, 0));
    expect(timeline.sums.size).toBeLessThan(310);
    expect(whole()).toBe(first);
  });

  test('stays small: a day in very many pieces keeps fewer blocks', () => {
    const minutes = Array.from(
      { length: 700 },
      (_, i) => `${String(Math.floor(i / 30)).padStart(2, '0')}:${String((i % 30) * 2).padStart(2, '0')}`,
    );
    const hours = { 'mon-sun': minutes.map((time) => `${time}-${time.slice(0, 4)}${Number(time[4]) + 1}`) };
    const calendar = parseCalendar({ zone: 'UTC', hours, holidays: {} });
    expect(openTimeBetween(calendar, new Date('2020-01-01T00:00Z'), new Date('2022-01-01T00:00Z'))).toBe(731 * 700 * 60_000);
    expect(timelineOf(calendar).blocks.size).toBe(1);
  });

  test('an empty block says so by its bounds', () => {
    const calendar = parseCalendar({ zone: 'UTC', hours: {}, holidays: { extra: { '2026-06-01': '10:00-11:00' } } });
    expect(sumAt(timelineOf(calendar), 0)).toEqual({ total: 0, opens: BLOCK, closes: 0 });
    expect(sumAt(timelineOf(calendar), Math.floor(Date.UTC(2026, 5, 1) / BLOCK))).toEqual({
      total: 3_600_000,
      opens: Date.UTC(2026, 5, 1, 10),
      closes: Date.UTC(2026, 5, 1, 11),
    });
  });
});
