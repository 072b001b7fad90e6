import { invalidInput, type Mistake } from '../../kernel/index.ts';
import type { Calendar, Week } from '../calendar.ts';
import { countBetween, HORIZON } from '../rules/count.ts';
import { coversWeek } from '../rules/day.ts';
import { timelineOf } from '../rules/timeline.ts';
import { MINUTE } from '../rules/wall.ts';
import { noSuchZone, zoneNamed } from '../zone.ts';
import { at, isRecord, noteUnknown, shown, type Findings } from './fields.ts';
import { readHolidays, type ReadHolidays } from './holidays.ts';
import { readHours } from './hours.ts';

/** A calendar as a contract pack writes it, for those who write it in TypeScript. */
export interface CalendarText {
  /** IANA zone, `Europe/Helsinki`. */
  readonly zone: string;
  /** `24x7`, or spans by weekday: `{ 'mon-fri': ['08:00-12:00', '13:00-16:00'], 'sat,sun': ['22:00-06:00'] }`. */
  readonly hours: '24x7' | Readonly<Record<string, string | readonly string[]>>;
  readonly holidays?: {
    /** Country code, `FI`. */
    readonly country?: string;
    /** State of the country, or state and region: `BY`, `BY.A`. */
    readonly region?: string;
    /** Which of the country's days off count; statutory alone when left out. */
    readonly sets?: readonly ('statutory' | 'customary')[];
    /** Dates (`2026-12-31`) that are `closed` or have other hours than their weekday. They win over the country's holidays. */
    readonly extra?: Readonly<Record<string, string | readonly string[]>>;
    /** True when the country's holidays also stop a calendar that is open around the clock; false when left out. */
    readonly 'stop-24x7'?: boolean;
  };
}

/** How to check a calendar. */
export interface CalendarCheck {
  /**
   * From when on the calendar is to hold: the 400 days after it must have an open minute (T8). When left out, it is only asked that hours
   * are given at all, and a search that meets 400 closed days throws `calendar.never-open` then.
   */
  readonly from?: Date;
  /** Put before the path of every mistake: `calendars.office`. */
  readonly path?: string;
}

/** A calendar with what is worth a warning, or everything that is wrong with it. */
export type CheckedCalendar =
  | { readonly calendar: Calendar; readonly warnings: readonly Mistake[] }
  | { readonly mistakes: readonly Mistake[]; readonly warnings: readonly Mistake[] };

/**
 * Reads the calendar of a contract pack without throwing: either a calendar, or every mistake with its path.
 * @param raw see {@link CalendarText}; anything at all may come in.
 */
export function checkCalendar(raw: unknown, check: CalendarCheck = {}): CheckedCalendar {
  const findings: Findings = { mistakes: [], warnings: [] };
  const { mistakes, warnings } = findings;
  const reading = read(raw, check.path ?? '', findings);
  if (reading && mistakes.length === 0) noteNeverOpen(reading, check, mistakes);
  return reading && mistakes.length === 0 ? { calendar: reading.calendar, warnings } : { mistakes, warnings };
}

/**
 * Reads the calendar of a contract pack: zone, hours (T1, T2) and holidays (T7).
 * @param raw see {@link CalendarText}.
 * @throws `input.invalid` with every mistake and its path.
 */
export function parseCalendar(raw: unknown, check: CalendarCheck = {}): Calendar {
  const checked = checkCalendar(raw, check);
  if ('mistakes' in checked) throw invalidInput({ what: 'calendar', mistakes: checked.mistakes });
  return checked.calendar;
}

interface Reading {
  readonly calendar: Calendar;
  /** True when some weekday or some dated extra has hours. */
  readonly hasHours: boolean;
}

function read(raw: unknown, path: string, { mistakes, warnings }: Findings): Reading | undefined {
  if (!isRecord(raw)) {
    mistakes.push({ path, message: `must be a calendar with zone, hours and holidays, and is ${shown(raw)}` });
    return undefined;
  }
  noteUnknown(raw, ['zone', 'hours', 'holidays'], { path, mistakes });
  const zone = typeof raw['zone'] === 'string' ? zoneNamed(raw['zone']) : undefined;
  if (!zone) mistakes.push({ path: at(path, 'zone'), message: noSuchZone(raw['zone']) });
  const week = readHours(raw['hours'], at(path, 'hours'), mistakes);
  const holidays = readHolidays(raw['holidays'], at(path, 'holidays'), mistakes);
  if (!zone || !week) return undefined;
  const ignored = holidays.ofCountry !== undefined && !holidays.stopsRoundTheClock && coversWeek(week);
  noteWorkingHolidays(raw['holidays'], { ignored, week, path: at(path, 'holidays') }, warnings);
  const hasHours = week.some((spans) => spans.length > 0) || [...holidays.extra.values()].some((day) => day.opens.length > 0);
  return { calendar: { versions: [{ from: -Infinity, zone, week, special: specialDays(holidays, ignored) }] }, hasHours };
}

/** Dated extras first, for they were written for this calendar; then the holidays of the country, unless it is open around the clock. */
function specialDays({ extra, ofCountry }: ReadHolidays, ignored: boolean) {
  return (day: number) => extra.get(day) ?? (ignored ? undefined : ofCountry?.(day));
}

function noteWorkingHolidays(
  raw: unknown,
  { ignored, week, path }: { ignored: boolean; week: Week; path: string },
  warnings: Mistake[],
): void {
  if (ignored) warnings.push({ path, message: 'do not stop a calendar that is open around the clock; say stop-24x7: true if they should' });
  if ((raw === undefined || raw === null) && !coversWeek(week))
    warnings.push({ path, message: 'are not given, so every holiday is working time' });
}

/** T8: at least one open minute in the 400 days from `from`; without `from`, at least some hours. */
function noteNeverOpen({ calendar, hasHours }: Reading, { from, path = '' }: CalendarCheck, mistakes: Mistake[]): void {
  const start = from?.getTime();
  if (Number.isNaN(start)) mistakes.push({ path: 'from', message: 'must be a valid Date' });
  else if (!hasHours) mistakes.push({ path: at(path, 'hours'), message: 'must have hours on some day' });
  else if (from && start !== undefined && countBetween(timelineOf(calendar), start, start + HORIZON) < MINUTE) {
    mistakes.push({ path: at(path, 'hours'), message: `must leave at least one minute open in the 400 days after ${from.toISOString()}` });
  }
}
