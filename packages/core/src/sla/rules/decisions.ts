import { end, enter, policyNow } from './category.ts';
import { isLive } from './clock.ts';
import { lastClock, liveClock, write, type Draft } from './draft.ts';
import { isPending, type Merged, type Waived } from './facts.ts';
import { retarget } from './retarget.ts';

/** Merged (C14): the source ends; the target keeps its clocks, and where it was agreed so its first response counts from the earlier origin. */
export function onMerge(draft: Draft, { role, origin, earliestOriginWins }: Merged): void {
  if (role === 'source') return end(draft, 'merged');
  const policy = policyNow(draft, draft.terms);
  const clock = liveClock(draft, 'first-response');
  const wins = earliestOriginWins ?? policy?.merge === 'earliest-origin-wins';
  if (!wins || !clock || !origin || origin >= clock.startedAt) return;
  retarget(draft, clock, { target: clock.target, because: 'merge', policy, version: clock.version, startedAt: origin });
}

/** Spam, a test, deleted (C15). */
export function onSpam(draft: Draft): void {
  end(draft, 'spam');
  draft.outOfReports = true;
}

/**
 * A waiver (C11). After a breach it takes the breach back, and the clock is held to whatever due still lies ahead; before any breach it
 * lets go of the promise for the rest of the cycle.
 */
export function onWaive(draft: Draft, { metric, cycle, reason }: Waived): void {
  const clock = cycle === undefined ? lastClock(draft, metric) : draft.clocks.get(`${metric}:${String(cycle)}`);
  if (!clock || (!clock.breachedAt && !isLive(clock))) return;
  write(draft, clock, { kind: 'waived', data: { reason, ...(!clock.breachedAt && { released: true as const }) } });
}

/** The pause is over. */
export function onWake(draft: Draft): void {
  delete draft.wakeAt;
  if (isPending(draft.category)) enter(draft, 'open');
}
