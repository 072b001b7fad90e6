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
  /** On whose account entries are written now. */
  by: { readonly cause?: string; readonly actor?: string };
  /** The calendars are those of a recomputation that is still to come, whatever contract comes before it (C13). */
  pinned: boolean;
}

/** Opens a state for folding. */
export function draftOf(state: SlaState, terms: SlaTerms): Draft {
  const { clocks, facts: _facts, advancedTo: _advancedTo, told, ...situation } = state;
  const byKey = new Map(clocks.map((clock) => [clockKey(clock), clock]));
  return { ...situation, terms, clocks: byKey, entries: [], told: new Set(told), by: {}, pinned: false };
}

/** The state that a draft has become. */
export function sealed(draft: Draft, rest: Pick<SlaState, 'facts' | 'advancedTo'>): SlaState {
  const { terms: _terms, entries: _entries, by: _by, pinned: _pinned, clocks, told, ...situation } = draft;
  return { ...situation, clocks: [...clocks.values()], told: [...told], ...rest };
}

type Head = Pick<EntryHead, 'at'> & Partial<Pick<EntryHead, 'policy' | 'version'>>;

/** Writes one line and applies it: the only way in which a clock changes. */
export function write(draft: Draft, clock: ClockRef & Partial<Clock>, head: Head, body: EntryData): Clock {
  const key = clockKey(clock);
  const entry = { ...headOf(draft, clock, head), ...body } as LedgerEntry;
  const next = applyEntry(draft.clocks.get(key), entry);
  draft.clocks.set(key, next);
  draft.entries.push(entry);
  if (entry.kind === 'warned' || entry.kind === 'breached') draft.told.add(tellingKey(entry));
  return next;
}

function headOf({ by, quietUntil, version }: Draft, clock: ClockRef & Partial<Clock>, head: Head): EntryHead {
  const { metric, cycle } = clock;
  const entry: Mutable<EntryHead> = {
    metric,
    cycle,
    at: head.at,
    policy: head.policy ?? clock.policy ?? '',
    version: head.version ?? clock.version ?? version,
  };
  if (by.cause !== undefined) entry.cause = by.cause;
  if (by.actor !== undefined) entry.actor = by.actor;
  if (quietUntil !== undefined && head.at <= quietUntil) entry.quiet = true;
  return entry;
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
  for (const clock of draft.clocks.values()) {
    if (clock.metric === metric && !clock.withdrawn && clock.cycle > (last?.cycle ?? 0)) last = clock;
  }
  return last;
}

/** True when the requester waits for an answer (C8). */
export const isOwed = (draft: Draft): boolean => draft.firstResponse === 'open' || draft.owed.length > 0;

/** Begins the next stay; one that lasted no time is replaced. */
export function stay(draft: Draft, at: Date, change: { readonly category?: Category; readonly tier?: number }): void {
  if ((change.category ?? draft.category) === draft.category && (change.tier ?? draft.tier) === draft.tier) return;
  if (change.category) draft.category = change.category;
  if (change.tier !== undefined) draft.tier = change.tier;
  const { category, tier } = draft;
  const next = { from: at, category, ...(tier !== undefined && { tier }) };
  const kept = draft.stays.at(-1)?.from.getTime() === at.getTime() ? draft.stays.slice(0, -1) : draft.stays;
  draft.stays = [...kept, next];
}
