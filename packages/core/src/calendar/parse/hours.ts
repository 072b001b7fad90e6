import type { Mistake } from '../../kernel/index.ts';
import type { Week } from '../calendar.ts';
import { DAY_MINUTES, mergeSpans } from '../rules/day.ts';
import { at, isRecord, shown } from './fields.ts';
import { noteOverlaps, readSpans, type WrittenSpan } from './spans.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const allDay: Week = days.map(() => [{ start: 0, end: DAY_MINUTES }]);

/** The weekdays that a key names: `mon`, `mon-fri`, `sat,sun`, `fri-mon`, `mon-wed,fri`; undefined when it names none. */
function daysNamed(key: string): number[] | undefined {
  const named: number[] = [];
  for (const part of key.split(',')) {
    const [first = '', last = first, ...more] = part.trim().split('-');
    const from = days.indexOf(first.trim());
    const to = days.indexOf(last.trim());
    if (from < 0 || to < 0 || more.length > 0) return undefined;
    for (let day = from; ; day = (day + 1) % 7) {
      named.push(day);
      if (day === to) break;
    }
  }
  return [...new Set(named)];
}

/** The ordinary week of `hours:`, either `24x7` or spans by weekday. Undefined, with mistakes noted, when it cannot be read. */
export function readHours(raw: unknown, path: string, mistakes: Mistake[]): Week | undefined {
  if (raw === '24x7') return allDay;
  if (!isRecord(raw)) {
    const message = `must be '24x7' or hours by weekday, such as { mon-fri: ['08:00-16:00'] }, and is ${shown(raw)}`;
    mistakes.push({ path, message });
    return undefined;
  }
  const week: WrittenSpan[][] = days.map(() => []);
  for (const [key, value] of Object.entries(raw)) {
    const named = daysNamed(key);
    const message = `must name weekdays: ${days.join(', ')}, a range such as 'mon-fri' or a list such as 'sat,sun'`;
    if (!named) mistakes.push({ path: at(path, key.slice(0, 40)), message });
    const spans = readSpans(value, at(path, key.slice(0, 40)), mistakes);
    for (const day of named ?? []) week[day]!.push(...spans);
  }
  noteWeekOverlaps(week, mistakes);
  return week.map((spans) => mergeSpans(spans).map(({ start, end }) => ({ start, end })));
}

/** Sunday's night shift is compared with Monday's morning, too. */
function noteWeekOverlaps(week: readonly (readonly WrittenSpan[])[], mistakes: Mistake[]): void {
  const all = week.flatMap((spans, day) =>
    spans.map((span) => ({ ...span, start: span.start + day * DAY_MINUTES, end: span.end + day * DAY_MINUTES })),
  );
  noteOverlaps(all, mistakes, 7 * DAY_MINUTES);
}
