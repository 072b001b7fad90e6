import { addOpenTime, nextOpening, openMilliseconds, type Calendar } from '../../calendar/index.ts';
import type { ChainStep } from './rule.ts';

/**
 * Where a rule takes a ticket: so many tiers up, the highest at most; never down, and never to a tier that there is not.
 * @param levels the client's tiers, in any order.
 */
export const raisedTo = (tier: number, by: number, levels: readonly number[]): number =>
  Math.max(tier, ...levels.filter((level) => level <= tier + by));

/** True when an instant lies in the hours of a calendar; always so without one. */
export const isWithin = (hours: Calendar | undefined, at: Date): boolean =>
  hours === undefined || nextOpening(hours, at).getTime() === at.getTime();

/**
 * When the next step of a chain is told, if nobody has acknowledged by then; undefined at its end.
 * @param done how many steps were told.
 * @param hours where waits of open time count; day and night without.
 */
export function nextStepAt(
  chain: readonly ChainStep[],
  done: number,
  { toldAt, hours }: { toldAt: Date; hours: Calendar | undefined },
): Date | undefined {
  const step = chain[done];
  if (!step?.after) return undefined;
  const real = openMilliseconds(step.after);
  if (real !== undefined && (step.counted === 'always' || hours === undefined)) return new Date(toldAt.getTime() + real);
  return hours && addOpenTime(hours, toldAt, step.after);
}
