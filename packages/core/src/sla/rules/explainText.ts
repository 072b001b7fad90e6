import type { Duration } from '../../calendar/index.ts';
import type { Explanation, ExplainRow } from './explain.ts';
import type { LedgerEntry } from './ledger.ts';
import { en } from './text/en.ts';
import { fi } from './text/fi.ts';
import type { Language, Moment, Sentences, Told } from './text/sentences.ts';
import { sv } from './text/sv.ts';

const SENTENCES: Readonly<Record<Language, Sentences>> = { fi, sv, en };

/** How one explanation is written: its sentences, and its instants in the calendar's zone. */
interface Pen {
  readonly words: Sentences;
  readonly instant: (at: Date) => string;
}

/**
 * An explanation as a text that a client can read, one line per row, with times in the zone of the clock's calendar and behind each line
 * the rule and the version that decided (C20).
 */
export function explainText({ clock, zone, passedOver, rows }: Explanation, language: Language): string {
  const pen = penFor(language, zone);
  const { words } = pen;
  const head = [
    words.head(words.metrics[clock.metric], clock.cycle, lengthOf(clock.target, words)),
    words.terms(clock.policy, String(clock.version), `${clock.calendar}, ${zone}`),
    ...(passedOver.length > 0 ? [words.passedOver(passedOver.join(', '))] : []),
  ];
  return [...head, ...rows.map((row) => `${line(row, pen)} [${words.because(row.rule, row.policy, String(row.version))}]`)].join('\n');
}

function penFor(language: Language, zone: string): Pen {
  const words = SENTENCES[language];
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...numeric });
  return { words, instant: (at) => words.instant(momentOf(clock, at)) };
}

/** Only the numbers are asked of the platform: what it would write around them differs from release to release. */
function momentOf(clock: Intl.DateTimeFormat, at: Date): Moment {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])] as const;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const [hour, minute, second] = [String(parts['hour']), String(parts['minute']), String(parts['second'])] as const;
  return { year, month, day, weekday, hour, minute, second: at.getTime() % 60_000 === 0 ? '' : second };
}

function line(row: ExplainRow, pen: Pen): string {
  if (row.entry) return `${pen.instant(row.to)}: ${event(row.entry, row.dueAt, pen)}`;
  return `${pen.instant(row.from)} – ${pen.instant(row.to)}: ${stretch(row, pen.words)}`;
}

function stretch(row: ExplainRow, words: Sentences): string {
  if (row.kind === 'open') return words.open(spell(row.seconds), spell(row.total));
  if (row.kind === 'holiday') return words.holiday(String(row.name));
  if (row.kind !== 'paused') return row.kind === 'closed' ? words.closed : words.resolved;
  const why = row.category ? words.categories[row.category] : words.notCounted;
  return words.paused(row.reason ? `${why} (${row.reason})` : why);
}

function event(entry: LedgerEntry, dueAt: Date | undefined, pen: Pen): string {
  const { words } = pen;
  const told: Told = { target: '', from: '', due: dueAt ? pen.instant(dueAt) : '', point: '', late: '', reason: '' };
  switch (entry.kind) {
    case 'paused':
      return words.pausedNow({ ...told, reason: words.categories[entry.data.category] });
    case 'retargeted':
      return words.retargeted({ ...told, from: lengthOf(entry.data.from, words), target: lengthOf(entry.data.target, words) });
    case 'warned':
      return words.warned({ ...told, point: entry.data.point });
    case 'breached':
      return entry.data.reason
        ? words.breachedBy[entry.data.reason]
        : words.breached({ ...told, due: pen.instant(entry.data.dueAt ?? entry.at) });
    case 'met':
      return entry.data.lateByMs === undefined ? words.met(told) : words.metLate({ ...told, late: spell(entry.data.lateByMs / 1000) });
    case 'cancelled':
      return words.cancelled({ ...told, reason: words.ends[entry.data.reason] ?? entry.data.reason });
    case 'waived':
      return words.waived({ ...told, reason: entry.data.reason });
    default:
      return words[entry.kind](told);
  }
}

function lengthOf({ value, unit }: Duration, words: Sentences): string {
  if (unit === 'bd') return words.businessDays(value);
  return unit === 'ms' ? spell(value / 1000) : `${String(value)} ${unit}`;
}

/** Seconds as hours, minutes and seconds: the same signs in all three languages. */
function spell(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, sign]) => `${String(n)} ${sign}`);
  return said.length > 0 ? said.join(' ') : '0 min';
}
