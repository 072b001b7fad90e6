import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addOpenTime, parseCalendar, subtractOpenTime } from '../index.ts';

/** Hours of a weekday in whole hours, one span; absent when closed. Between 05 and 23, where no zone below changes its clocks. */
type Hours = { readonly from: number; readonly to: number } | undefined;
const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const pad = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

const anyHours: fc.Arbitrary<Hours> = fc.option(
  fc
    .tuple(fc.integer({ min: 5, max: 21 }), fc.integer({ min: 1, max: 10 }))
    .map(([from, length]) => ({ from, to: Math.min(23, from + length) })),
  { nil: undefined },
);

interface Office {
  readonly zone: string;
  readonly week: readonly Hours[];
  readonly closed: readonly string[];
}

const office: fc.Arbitrary<Office> = fc
  .record({
    zone: fc.constantFrom('Europe/Helsinki', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/New_York', 'UTC'),
    week: fc.array(anyHours, { minLength: 7, maxLength: 7 }),
    closed: fc.uniqueArray(
      fc.nat(60).map((k) => Temporal.PlainDate.from('2026-03-01').add({ days: k }).toString()),
      { maxLength: 8 },
    ),
  })
  .filter((o) => o.week.some((hours) => hours));

const calendarOf = ({ zone, week, closed }: Office) =>
  parseCalendar({
    zone,
    hours: Object.fromEntries(week.flatMap((h, i) => (h ? [[names[i], `${pad(h.from)}-${pad(h.to)}`]] : []))),
    holidays: { extra: Object.fromEntries(closed.map((date) => [date, 'closed'])) },
  });

/** The rule in words of Temporal: first into the hours, then date by date, then the time of day clipped into that day's hours. */
function expected(o: Office, start: number, { count, step }: { count: number; step: 1 | -1 }): number {
  const on = (date: Temporal.PlainDate) => (o.closed.includes(date.toString()) ? undefined : o.week[date.dayOfWeek - 1]);
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(o.zone).toPlainDateTime();
  let date = local.toPlainDate();
  let time = local.toPlainTime();
  const first = on(date);
  const clock = (hour: number) => Temporal.PlainTime.from({ hour });
  const cmp = Temporal.PlainTime.compare;
  const edge = (hours: NonNullable<Hours>) => clock(step === 1 ? hours.from : hours.to);
  const early = first && cmp(time, clock(first.from)) < (step === 1 ? 0 : 1);
  const late = first && cmp(time, clock(first.to)) > (step === 1 ? -1 : 0);
  if (!first || (step === 1 ? late : early)) {
    do date = date.add({ days: step });
    while (!on(date));
    time = edge(on(date)!);
  } else if (step === 1 ? early : late) time = edge(first);
  for (let left = count; left > 0;) {
    date = date.add({ days: step });
    if (on(date)) left--;
  }
  const last = on(date)!;
  if (cmp(time, clock(last.from)) < 0) time = clock(last.from);
  if (cmp(time, clock(last.to)) > 0) time = clock(last.to);
  return date.toPlainDateTime(time).toZonedDateTime(o.zone).epochMilliseconds;
}

test('T6: business days, forwards and backwards, by the words of the rule', () => {
  const minute = fc.integer({ min: Date.parse('2026-03-01T00:00Z') / 60_000, max: Date.parse('2026-04-30T00:00Z') / 60_000 });
  fc.assert(
    fc.property(office, minute, fc.integer({ min: 1, max: 30 }), (o, at, count) => {
      const calendar = calendarOf(o);
      const start = new Date(at * 60_000);
      expect(addOpenTime(calendar, start, `${count}bd`)).toEqual(new Date(expected(o, start.getTime(), { count, step: 1 })));
      expect(subtractOpenTime(calendar, start, `${count}bd`)).toEqual(new Date(expected(o, start.getTime(), { count, step: -1 })));
    }),
    { numRuns: 150 },
  );
});
