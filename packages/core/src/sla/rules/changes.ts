import { openTimeBetween } from '../../calendar/index.ts';
import type { PromisedMetric, SlaPolicy } from '../terms.ts';
import type { Clock, RunSpan } from './clock.ts';
import { pauseAsAgreed, policyNow, startHold, startUpdates } from './category.ts';
import { liveClock, liveClocks, stay, type Draft } from './draft.ts';
import { isActive, type CalendarChanged, type Category, type ContractChanged, type PriorityChanged, type TierChanged } from './facts.ts';
import { cancel, meet, start, versionWith } from './moves.ts';
import { recalendar, retarget, sameDuration } from './retarget.ts';
import { calendarNamed, calendarOf, selectPolicy, targetOf, termsOf } from './terms.ts';

const PROMISED: readonly PromisedMetric[] = ['first-response', 'next-response', 'periodic-update', 'resolution'];

/** Another priority: the same promises with other targets (C11). */
export function onPriority(draft: Draft, { to }: PriorityChanged): void {
  draft.priority = to;
  hold(draft, 'priority');
}

/** Another tier: its predecessor's hold is over, its own begins (C7); a policy may be chosen by tier. */
export function onTier(draft: Draft, { to, handBack }: TierChanged): void {
  if (handBack) draft.bounces += 1;
  if (draft.tier === to) return;
  const active = isActive(draft.category);
  const held = liveClock(draft, 'tier-hold');
  if (held) meet(draft, held);
  stay(draft, { tier: to });
  if (active) startHold(draft);
  reselect(draft);
  hold(draft, 'tier');
}

/** A new version of the same contract (C11). Clocks of a policy that it no longer has keep the version they were given. */
export function onContract(draft: Draft, { version = draft.terms.version }: ContractChanged): void {
  draft.version = version;
  if (!draft.pinned) draft.calendarsVersion = version;
  reselect(draft);
  hold(draft, 'contract');
  holdOfTier(draft);
}

/** New working hours (C13): every running clock goes over to them from here on. */
export function onCalendar(draft: Draft, { version = draft.terms.version }: CalendarChanged): void {
  // Where one recomputes the past, it is the first that is played: the others before it are void.
  draft.pinned = false;
  draft.calendarsVersion = version;
  for (const clock of liveClocks(draft)) useCalendar(draft, clock, clock.calendar);
}

/** Chooses the policy anew. */
function reselect(draft: Draft): void {
  const { policy, passedOver } = selectPolicy(termsOf(draft.terms, draft.version), draft);
  if (policy) draft.policy = policy.name;
  else delete draft.policy;
  draft.passedOver = passedOver;
}

/** Holds every promise to what is agreed now: other targets, targets that are gone, targets that are new. */
function hold(draft: Draft, because: string): void {
  const policy = policyNow(draft, draft.terms);
  for (const metric of PROMISED) {
    const target = targetOf(policy, draft.priority, metric);
    const clock = liveClock(draft, metric);
    if (clock && isFrozen(draft, clock)) continue;
    if (!clock) {
      if (isActive(draft.category)) gain(draft, metric);
    } else if (!policy || !target) cancel(draft, clock, 'no-target');
    else {
      const moved = useCalendar(draft, clock, policy.calendar);
      const same = sameDuration(clock.target, target) && clock.policy === policy.name && clock.version === draft.version;
      if (!same) retarget(draft, moved, { target, because, policy, version: draft.version });
    }
  }
  pauseAsAgreed(draft);
}

/** True for a clock whose policy is not in the contract any more: it runs on as it was agreed. */
function isFrozen(draft: Draft, clock: Clock): boolean {
  return clock.policy !== '' && !termsOf(draft.terms, draft.version).policies.some((policy) => policy.name === clock.policy);
}

function useCalendar(draft: Draft, clock: Clock, name: string): Clock {
  const present = termsOf(draft.terms, versionWith(draft, name)).calendars[name];
  if (present === undefined || present === calendarOf(draft.terms, clock)) return clock;
  return recalendar(draft, clock, name);
}

/** The hold of a tier under a new contract. */
function holdOfTier(draft: Draft): void {
  const clock = liveClock(draft, 'tier-hold');
  const tier = termsOf(draft.terms, draft.version).tiers.find(({ level }) => level === draft.tier);
  if (!clock) {
    if (isActive(draft.category)) startHold(draft);
    pauseAsAgreed(draft);
    return;
  }
  if (!tier || isFrozen(draft, clock)) return;
  if (!tier.holdAtMost) return void cancel(draft, clock, 'no-target');
  const policy = policyNow(draft, draft.terms);
  const moved = useCalendar(draft, clock, tier.calendar ?? policy?.calendar ?? clock.calendar);
  retarget(draft, moved, { target: tier.holdAtMost, because: 'contract', policy, version: draft.version });
}

/** A promise that the ticket did not have before counts from where it would have begun; only updates begin afresh (C5, C11). */
function gain(draft: Draft, metric: PromisedMetric): void {
  if (metric === 'periodic-update') return startUpdates(draft);
  if (metric === 'next-response') {
    const since = draft.owed[0]?.at;
    return since ? startLate(draft, metric, since) : undefined;
  }
  if (metric === 'first-response' && draft.firstResponse !== 'open') return;
  startLate(draft, metric, metric === 'resolution' ? draft.resolutionFrom : draft.receivedAt);
}

function startLate(draft: Draft, metric: PromisedMetric, startedAt: Date): void {
  const policy = policyNow(draft, draft.terms);
  const target = targetOf(policy, draft.priority, metric);
  if (!policy || !target) return;
  const spans =
    metric === 'resolution' ? workedSpans(draft, policy, startedAt) : [spanOf(draft, policy, { from: startedAt, to: draft.at })];
  start(draft, { metric, startedAt, target, policy, calendar: policy.calendar, late: { since: draft.at, spans } });
}

/** The stretches in which a resolution clock would have run, had there been one. */
function workedSpans(draft: Draft, policy: SlaPolicy, from: Date): readonly RunSpan[] {
  return draft.stays.flatMap(({ from: began, category }, i) => {
    const lo = began > from ? began : from;
    const hi = draft.stays[i + 1]?.from ?? draft.at;
    const stoodStill = !isActive(category) || (policy.pauseIn as readonly Category[]).includes(category);
    return stoodStill || lo >= hi ? [] : [spanOf(draft, policy, { from: lo, to: hi })];
  });
}

function spanOf(draft: Draft, { calendar }: SlaPolicy, { from, to }: { from: Date; to: Date }): RunSpan {
  const calendarVersion = versionWith(draft, calendar);
  return { from, to, ms: openTimeBetween(calendarNamed(draft.terms, calendar, calendarVersion), from, to), calendar, calendarVersion };
}
