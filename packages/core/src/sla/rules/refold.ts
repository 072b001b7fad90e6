import type { SlaTerms } from '../terms.ts';
import { advanceDraft } from './advance.ts';
import { clockKey } from './clock.ts';
import { draftOf, sealed, tellingKey, write, type Draft } from './draft.ts';
import { isActive, type Opened, type SlaFact } from './facts.ts';
import type { LedgerEntry } from './ledger.ts';
import { blankDraft } from './opening.ts';
import { play } from './play.ts';
import type { SlaState } from './state.ts';
import { effective } from './undo.ts';
import { sameValue } from './value.ts';

/** A state and the lines of the ledger that led to it. */
export interface Folded {
  readonly state: SlaState;
  readonly entries: readonly LedgerEntry[];
}

/** Folds a whole history from nothing and looks at time up to `until`. */
export function foldAll(history: readonly SlaFact[], until: Date, terms: SlaTerms): Draft {
  const { facts, calendars } = effective(history);
  // Every history begins with the opening: `beginFolding` sees to it.
  const draft = blankDraft(facts[0] as Opened, terms);
  if (calendars !== undefined) Object.assign(draft, { calendarsVersion: calendars, pinned: true });
  for (const fact of facts) play(draft, fact);
  advanceDraft(draft, until);
  return draft;
}

/** What to recompute, and on whose account. */
export interface Recompute {
  readonly history: readonly SlaFact[];
  readonly by: { readonly cause?: string | undefined; readonly actor?: string | undefined };
  /** Why, as the ledger says it. */
  readonly reason: string;
  readonly until: Date;
}

/**
 * Computes a ticket again from its start, and writes a correction for every clock that comes out different: the line `corrected`, then the
 * clock's whole life as it should have been. What the ledger said before stays in it. What was told once is not told again.
 */
export function refold(state: SlaState, { history, by, reason, until }: Recompute, terms: SlaTerms): Folded {
  const fresh = foldAll(history, until, terms);
  const old = draftOf(state, terms);
  // Not before anything that was known already: a late fact is learnt of late.
  old.at = until;
  old.by = { ...(by.cause !== undefined && { cause: by.cause }), ...(by.actor !== undefined && { actor: by.actor }) };
  const keys = new Set([...state.clocks.map(clockKey), ...fresh.clocks.keys()]);
  const lines = [...keys].flatMap((key) => correct(old, fresh, { key, reason }));
  const told = new Set([...state.told, ...lines.filter(isNews).map(tellingKey)]);
  const clocks = new Map(old.clocks);
  return { state: sealed({ ...fresh, clocks, told }, { facts: history, advancedTo: until }), entries: lines };
}

function correct(old: Draft, fresh: Draft, { key, reason }: { key: string; reason: string }): readonly LedgerEntry[] {
  const was = old.clocks.get(key);
  const now = fresh.clocks.get(key);
  if (sameValue(was, now)) return [];
  const before = old.entries.length;
  if (was && !was.withdrawn) write(old, was, { kind: 'corrected', data: { reason } });
  const corrected = old.entries.slice(before);
  const again = fresh.entries.filter((entry) => clockKey(entry) === key).map((entry) => retold(entry, old.told));
  if (now) old.clocks.set(key, now);
  return [...corrected, ...again];
}

const isNews = (entry: LedgerEntry): boolean => entry.kind === 'warned' || entry.kind === 'breached';

function retold(entry: LedgerEntry, told: ReadonlySet<string>): LedgerEntry {
  const quiet = !isNews(entry) || told.has(tellingKey(entry));
  return { ...entry, recomputed: true, ...(quiet && { quiet: true as const }) };
}

/** Why a fact has a ticket computed again. */
export function reasonOf(fact: SlaFact, { category }: SlaState): string {
  if (fact.kind === 'contract' && fact.mode === 'correction') return 'contract';
  if (fact.kind === 'calendar' && fact.recompute) return 'calendar';
  if (fact.kind === 'thanks') return 'thanks';
  return fact.kind === 'state' && category === 'cancelled' && isActive(fact.to) ? 'undone' : 'late';
}
