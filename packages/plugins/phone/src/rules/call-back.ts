/** What became of a try to reach somebody. */
export const outcomes = ['answered', 'no-answer', 'voicemail', 'busy', 'wrong-number'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Attempt {
  readonly at: Date;
  readonly outcome: Outcome;
  /** Seconds of conversation, of an answered one. */
  readonly seconds: number;
}

/** When a call-back may be given up. */
export interface GivingUp {
  readonly attempts: number;
  /** Half-days (mornings and afternoons) over which the attempts were spread. */
  readonly halfDays: number;
  /** Milliseconds from the first to the last. */
  readonly spreadMs: number;
}

/** A conversation shorter than this was none. */
export const CONVERSATION_SECONDS = 10;

export const isConversation = ({ outcome, seconds }: Pick<Attempt, 'outcome' | 'seconds'>): boolean =>
  outcome === 'answered' && seconds >= CONVERSATION_SECONDS;

/** Date and hour in a zone, as the person there reads them. */
export function localHour(at: Date, zone: string): { readonly date: string; readonly hour: number; readonly minute: number } {
  const options = {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(at);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '0';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')), minute: Number(part('minute')) };
}

const halfDay = (at: Date, zone: string): string => {
  const { date, hour } = localHour(at, zone);
  return `${date} ${hour < 12 ? 'am' : 'pm'}`;
};

/** What is still missing before a call-back may be given up; empty when nothing is. */
export function missingToGiveUp(attempts: readonly Attempt[], { rule, zone }: { rule: GivingUp; zone: string }): string[] {
  const times = attempts.map((a) => a.at.getTime());
  const spread = times.length > 0 ? Math.max(...times) - Math.min(...times) : 0;
  const halves = new Set(attempts.map((a) => halfDay(a.at, zone))).size;
  return [
    ...(attempts.length < rule.attempts ? [`${rule.attempts - attempts.length} more attempt(s)`] : []),
    ...(halves < rule.halfDays ? [`an attempt on ${rule.halfDays - halves} more half-day(s)`] : []),
    ...(spread < rule.spreadMs ? [`attempts over ${Math.round(rule.spreadMs / 60_000)} minutes`] : []),
  ];
}

/** True when nobody minds being called: between the two hours in their own zone. */
export function isDecentHour(at: Date, zone: string, [from, to]: readonly [number, number]): boolean {
  const { hour, minute } = localHour(at, zone);
  const minutes = hour * 60 + minute;
  return minutes >= from && minutes <= to;
}

/** Minutes from midnight as `08:00`. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
