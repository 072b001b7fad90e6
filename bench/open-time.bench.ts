import { addOpenTime, openTimeBetween, parseCalendar } from '@luuri/core';
import { median, rounded, type Figure } from './figure.ts';

const CALLS = 2_000;
const ROUNDS = 31;
const DAY = 86_400_000;

const calendar = parseCalendar({
  zone: 'Europe/Helsinki',
  hours: { 'mon-fri': ['08:00-16:00'] },
  holidays: { country: 'FI', sets: ['statutory', 'customary'] },
});

/** Microseconds of one call, the median of many rounds, with starts spread over three years. */
function microseconds(call: (start: Date) => unknown): number {
  const starts = Array.from({ length: CALLS }, (_, i) => new Date(Date.UTC(2025, 0, 1) + ((i * 7_919_000) % (3 * 365 * DAY))));
  const round = () => {
    const begun = process.hrtime.bigint();
    for (const start of starts) call(start);
    return Number(process.hrtime.bigint() - begun) / 1_000 / CALLS;
  };
  for (let i = 0; i < 5; i++) round();
  return median(Array.from({ length: ROUNDS }, round));
}

/** Open hours of an office day are eight: spans by real time, and what is open of them. */
const spans = { minutes: 30 * 60_000, day: DAY, month: 30 * DAY, year: 365 * DAY } as const;

/** The open time of a month, a working minute at a time: what a library without an index does. */
async function businessTimeBeside(): Promise<{ name: string; microseconds: number } | undefined> {
  const { besideLibrary } = await import('./open-time.beside.ts');
  return besideLibrary(spans.month);
}

export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const between = Object.fromEntries(
    Object.entries(spans).map(([name, ms]) => [name, microseconds((s) => openTimeBetween(calendar, s, new Date(s.getTime() + ms)))]),
  );
  const add = Object.fromEntries(
    Object.entries(spans).map(([name, ms]) => [name, microseconds((s) => addOpenTime(calendar, s, Math.round(ms / 4.2)))]),
  );
  for (const name of Object.keys(spans)) {
    figures.push({ bench: `open-time.add.${name}`, value: rounded(add[name] ?? NaN), unit: 'µs' });
    figures.push({ bench: `open-time.between.${name}`, value: rounded(between[name] ?? NaN), unit: 'µs' });
  }
  figures.push({
    bench: 'open-time.add.year-beside-day',
    value: rounded(add['year'] ?? NaN),
    unit: 'µs',
    ratio: rounded((add['year'] ?? NaN) / (add['day'] ?? NaN)),
    beside: 'the day',
  });
  figures.push({
    bench: 'open-time.between.year-beside-day',
    value: rounded(between['year'] ?? NaN),
    unit: 'µs',
    ratio: rounded((between['year'] ?? NaN) / (between['day'] ?? NaN)),
    beside: 'the day',
  });
  const library = await businessTimeBeside();
  if (library) {
    const ours = between['month'] ?? NaN;
    figures.push({
      bench: 'open-time.between.month',
      value: rounded(ours),
      unit: 'µs',
      ratio: rounded(library.microseconds / ours),
      beside: `${library.name}: ${String(rounded(library.microseconds))} µs, times as long`,
    });
  }
  return figures;
}
