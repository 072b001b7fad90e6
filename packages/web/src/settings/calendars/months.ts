import type { components } from '../../api/schema.d.ts';

export type CalendarDay = components['schemas']['DateOfYear'];

/** How a day is drawn: as its weekday usually is, or unlike it. */
export type DayKind = 'open' | 'shortened' | 'closed' | 'holiday';

export interface Day {
  readonly date: string;
  readonly number: number;
  readonly kind: DayKind;
  /** Of the holiday that it is, or that shortens it; empty for a day that the contract itself sets apart. */
  readonly name: string | undefined;
  /** `08:00-16:00`, as many as there are. */
  readonly hours: readonly string[];
}

export interface Month {
  /** 0 for January. */
  readonly month: number;
  /** Monday of the week to its Sunday; undefined where the week belongs to another month. */
  readonly weeks: readonly (readonly (Day | undefined)[])[];
  /** Days of the month that have a name. */
  readonly named: readonly Day[];
}

const WEEK = 7;

/** A day with a name that is open all the same is open for other hours than usual. */
const kindOf = ({ kind, name }: CalendarDay): DayKind => (kind === 'open' && name !== undefined ? 'shortened' : kind);

/** What the contract sets apart is named by its date and hours: those are said anyway. */
const nameOf = ({ date, name }: CalendarDay): string | undefined => (name?.startsWith(`${date}: `) ? '' : name);

const dayOf = (day: CalendarDay): Day => ({
  date: day.date,
  number: Number(day.date.slice(8)),
  kind: kindOf(day),
  name: nameOf(day),
  hours: day.hours.map(({ from, to }) => `${from}-${to}`),
});

/** Monday is 0. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;

/** The days of a year as twelve months of weeks. */
export function monthsOf(days: readonly CalendarDay[]): readonly Month[] {
  return Array.from({ length: 12 }, (_, month) => {
    const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1).map(dayOf);
    const lead = own[0] ? weekdayOf(own[0].date) : 0;
    const cells = [...Array.from({ length: lead }, () => undefined), ...own];
    const weeks = Array.from({ length: Math.ceil(cells.length / WEEK) }, (__, week) =>
      Array.from({ length: WEEK }, (___, day) => cells[week * WEEK + day]),
    );
    return { month, weeks, named: own.filter(({ name }) => name !== undefined) };
  });
}
