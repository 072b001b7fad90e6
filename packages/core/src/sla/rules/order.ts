import type { FactKind, SlaFact } from './facts.ts';

/**
 * Who goes first when two facts carry the same instant. An answer goes before the question of the same instant, and a state before the
 * message of the same instant: so nothing that a requester said is ever taken as answered or solved by what did not come after it.
 */
const RANK: Readonly<Record<FactKind, number>> = {
  opened: 0,
  contract: 1,
  calendar: 2,
  'agent-message': 3,
  priority: 4,
  tier: 5,
  wake: 6,
  state: 7,
  'requester-message': 8,
  note: 9,
  'auto-reply': 9,
  bounce: 9,
  'third-party-message': 9,
  split: 10,
  thanks: 11,
  merge: 12,
  spam: 13,
  waive: 14,
};

/** The instant by which a fact takes its place: an opening counts from when the ticket was received. */
export const placeOf = (fact: SlaFact): number =>
  fact.kind === 'opened' ? Math.min(fact.at.getTime(), (fact.receivedAt ?? fact.at).getTime()) : fact.at.getTime();

/** One order for any heap of facts: instant, kind, cause (numbers as numbers), then content. It makes a verdict independent of delivery. */
export function compareFacts(a: SlaFact, b: SlaFact): number {
  return placeOf(a) - placeOf(b) || RANK[a.kind] - RANK[b.kind] || compareTexts(a.cause ?? '', b.cause ?? '') || compareContent(a, b);
}

/** True when both tell of the very same event (C19). */
export const sameFact = (a: SlaFact, b: SlaFact): boolean =>
  a.kind === b.kind && a.at.getTime() === b.at.getTime() && a.cause !== undefined && a.cause === b.cause;

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (/^\d+$/.test(a) && /^\d+$/.test(b) && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}

const compareContent = (a: SlaFact, b: SlaFact): number => compareTexts(spelled(a), spelled(b));

const spelled = (fact: SlaFact): string => JSON.stringify(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)));
