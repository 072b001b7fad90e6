/** How often a sample is drawn by itself. */
export const rhythms = ['week', 'month'] as const;
export type Rhythm = (typeof rhythms)[number];

const DAY = 86_400_000;

const asDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The day on which the week (a Monday) or the month of a day begins. @param day `2026-01-05` */
export function firstDay(day: string, every: Rhythm): string {
  if (every === 'month') return `${day.slice(0, 8)}01`;
  const at = startOf(day);
  return asDay(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY);
}

/** The day on which the next one begins. */
export const nextFirstDay = (day: string, every: Rhythm): string => {
  const first = startOf(firstDay(day, every));
  // 32 days from the first of a month on, it is the next one.
  return firstDay(asDay(first.getTime() + (every === 'week' ? 7 : 32) * DAY), every);
};
