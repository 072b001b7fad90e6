import { parseCalendar, type Calendar } from '../../calendar/index.ts';
import { readSlaTerms } from './section/read.ts';
import type { SlaTerms, Version } from '../terms.ts';
import type { ReplayEvent, Replay } from './event.ts';
import type { Metric, Priority } from './facts.ts';
import { replayClocks, type ReplayedClock } from './replay.ts';

/** For tests: Monday to Friday, eight to four, Helsinki. */
export const office = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-16:00'] } });
/** For tests: never closed. */
export const always = parseCalendar({ zone: 'Europe/Helsinki', hours: '24x7' });

/** For tests: an instant of Helsinki summer time, `'2026-06-01 09:00'` (a Monday), with seconds where wanted. */
export const t = (text: string): Date => new Date(`${text.replace(' ', 'T')}+03:00`);
export const hours = (n: number): number => n * 3_600_000;
export const minutes = (n: number): number => n * 60_000;

/** For tests: targets, warnings and the like of a policy as a pack writes them. */
export type PolicyText = Readonly<Record<string, unknown>>;

export const STANDARD: PolicyText = {
  name: 'standard',
  calendar: 'office',
  targets: {
    urgent: { 'first-response': '15min', 'next-response': '30min', resolution: '4h', 'update-every': '1h' },
    high: { 'first-response': '1h', 'next-response': '4h', resolution: '1bd' },
    normal: { 'first-response': '4h', 'next-response': '1bd', resolution: '3bd' },
    low: { 'first-response': '1bd', resolution: '10bd' },
  },
  'pause-in': ['pending-requester'],
};

interface TermsText {
  readonly version?: Version;
  readonly calendars?: Readonly<Record<string, Calendar>>;
  readonly tiers?: readonly unknown[];
  readonly sla?: readonly PolicyText[];
  readonly earlier?: readonly SlaTerms[];
}

/** For tests: terms with one policy, the standard one with some keys replaced; or with the policies given. */
export function termsWith(policy: PolicyText = {}, { version = 'acme@1', calendars, tiers, sla, earlier }: TermsText = {}): SlaTerms {
  const pack = { version, calendars: calendars ?? { office, always }, sla: sla ?? [{ ...STANDARD, ...policy }], tiers: tiers ?? [] };
  return { ...readSlaTerms(pack), ...(earlier && { earlier }) };
}

/** For tests: a policy that promises one metric to every priority. */
export const promising = (target: string, key = 'resolution', rest: PolicyText = {}): PolicyText => ({
  targets: Object.fromEntries(['urgent', 'high', 'normal', 'low'].map((priority) => [priority, { [key]: target }])),
  ...rest,
});

interface Life extends Omit<Partial<Replay>, 'events' | 'until' | 'contract'> {
  readonly terms?: SlaTerms;
  readonly events?: readonly ReplayEvent[];
  readonly until: Date;
  readonly priority?: Priority;
}

/** For tests: a ticket received on Monday 2026-06-01 at nine, replayed. */
export function replayed({
  terms = termsWith(),
  events = [],
  priority = 'urgent',
  receivedAt = t('2026-06-01 09:00'),
  ...rest
}: Life): readonly ReplayedClock[] {
  return replayClocks({ contract: terms, events, priority, receivedAt, ...rest }).clocks;
}

/** For tests: one clock of a replayed life. */
export function clockOf(life: Life, metric: Metric, cycle = 1): ReplayedClock {
  const clocks = replayed(life);
  const clock = clocks.find((candidate) => candidate.metric === metric && candidate.cycle === cycle);
  if (!clock) throw new TypeError(`no ${metric}:${String(cycle)} among ${clocks.map((c) => `${c.metric}:${String(c.cycle)}`).join(', ')}`);
  return clock;
}

/** For tests: the kinds of a clock's ledger, in order. */
export const kinds = (clock: ReplayedClock): readonly string[] => clock.ledger.map((entry) => entry.kind);
