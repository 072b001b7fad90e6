import { comingOf } from './advance.ts';
import { clockKey } from './clock.ts';
import type { SlaState } from './state.ts';

/** Something that must be looked at when its instant comes. */
export interface Timer {
  /** Clock, kind and instant: scheduling it twice is once (C19). */
  readonly key: string;
  /** `resolution:1`; empty for the wake date of the ticket. */
  readonly clock: string;
  readonly kind: 'warn' | 'breach' | 'wake';
  /** When to call `advance`: a breach shows one millisecond after its due, because work at the due instant is in time (T4). */
  readonly at: Date;
  /** The warning point. */
  readonly point?: string;
}

/**
 * The timers that a ticket needs now, in the order in which they come (C16, C17): none for a clock that stands still, was breached or was
 * let go. Those that are overdue are in it with the instants at which they should have come.
 */
export function timersOf(state: SlaState): readonly Timer[] {
  const timers = state.clocks.flatMap((clock) =>
    comingOf(clock).map((coming): Timer => {
      const at = coming.kind === 'breach' ? new Date(coming.at.getTime() + 1) : coming.at;
      return timer(clockKey(clock), at, coming.kind === 'warn' ? { kind: 'warn', point: coming.point } : { kind: 'breach' });
    }),
  );
  const wake = state.wakeAt ? [timer('', state.wakeAt, { kind: 'wake' })] : [];
  return [...timers, ...wake].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1));
}

function timer(clock: string, at: Date, what: Pick<Timer, 'kind' | 'point'>): Timer {
  const key = [clock, what.kind, what.point ?? '', at.toISOString()].filter((part) => part !== '').join(' ');
  return { key, clock, at, ...what };
}
