import type { Mistake } from '../../kernel/index.ts';
import type { DaySpan } from '../calendar.ts';
import { DAY_MINUTES } from '../rules/day.ts';
import { at, shown } from './fields.ts';

/** A span as it was written, and where. */
export interface WrittenSpan extends DaySpan {
  readonly path: string;
  readonly text: string;
}

const form = /^([01]\d|2[0-3]):([0-5]\d) ?- ?(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** `08:00-16:00` in minutes. An end at or before the start lies on the next day (T2); `24:00` is the end of the day. */
function readSpan(raw: unknown): DaySpan | undefined {
  const match = typeof raw === 'string' ? form.exec(raw.trim()) : null;
  if (!match) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = match;
  const start = Number(fromHour) * 60 + Number(fromMinute);
  const end = toHour === undefined ? DAY_MINUTES : Number(toHour) * 60 + Number(toMinute);
  return { start, end: end > start ? end : end + DAY_MINUTES };
}

/** The spans of a list, or of one text; what cannot be read is noted and left out. */
export function readSpans(raw: unknown, path: string, mistakes: Mistake[]): WrittenSpan[] {
  const list: unknown[] = Array.isArray(raw) ? raw : [raw];
  return list.flatMap((entry, i) => {
    const span = readSpan(entry);
    const place = Array.isArray(raw) ? at(path, i) : path;
    if (span) return [{ ...span, path: place, text: String(entry) }];
    mistakes.push({ path: place, message: `must be hours such as '08:00-16:00', '22:00-06:00' or '00:00-24:00', and is ${shown(entry)}` });
    return [];
  });
}

/** Notes each span that begins before an earlier one has ended (T2). Spans that only touch are fine. */
export function noteOverlaps(spans: readonly WrittenSpan[], mistakes: Mistake[], cycle = Infinity): void {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let longest = sorted[0];
  for (const span of sorted.slice(1)) {
    if (longest && span.start < longest.end) noteOverlap(span, longest, mistakes);
    if (!longest || span.end > longest.end) longest = span;
  }
  const first = sorted[0];
  if (first && longest && sorted.length > 1 && longest.end - cycle > first.start) noteOverlap(first, longest, mistakes);
}

function noteOverlap(span: WrittenSpan, other: WrittenSpan, mistakes: Mistake[]): void {
  const message = `'${span.text}' overlaps '${other.text}' at ${other.path}: join them or move one`;
  if (!mistakes.some((m) => m.path === span.path && m.message === message)) mistakes.push({ path: span.path, message });
}
