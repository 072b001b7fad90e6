import type { Complain, SectionSurroundings } from '@luuri/core';
import type { Texts } from './terms.ts';

type Raw = Readonly<Record<string, unknown>>;
const isRecord = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);

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
  for (const key of Object.keys(raw))
    if (!keys.includes(key)) place.complain(inside(place, key).path, `is not known here; there are ${keys.join(', ')}`);
  return raw;
}

export function readList(raw: unknown, place: Place & { like: string }): readonly unknown[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return raw as unknown[];
  place.complain(place.path, `must be a list like ${place.like}`);
  return [];
}

export function readCount(raw: unknown, fallback: number, place: Place & { least: number; most: number }): number {
  if (raw === undefined) return fallback;
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= place.least && raw <= place.most) return raw;
  place.complain(place.path, `must be a whole number from ${String(place.least)} to ${String(place.most)}`);
  return fallback;
}

export function readFlag(raw: unknown, fallback: boolean, place: Place): boolean {
  if (raw === undefined || typeof raw === 'boolean') return raw ?? fallback;
  place.complain(place.path, 'must be true or false');
  return fallback;
}

const LONGEST = 1000;

/** A text for all languages, or one for each of some. */
export function readTexts(raw: unknown, place: Place): Texts {
  if (raw === undefined || raw === null) return {};
  const languages: unknown = place.pack.raw['languages'];
  const first: unknown = Array.isArray(languages) ? languages[0] : undefined;
  const texts =
    typeof raw === 'string'
      ? { [typeof first === 'string' ? first : 'en']: raw }
      : readMap(raw, ['fi', 'sv', 'en'], { ...place, like: '{ fi: ..., en: ... }' });
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= LONGEST;
  for (const entry of Object.entries(texts))
    if (!isText(entry)) place.complain(inside(place, entry[0]).path, `must be a text of at most ${String(LONGEST)} characters`);
  return Object.fromEntries(Object.entries<unknown>(texts).filter(isText));
}
