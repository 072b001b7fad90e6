import type { SlaTerms } from '../terms.ts';
import { advanceDraft } from './advance.ts';
import { draftOf, sealed, type Draft } from './draft.ts';
import { notOpened } from './errors.ts';
import { isActive, type SlaFact } from './facts.ts';
import type { LedgerEntry } from './ledger.ts';
import { compareFacts, placeOf, sameFact } from './order.ts';
import { play } from './play.ts';
import { foldAll, reasonOf, refold, type Folded } from './refold.ts';
import type { SlaState } from './state.ts';

export type { Folded } from './refold.ts';

const REMARKS: readonly string[] = ['note', 'auto-reply', 'bounce', 'third-party-message'];

/** Facts being folded one after the other into the same draft. */
export interface Folding {
  draft: Draft;
  facts: readonly SlaFact[];
  advancedTo: Date;
  /** Lines of the ledger so far. */
  readonly entries: LedgerEntry[];
}

/**
 * The state after one more fact, and the lines of the ledger that say why (C2). What time brought about before the fact is written first,
 * each at its own exact instant (T10), so it makes no difference how often or when `advance` was called in between.
 *
 * A fact that was told before (same cause, kind and instant) changes nothing (C19): the very same state comes back. One that belongs earlier than what is known already, a
 * corrected contract (C12), a recomputed calendar (C13), thanks taken for a question and an undone cancelling are folded in at their own
 * place: the ticket is computed again, and each clock that comes out different gets a `corrected` line and its life anew.
 *
 * @param state undefined for a ticket's first fact, which must be `opened`.
 * @param terms the newest terms, with every older version that a clock may stand under in `earlier`.
 * @throws `sla.not-opened`, `sla.terms-missing`, and whatever the calendar throws for time that it does not cover.
 */
export function foldFact(state: SlaState | undefined, fact: SlaFact, terms: SlaTerms): Folded {
  if (state === undefined) return closeFolding(beginFolding(fact, terms));
  const folding = openFolding(state, terms);
  return takeFact(folding, fact, terms) ? closeFolding(folding) : { state, entries: [] };
}

/** On whose account, and from when on it is known. */
export interface Recount {
  readonly at: Date;
  readonly cause?: string;
  readonly actor?: string;
}

/**
 * Counts a ticket anew from the very facts that it has (T9): a program that knows other rules of the time zones may come to other instants.
 * Each clock that does gets a `corrected` line with the reason `zones`, and its life anew.
 */
export function recount(state: SlaState, { at, ...by }: Recount, terms: SlaTerms): Folded {
  const until = at > state.advancedTo ? at : state.advancedTo;
  return refold(state, { history: state.facts, by, reason: 'zones', until }, terms);
}

/**
 * What time alone has brought about by an instant: warnings, breaches, wake dates, each at its own exact instant (T10). This is all that a
 * timer has to call; called late, often, or never, it changes no verdict. When nothing came, the very same state comes back.
 */
export function advance(state: SlaState, until: Date, terms: SlaTerms): Folded {
  const folding = openFolding(state, terms);
  return lookTo(folding, until) ? closeFolding(folding) : { state, entries: [] };
}

/** A ticket's first fact. */
export function beginFolding(fact: SlaFact, terms: SlaTerms): Folding {
  if (fact.kind !== 'opened') throw notOpened({ kind: fact.kind });
  const facts = [stamped(fact, terms)];
  return { draft: foldAll(facts, fact.at, terms), facts, advancedTo: fact.at, entries: [] };
}

const openFolding = (state: SlaState, terms: SlaTerms): Folding => ({
  draft: draftOf(state, terms),
  facts: state.facts,
  advancedTo: state.advancedTo,
  entries: [],
});

/** The state and the lines that a folding has come to. */
export function closeFolding({ draft, facts, advancedTo, entries }: Folding): Folded {
  return { state: sealed(draft, { facts, advancedTo }), entries: [...entries, ...draft.entries] };
}

/** Looks at time up to an instant. @returns false when it brought nothing, so that nothing needs to be kept. */
export function lookTo(folding: Folding, until: Date): boolean {
  const { draft } = folding;
  const { entries, stays } = draft;
  const before = entries.length;
  advanceDraft(draft, until);
  const brought = entries.length > before || draft.stays !== stays;
  if (brought && until > folding.advancedTo) folding.advancedTo = until;
  return brought;
}

/** Folds in one fact more. @returns false when it changes nothing: a remark, or told before. */
export function takeFact(folding: Folding, fact: SlaFact, terms: SlaTerms): boolean {
  const { draft, facts } = folding;
  draft.terms = terms;
  if (REMARKS.includes(fact.kind)) return lookTo(folding, fact.at);
  const noted = stamped(notBefore(draft.receivedAt, fact), terms);
  if (fact.kind === 'opened' || facts.some((known) => sameFact(known, noted))) return false;
  if (rewrites(folding, noted)) again(folding, noted, terms);
  else {
    play(draft, noted);
    advanceDraft(draft, noted.at);
    folding.facts = [...facts, noted];
  }
  return true;
}

/** Computes the ticket again with the fact at its own place. */
function again(folding: Folding, fact: SlaFact, terms: SlaTerms): void {
  const { state, entries } = closeFolding(folding);
  const until = new Date(Math.max(...[fact, ...state.facts].map(({ at }) => at.getTime()), state.advancedTo.getTime()));
  const folded = refold(state, { history: placed(state.facts, fact), by: fact, reason: reasonOf(fact, state), until }, terms);
  Object.assign(folding, { ...openFolding(folded.state, terms), entries: [...entries, ...folded.entries] });
}

/** Nothing happens to a ticket before it was received; a message of an older ticket that was moved here counts from then. */
const notBefore = (receivedAt: Date, fact: SlaFact): SlaFact => (fact.at < receivedAt ? { ...fact, at: receivedAt } : fact);

/** With the version of the terms that it is about, so that the history can be folded again. */
function stamped(fact: SlaFact, terms: SlaTerms): SlaFact {
  const bearsVersion = fact.kind === 'opened' || fact.kind === 'contract' || fact.kind === 'calendar';
  return bearsVersion && fact.version === undefined ? { ...fact, version: terms.version } : fact;
}

function rewrites({ draft, facts, advancedTo }: Folding, fact: SlaFact): boolean {
  const last = facts.at(-1);
  const isLate = placeOf(fact) < advancedTo.getTime() || (last !== undefined && compareFacts(fact, last) < 0);
  if (isLate || fact.kind === 'thanks') return true;
  if (fact.kind === 'contract') return fact.mode === 'correction';
  if (fact.kind === 'calendar') return fact.recompute === true;
  return fact.kind === 'state' && draft.category === 'cancelled' && isActive(fact.to);
}

/** The history with a fact at its place. */
function placed(facts: readonly SlaFact[], fact: SlaFact): readonly SlaFact[] {
  const index = facts.findIndex((known) => compareFacts(fact, known) < 0);
  return index < 0 ? [...facts, fact] : [...facts.slice(0, index), fact, ...facts.slice(index)];
}
