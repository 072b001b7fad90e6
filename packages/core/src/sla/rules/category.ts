import { addOpenTime } from '../../calendar/index.ts';
import type { SlaPolicy, SlaTerms } from '../terms.ts';
import { isRunning, type Clock } from './clock.ts';
import { isOwed, lastClock, liveClock, liveClocks, stay, type Draft } from './draft.ts';
import { isActive, isPending, type Category, type PendingCategory } from './facts.ts';
import { cancel, meet, pause, resume, start } from './moves.ts';
import { reopen } from './retarget.ts';
import type { Situation } from './state.ts';
import { calendarNamed, pausesOf, targetOf, termsOf } from './terms.ts';

/** The policy that a ticket stands under now; undefined when none fits it. */
export const policyNow = (situation: Situation, terms: SlaTerms): SlaPolicy | undefined =>
  termsOf(terms, situation.version).policies.find((policy) => policy.name === situation.policy);

/** What came with a change of state. */
export interface Why {
  readonly reason?: string;
  readonly wakeAt?: Date;
}

/** Moves a ticket into a category: pauses and resumes (C6, C8), ends what resolving ends, opens again what it opens (C10). */
export function enter(draft: Draft, to: Category, why: Why = {}): void {
  if (isActive(to)) work(draft, to, why);
  else if (to === 'cancelled') end(draft, 'cancelled');
  else if (draft.category !== 'cancelled') finish(draft, to);
}

function work(draft: Draft, to: Category, why: Why): void {
  const back = !isActive(draft.category);
  stay(draft, { category: to });
  if (back) reopenAll(draft);
  if (isPending(to) && why.wakeAt && why.wakeAt > draft.at) draft.wakeAt = why.wakeAt;
  else delete draft.wakeAt;
  pauseAsAgreed(draft, why);
}

/** Lets every clock stand still or run as its policy says for the ticket's category. */
export function pauseAsAgreed(draft: Draft, why: Why = {}): void {
  const { category } = draft;
  for (const clock of liveClocks(draft)) {
    const still = isPending(category) && pausesOf(draft.terms, clock).includes(category);
    if (still) standStill(draft, clock, { ...why, category });
    else if (!isRunning(clock)) resume(draft, clock);
  }
}

function standStill(draft: Draft, clock: Clock, why: Why & { readonly category: PendingCategory }): void {
  if (clock.pausedIn === why.category) return;
  pause(draft, clock, { ...why, ...(isOwed(draft) && { unanswered: true as const }) });
}

/** Resolved, or closed without having been: the resolution and the tier's hold are met, answers are no longer awaited (C4, C6, C7). */
function finish(draft: Draft, to: Category): void {
  const resolves = isActive(draft.category);
  stay(draft, { category: to });
  if (!resolves) return;
  for (const clock of liveClocks(draft)) {
    if (clock.metric === 'resolution' || clock.metric === 'tier-hold') meet(draft, clock);
    else cancel(draft, clock, 'resolved');
  }
  draft.resolvedAt = draft.at;
  stopWaiting(draft);
}

/** Spam, merged away, cancelled: nothing is promised any more (C14, C15). */
export function end(draft: Draft, reason: string): void {
  for (const clock of liveClocks(draft)) cancel(draft, clock, reason);
  stay(draft, { category: 'cancelled' });
  stopWaiting(draft);
}

function stopWaiting(draft: Draft): void {
  if (draft.firstResponse === 'open') draft.firstResponse = 'gone';
  draft.owed = [];
  delete draft.wakeAt;
}

/** The last instant at which a resolved ticket is still the same case (C10); undefined when it is not resolved, or nothing was agreed. */
export function reopenUntil(situation: Situation, terms: SlaTerms): Date | undefined {
  const { resolvedAt, calendarsVersion, version } = situation;
  const policy = policyNow(situation, terms);
  if (!resolvedAt || !policy) return undefined;
  const ruling = termsOf(terms, calendarsVersion).calendars[policy.calendar] ? calendarsVersion : version;
  return addOpenTime(calendarNamed(terms, policy.calendar, ruling), resolvedAt, policy.reopenWindow);
}

/** True within the reopen window, its last instant inside, and where no window was agreed. */
export function inWindow(situation: Situation, terms: SlaTerms, at: Date): boolean {
  const end = reopenUntil(situation, terms);
  return end === undefined || at <= end;
}

function reopenAll(draft: Draft): void {
  const policy = policyNow(draft, draft.terms);
  const target = targetOf(policy, draft.priority, 'resolution');
  const last = lastClock(draft, 'resolution');
  if (policy && target) {
    const goesOn = last?.metAt !== undefined && policy.reopen === 'continue' && inWindow(draft, draft.terms, draft.at);
    if (goesOn) reopen(draft, last, { target, policy });
    else {
      draft.resolutionFrom = draft.at;
      start(draft, { metric: 'resolution', startedAt: draft.at, target, policy, calendar: policy.calendar });
    }
  }
  delete draft.resolvedAt;
  startUpdates(draft);
  startHold(draft);
}

/** The next periodic update, counted from words of the desk or from a reopening (C5). */
export function startUpdates(draft: Draft): void {
  const policy = policyNow(draft, draft.terms);
  const target = targetOf(policy, draft.priority, 'periodic-update');
  if (!policy || !target || draft.firstResponse !== 'given' || liveClock(draft, 'periodic-update')) return;
  start(draft, { metric: 'periodic-update', startedAt: draft.at, target, policy, calendar: policy.calendar });
}

/** The hold of the tier that has the ticket now (C7): one cycle after the other, each on the calendar of its own team. */
export function startHold(draft: Draft): void {
  const tier = termsOf(draft.terms, draft.version).tiers.find(({ level }) => level === draft.tier);
  const policy = policyNow(draft, draft.terms);
  const calendar = tier?.calendar ?? policy?.calendar;
  if (!tier?.holdAtMost || calendar === undefined) return;
  start(draft, { metric: 'tier-hold', startedAt: draft.at, target: tier.holdAtMost, policy, calendar, tier: tier.level });
}
