import { checkDuration, type Duration } from '../../calendar/index.ts';
import type { Complain, SectionSurroundings } from '../../kernel/index.ts';

export const isRecord = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null && !Array.isArray(v);

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

/** Complains of keys that nobody reads. @param what the sentence's end: `a rule has when, if, do`. */
export function noteUnknown(raw: Readonly<Record<string, unknown>>, known: readonly string[], place: Place & { what: string }): void {
  for (const key of Object.keys(raw)) {
    if (!known.includes(key)) place.complain(inside(place, key).path, `is not known here; ${place.what} ${known.join(', ')}`);
  }
}

/** A duration of more than nothing. */
export function readDuration(raw: unknown, { path, complain }: Place): Duration | undefined {
  const checked = checkDuration(raw, path);
  if ('duration' in checked && checked.duration.value > 0 && typeof raw === 'string') return checked.duration;
  const mistakes =
    'mistakes' in checked
      ? checked.mistakes
      : [{ path, message: typeof raw === 'string' ? 'must be more than 0' : "must say its unit, such as '90min', '4h' or '3bd'" }];
  for (const mistake of mistakes) complain(mistake.path, mistake.message);
  return undefined;
}

const listOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : [raw]);

/** One word or a list of words of a closed list. */
export function readWords<W extends string>(raw: unknown, words: readonly W[], { path, complain }: Place): readonly W[] {
  const list = listOf(raw);
  if (list.length > 0 && list.every((word) => words.includes(word as W))) return [...new Set(list as W[])];
  complain(path, `must be one of ${words.join(', ')}, or a list of some`);
  return [];
}

const name = /^[\w.:-]{1,60}$/;

/** One name or a list of names that other plugins may declare. @param what what they name: `a state`. */
export function readNames(raw: unknown, place: Place & { what: string }): readonly string[] {
  const list = listOf(raw);
  if (list.length > 0 && list.every((one) => typeof one === 'string' && name.test(one))) return [...new Set(list as string[])];
  place.complain(place.path, `must name ${place.what}, or be a list of such names`);
  return [];
}

/** The calendar in which a rule or a chain counts: the one named, else that of the first promise, else the pack's first. */
export function readCalendar(raw: unknown, { path, pack, complain }: Place): string | undefined {
  const known = Object.keys(pack.calendars);
  if (raw !== undefined) {
    if (typeof raw === 'string' && known.includes(raw)) return raw;
    complain(path, `must name one of the calendars of this pack${known.length > 0 ? ` (${known.join(', ')})` : ', which has none'}`);
    return undefined;
  }
  const promises: unknown = Array.isArray(pack.raw['sla']) ? pack.raw['sla'][0] : undefined;
  const promised = isRecord(promises) ? promises['calendar'] : undefined;
  return typeof promised === 'string' && known.includes(promised) ? promised : known[0];
}
