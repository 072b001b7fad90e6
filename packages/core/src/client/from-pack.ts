import { checkDuration, openMilliseconds, type Duration } from '../calendar/index.ts';
import { secretName, type Complain, type SectionSurroundings } from '../kernel/index.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Where a value stands in a section of a contract pack, what else the pack says, and whom to tell of what is wrong. */
export interface PackPlace {
  /** Within the section: `call-limit.tiers.2`; empty for the section itself. */
  readonly path: string;
  readonly pack: SectionSurroundings;
  readonly complain: Complain;
}

/** Where a section begins: what `read` of a section was handed, as a place. */
const top = (pack: SectionSurroundings, complain: Complain): PackPlace => ({ path: '', pack, complain });

/** A key of the map, or an entry of the list, at a place. */
const at = <P extends PackPlace>(place: P, key: string | number): P => ({
  ...place,
  path: typeof key === 'number' ? `${place.path}[${String(key)}]` : place.path ? `${place.path}.${key}` : key,
});

const isMap = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);

/** The map at a place, with known keys only; an empty one when it is none. @param like what would be right. */
function map(raw: unknown, keys: readonly string[], place: PackPlace & { like: string }): Raw {
  if (raw === undefined || raw === null) return {};
  if (!isMap(raw)) {
    place.complain(place.path, `must be a map like ${place.like}`);
    return {};
  }
  for (const key of Object.keys(raw))
    if (!keys.includes(key)) place.complain(at(place, key).path, `is not known here; there are ${keys.join(', ')}`);
  return raw;
}

/** The list at a place; an empty one when it is none. @param like what would be right. */
function list(raw: unknown, place: PackPlace & { like: string }): readonly unknown[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return raw as unknown[];
  place.complain(place.path, `must be a list like ${place.like}`);
  return [];
}

/** Time by the clock, in milliseconds: `'90s'`, `'10min'`, `'2h'`. */
function time(raw: unknown, fallback: number, place: PackPlace & { least?: number }): number {
  if (raw === undefined) return fallback;
  const checked = typeof raw === 'string' ? checkDuration(raw) : undefined;
  const ms = checked && 'duration' in checked ? openMilliseconds(checked.duration) : undefined;
  if (ms !== undefined && ms >= (place.least ?? 0)) return ms;
  const least = place.least === undefined ? '' : ` of at least ${String(place.least / 1000)}s`;
  place.complain(place.path, `must be a time by the clock${least} such as '90s', '10min' or '2h'`);
  return fallback;
}

/** A time that may be counted in business days: more than nothing. */
function duration(raw: unknown, fallback: Duration, place: PackPlace): Duration {
  if (raw === undefined) return fallback;
  const checked = checkDuration(raw, place.path);
  if ('duration' in checked && checked.duration.value > 0) return checked.duration;
  const mistakes = 'mistakes' in checked ? checked.mistakes : [{ path: place.path, message: 'must be more than 0' }];
  for (const { path, message } of mistakes) place.complain(path, message);
  return fallback;
}

/** `'70%'` as 0.7. @param place `most` is 10, a thousand per cent, when left out. */
function share(raw: unknown, fallback: number, place: PackPlace & { most?: number }): number {
  if (raw === undefined) return fallback;
  const match = typeof raw === 'string' ? /^(\d{1,3}(?:\.\d+)?) ?%$/.exec(raw.trim()) : null;
  const read = match ? Number(match[1]) / 100 : NaN;
  if (read > 0 && read <= (place.most ?? 10)) return read;
  place.complain(place.path, "must be a share such as '70%'");
  return fallback;
}

/** A whole number. @param place `least` is 0 when left out. */
function count(raw: unknown, fallback: number, place: PackPlace & { least?: number; most: number }): number {
  const { least = 0, most } = place;
  if (raw === undefined) return fallback;
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most) return raw;
  place.complain(place.path, `must be a whole number from ${String(least)} to ${String(most)}`);
  return fallback;
}

function flag(raw: unknown, fallback: boolean, place: PackPlace): boolean {
  if (raw === undefined || typeof raw === 'boolean') return raw ?? fallback;
  place.complain(place.path, 'must be true or false');
  return fallback;
}

/** One of a closed list of words. */
function word<W extends string>(raw: unknown, words: readonly W[], place: PackPlace & { otherwise: W }): W {
  if (raw === undefined) return place.otherwise;
  if (words.includes(raw as W)) return raw as W;
  place.complain(place.path, `must be one of ${words.join(', ')}`);
  return place.otherwise;
}

/** Some of a closed list of words. */
function words<W extends string>(raw: unknown, known: readonly W[], place: PackPlace & { otherwise: readonly W[] }): readonly W[] {
  if (raw === undefined) return place.otherwise;
  if (Array.isArray(raw) && raw.every((one) => known.includes(one as W))) return raw as W[];
  place.complain(place.path, `must be a list of ${known.join(', ')}`);
  return place.otherwise;
}

const LONGEST = 4000;

/** One text, the same in every language; undefined when left out. */
function text(raw: unknown, place: PackPlace & { longest?: number }): string | undefined {
  const { longest = LONGEST } = place;
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && raw.trim() !== '' && raw.length <= longest) return raw;
  place.complain(place.path, `must be a text of at most ${String(longest)} characters`);
  return undefined;
}

/** A list of texts; undefined when left out. */
function lines(raw: unknown, place: PackPlace & { longest?: number }): readonly string[] | undefined {
  const { longest = LONGEST } = place;
  if (raw === undefined) return undefined;
  if (Array.isArray(raw) && raw.every((one) => typeof one === 'string' && one.length <= longest)) return raw as string[];
  place.complain(place.path, `must be a list of texts of at most ${String(longest)} characters`);
  return undefined;
}

/** The name of a secret; undefined when left out. The secret itself is the host's, and stands in no pack. */
function secret(raw: unknown, place: PackPlace): string | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && secretName.test(raw)) return raw;
  place.complain(place.path, 'must be the name of a secret in capitals, like ACME_DIRECTORY; the secret itself never stands in a pack');
  return undefined;
}

/** A text for the client's first language, or one for each of some: `{ fi: ..., en: ... }`. */
function texts(raw: unknown, place: PackPlace & { longest?: number }): Readonly<Record<string, string>> {
  if (raw === undefined || raw === null) return {};
  const { longest = LONGEST } = place;
  const languages: unknown = place.pack.raw['languages'];
  const first: unknown = Array.isArray(languages) ? languages[0] : undefined;
  const said: Raw =
    typeof raw === 'string'
      ? { [typeof first === 'string' ? first : 'en']: raw }
      : map(raw, ['fi', 'sv', 'en'], { ...place, like: '{ fi: ..., en: ... }' });
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= longest;
  for (const entry of Object.entries(said))
    if (!isText(entry)) place.complain(at(place, entry[0]).path, `must be a text of at most ${String(longest)} characters`);
  return Object.fromEntries(Object.entries(said).filter(isText));
}

/** One of the pack's calendars by its name; `undefined` when left out, or when it names none. */
function calendar(raw: unknown, place: PackPlace): string | undefined {
  const known = Object.keys(place.pack.calendars);
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && known.includes(raw)) return raw;
  const which = known.length > 0 ? ` (${known.join(', ')})` : ', which has none';
  place.complain(place.path, `must name one of the calendars of this pack${which}`);
  return undefined;
}

const shortName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A short name of small letters, digits and hyphens. */
function name(raw: unknown, place: PackPlace): string {
  if (typeof raw === 'string' && shortName.test(raw)) return raw;
  place.complain(place.path, 'must be a short name of small letters, digits and hyphens');
  return '';
}

/** `'08:00-20:00'` as minutes from midnight. */
function hours(raw: unknown, fallback: readonly [number, number], place: PackPlace): readonly [number, number] {
  if (raw === undefined) return fallback;
  const match = typeof raw === 'string' ? /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(raw) : null;
  const [fromHour = NaN, fromMinute = 0, toHour = NaN, toMinute = 0] = match ? match.slice(1).map(Number) : [];
  const read = [fromHour * 60 + fromMinute, toHour * 60 + toMinute] as const;
  if (read[0] < read[1] && read[1] <= 1440) return read;
  place.complain(place.path, "must be two times of one day such as '08:00-20:00'");
  return fallback;
}

/**
 * What a section of a contract pack is read with. Each reads one value, gives what is right, and complains of what is wrong, where it
 * stands, with what would be right; it goes on with the fallback then, so that one look finds every mistake.
 */
export const fromPack = {
  ...{ top, at, isMap, map, list, time, duration, share, count, flag, word, words },
  ...{ text, lines, texts, secret, calendar, name, hours },
};
