import { invalidInput, type Mistake } from '../kernel/index.ts';

/** `ms`, `s`, `min` and `h` are open time; `bd` is business days. Nothing is ever converted from one kind to the other (T6). */
export type DurationUnit = 'ms' | 's' | 'min' | 'h' | 'bd';

/** A length of open time as it was agreed: unit and value are what is stored (T6). */
export interface Duration {
  readonly value: number;
  readonly unit: DurationUnit;
}

/** What the functions of a calendar take as a duration: `'90min'`, `'3bd'`, milliseconds, or one already parsed. */
export type DurationInput = string | number | Duration;

const milliseconds = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;
const form = /^(\d{1,12}(?:\.\d{1,6})?) ?(s|min|h|bd)$/;
const right = "must be a number with s, min, h (open time) or bd (business days), such as '90min', '4h' or '3bd'";

/**
 * Reads a duration without throwing.
 * @returns the duration, or what is wrong with it, at the path given (`''` when left out).
 */
export function checkDuration(raw: unknown, path = ''): { readonly duration: Duration } | { readonly mistakes: readonly Mistake[] } {
  const read = typeof raw === 'number' ? { value: raw, unit: 'ms' } : typeof raw === 'string' ? fromText(raw.trim()) : raw;
  if (!isDuration(read)) return { mistakes: [{ path, message: right + hint(raw) }] };
  const whole = read.unit !== 'bd' || Number.isInteger(read.value);
  if (!Number.isFinite(read.value) || read.value < 0) return { mistakes: [{ path, message: 'must be a duration of 0 or more' }] };
  if (!whole) return { mistakes: [{ path, message: 'must be a whole number of business days: half a day has no length, write hours' }] };
  return { duration: { value: read.value, unit: read.unit } };
}

/**
 * Reads a duration: `'30s'`, `'90min'`, `'1.5h'`, `'3bd'`, or a number of milliseconds.
 * @throws `input.invalid`; also for `'1d'`: a day is neither 24 nor 8 hours (T6).
 */
export function parseDuration(raw: unknown): Duration {
  const checked = checkDuration(raw, 'duration');
  if ('mistakes' in checked) throw invalidInput({ what: 'duration', mistakes: checked.mistakes });
  return checked.duration;
}

/** Open milliseconds of a duration, to the nearest whole one; undefined for business days, which have no length in time (T6). */
export const openMilliseconds = ({ value, unit }: Duration): number | undefined =>
  unit === 'bd' ? undefined : Math.round(value * milliseconds[unit]);

function fromText(text: string): unknown {
  const match = form.exec(text);
  return match ? { value: Number(match[1]), unit: match[2] } : undefined;
}

function isDuration(raw: unknown): raw is Duration {
  if (typeof raw !== 'object' || raw === null) return false;
  const { value, unit } = raw as Record<string, unknown>;
  return typeof value === 'number' && typeof unit === 'string' && (unit === 'bd' || Object.hasOwn(milliseconds, unit));
}

function hint(raw: unknown): string {
  if (typeof raw !== 'string') return '';
  const day = /^\d+ ?d(ays?)?$/.test(raw.trim());
  return day ? `; a day is not a length of open time: write bd for business days or h for open hours` : ` and not '${raw.slice(0, 40)}'`;
}
