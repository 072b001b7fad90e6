import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCalendar } from '../../calendar/index.ts';
import { ranked, shareLeft, type Candidate } from './rank.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = new Date('2026-01-05T09:00:00Z'); // a Monday, 11:00 in Helsinki
const from = (ms: number): Date => new Date(now.getTime() + ms);
const office = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-16:00'] } });

let next = 1;
const ticket = (change: Partial<Candidate>): Candidate => ({
  ...{ ticketId: next++, clientId: 1, dueAt: from(HOUR), targetMs: 2 * HOUR, priorityRank: 2, calendar: undefined },
  ...change,
});
const order = (candidates: readonly Candidate[], turns: [number, number][] = []): number[] =>
  ranked(candidates, now, new Map(turns)).map((candidate) => candidate.ticketId);

describe('what is left of a target', () => {
  test('is counted in the hours of its calendar', () => {
    const due = { dueAt: new Date('2026-01-06T07:00:00Z'), targetMs: 8 * HOUR };
    expect(shareLeft({ ...due, calendar: office }, now)).toBe(0.75); // five hours of Monday, one of Tuesday
    expect(shareLeft({ ...due, calendar: undefined }, now)).toBe(2.75);
  });
  test('is nothing at the due instant, and past it no share at all', () => {
    expect(shareLeft(ticket({ dueAt: now }), now)).toBe(0);
    expect(shareLeft(ticket({ dueAt: from(-1) }), now)).toBeUndefined();
    expect(
      shareLeft(ticket({ dueAt: new Date('2026-01-05T14:00:00Z'), calendar: office }), new Date('2026-01-05T14:00:01Z')),
    ).toBeUndefined();
  });
});

describe('the next ticket is', () => {
  test('the one with the least of its target left, not the one that is due first', () => {
    const short = ticket({ dueAt: from(10 * MINUTE), targetMs: 15 * MINUTE });
    const long = ticket({ dueAt: from(20 * MINUTE), targetMs: 24 * HOUR });
    expect(order([short, long])).toEqual([long.ticketId, short.ticketId]);
  });

  test('an overdue one before all others, the longest overdue first, however short its target was', () => {
    const lately = ticket({ dueAt: from(-HOUR), targetMs: 15 * MINUTE });
    const longAgo = ticket({ dueAt: from(-2 * HOUR), targetMs: 24 * HOUR });
    const nearly = ticket({ dueAt: now });
    expect(order([nearly, lately, longAgo])).toEqual([longAgo.ticketId, lately.ticketId, nearly.ticketId]);
  });

  test('of two with the same share the higher priority, then the earlier due, then the older ticket', () => {
    const low = ticket({ priorityRank: 3 });
    const high = ticket({ priorityRank: 1 });
    const sooner = ticket({ dueAt: from(HOUR / 2), targetMs: HOUR });
    const older = ticket({});
    const younger = ticket({});
    expect(order([younger, low, older, sooner, high])).toEqual([high, sooner, older, younger, low].map((t) => t.ticketId));
  });

  test('within a tenth of the target of the client whose last turn was longest ago, and across tenths of nobody in particular', () => {
    const [often, seldom, never] = [1, 2, 3].map((clientId, i) => ticket({ clientId, dueAt: from((60 + i) * MINUTE) }));
    const pressing = ticket({ clientId: 1, dueAt: from(59 * MINUTE) });
    const turns: [number, number][] = [
      [1, 9],
      [2, 5],
    ];
    expect(order([often!, seldom!, never!], turns)).toEqual([never, seldom, often].map((t) => t!.ticketId));
    expect(order([often!, seldom!, never!, pressing], turns)[0]).toBe(pressing.ticketId);
  });

  test('among overdue ones of the client whose turn it is, and of that client the longest overdue', () => {
    const crowd = [5, 4, 3].map((h) => ticket({ clientId: 1, dueAt: from(-h * HOUR) }));
    const mine = [1, 2].map((h) => ticket({ clientId: 2, dueAt: from(-h * HOUR) }));
    expect(
      order(
        [...crowd, ...mine],
        [
          [1, 8],
          [2, 7],
        ],
      ),
    ).toEqual([mine[1], mine[0], ...crowd].map((t) => t!.ticketId));
    expect(
      order(
        [...crowd, ...mine],
        [
          [1, 8],
          [2, 9],
        ],
      ),
    ).toEqual([...crowd, mine[1], mine[0]].map((t) => t!.ticketId));
  });

  test('by tenths: at a tenth exactly it is of the greater one, just under it of the lesser', () => {
    const at = ticket({ clientId: 1, dueAt: from(12 * MINUTE) });
    const above = ticket({ clientId: 2, dueAt: from(23 * MINUTE) });
    const under = ticket({ clientId: 3, dueAt: from(12 * MINUTE - 1) });
    // Of one tenth the client that had its turn longest ago; across tenths whoever is more pressing, whatever the turns.
    expect(order([at, above, under], [[1, 5], [2, 1], [3, 9]])).toEqual([under, above, at].map((t) => t.ticketId)); // prettier-ignore
    const full = ticket({ clientId: 1, dueAt: from(120 * MINUTE) });
    const most = ticket({ clientId: 2, dueAt: from(119 * MINUTE) });
    expect(order([full, most], [[2, 9]])).toEqual([most.ticketId, full.ticketId]); // prettier-ignore
  });

  test('at its due instant not overdue yet, a millisecond later before all that are in time', () => {
    const due = ticket({ clientId: 1, dueAt: now });
    const late = ticket({ clientId: 2, dueAt: from(-1) });
    expect(order([due, late], [[2, 9]])).toEqual([late.ticketId, due.ticketId]); // prettier-ignore
  });

  test('of two that are overdue to the millisecond by the priority, then the older', () => {
    const low = ticket({ dueAt: from(-HOUR), priorityRank: 3 });
    const high = ticket({ dueAt: from(-HOUR), priorityRank: 0 });
    const younger = ticket({ dueAt: from(-HOUR), priorityRank: 0 });
    expect(order([low, younger, high])).toEqual([high.ticketId, younger.ticketId, low.ticketId]);
  });

  test('itself only once, for the most urgent of its promises', () => {
    const calm = ticket({ dueAt: from(100 * MINUTE) });
    const other = ticket({ dueAt: from(50 * MINUTE) });
    expect(order([calm, other, { ...calm, dueAt: from(10 * MINUTE) }])).toEqual([calm.ticketId, other.ticketId]);
  });

  test('nothing, where nothing waits', () => {
    expect(order([])).toEqual([]);
  });
});

const anyTicket = fc.record({
  ticketId: fc.integer({ min: 1, max: 40 }),
  clientId: fc.integer({ min: 1, max: 4 }),
  dueAt: fc.integer({ min: -100 * 60, max: 100 * 60 }).map((minutes) => from(minutes * MINUTE)),
  targetMs: fc.constantFrom(15 * MINUTE, 4 * HOUR, 24 * HOUR),
  priorityRank: fc.integer({ min: 0, max: 3 }),
  calendar: fc.constantFrom(undefined, office),
});
const anyTurns = fc
  .dictionary(fc.constantFrom('1', '2', '3', '4'), fc.integer({ min: 1, max: 99 }))
  .map((d) => new Map(Object.entries(d).map(([c, t]) => [Number(c), t])));

test('the order is of every ticket once, and does not depend on the order in which they were found', () => {
  fc.assert(
    fc.property(fc.array(anyTicket, { maxLength: 30 }), anyTurns, (found, turns) => {
      const once = ranked(found, now, turns).map((t) => t.ticketId);
      expect([...once].sort()).toEqual([...new Set(found.map((t) => t.ticketId))].sort());
      expect(ranked([...found].reverse(), now, turns).map((t) => t.ticketId)).toEqual(once);
    }),
  );
});

test('nothing that is in time goes before something overdue, nor before a like one with a tenth less left', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyTicket, { selector: (t) => t.ticketId, minLength: 1, maxLength: 30 }), anyTurns, (found, turns) => {
      const [first] = ranked(found, now, turns);
      const shares = found.map((t) => shareLeft(t, now) ?? -1);
      const least = Math.min(...shares);
      const share = (first && shareLeft(first, now)) ?? -1;
      if (least < 0) expect(share).toBe(-1);
      else expect(share).toBeLessThan(least + 0.1);
    }),
  );
});

test('the first of each lane are enough: looking at all that waits finds the same', () => {
  const inLane = fc.record({
    clientId: fc.integer({ min: 1, max: 3 }),
    target: fc.constantFrom(15 * MINUTE, 24 * HOUR),
    due: fc.integer({ min: -3000, max: 3000 }),
    priorityRank: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(inLane, { minLength: 1, maxLength: 60 }), anyTurns, (made, turns) => {
      const all = made.map(({ clientId, target, due, priorityRank }, i): Candidate => ({
        ticketId: i + 1,
        clientId,
        targetMs: target,
        dueAt: from(due * MINUTE),
        priorityRank,
        calendar: undefined,
      }));
      const heads = new Map<string, Candidate>();
      const inside = [...all].sort(
        (a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.priorityRank - b.priorityRank || a.ticketId - b.ticketId,
      );
      for (const t of inside.reverse()) heads.set(`${String(t.clientId)}/${String(t.targetMs)}`, t);
      expect(ranked([...heads.values()], now, turns)[0]).toEqual(ranked(all, now, turns)[0]);
    }),
  );
});

/** A desk that is too small: at each step some tickets come, and one is taken. */
function serve(
  arrivals: readonly { clientId: number; target: number }[][],
  step: number,
): { waited: Map<number, number>; left: Candidate[]; taken: Candidate[] } {
  const turns = new Map<number, number>();
  const taken: Candidate[] = [];
  let queue: Candidate[] = [];
  let id = 0;
  const waited = new Map<number, number>();
  arrivals.forEach((some, at) => {
    const instant = from(at * step);
    for (const { clientId, target } of some)
      queue.push({
        ticketId: ++id,
        clientId,
        targetMs: target,
        dueAt: new Date(instant.getTime() + target),
        priorityRank: 2,
        calendar: undefined,
      });
    const [first] = ranked(queue, instant, turns);
    if (!first) return;
    queue = queue.filter((t) => t !== first);
    turns.set(first.clientId, at + 1);
    taken.push(first);
    waited.set(first.ticketId, instant.getTime() - (first.dueAt.getTime() - first.targetMs));
  });
  return { waited, left: queue, taken };
}

test('nobody starves: however much others send, a client with one ticket is served soon after it is due', () => {
  const arrival = fc.record({ clientId: fc.integer({ min: 1, max: 3 }), target: fc.constantFrom(15 * MINUTE, HOUR) });
  fc.assert(
    fc.property(
      fc.array(fc.array(arrival, { minLength: 2, maxLength: 4 }), { minLength: 150, maxLength: 150 }),
      fc.constantFrom(15 * MINUTE, 4 * HOUR),
      (crowd, target) => {
        // A ticket of a fourth client comes first, and ten minutes go by between one taken ticket and the next.
        const arrivals = [[{ clientId: 4, target }, ...(crowd[0] ?? [])], ...crowd.slice(1)];
        const { waited } = serve(arrivals, 10 * MINUTE);
        // Once it is due only one overdue ticket of each other client can go before it.
        expect(waited.get(1)).toBeLessThanOrEqual(target + 4 * 10 * MINUTE);
      },
    ),
    { numRuns: 60 },
  );
});

test('no ticket starves: of one client, what is overdue goes in the order of its dues', () => {
  const arrival = fc.record({ clientId: fc.constant(1), target: fc.constantFrom(15 * MINUTE, HOUR, 4 * HOUR) });
  fc.assert(
    fc.property(fc.array(fc.array(arrival, { maxLength: 3 }), { minLength: 60, maxLength: 60 }), (arrivals) => {
      const { left, taken } = serve(arrivals, 10 * MINUTE);
      const end = from(59 * 10 * MINUTE);
      const overdue = left.filter((t) => t.dueAt < end);
      const last = taken.at(-1);
      if (last && overdue.length > 0)
        expect(Math.min(...overdue.map((t) => t.dueAt.getTime()))).toBeGreaterThanOrEqual(last.dueAt.getTime());
    }),
    { numRuns: 60 },
  );
});
