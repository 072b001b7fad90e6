import { calendarVersions, type Calendar, type EffectiveCalendar } from '../../calendar/index.ts';
import type { SlaTerms } from '../terms.ts';
import type { Clock, Run } from './clock.ts';
import { dueFrom, type Planned } from './plan.ts';
import { calendarNamed, calendarOf } from './terms.ts';

/** What of a clock tells where its time went. */
type Past = Pick<Clock, 'spans'> & Partial<Pick<Clock, 'breachedAt' | 'dueAt'>>;

/**
 * A plan whose due lies in the past, put right. Counting back from `since` would walk through pauses, so the due is looked up in the
 * stretches that the clock really ran. A clock that was breached before keeps the due that it broke, unless the new one still lies ahead.
 */
export function withPastDue(terms: SlaTerms, past: Past, run: Planned): Planned {
  if (past.breachedAt && past.dueAt) return run.elapsedMs < run.targetMs ? run : { ...run, dueAt: past.dueAt };
  return run.elapsedMs > run.targetMs ? { ...run, dueAt: spentAt(terms, past, run) ?? run.dueAt } : run;
}

/** The instant at which the stretches of a clock had counted its target; pauses between them are stepped over. */
export function spentAt(
  terms: SlaTerms,
  { spans }: Pick<Clock, 'spans'>,
  { targetMs, edge }: Pick<Run, 'targetMs' | 'edge'>,
): Date | undefined {
  let left = targetMs;
  for (const span of spans) {
    if (left <= span.ms) return dueFrom(calendarNamed(terms, span.calendar, span.calendarVersion), span.from, { remainingMs: left, edge });
    left -= span.ms;
  }
  return undefined;
}

/**
 * The hours of a clock's life, as it followed them one after the other, with others from an instant on: business days are measured by them,
 * so that days that were promised under the old hours stay what they were (C13).
 */
export function hoursFollowed(terms: SlaTerms, clock: Clock, next?: EffectiveCalendar): Calendar {
  const { followed = [], startedAt } = clock;
  const present = calendarOf(terms, clock);
  const beginning = (i: number) => followed[i - 1]?.to ?? startedAt;
  const all: readonly EffectiveCalendar[] = [
    ...followed.map((old, i) => ({ effectiveFrom: beginning(i), calendar: calendarNamed(terms, old.calendar, old.calendarVersion) })),
    { effectiveFrom: beginning(followed.length), calendar: present },
    ...(next && next.calendar !== present ? [next] : []),
  ];
  // Hours that nothing was counted by, for others came in their very instant, are none.
  const lasting = all.filter(({ effectiveFrom }, i) => all.slice(i + 1).every((later) => effectiveFrom < later.effectiveFrom));
  return all.length === 1 ? present : calendarVersions(lasting);
}
