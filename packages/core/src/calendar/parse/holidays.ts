import type { Mistake } from '../../kernel/index.ts';
import type { SpecialDay } from '../calendar.ts';
import { holidaySets, holidaysOf, knowsCountry, knowsRegion, regionsOf, type HolidaySet } from '../holidays.ts';
import { mergeSpans, WHOLE_DAY } from '../rules/day.ts';
import { at, isRecord, noteUnknown, shown } from './fields.ts';
import { noteOverlaps, readSpans } from './spans.ts';

type SpecialDays = (day: number) => SpecialDay | undefined;

/** What `holidays:` says. */
export interface ReadHolidays {
  /** Holidays of the country; left out when none is named. */
  readonly ofCountry?: SpecialDays;
  /** Dated extras, by days since 1970-01-01. They win over the country's holidays. */
  readonly extra: ReadonlyMap<number, SpecialDay>;
  /** True when the country's holidays also stop a calendar that is open around the clock. */
  readonly stopsRoundTheClock: boolean;
}

const known = ['country', 'region', 'sets', 'extra', 'stop-24x7'];

/** Reads `holidays:`; a missing or empty section has none. */
export function readHolidays(raw: unknown, path: string, mistakes: Mistake[]): ReadHolidays {
  const none: ReadHolidays = { extra: new Map(), stopsRoundTheClock: false };
  if (raw === undefined || raw === null) return none;
  if (!isRecord(raw)) {
    mistakes.push({ path, message: `must be a section with country, sets or extra, and is ${shown(raw)}` });
    return none;
  }
  noteUnknown(raw, known, { path, mistakes });
  const stops = raw['stop-24x7'] ?? false;
  if (typeof stops !== 'boolean') mistakes.push({ path: at(path, 'stop-24x7'), message: `must be true or false, and is ${shown(stops)}` });
  const ofCountry = readCountry(raw, path, mistakes);
  const extra = readExtra(raw['extra'], at(path, 'extra'), mistakes);
  return { ...(ofCountry && { ofCountry }), extra, stopsRoundTheClock: stops === true };
}

function readCountry(raw: Record<string, unknown>, path: string, mistakes: Mistake[]): SpecialDays | undefined {
  const { country, region } = raw;
  const sets = readSets(raw['sets'], at(path, 'sets'), mistakes);
  if (country === undefined || country === null) {
    for (const name of ['region', 'sets'])
      if (raw[name] !== undefined) mistakes.push({ path: at(path, name), message: 'needs a country beside it' });
    return undefined;
  }
  if (typeof country !== 'string' || !knowsCountry(country)) {
    mistakes.push({
      path: at(path, 'country'),
      message: `must be a country code in capitals, such as 'FI' or 'SE', and is ${shown(country)}`,
    });
    return undefined;
  }
  if (region === undefined || region === null) return holidaysOf({ country }, sets);
  if (typeof region === 'string' && knowsRegion(country, region)) return holidaysOf({ country, region }, sets);
  const parts = regionsOf(country).join(', ');
  const message = parts ? `must be one of ${parts}, and is ${shown(region)}` : `must be left out: ${country} has no regions`;
  mistakes.push({ path: at(path, 'region'), message });
  return undefined;
}

/** The sets chosen; the statutory days alone when nothing is said. */
function readSets(raw: unknown, path: string, mistakes: Mistake[]): readonly HolidaySet[] {
  if (raw === undefined || raw === null) return ['statutory'];
  const isSet = (name: unknown): name is HolidaySet => holidaySets.some((set) => set === name);
  if (Array.isArray(raw) && raw.length > 0 && raw.every(isSet)) return raw;
  mistakes.push({ path, message: `must be a list of ${holidaySets.join(', ')}, one or both` });
  return [];
}

/** Dated days: `closed`, or hours that take the place of that date's ordinary ones. */
function readExtra(raw: unknown, path: string, mistakes: Mistake[]): Map<number, SpecialDay> {
  const extra = new Map<number, SpecialDay>();
  if (raw === undefined || raw === null) return extra;
  if (!isRecord(raw)) {
    mistakes.push({ path, message: `must be dates with 'closed' or hours, such as { 2026-12-31: '08:00-12:00' }, and is ${shown(raw)}` });
    return extra;
  }
  for (const [date, value] of Object.entries(raw)) {
    const place = at(path, date.slice(0, 40));
    const day = dayOf(date);
    if (day === undefined) mistakes.push({ path: place, message: "must be an existing date such as '2026-12-31'" });
    const spans = value === 'closed' ? [] : readSpans(value, place, mistakes);
    if (Array.isArray(value) && value.length === 0) mistakes.push({ path: place, message: "must be hours, or 'closed' for none" });
    noteOverlaps(spans, mistakes);
    const name = `${date}: ${spans.length > 0 ? spans.map((s) => s.text).join(', ') : 'closed'}`;
    if (day !== undefined) extra.set(day, { name, closes: [WHOLE_DAY], opens: mergeSpans(spans) });
  }
  return extra;
}

/** Days since 1970-01-01 of a date; undefined when the date does not exist. */
function dayOf(date: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(date) ? ms / 86_400_000 : undefined;
}
