import { describe, expect, test } from '@jest/globals';
import { endOfProof, movesBy, PROOF_MOST_MS, proofToUse } from './rules.ts';

const now = new Date('2026-01-05T09:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const proof = { deed: 'door.open', whose: 'person:1', heldBy: 'agent:3', expiresAt: at(15), usedAt: null as Date | null };
const wanted = { deeds: ['door.open'], whose: 'person:1', by: 'agent:3', now };

describe('F6: a proof', () => {
  test('lasts fifteen minutes at most, whatever was asked for', () => {
    expect([1, 15, 60, -5].map((minutes) => endOfProof(now, minutes * 60_000))).toEqual([at(1), at(15), at(15), now]);
    expect(PROOF_MOST_MS).toBe(900_000);
  });

  test.each([
    ['none at all', [], 'none was given for that'],
    ['another deed', [{ ...proof, deed: 'door.sell' }], 'none was given for that'],
    ['another person', [{ ...proof, whose: 'person:2' }], 'it was given for another person'],
    ['used up', [{ ...proof, usedAt: at(-1) }], 'it was used already'],
    ['at its very end', [{ ...proof, expiresAt: now }], 'it is no longer valid'],
    ['somebody else’s', [{ ...proof, heldBy: 'agent:4' }], 'somebody else holds it'],
  ])('does not serve when it is %s, and the refusal says so', (_what, given, missing) => {
    expect(proofToUse(given, wanted)).toEqual({ missing });
  });

  test('serves to its last millisecond, and the desk itself may use what anybody holds', () => {
    const last = { ...proof, expiresAt: new Date(now.getTime() + 1) };
    expect(proofToUse([last], wanted)).toEqual({ proof: last });
    expect(proofToUse([proof], { ...wanted, by: undefined })).toEqual({ proof });
  });

  test('moves the ticket that something was done on by it: once, and not much later', () => {
    const used = { ...proof, usedAt: at(-14), movedAt: null as Date | null, movesUntil: null as Date | null };
    expect(movesBy([used], wanted)).toBe(used);
    const others = [
      { ...used, usedAt: at(-15) },
      { ...used, movedAt: at(-1) },
      { ...used, whose: 'person:2' },
      { ...used, deed: 'x' },
    ];
    expect(movesBy([...others, { ...proof, movedAt: null, movesUntil: null }], wanted)).toBeUndefined();
  });

  test('moves it later where the deed was put off, until then; and not at all before its time or when it was given up', () => {
    const used = { ...proof, usedAt: at(-60), movedAt: null as Date | null, movesUntil: at(1) };
    expect(movesBy([used], wanted)).toBe(used);
    expect(movesBy([{ ...used, movesUntil: now }], wanted)).toBeUndefined();
    expect(movesBy([{ ...used, usedAt: at(-1), movesUntil: at(-1) }], wanted)).toBeUndefined();
  });
});
