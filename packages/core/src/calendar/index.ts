export type { Calendar, CalendarVersion, DaySpan, OffsetSpan, SpecialDay, TimeSpan, Week, Zone } from './calendar.ts';
export { checkDuration, openMilliseconds, parseDuration, type Duration, type DurationInput, type DurationUnit } from './duration.ts';
export { calendarNeverOpen, calendarOutOfRange } from './errors.ts';
export { addOpenTime, explainOpenTime, nextOpening, openSpans, openTimeBetween, subtractOpenTime, type OpenTimeRow } from './open-time.ts';
export { checkCalendar, parseCalendar, type CalendarCheck, type CalendarText, type CheckedCalendar } from './parse/index.ts';
export { calendarVersions, type EffectiveCalendar } from './versions.ts';
export { calendarYear, type CalendarDate } from './year.ts';
export { toInstant, tzdataVersion, type TypedInstant } from './zone.ts';
