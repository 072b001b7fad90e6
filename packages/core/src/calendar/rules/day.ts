import type { CalendarVersion, DaySpan, Week } from '../calendar.ts';

/** Minutes of a local day. */
export const DAY_MINUTES = 1440;
/** A closing that takes the whole date, and with it the part of a shift that runs into the next morning. */
export const WHOLE_DAY: DaySpan = { start: 0, end: Infinity };

/** Sorted, with touching and overlapping spans made one (T2). */
export function mergeSpans(spans: readonly DaySpan[]): DaySpan[] {
  const merged: DaySpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** What is left of `spans` without `cuts`. */
export function cutSpans(spans: readonly DaySpan[], cuts: readonly DaySpan[]): DaySpan[] {
  let left = [...spans];
  for (const cut of cuts) {
    left = left.flatMap((span) => [
      { start: span.start, end: Math.min(span.end, cut.start) },
      { start: Math.max(span.start, cut.end), end: span.end },
    ]);
    left = left.filter((span) => span.end > span.start);
  }
  return left;
}

/** Ordinary hours of a date, by its weekday. Day 0 is 1970-01-01, a Thursday. */
const ordinary = (week: Week, day: number): readonly DaySpan[] => week[(((day + 3) % 7) + 7) % 7]!;

/** Hours that begin on a date, special days applied: a shift over midnight belongs to the date on which it starts (T2, T7). */
export function hoursOn(version: CalendarVersion, day: number): readonly DaySpan[] {
  const special = version.special(day);
  const usual = ordinary(version.week, day);
  return special ? mergeSpans([...cutSpans(usual, special.closes), ...special.opens]) : usual;
}

/**
 * What a special day took away, with its name, for `explain`. A date closed from end to end is shown whole, also where its weekday would
 * have been closed anyway; of a shortened day only the lost hours are shown.
 */
export function lostOn(version: CalendarVersion, day: number): { name: string; spans: readonly DaySpan[] } | undefined {
  const special = version.special(day);
  if (!special) return undefined;
  const hours = hoursOn(version, day);
  const usual = ordinary(version.week, day);
  const date = { start: 0, end: DAY_MINUTES };
  const whole = special.opens.length === 0 && cutSpans([date], special.closes).length === 0 ? [date] : [];
  return { name: special.name, spans: mergeSpans([...whole, ...cutSpans(usual, hours)]) };
}

/** True when the ordinary hours leave no minute of the week closed. */
export function coversWeek(week: Week): boolean {
  const [only] = mergeSpans(
    week.flatMap((spans, day) => spans.map((s) => ({ start: s.start + day * DAY_MINUTES, end: s.end + day * DAY_MINUTES }))),
  );
  return only !== undefined && only.end - only.start >= 7 * DAY_MINUTES;
}
