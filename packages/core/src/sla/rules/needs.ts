import type { Version } from '../terms.ts';
import type { SlaState } from './state.ts';

/**
 * Every version of the terms that a ticket's fold may ask for, without doubles: those that its clocks stand under or ran under, and those
 * that its facts speak of, for a late fact or a correction computes the ticket again from its opening. All of them belong into the terms
 * given to `foldFact`, `advance`, `explainClock` and the audits.
 */
export function versionsOf(state: SlaState): readonly Version[] {
  const ofClocks = state.clocks.flatMap((clock) => [
    clock.version,
    clock.calendarVersion,
    ...[...clock.spans, ...(clock.followed ?? [])].map(({ calendarVersion }) => calendarVersion),
  ]);
  const ofFacts = state.facts.flatMap((fact) => ('version' in fact ? [fact.version] : []));
  return [...new Set([state.version, state.calendarsVersion, ...ofClocks, ...ofFacts])];
}
