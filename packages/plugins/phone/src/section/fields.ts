import { checkDuration, openMilliseconds, type Complain, type Duration, type SectionSurroundings } from '@luuri/core';
import type { Texts } from '../rules/script.ts';

export type Raw = Readonly<Record<string, unknown>>;
export const isRecord = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Where a value stands, what else the pack says, and whom to tell of what is wrong. */
export interface Place {
  readonly path: string;
  readonly pack: SectionSurroundings;
  readonly complain: Complain;
}

/** A key of the value at a place. */
export const inside = (place: Place, key: string | number): Place => ({
  ...place,
  path: typeof key === 'number' ? `${place.path}[${String(key)}]` : place.path ? `${place.path}.${key}` : key,
});

/** The map at a place with only known keys; an empty one, when it is none. @param like what would be right. */
export function readMap(raw: unknown, keys: readonly string[], place: Place & { like: string }): Raw {
  if (raw === undefined || raw === null) return {};
  if (!isRecord(raw)) {
    place.complain(place.path, `must be a map like ${place.like}`);
    return {};
  }
  for (const key of Object.keys(raw)) {
    if (!keys.includes(key)) place.complain(inside(place, key).path, `is not known here; there are ${keys.join(', ')}`);
  }
  return raw;
}

export function readList(raw: unknown, place: Place & { like: string }): readonly unknown[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return raw as unknown[];
  place.complain(place.path, `must be a list like ${place.like}`);
  return [];
}

/** Time by the clock, in milliseconds. */
export function readTime(raw: unknown, fallback: number, place: Place): number {
  if (raw === undefined) return fallback;
  const checked = typeof raw === 'string' ? checkDuration(raw) : undefined;
  const ms = checked && 'duration' in checked ? openMilliseconds(checked.duration) : undefined;
  if (ms !== undefined) return ms;
  place.complain(place.path, "must be a time by the clock such as '90s', '10min' or '2h'");
  return fallback;
}

export function readDuration(raw: unknown, fallback: Duration, place: Place): Duration {
  if (raw === undefined) return fallback;
  const checked = checkDuration(raw, place.path);
  if ('duration' in checked && checked.duration.value > 0) return checked.duration;
  const mistakes = 'mistakes' in checked ? checked.mistakes : [{ path: place.path, message: 'must be more than 0' }];
  for (const { path, message } of mistakes) place.complain(path, message);
  return fallback;
}

/** `70%` as 0.7. */
export function readShare(raw: unknown, fallback: number, place: Place): number {
  if (raw === undefined) return fallback;
  const match = typeof raw === 'string' ? /^(\d{1,3}(?:\.\d+)?) ?%$/.exec(raw.trim()) : null;
  const share = match ? Number(match[1]) / 100 : NaN;
  if (share > 0 && share <= 10) return share;
  place.complain(place.path, "must be a share such as '70%'");
  return fallback;
}

export function readCount(raw: unknown, fallback: number, place: Place & { most: number }): number {
  if (raw === undefined) return fallback;
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= place.most) return raw;
  place.complain(place.path, `must be a whole number from 0 to ${String(place.most)}`);
  return fallback;
}

export function readWord<W extends string>(raw: unknown, words: readonly W[], place: Place & { otherwise: W }): W {
  if (raw === undefined) return place.otherwise;
  if (words.includes(raw as W)) return raw as W;
  place.complain(place.path, `must be one of ${words.join(', ')}`);
  return place.otherwise;
}

const LONGEST = 4000;

/** A text for all languages, or one for each of some. */
export function readTexts(raw: unknown, place: Place): Texts {
  if (raw === undefined || raw === null) return {};
  const languages: unknown[] = Array.isArray(place.pack.raw['languages']) ? (place.pack.raw['languages'] as unknown[]) : ['en'];
  const texts: Raw =
    typeof raw === 'string'
      ? { [typeof languages[0] === 'string' ? languages[0] : 'en']: raw }
      : readMap(raw, ['fi', 'sv', 'en'], { ...place, like: '{ fi: ..., en: ... }' });
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]): [string, string][] => {
      if (typeof text === 'string' && text.length <= LONGEST) return [[language, text]];
      place.complain(inside(place, language).path, `must be a text of at most ${String(LONGEST)} characters`);
      return [];
    }),
  );
}

/** One of the pack's calendars by name. */
export function readCalendar(raw: unknown, place: Place): string | undefined {
  const known = Object.keys(place.pack.calendars);
  if (raw === undefined) return known[0];
  if (typeof raw === 'string' && known.includes(raw)) return raw;
  place.complain(
    place.path,
    `must name one of the calendars of this pack${known.length > 0 ? ` (${known.join(', ')})` : ', which has none'}`,
  );
  return undefined;
}

const name = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A short name of small letters, digits and hyphens. */
export function readName(raw: unknown, place: Place): string {
  if (typeof raw === 'string' && name.test(raw)) return raw;
  place.complain(place.path, 'must be a short name of small letters, digits and hyphens');
  return '';
}

/** `08:00-20:00` as minutes from midnight. */
export function readHours(raw: unknown, fallback: readonly [number, number], place: Place): readonly [number, number] {
  if (raw === undefined) return fallback;
  const match = typeof raw === 'string' ? /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(raw) : null;
  const [fromHour = NaN, fromMinute = 0, toHour = NaN, toMinute = 0] = match ? match.slice(1).map(Number) : [];
  const hours = [fromHour * 60 + fromMinute, toHour * 60 + toMinute] as const;
  if (hours[0] < hours[1] && hours[1] <= 1440) return hours;
  place.complain(place.path, "must be two times of one day such as '08:00-20:00'");
  return fallback;
}
