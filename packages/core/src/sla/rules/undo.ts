import { isActive, type SlaFact } from './facts.ts';

/** What a history comes to once everything that was taken back is taken out of it. */
export interface Effective {
  readonly facts: readonly SlaFact[];
  /** The hours that a recomputation applied to the past (C13), up to its own fact. */
  readonly calendars?: string | number;
}

/**
 * The facts that count, in their order. A correction of the contract holds from the start and makes earlier contracts and calendars void
 * (C12); thanks that were taken for a question were never said; what brings a cancelled ticket back undoes the cancelling.
 */
export function effective(history: readonly SlaFact[]): Effective {
  const facts = withoutCancelled(withoutThanks(corrected(history)));
  const recompute = facts.findLast((fact) => fact.kind === 'calendar' && fact.recompute === true);
  if (recompute?.kind !== 'calendar' || recompute.version === undefined) return { facts };
  const index = facts.indexOf(recompute);
  return { facts: facts.filter((fact, i) => fact.kind !== 'calendar' || i >= index), calendars: recompute.version };
}

function corrected(history: readonly SlaFact[]): readonly SlaFact[] {
  const index = history.findLastIndex((fact) => fact.kind === 'contract' && fact.mode === 'correction');
  const correction = history[index];
  if (correction?.kind !== 'contract' || correction.version === undefined) return history;
  const { version } = correction;
  const before = history.slice(0, index).filter((fact) => fact.kind !== 'contract' && fact.kind !== 'calendar');
  return [...before.map((fact) => (fact.kind === 'opened' ? { ...fact, version } : fact)), ...history.slice(index + 1)];
}

function withoutThanks(history: readonly SlaFact[]): readonly SlaFact[] {
  const dropped = new Set<SlaFact>();
  history.forEach((thanks, i) => {
    if (thanks.kind !== 'thanks') return;
    dropped.add(thanks);
    const before = history.slice(0, i);
    const message = before.findLast((fact) => isMessage(fact, thanks.of) && !dropped.has(fact));
    if (message) [message, ...openingsBy(message, before)].forEach((fact) => dropped.add(fact));
  });
  return dropped.size === 0 ? history : history.filter((fact) => !dropped.has(fact));
}

const isMessage = (fact: SlaFact, of: string | undefined) => fact.kind === 'requester-message' && (of === undefined || fact.cause === of);

/** The moves to 'open' that only said what the message had already done: of its own instant, or before any other move. */
function openingsBy(message: SlaFact, facts: readonly SlaFact[]): readonly SlaFact[] {
  const opens = (fact: SlaFact) => fact.kind === 'state' && (fact.to === 'open' || fact.to === 'new');
  const after = facts.slice(facts.indexOf(message) + 1);
  const moved = after.findIndex((fact) => fact.kind === 'state' && !opens(fact));
  const sameInstant = facts.filter((fact) => fact.at.getTime() === message.at.getTime());
  return [...sameInstant, ...after.slice(0, moved < 0 ? undefined : moved)].filter(opens);
}

/** Every cancelling up to the state that brings the ticket back, so that it is as if nobody had cancelled it. */
function withoutCancelled(history: readonly SlaFact[]): readonly SlaFact[] {
  const undone = new Set<SlaFact>();
  let cancelling: SlaFact[] = [];
  for (const fact of history) {
    const isSource = fact.kind === 'merge' && fact.role === 'source';
    if (fact.kind === 'spam' || isSource || (fact.kind === 'state' && fact.to === 'cancelled')) cancelling.push(fact);
    if (fact.kind !== 'state' || !isActive(fact.to)) continue;
    cancelling.forEach((cancelled) => undone.add(cancelled));
    cancelling = [];
  }
  return undone.size === 0 ? history : history.filter((fact) => !undone.has(fact));
}
