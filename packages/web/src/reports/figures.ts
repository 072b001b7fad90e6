import { lengthInWords, numberInWords, tagOf } from '../time/words.ts';

export type Unit = 'count' | 'share' | 'ms' | 'score';

const percent = (value: number, language: string): string =>
  new Intl.NumberFormat(tagOf(language), { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
const score = (value: number, language: string): string =>
  new Intl.NumberFormat(tagOf(language), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

/** A figure with its unit; a dash where there is nothing to say. */
export function figureInWords(value: number | null | undefined, unit: Unit, language: string): string {
  if (value === null || value === undefined) return '–';
  if (unit === 'share') return percent(value, language);
  if (unit === 'ms') return lengthInWords(value, language);
  return unit === 'score' ? score(value, language) : numberInWords(value, language);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const steps = [1, 2, 5, 10];
/** Lengths that people count in, in milliseconds. */
const lengths = [60_000, 5 * 60_000, 15 * 60_000, 30 * 60_000, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY];
const MOST_TICKS = 5;

function stepFor(most: number, unit: Unit): number {
  if (unit === 'ms') {
    const step = lengths.find((length) => most / length <= MOST_TICKS);
    if (step !== undefined) return step;
  }
  const base = 10 ** Math.floor(Math.log10(most / MOST_TICKS));
  const step = (steps.find((factor) => most / (base * factor) <= MOST_TICKS) ?? 10) * base;
  return unit === 'count' ? Math.max(1, step) : step;
}

/** Round values from nothing to just above the greatest: where the lines of a chart are drawn. */
export function ticksFor(most: number, unit: Unit): number[] {
  if (unit === 'share') return [0, 0.25, 0.5, 0.75, 1];
  if (unit === 'score') return [0, 1, 2, 3, 4, 5];
  if (!(most > 0)) return [0, 1];
  const step = stepFor(most, unit);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

export const presets = ['last-7-days', 'last-30-days', 'this-month', 'last-month', 'this-year'] as const;
export type Preset = (typeof presets)[number];
export interface Span {
  readonly from: string;
  readonly to: string;
}

const written = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The days of a preset, today included; last month ends with it. */
export function spanOf(preset: Preset, now: number): Span {
  const at = new Date(now);
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  const to = written(year, month, day);
  const back = (days: number): Span => ({ from: written(year, month, day - days + 1), to });
  switch (preset) {
    case 'last-7-days':
      return back(7);
    case 'last-30-days':
      return back(30);
    case 'this-month':
      return { from: written(year, month, 1), to };
    case 'last-month':
      return { from: written(year, month - 1, 1), to: written(year, month, 0) };
    case 'this-year':
      return { from: written(year, 0, 1), to };
  }
}

/** The preset that a period is today; undefined for one of one's own. */
export const presetOf = ({ from, to }: Span, now: number): Preset | undefined =>
  presets.find((preset) => {
    const span = spanOf(preset, now);
    return span.from === from && span.to === to;
  });

/** A day, a week or a month as an axis names it. */
export function periodInWords(key: string, period: 'day' | 'week' | 'month', language: string): string {
  const at = new Date(`${key}T12:00:00Z`);
  const options: Intl.DateTimeFormatOptions = period === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'numeric' };
  return new Intl.DateTimeFormat(tagOf(language), { ...options, timeZone: 'UTC' }).format(at);
}
