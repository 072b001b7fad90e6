import Holidays, { type HolidaysTypes } from 'date-holidays';
import type { DaySpan, SpecialDay } from './calendar.ts';
import { DAY_MINUTES, mergeSpans, WHOLE_DAY } from './rules/day.ts';

/** `statutory`: the law gives the day off. `customary`: everybody takes it off all the same, as on midsummer's eve (T7). */
export type HolidaySet = 'statutory' | 'customary';
export const holidaySets: readonly HolidaySet[] = ['statutory', 'customary'];

/** A country and, where it has them, a part of it. */
export interface HolidayPlace {
  /** ISO 3166 code, `FI`. */
  readonly country: string;
  /** State, or state and region with a dot: `BY`, `BY.A`. */
  readonly region?: string | undefined;
}

/** Days that the data counts among the bank holidays although working life goes on. */
const ordinaryDays: Readonly<Record<string, readonly string[]>> = { FI: ['12-31'] };

const library = new Holidays();
const countries = new Set(Object.keys(library.getCountries()));

/** True for the code of a country whose holidays are known, `FI`. */
export const knowsCountry = (country: string): boolean => countries.has(country);

/** The library answers undefined for what it does not know, whatever its types say. */
const codesOf = (names: Record<string, string> | undefined): string[] => Object.keys(names ?? {});

/** The parts of a country that `region` may name; empty when it has none. */
export const regionsOf = (country: string): string[] => codesOf(library.getStates(country));

/** True when `region` is a state of the country, or a state and one of its regions. */
export function knowsRegion(country: string, region: string): boolean {
  const [state = '', part, ...more] = region.split('.');
  if (more.length > 0 || !regionsOf(country).includes(state)) return false;
  return part === undefined || codesOf(library.getRegions(country, state)).includes(part);
}

/** What one holiday closes on one date. */
interface Closing {
  readonly day: number;
  readonly name: string;
  readonly set: HolidaySet;
  readonly span: DaySpan;
}

type Years = (year: number) => ReadonlyMap<number, readonly Closing[]>;
const places = new Map<string, Years>();

/**
 * Holidays of a place as data for the arithmetic: the special day of a date (days since 1970-01-01), undefined on ordinary days.
 * Each year is computed when it is first asked for and shared by all calendars of that place.
 */
export function holidaysOf(place: HolidayPlace, sets: readonly HolidaySet[]): (day: number) => SpecialDay | undefined {
  const key = `${place.country}.${place.region ?? ''}`;
  const years = places.get(key) ?? yearsOf(place);
  places.set(key, years);
  return (day) => {
    const closings = years(new Date(day * 86_400_000).getUTCFullYear())
      .get(day)
      ?.filter((c) => sets.includes(c.set));
    if (!closings || closings.length === 0) return undefined;
    const name = [...new Set(closings.map((c) => c.name))].join(', ');
    return { name, closes: mergeSpans(closings.map((c) => c.span)), opens: [] };
  };
}

function yearsOf({ country, region }: HolidayPlace): Years {
  const source = new Holidays(region === undefined ? country : `${country}.${region}`);
  const days = remember((year) => source.getHolidays(year).flatMap((holiday) => closingsOf(holiday, country)));
  // A holiday of several days may begin in December and end in January.
  return remember((year) => {
    const ofYear = new Map<number, Closing[]>();
    for (const closing of [...days(year - 1), ...days(year)]) {
      if (new Date(closing.day * 86_400_000).getUTCFullYear() === year)
        ofYear.set(closing.day, [...(ofYear.get(closing.day) ?? []), closing]);
    }
    return ofYear;
  });
}

/** Keeps what was computed per year; calendars cover 300 years, so the map cannot grow beyond that. */
function remember<T>(compute: (year: number) => T): (year: number) => T {
  const known = new Map<number, T>();
  return (year) => {
    const found = known.get(year) ?? compute(year);
    known.set(year, found);
    return found;
  };
}

/**
 * `public` days are statutory. `bank` days ("banks and offices are closed") are the customary ones, without those listed as ordinary.
 * `optional`, `school` and `observance` days, among them Sweden's half days before holidays, are working time: a contract that wants one
 * names it among its dated extras.
 */
function setOf(holiday: HolidaysTypes.Holiday, country: string): HolidaySet | undefined {
  if (holiday.type === 'public') return 'statutory';
  return holiday.type === 'bank' && !ordinaryDays[country]?.includes(holiday.date.slice(5, 10)) ? 'customary' : undefined;
}

const slack = 120; // minutes by which a change of the clocks makes a whole day shorter or longer

/** A holiday as closings of dates. Its first date and time of day are local; its length is real time. */
function closingsOf(holiday: HolidaysTypes.Holiday, country: string): Closing[] {
  const set = setOf(holiday, country);
  if (!set) return [];
  const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
  const start = Number(holiday.date.slice(11, 13)) * 60 + Number(holiday.date.slice(14, 16));
  const end = start + Math.round((holiday.end.getTime() - holiday.start.getTime()) / 60_000);
  const closings: Closing[] = [];
  for (let k = 0; k === 0 || end - k * DAY_MINUTES > slack; k++) {
    const from = Math.max(0, start - k * DAY_MINUTES);
    const to = end - k * DAY_MINUTES >= DAY_MINUTES - slack ? WHOLE_DAY.end : end - k * DAY_MINUTES;
    closings.push({ day: first + k, name: holiday.name, set, span: { start: from, end: to } });
  }
  return closings;
}
