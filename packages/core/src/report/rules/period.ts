import type { Period } from '../report.ts';

const DAY = 86_400_000;

/** A calendar day as people write it, `2026-03-29`, and where its Monday and its month begin. */
export interface LocalDay {
  readonly day: string;
  readonly week: string;
  readonly month: string;
}

const written = (at: Date): string => at.toISOString().slice(0, 10);

/** All days from one to another, both included. @param from, to `2026-03-29`. */
export function daysBetween(from: string, to: string): LocalDay[] {
  const days: LocalDay[] = [];
  const last = new Date(`${to}T00:00:00Z`).getTime();
  for (let at = new Date(`${from}T00:00:00Z`).getTime(); at <= last; at += DAY) {
    const day = new Date(at);
    const sinceMonday = (day.getUTCDay() + 6) % 7;
    days.push({ day: written(day), week: written(new Date(at - sinceMonday * DAY)), month: `${written(day).slice(0, 7)}-01` });
  }
  return days;
}

/** The day after. */
export const nextDay = (day: string): string => written(new Date(new Date(`${day}T00:00:00Z`).getTime() + DAY));

/** True for a day that there is. */
export const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && written(at) === text;
};

/** The name of the period that a day belongs to: the day itself, its Monday, the first of its month. */
export const periodOf = (day: LocalDay, period: Period): string => day[period];

/** Days of the same length one after another, or one day that is longer or shorter than others. */
export interface Run {
  /** Number of the first day. */
  readonly day: number;
  /** Epoch seconds: where it begins, and where it ends. */
  readonly from: number;
  readonly to: number;
  /** False for a day on which clocks are changed. */
  readonly regular: boolean;
}

/** The days of a period as stretches that a database can count in without knowing zones: all but the days on which clocks are changed have 24 hours. */
export function runsOf(days: readonly Date[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i + 1 < days.length; i++) {
    const [from, to] = [(days[i]?.getTime() ?? 0) / 1000, (days[i + 1]?.getTime() ?? 0) / 1000];
    const regular = (to - from) * 1000 === DAY;
    const last = runs.at(-1);
    if (last?.regular && regular) runs[runs.length - 1] = { ...last, to };
    else runs.push({ day: i, from, to, regular });
  }
  return runs;
}
