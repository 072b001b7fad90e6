import { out } from '../../kernel/output.ts';
import { openSpans } from '../../calendar/index.ts';
import type { SlaTerms } from '../terms.ts';
import { policyNow } from './category.ts';
import { isActive, isPending, type Category } from './facts.ts';
import type { SlaState, Stay } from './state.ts';
import { calendarNamed, termsOf } from './terms.ts';

/** Who had a ticket: a tier by its level, the requester (also where an approval or an agreed date is awaited), a supplier, or nobody. */
export type Holder = `tier-${number}` | 'desk' | 'requester' | 'supplier' | 'closed';
const holder = out.matching<Holder>('^(tier-[0-9]+|desk|requester|supplier|closed)$');

/** A stretch of a ticket's life and who had it. */
export class HeldSpan {
  @out.instant readonly from!: Date;
  @out.instant readonly to!: Date;
  @holder readonly holder!: Holder;
}

/** How long one of them had it. */
export class HeldTime {
  @holder readonly holder!: Holder;
  /** Milliseconds of real time. */
  @out.integer readonly ms!: number;
  /** Of the whole, 0 to 1. */
  @out.number readonly share!: number;
}

/** Where a ticket's time went. */
export class LedgerOfTime {
  /** In order, without a gap, from when it was received to when it was solved or to now. */
  @out.list(HeldSpan) readonly spans!: readonly HeldSpan[];
  /** Milliseconds of real time per holder; together `totalMs` exactly. */
  @out.list(HeldTime) readonly held!: readonly HeldTime[];
  @out.integer readonly totalMs!: number;
}

/**
 * Where the time went: every millisecond of a ticket's life belongs to a tier, to the requester, to a supplier or to closed hours (C7).
 * Waiting is counted around the clock; a tier has the ticket only while its own hours are open, by the calendar of its team or else of the
 * policy. Time between a solution and a reopening is the requester's. After the last solution the life is over. A ticket without a tier is
 * the desk's.
 */
export function timeOf(state: SlaState, until: Date, terms: SlaTerms): LedgerOfTime {
  const alive = state.stays.slice(0, state.stays.findLastIndex((stay) => isActive(stay.category)) + 1);
  const spans = alive.flatMap((stay, i) => {
    const to = state.stays[i + 1]?.from ?? until;
    const end = to < until ? to : until;
    return stay.from < end ? heldDuring(state, stay, { end, terms }) : [];
  });
  const joined = join(spans);
  const totals = new Map<Holder, number>();
  for (const { holder, from, to } of joined) totals.set(holder, (totals.get(holder) ?? 0) + to.getTime() - from.getTime());
  const totalMs = [...totals.values()].reduce((a, b) => a + b, 0);
  const held = [...totals].map(([holder, ms]) => ({ holder, ms, share: ms / totalMs }));
  return { spans: joined, held, totalMs };
}

function waiting(category: Category): Holder | undefined {
  if (category === 'pending-third-party') return 'supplier';
  return isPending(category) || !isActive(category) ? 'requester' : undefined;
}

function heldDuring(state: SlaState, { from, category, tier }: Stay, { end, terms }: { end: Date; terms: SlaTerms }): readonly HeldSpan[] {
  const awaited = waiting(category);
  if (awaited) return [{ from, to: end, holder: awaited }];
  const holder: Holder = tier === undefined ? 'desk' : `tier-${tier}`;
  const own = termsOf(terms, state.version).tiers.find(({ level }) => level === tier)?.calendar;
  const name = own ?? policyNow(state, terms)?.calendar;
  if (name === undefined) return [{ from, to: end, holder }];
  const version = termsOf(terms, state.calendarsVersion).calendars[name] ? state.calendarsVersion : state.version;
  const open = openSpans(calendarNamed(terms, name, version), from, end);
  return between(from, end, { open, holder });
}

function between(from: Date, end: Date, { open, holder }: { open: readonly { from: Date; to: Date }[]; holder: Holder }): HeldSpan[] {
  const spans: HeldSpan[] = [];
  let at = from;
  for (const span of open) {
    if (at < span.from) spans.push({ from: at, to: span.from, holder: 'closed' });
    spans.push({ from: span.from, to: span.to, holder });
    at = span.to;
  }
  if (at < end) spans.push({ from: at, to: end, holder: 'closed' });
  return spans;
}

function join(spans: readonly HeldSpan[]): readonly HeldSpan[] {
  const joined: HeldSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last?.holder === span.holder) joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
}
