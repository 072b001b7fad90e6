import { createRequire } from 'node:module';
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import type momentOf from 'moment';
import { median } from './figure.ts';

/** It has no types of its own, and adds to moment's. */
const moment = createRequire(import.meta.url)('moment-business-time') as typeof momentOf;

const CALLS = 20;
const ROUNDS = 7;

/** The business-time libraries of npm that count minutes: office hours on weekdays, no zone and no holidays, which is less than ours do. */
function libraries(): { name: string; between: (start: Date, end: Date) => unknown }[] {
  dayjs.extend(dayjsBusinessTime);
  const hours = [{ start: '08:00:00', end: '16:00:00' }];
  const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: null, sunday: null };
  (dayjs as unknown as { setBusinessTime(week: object): void }).setBusinessTime(week);
  const day = ['08:00:00', '16:00:00'];
  moment.updateLocale('en', { workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null } });
  return [
    {
      name: 'dayjs-business-time',
      between: (start, end) => (dayjs(start) as unknown as { businessMinutesDiff(end: unknown): number }).businessMinutesDiff(dayjs(end)),
    },
    {
      name: 'moment-business-time',
      between: (start, end) =>
        (moment(start) as unknown as { workingDiff(end: unknown, unit: string): number }).workingDiff(moment(end), 'minutes'),
    },
  ];
}

/** The fastest of them on spans of this length: microseconds of one call, the median of some rounds. */
export function besideLibrary(spanMs: number): { name: string; microseconds: number } | undefined {
  const timed = libraries().map(({ name, between }) => {
    const round = () => {
      const begun = process.hrtime.bigint();
      for (let i = 0; i < CALLS; i++) {
        const start = new Date(Date.UTC(2026, 0, 5 + i, 7));
        between(start, new Date(start.getTime() + spanMs));
      }
      return Number(process.hrtime.bigint() - begun) / 1_000 / CALLS;
    };
    round();
    return { name, microseconds: median(Array.from({ length: ROUNDS }, round)) };
  });
  return timed.sort((a, b) => a.microseconds - b.microseconds)[0];
}
