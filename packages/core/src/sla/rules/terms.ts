import type { Calendar, Duration } from '../../calendar/index.ts';
import type { PolicyMatch, SlaPolicy, SlaTerms, Version } from '../terms.ts';
import type { Clock } from './clock.ts';
import { calendarMissing, termsMissing } from './errors.ts';
import type { Category, PendingCategory, Priority } from './facts.ts';

/** Where nothing was agreed, waiting for the requester stops a clock and nothing else does. */
const WITHOUT_POLICY: readonly PendingCategory[] = ['pending-requester'];

/**
 * The terms of a version: the ones given, or one of their earlier ones.
 * @throws `sla.terms-missing`: the caller left out a version that a clock stands under.
 */
export function termsOf(terms: SlaTerms, version: Version): SlaTerms {
  if (terms.version === version) return terms;
  const found = terms.earlier?.find((t) => t.version === version);
  if (found) return found;
  const known = [terms.version, ...(terms.earlier ?? []).map((t) => t.version)];
  throw termsMissing({ version, known });
}

/** What of a ticket decides which policy is for it. */
export interface Subject {
  readonly category: Category;
  readonly type?: string | undefined;
  readonly channel?: string | undefined;
  readonly service?: string | undefined;
  readonly tier?: number | undefined;
}

/** The policy that holds, and the ones that would have fitted as well and are shown as losers. */
export interface Selection {
  readonly policy: SlaPolicy | undefined;
  readonly passedOver: readonly string[];
}

/** The first policy of the list that fits. */
export function selectPolicy(terms: SlaTerms, subject: Subject): Selection {
  const [policy, ...losers] = terms.policies.filter((candidate) => fits(candidate.when, subject));
  return { policy, passedOver: losers.map((loser) => loser.name) };
}

function fits(when: PolicyMatch, subject: Subject): boolean {
  return (Object.keys(when) as (keyof PolicyMatch)[]).every((key) => (when[key] as readonly unknown[]).includes(subject[key]));
}

/**
 * A calendar of a version of the terms.
 * @throws `sla.calendar-missing`; a pack that was read cannot lead to it.
 */
export function calendarNamed(terms: SlaTerms, name: string, version: Version): Calendar {
  const calendar = termsOf(terms, version).calendars[name];
  if (calendar) return calendar;
  throw calendarMissing({ calendar: name, version });
}

/** The calendar that a clock counts by. */
export const calendarOf = (terms: SlaTerms, clock: Clock): Calendar => calendarNamed(terms, clock.calendar, clock.calendarVersion);

/** The policy that a clock was given, in the version it was given; undefined for the hold of a tier under no policy. */
export const policyOf = (terms: SlaTerms, { policy, version }: Pick<Clock, 'policy' | 'version'>): SlaPolicy | undefined =>
  termsOf(terms, version).policies.find((candidate) => candidate.name === policy);

/** In which categories a clock stands still (C6). Answers are owed whatever the state is, so those clocks never do (C8). */
export function pausesOf(terms: SlaTerms, clock: Clock): readonly PendingCategory[] {
  if (clock.metric === 'first-response' || clock.metric === 'next-response') return [];
  return policyOf(terms, clock)?.pauseIn ?? WITHOUT_POLICY;
}

/** What a policy promises a priority for a metric. */
export function targetOf(policy: SlaPolicy | undefined, priority: Priority, metric: Clock['metric']): Duration | undefined {
  return metric === 'tier-hold' ? undefined : policy?.targets[priority]?.[metric];
}
