import { describe, expect, test } from '@jest/globals';
import { mayProve, secondsUntilNextCode } from './proof.ts';
import { codesOf } from './wrap-up.ts';

describe('codes of a wrap-up', () => {
  const terms = { codes: ['resolved', 'information'], mandatory: true };
  test('are those of the contract, each once', () => {
    expect(codesOf(['resolved', 'resolved'], terms)).toEqual(['resolved']);
    expect(codesOf(['weather'], terms)).toBeUndefined();
  });
  test('may be left out where the contract lets them', () => {
    expect(codesOf([], terms)).toBeUndefined();
    expect(codesOf([], { ...terms, mandatory: false })).toEqual([]);
  });
});

describe('a code', () => {
  const asked = new Date('2026-01-05T09:00:00Z');
  test.each([
    [{ state: 'proving', verified: 'none', proofAskedAt: null }, true],
    [{ state: 'active', verified: 'none', proofAskedAt: null }, false],
    [{ state: 'active', verified: 'none', proofAskedAt: asked }, true],
    [{ state: 'waiting', verified: 'none', proofAskedAt: asked }, true],
    [{ state: 'active', verified: 'mail', proofAskedAt: asked }, false],
    [{ state: 'ended', verified: 'none', proofAskedAt: asked }, false],
  ])('of a chat that is %j may be typed: %s', (chat, expected) => {
    expect(mayProve(chat)).toBe(expected);
  });
  test.each([
    [null, 0],
    ['2026-01-05T09:00:00Z', 18],
    ['2026-01-05T08:59:42Z', 0],
  ])('mailed at %s is mailed again in %d seconds', (at, expected) => {
    expect(secondsUntilNextCode(at === null ? null : new Date(at), new Date('2026-01-05T09:00:12Z'))).toBe(expected);
  });
});
