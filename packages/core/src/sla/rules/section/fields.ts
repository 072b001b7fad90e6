import { checkDuration, type Duration } from '../../../calendar/index.ts';

/** Told of something wrong at a path inside the section: `complain('[0].targets', 'must ...')`. */
export type Complain = (path: string, message: string) => void;

export const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Date);

/** One path from two: `at('sla', '[0].name')` is `sla[0].name`. */
export const at = (path: string, rest: string): string =>
  path === '' ? rest : rest === '' || rest.startsWith('[') ? path + rest : `${path}.${rest}`;

/** A value as a message shows it. */
export function shown(raw: unknown): string {
  if (raw === undefined || raw === null) return 'missing';
  if (typeof raw === 'string') return `'${raw.slice(0, 40)}'`;
  return typeof raw === 'number' || typeof raw === 'boolean' ? `'${String(raw)}'` : 'not one value';
}

/** Complains of keys that nobody reads, naming those that somebody would. */
export function noteUnknown(raw: Readonly<Record<string, unknown>>, known: readonly string[], { path, complain }: Place): void {
  for (const key of Object.keys(raw)) if (!known.includes(key)) complain(at(path, key), `is not known here; known are ${known.join(', ')}`);
}

/** Where a value stands and whom to tell. */
export interface Place {
  readonly path: string;
  readonly complain: Complain;
}

/** A duration of more than nothing. */
export function readDuration(raw: unknown, { path, complain }: Place): Duration | undefined {
  const checked = checkDuration(raw, path);
  if ('duration' in checked && checked.duration.value > 0) return checked.duration;
  const mistakes = 'mistakes' in checked ? checked.mistakes : [{ path, message: 'must be more than 0' }];
  for (const mistake of mistakes) complain(mistake.path, mistake.message);
  return undefined;
}

/** One of a closed list of words; `fallback` when left out. */
export function readWord<W extends string>(raw: unknown, words: readonly W[], { path, complain, fallback }: Place & { fallback: W }): W {
  if (raw === undefined) return fallback;
  if (words.includes(raw as W)) return raw as W;
  complain(path, `must be ${words.join(' or ')}, and is ${shown(raw)}`);
  return fallback;
}

/** A list of words from a closed list, without doubles; one word alone is a list of one. */
export function readWords<W extends string>(raw: unknown, words: readonly W[], { path, complain }: Place): readonly W[] {
  const list = Array.isArray(raw) ? (raw as readonly unknown[]) : [raw];
  list.forEach((entry, i) => {
    if (!words.includes(entry as W)) complain(at(path, `[${String(i)}]`), `must be one of ${words.join(', ')}, and is ${shown(entry)}`);
  });
  return [...new Set(list as W[])].filter((word) => words.includes(word));
}

/** A name of one of the pack's calendars. */
export function readCalendarName(raw: unknown, calendars: readonly string[], { path, complain }: Place): string {
  const wanted = calendars.length > 0 ? `one of the pack's calendars (${calendars.join(', ')})` : 'a calendar of the pack, which has none';
  if (!calendars.includes(raw as string)) complain(path, `must be ${wanted}, and is ${shown(raw)}`);
  return typeof raw === 'string' ? raw : '';
}

/** Tells of names that were used before in a list, by their place in it; entries without one are passed over. */
export function noteTwins<N>(names: readonly (N | undefined)[], tell: (name: N, index: number) => void): void {
  names.forEach((name, i) => {
    if (name !== undefined && names.indexOf(name) < i) tell(name, i);
  });
}
