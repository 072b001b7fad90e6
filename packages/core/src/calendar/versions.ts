import { invalidInput, type Mistake } from '../kernel/index.ts';
import type { Calendar, CalendarVersion } from './calendar.ts';

/** One version of a calendar and the instant from which it holds. */
export interface EffectiveCalendar {
  readonly effectiveFrom: Date;
  readonly calendar: Calendar;
}

/**
 * One calendar made of versions in time (C13): each holds from its `effectiveFrom` until the next one's, and open time is counted across
 * them piece by piece, so an edit never changes the past. The earliest also rules all time before it. The order given does not matter; a
 * calendar that itself has versions brings those that fall into its time.
 * @throws `input.invalid` when there is none, or two begin at the same instant.
 */
export function calendarVersions(list: readonly EffectiveCalendar[]): Calendar {
  const sorted = [...list].sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
  const mistakes = mistakesOf(sorted);
  if (mistakes.length > 0) throw invalidInput({ what: 'calendar versions', mistakes });
  return {
    versions: sorted.flatMap(({ effectiveFrom, calendar }, i) =>
      during(calendar, i === 0 ? -Infinity : effectiveFrom.getTime(), sorted[i + 1]?.effectiveFrom.getTime() ?? Infinity),
    ),
  };
}

function mistakesOf(sorted: readonly EffectiveCalendar[]): Mistake[] {
  if (sorted.length === 0) return [{ path: '', message: 'must have at least one version' }];
  return sorted.flatMap(({ effectiveFrom }, i) => {
    const time = effectiveFrom.getTime();
    if (Number.isNaN(time)) return [{ path: `${i}.effectiveFrom`, message: 'must be a valid Date' }];
    const twin = sorted[i - 1]?.effectiveFrom.getTime() === time;
    return twin ? [{ path: `${i}.effectiveFrom`, message: `${effectiveFrom.toISOString()} is taken by another version` }] : [];
  });
}

/** The versions of a calendar that hold between two instants, the first one brought forward to the beginning. */
function during(calendar: Calendar, from: number, to: number): CalendarVersion[] {
  return calendar.versions
    .filter((version, i) => version.from < to && (calendar.versions[i + 1]?.from ?? Infinity) > from)
    .map((version) => ({ ...version, from: Math.max(version.from, from) }));
}
