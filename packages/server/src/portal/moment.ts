import type { PortalTexts } from './texts/index.ts';

/** In which language and zone a time is told. */
export interface Telling {
  readonly t: PortalTexts;
  readonly language: string;
  readonly zone: string;
  readonly now: Date;
}

const DAY = 86_400_000;
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** The local date, to compare days by. */
const dayIn = (at: Date, zone: string): string => new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: zone }).format(at);

/** A time as people of the language say it: `tänään klo 14.20`, `huomenna klo 9.00`, `maanantaina 1.6. klo 9.00`. */
export function momentText(at: Date, { t, language, zone, now }: Telling): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: zone }).format(at);
  const time = format({ hour: 'numeric', minute: '2-digit' });
  const day = dayIn(at, zone);
  if (day === dayIn(now, zone)) return t.today(time);
  if (day === dayIn(new Date(now.getTime() + DAY), zone)) return t.tomorrow(time);
  const month = language === 'fi' ? ('numeric' as const) : ('long' as const);
  const isFar = Math.abs(at.getTime() - now.getTime()) > 180 * DAY;
  const date = format({ day: 'numeric', month, ...(isFar ? { year: 'numeric' } : {}) });
  return t.onDay({ weekday: format({ weekday: 'long' }), date, time });
}

/** `1,2 Mt`, in the units of the language. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
