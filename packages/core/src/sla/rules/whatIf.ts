import { out } from '../../kernel/output.ts';
import type { SlaTerms } from '../terms.ts';
import { clockKey, type Clock } from './clock.ts';
import { METRICS, type Metric, type SlaFact } from './facts.ts';
import { foldAll } from './refold.ts';
import { sameValue } from './value.ts';

/** How a promise came out: kept, broken, not decided yet, or not made. */
const VERDICTS = ['met', 'breached', 'open', 'none'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is said of a clock. A promise that was broken stays so however it ends; an end without a verdict is the same as no promise. */
export function verdictOf(clock: Clock | undefined): Verdict {
  if (clock?.breachedAt) return 'breached';
  if (clock === undefined || clock.state === 'cancelled') return 'none';
  return clock.metAt ? 'met' : 'open';
}

/** A clock whose verdict would be another one. */
export class Flip {
  @out.either(out.text, out.integer) readonly ticket!: string | number;
  @out.oneOf(...METRICS) readonly metric!: Metric;
  @out.integer readonly cycle!: number;
  @out.oneOf(...VERDICTS) readonly from!: Verdict;
  @out.oneOf(...VERDICTS) readonly to!: Verdict;
}

/** A ticket to be looked at under other terms. */
export interface Past {
  readonly ticket: string | number;
  /** Its facts, from its state. */
  readonly facts: readonly SlaFact[];
  /** Its clocks as they are. */
  readonly clocks: readonly Clock[];
}

/** Promises of one metric: how many, and how many of them were kept on either side. */
export class Kept {
  @out.integer readonly clocks!: number;
  @out.integer readonly metBefore!: number;
  @out.integer readonly metAfter!: number;
}

/** What a change means for promises. */
export class WhatIf {
  /** Clocks looked at: promised before, or promised then. */
  @out.integer readonly clocks!: number;
  /** Clocks that come out different in any way: another due, another length, another verdict. */
  @out.integer readonly changed!: number;
  @out.integer readonly metBefore!: number;
  @out.integer readonly metAfter!: number;
  @out.record(Kept) readonly byMetric!: Readonly<Partial<Record<Metric, Kept>>>;
  /** Verdicts that flip, clock by clock: the first 500 of them. `counts` counts them all. */
  @out.list(Flip) readonly flips!: readonly Flip[];
  /** How many flips of each kind: `{ 'met→breached': 4 }`. */
  @out.record(out.integer) readonly counts!: Readonly<Record<string, number>>;
}

/**
 * What the clocks of some tickets would have come to, had these terms held from their start (C21): the same fold with other terms. It
 * previews a contract, and a recomputation of a calendar (C13).
 * @param until the instant to look from.
 */
export function whatIf(tickets: readonly Past[], instead: SlaTerms, until: Date): WhatIf {
  const lives = tickets.map(({ ticket, facts, clocks }) => ({
    ticket,
    before: clocks,
    after: [...foldAll(under(facts, instead), until, instead).clocks.values()],
  }));
  return compareClocks(lives);
}

/** The clocks of one ticket, as they are and as they would be. */
export interface Life {
  readonly ticket: string | number;
  readonly before: readonly Clock[];
  readonly after: readonly Clock[];
}

/** Sets clocks beside each other: how many change, and which verdicts flip. */
export function compareClocks(lives: readonly Life[]): WhatIf {
  const pairs = lives.flatMap(pairsOf).filter(({ flip }) => flip.from !== 'none' || flip.to !== 'none');
  const flips = pairs.map(({ flip }) => flip).filter(({ from, to }) => from !== to);
  const counts: Record<string, number> = {};
  for (const { from, to } of flips) counts[`${from}→${to}`] = (counts[`${from}→${to}`] ?? 0) + 1;
  const changed = pairs.filter((pair) => pair.changed).length;
  const of = (metric: Metric) => keptOf(pairs.filter(({ flip }) => flip.metric === metric));
  const byMetric = Object.fromEntries(METRICS.flatMap((m) => (of(m).clocks > 0 ? [[m, of(m)]] : [])));
  return { ...keptOf(pairs), changed, byMetric, flips, counts };
}

/** So many flips are listed by name: more than anybody reads, and few enough to hold. */
const MOST_FLIPS = 500;

/** Nothing was looked at yet. */
export const NOTHING: WhatIf = { clocks: 0, changed: 0, metBefore: 0, metAfter: 0, byMetric: {}, flips: [], counts: {} };

/** What two heaps of tickets come to together: however many there are, they are looked at some at a time. */
export function together(a: WhatIf, b: WhatIf): WhatIf {
  const byMetric = Object.fromEntries(
    METRICS.flatMap((metric) => {
      const sides = [a.byMetric[metric], b.byMetric[metric]].filter((side) => side !== undefined);
      return sides.length > 0 ? [[metric, sides.reduce(sumOf)]] : [];
    }),
  );
  const counts = { ...a.counts };
  for (const [flip, n] of Object.entries(b.counts)) counts[flip] = (counts[flip] ?? 0) + n;
  return { ...sumOf(a, b), changed: a.changed + b.changed, byMetric, flips: [...a.flips, ...b.flips].slice(0, MOST_FLIPS), counts };
}

const sumOf = (a: Kept, b: Kept): Kept => ({
  clocks: a.clocks + b.clocks,
  metBefore: a.metBefore + b.metBefore,
  metAfter: a.metAfter + b.metAfter,
});

function keptOf(pairs: readonly { readonly flip: Flip }[]): Kept {
  const met = (side: 'from' | 'to') => pairs.filter(({ flip }) => flip[side] === 'met').length;
  return { clocks: pairs.length, metBefore: met('from'), metAfter: met('to') };
}

/** The same life without the contracts and calendars that it really had. */
function under(facts: readonly SlaFact[], { version }: SlaTerms): readonly SlaFact[] {
  const life = facts.filter((fact) => fact.kind !== 'contract' && fact.kind !== 'calendar');
  return life.map((fact) => (fact.kind === 'opened' ? { ...fact, version } : fact));
}

function pairsOf({ ticket, before, after }: Life): { readonly flip: Flip; readonly changed: boolean }[] {
  const was = new Map(before.map((clock) => [clockKey(clock), clock]));
  const now = new Map(after.map((clock) => [clockKey(clock), clock]));
  return [...new Map([...was, ...now])].map(([key, { metric, cycle }]) => ({
    flip: { ticket, metric, cycle, from: verdictOf(was.get(key)), to: verdictOf(now.get(key)) },
    changed: !sameValue(outcomeOf(was.get(key)), outcomeOf(now.get(key))),
  }));
}

/** What of a clock anybody outside would notice. */
const outcomeOf = (clock: Clock | undefined) =>
  clock && [clock.state, clock.startedAt, clock.dueAt, clock.metAt, clock.breachedAt, clock.elapsedMs, clock.targetMs];
