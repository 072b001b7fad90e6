import { defineError } from '../kernel/index.ts';

/** A search met 400 days without an open minute (T8). Seen only when a calendar was parsed without `from`, or far from it. */
export const calendarNeverOpen = defineError<{ zone: string; at: string; direction: 'after' | 'before' }>(
  'calendar.never-open',
  'invalid',
  ({ zone, at, direction }) =>
    `The calendar of ${zone} has no open time in the 400 days ${direction} ${at}: give it hours there, or fewer closed days.`,
);

/** The answer would lie outside the years that calendars cover. */
export const calendarOutOfRange = defineError<{ at: string }>(
  'calendar.out-of-range',
  'invalid',
  ({ at }) => `Open time counted from ${at} leaves the years 1900 to 2199, which calendars cover: use a shorter duration.`,
);
