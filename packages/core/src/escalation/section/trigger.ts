import {
  clockFacts,
  clockMetrics,
  ticketFacts,
  type ClockFact,
  type ClockMetric,
  type Selector,
  type TicketFact,
  type Trigger,
} from '../rules/rule.ts';
import { inside, isRecord, noteUnknown, readDuration, type Place } from './fields.ts';
import { readSelector, selectorKeys } from './tests.ts';

/** A resolution is kept by solving the ticket, and no rule acts on one that is over. */
const neverActs = 'resolution.met';

/** Everything that a rule can wait for by name, the two that every pack has first. */
export const moments: readonly string[] = [
  ...clockMetrics.flatMap((metric) => [`${metric}.warned`, `${metric}.breached`]),
  'tier.held-too-long',
  ...ticketFacts,
  ...clockMetrics.flatMap((metric) => clockFacts.slice(2).map((fact) => `${metric}.${fact}`)),
].filter((moment) => moment !== neverActs);

function namedTrigger(when: string): Trigger | undefined {
  if (when === 'tier.held-too-long') return { on: 'clock', metric: 'tier-hold', fact: 'breached' };
  if ((ticketFacts as readonly string[]).includes(when)) return { on: 'ticket', fact: when as TicketFact };
  if (!moments.includes(when)) return undefined;
  const dot = when.lastIndexOf('.');
  return { on: 'clock', metric: when.slice(0, dot) as ClockMetric, fact: when.slice(dot + 1) as ClockFact };
}

const right = `must be one of ${moments.join(', ')}; or a map such as { state: pending-third-party, for: 2bd }, { tier: 2 } or { age: 3bd }`;

function readAge(raw: Readonly<Record<string, unknown>>, place: Place): Trigger | undefined {
  noteUnknown(raw, ['age'], { ...place, what: 'beside an age there is nothing else; put the rest under if. Known is' });
  const of = readDuration(raw['age'], inside(place, 'age'));
  return of && { on: 'age', of };
}

function readShape(raw: Readonly<Record<string, unknown>>, place: Place): Trigger | undefined {
  noteUnknown(raw, [...selectorKeys, 'for'], { ...place, what: 'a rule waits for' });
  const meant: Selector = readSelector(raw, place);
  if (raw['for'] === undefined) return { on: 'change', to: meant };
  const duration = readDuration(raw['for'], inside(place, 'for'));
  return duration && { on: 'stay', in: meant, for: duration };
}

/** `when:` of a rule. */
export function readTrigger(raw: unknown, place: Place): Trigger | undefined {
  if (isRecord(raw) && raw['age'] !== undefined) return readAge(raw, place);
  if (isRecord(raw) && selectorKeys.some((key) => raw[key] !== undefined)) return readShape(raw, place);
  const named = typeof raw === 'string' ? namedTrigger(raw) : undefined;
  if (!named) place.complain(place.path, right);
  return named;
}

const shown = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('/') : String(value));

/** What a rule waits for, in words: as the pack says it, without its brackets. */
export const whenText = (raw: unknown): string =>
  isRecord(raw)
    ? Object.entries(raw)
        .map(([key, value]) => `${key} ${shown(value)}`)
        .join(' ')
    : String(raw);
