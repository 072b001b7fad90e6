import type { SlaTerms } from '../terms.ts';
import { clockKey, isLive, type Clock, type ClockRef } from './clock.ts';
import { applyEntry } from './evolve.ts';
import type { Category, Metric } from './facts.ts';
import type { EntryData, EntryHead, LedgerEntry } from './ledger.ts';
import type { Situation, SlaState } from './state.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A state while facts are being folded into it. It never leaves the fold. */
export interface Draft extends Mutable<Situation> {
  terms: SlaTerms;
  readonly clocks: Map<string, Clock>;
  readonly entries: LedgerEntry[];
  readonly told: Set<string>;
  /** The instant at which things happen now, and on whose account. */
  at: Date;
  by: { readonly cause?: string; readonly actor?: string };
  /** The calendars are those of a recomputation that is still to come, whatever contract comes before it (C13). */
  pinned: boolean;
}

/** Opens a state for folding. */
export function draftOf(state: SlaState, terms: SlaTerms): Draft {
  const { clocks, facts: _facts, advancedTo: _advancedTo, told, ...situation } = state;
  const byKey = new Map(clocks.map((clock) => [clockKey(clock), clock]));
  return { ...situation, terms, clocks: byKey, entries: [], told: new Set(told), at: state.advancedTo, by: {}, pinned: false };
}

/** The state that a draft has become. */
export function sealed(draft: Draft, rest: Pick<SlaState, 'facts' | 'advancedTo'>): SlaState {
  const { terms: _terms, entries: _entries, at: _at, by: _by, pinned: _pinned, clocks, told, ...situation } = draft;
  return { ...situation, clocks: [...clocks.values()], told: [...told], ...rest };
}

/** A line to write: what happened; when, where it is not now; and under which policy, where it is not the clock's. */
type Line = EntryData & Partial<Pick<EntryHead, 'at' | 'policy' | 'version'>>;

/** Writes one line and applies it: the only way in which a clock changes. */
export function write(draft: Draft, clock: ClockRef & Partial<Clock>, line: Line): Clock {
  const key = clockKey(clock);
  const entry: LedgerEntry = { ...headOf(draft, clock, line.at ?? draft.at), ...line };
  const next = applyEntry(draft.clocks.get(key), entry);
  draft.clocks.set(key, next);
  draft.entries.push(entry);
  if (entry.kind === 'warned' || entry.kind === 'breached') draft.told.add(tellingKey(entry));
  return next;
}

function headOf({ by, quietUntil, version }: Draft, clock: ClockRef & Partial<Clock>, at: Date): EntryHead {
  const { metric, cycle } = clock;
  const head: Mutable<EntryHead> = { metric, cycle, at, policy: clock.policy ?? '', version: clock.version ?? version };
  if (by.cause !== undefined) head.cause = by.cause;
  if (by.actor !== undefined) head.actor = by.actor;
  if (quietUntil && at <= quietUntil) head.quiet = true;
  return head;
}

/** What makes two lines the same piece of news. */
export function tellingKey(entry: LedgerEntry): string {
  const point = entry.kind === 'warned' ? entry.data.point : '';
  return [clockKey(entry), entry.kind, point, entry.at.toISOString()].join(' ');
}

/** The clock of a metric that is not over; a ticket has at most one. */
export function liveClock(draft: Draft, metric: Metric): Clock | undefined {
  for (const clock of draft.clocks.values()) if (clock.metric === metric && isLive(clock)) return clock;
  return undefined;
}

/** All clocks that are not over. */
export const liveClocks = (draft: Draft): readonly Clock[] => [...draft.clocks.values()].filter(isLive);

/** The latest cycle of a metric; one that a correction took back does not count, so that its number is used again. */
export function lastClock(draft: Draft, metric: Metric): Clock | undefined {
  let last: Clock | undefined;
  // Cycles begin one after the other, so they come in their order.
  for (const clock of draft.clocks.values()) if (clock.metric === metric && !clock.withdrawn) last = clock;
  return last;
}

/** True when the requester waits for an answer (C8). */
export const isOwed = (draft: Draft): boolean => draft.firstResponse === 'open' || draft.owed.length > 0;

/** Begins the next stay; one that lasted no time is replaced. */
export function stay(draft: Draft, change: { readonly category?: Category; readonly tier?: number }): void {
  if ((change.category ?? draft.category) === draft.category && (change.tier ?? draft.tier) === draft.tier) return;
  if (change.category) draft.category = change.category;
  if (change.tier !== undefined) draft.tier = change.tier;
  const { at, category, tier } = draft;
  const next = { from: at, category, ...(tier !== undefined && { tier }) };
  const kept = draft.stays.at(-1)?.from.getTime() === at.getTime() ? draft.stays.slice(0, -1) : draft.stays;
  draft.stays = [...kept, next];
}
