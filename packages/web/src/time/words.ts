const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** English here is the English of Europe: a clock of 24 hours, the day before the month. */
const tags: Readonly<Record<string, string>> & { en: string } = { fi: 'fi-FI', sv: 'sv-SE', en: 'en-GB' };
export const tagOf = (language: string): string => tags[language] ?? tags.en;

const dayWord = (language: string): string => (language === 'fi' ? 'pv' : 'd');

/** Two units at most: `1 h 12 min`, `3 d 4 h`, `45 s`. Rounded down, so that a promise never looks longer than it is. */
export function lengthInWords(ms: number, language: string): string {
  const whole = Math.abs(ms);
  const d = dayWord(language);
  if (whole < MINUTE) return `${Math.floor(whole / 1000)} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min`;
  if (whole < DAY) return two([Math.floor(whole / HOUR), 'h'], [Math.floor((whole % HOUR) / MINUTE), 'min']);
  return two([Math.floor(whole / DAY), d], [Math.floor((whole % DAY) / HOUR), 'h']);
}

const two = ([a, unitA]: [number, string], [b, unitB]: [number, string]): string =>
  b === 0 ? `${a} ${unitA}` : `${a} ${unitA} ${b} ${unitB}`;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Formats are dear to make and cheap to keep. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tagOf(language), options);
  formats.set(key, known);
  return known;
}

const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);
const clock = { hour: '2-digit', minute: '2-digit' } as const;

/** As near as it takes to be clear: `14:20` today, `Tue 14:20` within a week, `3 Jun 14:20`, and the year when it is another. */
export function whenInWords(at: number, now: number, language: string): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  if (days === 0) return format(language, clock).format(at);
  if (Math.abs(days) < 7) return format(language, { weekday: 'short', ...clock }).format(at);
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  return format(language, { day: 'numeric', month: 'short', ...year, ...clock }).format(at);
}

/** For a tooltip: everything. */
export const instantInFull = (at: number, language: string, zone?: string): string =>
  format(language, { dateStyle: 'full', timeStyle: 'long', ...(zone ? { timeZone: zone } : {}) }).format(at);

/** `14:20` in a zone. */
export const clockIn = (at: number, language: string, zone?: string): string =>
  format(language, { ...clock, ...(zone ? { timeZone: zone } : {}) }).format(at);

/** `Wed 3 Jun` in a zone. */
export const dayIn = (at: number, language: string, zone?: string): string =>
  format(language, { weekday: 'short', day: 'numeric', month: 'short', ...(zone ? { timeZone: zone } : {}) }).format(at);

export const numberInWords = (value: number, language: string): string => new Intl.NumberFormat(tagOf(language)).format(value);
