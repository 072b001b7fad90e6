import type { CalendarText } from './parse/index.ts';

/** How the tests know what is right: they look at the wall clock of the zone once a minute and walk. Nothing of the engine is used. */
export interface Walk {
  /** Open seconds from one instant to another, by looking at each second. */
  readonly between: (from: number, to: number) => number;
  /** The first instant at which so many open seconds have passed, by walking; undefined when the walk ends before. */
  readonly add: (start: number, seconds: number) => number | undefined;
  /** The last instant from which so many open seconds pass until `end`. */
  readonly subtract: (end: number, seconds: number) => number | undefined;
}

/** Working hours as a test writes them, and from when they hold. */
export interface OracleVersion {
  readonly text: CalendarText;
  readonly from: number;
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const seen = new Map<string, Float64Array>();

/** What the wall clock of a zone shows, minute by minute, in minutes since 1970 of local time. */
function readingsOf(zone: string, from: number, minutes: number): Float64Array {
  const key = `${zone} ${from} ${minutes}`;
  const known = seen.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const readings = Float64Array.from(
    { length: minutes },
    (_, i) => Date.parse(`${format.format(from + i * MINUTE).replace(' ', 'T')}Z`) / MINUTE,
  );
  seen.set(key, readings);
  return readings;
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function spansOf(text: CalendarText, day: number): [number, number][] {
  const extra = text.holidays?.extra?.[new Date(day * DAY).toISOString().slice(0, 10)];
  const weekday = days[(day + 3) % 7]!;
  const usual = text.hours === '24x7' ? ['00:00-24:00'] : (text.hours[weekday] ?? []);
  const written = extra === 'closed' ? [] : extra !== undefined ? [extra].flat() : [usual].flat();
  return written.map((span) => {
    const start = minutesOf(span.slice(0, 5));
    const end = minutesOf(span.slice(6, 11));
    return [day * 1440 + start, day * 1440 + (end <= start ? end + 1440 : end)];
  });
}

/**
 * A span lasts from the first minute at which the clock shows its start to the last at which it shows its end (T3); a time that it never
 * shows is the first minute past it.
 */
function openMinutes({ text }: OracleVersion, from: number, minutes: number): Uint8Array {
  const readings = readingsOf(text.zone, from, minutes);
  const open = new Uint8Array(minutes);
  const past = (time: number) => {
    const k = readings.findIndex((reading) => reading > time);
    return k < 0 ? minutes : k;
  };
  const shown = (k: number, time: number) => (k < 0 ? past(time) : k);
  const firstDay = Math.floor(readings[0]! / 1440) - 2;
  const lastDay = Math.floor(readings[minutes - 1]! / 1440);
  for (let day = firstDay; day <= lastDay; day++) {
    for (const [start, end] of spansOf(text, day)) {
      open.fill(1, shown(readings.indexOf(start), start), shown(readings.lastIndexOf(end), end));
    }
  }
  return open;
}

/** Walks a window of time. Two days at both ends of it serve as run-up only: ask for nothing there. */
export function walkOver(versions: readonly OracleVersion[], from: number, minutes: number): Walk {
  const each = versions.map((version) => openMinutes(version, from, minutes));
  const ruling = (minute: number) =>
    Math.max(
      0,
      versions.findLastIndex((v) => v.from <= from + minute * MINUTE),
    );
  const open = Uint8Array.from({ length: minutes }, (_, i) => each[ruling(i)]![i]!);
  const seconds = minutes * 60;
  const toSecond = (at: number) => (at - from) / 1000;
  const inside = (second: number) => second >= 0 && second < seconds;
  const toInstant = (second: number) => (inside(second) ? from + second * 1000 : undefined);
  return {
    between: (a, b) => {
      let sum = 0;
      for (let s = toSecond(a), end = toSecond(b); s < end; s++) sum += open[(s / 60) | 0]!;
      return sum;
    },
    add: (start, wanted) => {
      let s = toSecond(start);
      for (let left = wanted; left > 0 && s < seconds; s++) left -= open[(s / 60) | 0]!;
      return toInstant(s);
    },
    subtract: (end, wanted) => {
      let s = toSecond(end);
      for (let left = wanted; left > 0 && s > 0; s--) left -= open[((s - 1) / 60) | 0]!;
      return toInstant(s);
    },
  };
}
