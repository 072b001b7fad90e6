import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { raisedTo } from './climb.ts';
import { calendars, on, rule, ticket } from './fixtures.ts';
import { shapesOf, type Shaping } from './history.ts';
import { holdsAt, isTimed, waitsFor } from './holds.ts';
import { firingKey, planOf } from './plan.ts';
import { ticketFacts, type EscalationRule, type Moment, type Snapshot, type Standing, type Trigger } from './rule.ts';

/**
 * Why no rule loops: a rule fires once for each fact; the only fact that a rule itself brings about is that a ticket came to a higher tier;
 * and there are finitely many tiers. So between one fact from outside and the next, rules bring about at most as many facts as there are
 * tiers above, and fire at most once for each rule and each of those facts, whatever they wait for and whatever they do.
 */
const duration = fc.record({ value: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('min', 'h') });
const selector = fc.record(
  {
    state: fc.subarray(['open', 'new', 'pending-third-party']),
    tier: fc.oneof(
      fc.record({ any: fc.subarray([1, 2, 3, 4]) }),
      fc.record({ than: fc.constantFrom('>', '>=', '<', '<='), value: fc.integer({ min: 0, max: 4 }) }),
    ),
    priority: fc.subarray(['urgent', 'high', 'normal', 'low'] as const),
  },
  { requiredKeys: [] },
);
const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({ on: fc.constant('ticket' as const), fact: fc.constantFrom(...ticketFacts) }),
  fc.record({ on: fc.constant('clock' as const), metric: fc.constant('tier-hold' as const), fact: fc.constantFrom('started', 'met') }),
  fc.record({ on: fc.constant('change' as const), to: selector }),
  fc.record({ on: fc.constant('stay' as const), in: selector, for: duration }),
  fc.record({ on: fc.constant('age' as const), of: duration }),
);
const rules = fc
  .array(fc.record({ trigger, by: fc.integer({ min: 1, max: 5 }), conditions: selector }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((made, i) => rule({ ...made, name: `r${String(i)}`, steps: [{ do: 'raise-tier', by: made.by }] })));

/** What the desk does from the opening on when nobody touches the ticket: facts, rules, facts of rules, time. */
function live(all: readonly EscalationRule[], levels: readonly number[]): { firings: string[]; tier: number; rises: number } {
  let shape: Snapshot = { state: 'new', category: 'new', tier: 1, priority: 'normal' };
  const facts: Shaping[] = [];
  const firings: string[] = [];
  let rises = 0;
  let now = on('01 09:00');
  const standing = (): Standing => ticket({ ...shape });
  const opened: Snapshot = { ...shape };
  const queue: { eventId: number; moments: Moment[] }[] = [];
  const happen = (to: Partial<Snapshot>, moments: Moment[]) => {
    const from = facts.length > 0 ? shape : undefined;
    shape = { ...shape, ...to };
    facts.push({ eventId: facts.length + 1, at: now, to });
    queue.push({ eventId: facts.length, moments: [...moments, { on: 'change', from, to: shape }] });
  };
  const fire = (one: EscalationRule, causeId: number) => {
    const key = firingKey(one.name, causeId);
    if (firings.includes(key)) return;
    firings.push(key);
    const [step] = one.steps;
    const to = raisedTo(shape.tier, step?.do === 'raise-tier' ? step.by : 0, levels);
    if (to === shape.tier) return;
    rises++;
    happen({ tier: to }, [{ on: 'ticket', fact: 'tier-changed' }, { on: 'clock', metric: 'tier-hold', fact: 'met' }, { on: 'clock', metric: 'tier-hold', fact: 'started' }]); // prettier-ignore
  };
  happen({}, [{ on: 'ticket', fact: 'opened' }]);
  for (;;) {
    for (let next = queue.shift(); next; next = queue.shift()) {
      for (const one of all) {
        if (next.moments.some((moment) => waitsFor(one, moment)) && holdsAt(one, standing(), { at: now, calendars }))
          fire(one, next.eventId);
      }
    }
    const [due] = planOf(all.filter(isTimed), { ticket: standing(), shapes: shapesOf(opened, facts), calendars }, new Set(firings));
    if (!due) return { firings, tier: shape.tier, rises };
    if (due.at > now) now = due.at;
    fire(due.rule, due.causeId);
  }
}

test('whatever the rules, they come to an end: no more rises than tiers above, no more firings than rules times facts', () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: 1, max: 4 }), (all, tiers) => {
      const levels = Array.from({ length: tiers }, (_, i) => i + 1);
      const { firings, tier, rises } = live(all, levels);
      expect(rises).toBeLessThanOrEqual(tiers - 1);
      expect(firings.length).toBeLessThanOrEqual(all.length * (rises + 1));
      expect(new Set(firings).size).toBe(firings.length);
      expect(levels).toContain(tier);
    }),
    { numRuns: 300 },
  );
});

test('a rule never takes a ticket down, never past the highest, and at the highest brings about nothing', () => {
  const levels = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 }), levels, (tier, by, all) => {
      const to = raisedTo(tier, by, all);
      expect(to).toBeGreaterThanOrEqual(tier);
      expect(to === tier || all.includes(to)).toBe(true);
      expect(to).toBeLessThanOrEqual(Math.max(tier, ...all));
      if (tier >= Math.max(...all)) expect(to).toBe(tier);
    }),
  );
});
