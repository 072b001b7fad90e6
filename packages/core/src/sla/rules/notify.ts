import { nextOpening, type Calendar } from '../../calendar/index.ts';
import type { SlaPolicy } from '../terms.ts';
import type { Priority } from './facts.ts';

/**
 * When somebody may be told (C16): at once, or when their own hours begin. A priority that the policy lets through quiet hours does not
 * wait, and neither does anybody without hours of their own.
 * @param hours calendar of the hours in which the recipient wants to hear; undefined for always.
 */
export function tellAt(at: Date, { hours, priority, policy }: Telling): Date {
  const loud = policy ? policy.throughQuietHours.includes(priority) : priority === 'urgent';
  return hours === undefined || loud ? at : nextOpening(hours, at);
}

export interface Telling {
  readonly hours: Calendar | undefined;
  readonly priority: Priority;
  readonly policy: SlaPolicy | undefined;
}

/** A piece of news that waits for one recipient. */
export interface News {
  readonly recipient: string;
  /** When the fact came true, not when somebody looked (T10). */
  readonly at: Date;
}

/** News that is told one by one, and per recipient what is told in one digest. */
export interface Outgoing<N extends News> {
  readonly single: readonly N[];
  readonly digests: ReadonlyMap<string, readonly N[]>;
}

/**
 * What goes out after a time in which nothing did (C17): all in the order of its instants; what is older than the threshold becomes one
 * digest per recipient. The facts themselves are not touched by this.
 * @param olderThanMs age in milliseconds of real time from which news is old.
 */
export function foldOldNews<N extends News>(news: readonly N[], { now, olderThanMs }: { now: Date; olderThanMs: number }): Outgoing<N> {
  const inOrder = [...news].sort((a, b) => a.at.getTime() - b.at.getTime());
  const isOld = ({ at }: N) => now.getTime() - at.getTime() > olderThanMs;
  const digests = new Map<string, readonly N[]>();
  for (const old of inOrder.filter(isOld)) digests.set(old.recipient, [...(digests.get(old.recipient) ?? []), old]);
  return { single: inOrder.filter((n) => !isOld(n)), digests };
}
