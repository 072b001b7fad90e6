import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lotOf } from './lot.ts';
import { isLow, reopenedSoon, usualShares, type Risk } from './risk.ts';
import { allotted, portion, sampleOf, type Contact, type SampleTerms } from './sample.ts';

const contact = (ticketId: number, more: Partial<Contact> = {}): Contact => ({
  ...{ ticketId, agentId: 1, clientId: 1, tier: 1, channel: 'email', risks: [], ...more },
});
const many = (count: number, from: number, more: Partial<Contact> = {}): Contact[] =>
  Array.from({ length: count }, (_, i) => contact(from + i, more));
const none = Object.fromEntries(Object.keys(usualShares).map((risk) => [risk, 0])) as Record<Risk, number>;
const terms = (more: Partial<SampleTerms> = {}): SampleTerms => ({ share: 0.02, perAgent: 0, risks: none, ...more });

describe('stratified random sampling', () => {
  const contacts = [...many(100, 1), ...many(50, 200, { agentId: 2 }), ...many(50, 300, { agentId: 2, channel: 'phone' })];

  test('takes the share of the whole, from each stratum its part', () => {
    const { picks, strata } = sampleOf(contacts, terms({ share: 0.1 }), 'seed');
    expect(picks).toHaveLength(20);
    expect(strata).toEqual([
      { agentId: 1, clientId: 1, tier: 1, channel: 'email', contacts: 100, picked: 10 },
      { agentId: 2, clientId: 1, tier: 1, channel: 'email', contacts: 50, picked: 5 },
      { agentId: 2, clientId: 1, tier: 1, channel: 'phone', contacts: 50, picked: 5 },
    ]);
    expect(new Set(picks.flatMap((p) => p.why))).toEqual(new Set(['lot']));
  });

  test('tells agents, clients, tiers and channels apart', () => {
    const apart = [
      contact(1),
      contact(2, { agentId: 2 }),
      contact(3, { clientId: 2 }),
      contact(4, { tier: 2 }),
      contact(5, { channel: 'chat' }),
    ];
    expect(sampleOf(apart, terms(), 'seed').strata).toHaveLength(5);
  });

  test('comes out the same for the same seed, in whatever order the contacts come, and otherwise for another', () => {
    const ids = (all: readonly Contact[], seed: string) =>
      sampleOf(all, terms({ share: 0.1 }), seed)
        .picks.map((p) => p.contact.ticketId)
        .sort((a, b) => a - b);
    expect(ids([...contacts].reverse(), 'seed')).toEqual(ids(contacts, 'seed'));
    expect(ids(contacts, 'another')).not.toEqual(ids(contacts, 'seed'));
  });

  test('falls on each contact about as often: nothing but the lot decides', () => {
    const few = many(10, 1);
    const times = new Map<number, number>();
    for (let i = 0; i < 2000; i++)
      for (const { contact: c } of sampleOf(few, terms({ share: 0.2 }), `seed ${String(i)}`).picks)
        times.set(c.ticketId, (times.get(c.ticketId) ?? 0) + 1);
    // 400 expected, with a deviation of 18: five of them on either side.
    for (const c of few) expect(Math.abs((times.get(c.ticketId) ?? 0) - 400)).toBeLessThan(90);
  });

  test('rounds so that the sum comes out: largest remainders first', () => {
    const sizes = new Map([
      ['a', 47],
      ['b', 33],
      ['c', 20],
    ]);
    expect([...allotted(sizes, 10, 'seed')]).toEqual([
      ['a', 5],
      ['b', 3],
      ['c', 2],
    ]);
    expect([...allotted(sizes, 0, 'seed').values()]).toEqual([0, 0, 0]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, share) => {
          const all = list.reduce((sum, n) => sum + n, 0);
          const wanted = Math.ceil(all * share);
          const counts = allotted(new Map(list.map((n, i) => [String(i), n])), wanted, 'seed');
          expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(wanted);
          list.forEach((size, i) => expect(counts.get(String(i)) ?? 0).toBeLessThanOrEqual(size));
        },
      ),
    );
  });

  test('sees something of every agent where the contract says how much at least', () => {
    const quiet = [...contacts, contact(900, { agentId: 3 })];
    const seen = sampleOf(quiet, terms({ share: 0.01, perAgent: 2 }), 'seed').picks.map((p) => p.contact.agentId);
    expect(seen.filter((id) => id === 1)).toHaveLength(2);
    expect(seen.filter((id) => id === 2)).toHaveLength(2);
    expect(seen.filter((id) => id === 3)).toHaveLength(1);
  });

  test('takes seven of a hundred for 7%, and one more for anything above', () => {
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(sampleOf(many(100, 1), terms({ share: 0.07 }), 'seed').picks).toHaveLength(7);
    expect(sampleOf(many(100, 1), terms({ share: 0.0701 }), 'seed').picks).toHaveLength(8);
    expect(portion(0.0000001, 5)).toBe(1);
    // As whole numbers have it, for every tenth of a per cent and however many there are.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 4_000_000 }), (perMille, of) => {
        const exact = (BigInt(perMille) * BigInt(of) + 999n) / 1000n;
        expect(portion(Number((perMille / 10).toFixed(1)) / 100, of)).toBe(Number(exact));
      }),
    );
  });

  test('of two strata with the same remainder the lot decides, and nothing that floating point adds', () => {
    // Of ten, two are wanted: 0.4 of the first, 1.4 of the second.
    const sizes = new Map([
      ['a', 2],
      ['b', 7],
      ['c', 1],
    ]);
    const found = new Set(Array.from({ length: 50 }, (_, i) => [...allotted(sizes, 2, `seed ${String(i)}`).values()].join(' ')));
    expect([...found].sort()).toEqual(['0 2 0', '1 1 0']);
  });

  test('takes one of a few, and none of none', () => {
    expect(sampleOf([contact(1)], terms(), 'seed').picks).toHaveLength(1);
    expect(sampleOf([], terms(), 'seed')).toEqual({ picks: [], strata: [] });
    expect(sampleOf([contact(1)], terms({ share: 0 }), 'seed').picks).toEqual([]);
  });
});

describe('risk picks', () => {
  test('say why; a contact may be picked for more than one reason', () => {
    const risky = [contact(1, { risks: ['override', 'reset'] }), contact(2)];
    const { picks } = sampleOf(risky, terms({ share: 1, risks: { ...none, override: 1 } }), 'seed');
    expect(picks).toEqual([
      { contact: risky[0], why: ['lot', 'override'] },
      { contact: risky[1], why: ['lot'] },
    ]);
  });

  test('take the share of each risk', () => {
    const resets = many(1000, 1, { risks: ['reset'] });
    const picked = sampleOf(resets, terms({ share: 0, risks: { ...none, reset: 0.1 } }), 'seed').picks;
    expect(picked.length).toBeGreaterThan(60);
    expect(picked.length).toBeLessThan(140);
    expect(sampleOf(resets, terms({ share: 0, risks: { ...none, reset: 1 } }), 'seed').picks).toHaveLength(1000);
  });

  test('reopened counts for seven days, low ratings are 1 and 2', () => {
    const solved = new Date('2026-01-05T09:00:00Z');
    expect(reopenedSoon(solved, new Date('2026-01-12T09:00:00Z'))).toBe(true);
    expect(reopenedSoon(solved, new Date('2026-01-12T09:00:00.001Z'))).toBe(false);
    expect([1, 2, 3, 4, 5].filter(isLow)).toEqual([1, 2]);
  });
});

test('a lot lies from 0 up to 1, by its seed and name alone', () => {
  expect(lotOf('a', 'b')).toBe(lotOf('a', 'b'));
  expect(lotOf('a', 'b')).not.toBe(lotOf('a', 'c'));
  const lots = Array.from({ length: 1000 }, (_, i) => lotOf('seed', String(i)));
  expect(lots.every((lot) => lot >= 0 && lot < 1)).toBe(true);
});
