import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { colourOf, contrast } from './contrast.ts';
import { safeName, whyRefused } from './files.ts';
import { GONE_MS, lookedAt } from './look.ts';
import { expectedWait, rounded, secondsUntilAllowed } from './pace.ts';
import { subjectOf } from './subject.ts';

const now = new Date('2026-01-05T09:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('the expected wait', () => {
  test('is the pace of those before, times the position', () => {
    const takenAt = [ago(40), ago(240), ago(120)]; // three in four minutes
    expect(expectedWait(1, takenAt, now)).toBe(90_000);
    expect(expectedWait(3, takenAt, now)).toBe(240_000);
  });
  test('is not told from too few, nor from what is long ago', () => {
    expect(expectedWait(1, [ago(10), ago(20)], now)).toBeUndefined();
    expect(expectedWait(1, [ago(10), ago(20), ago(3_601)], now)).toBeUndefined();
  });
  test('grows while nobody is taken, and with the position, and is never less than half a minute', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_800 }), { minLength: 3, maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        (seconds, position) => {
          const takenAt = seconds.map(ago);
          const wait = expectedWait(position, takenAt, now) ?? NaN;
          expect(wait).toBeGreaterThanOrEqual(30_000);
          expect(expectedWait(position + 1, takenAt, now)).toBeGreaterThanOrEqual(wait);
          expect(expectedWait(position, takenAt, new Date(now.getTime() + 600_000))).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
  });
  test.each([
    [1, 30_000],
    [30_000, 30_000],
    [61_000, 90_000],
    [301_000, 360_000],
    [1_201_000, 1_500_000],
  ])('%i ms is said as %i', (ms, said) => {
    expect(rounded(ms)).toBe(said);
  });
});

describe('a limit', () => {
  const limit = { most: 2, withinMs: 30_000 };
  test.each([
    [[], 0],
    [[ago(5)], 0],
    [[ago(10), ago(5)], 20],
    [[ago(30), ago(5)], 0],
    [[ago(29.5), ago(5)], 1],
  ])('%#: is over in so many seconds', (at, seconds) => {
    expect(secondsUntilAllowed(at, limit, now)).toBe(seconds);
  });
});

describe('a chat ends by itself', () => {
  const chat = { state: 'active', saidAt: ago(600), seenAt: ago(0) };
  test('at the very instant, and not a moment sooner', () => {
    expect(lookedAt(chat, 600_000, now)).toEqual({ end: 'idle' });
    expect(lookedAt(chat, 600_001, now)).toEqual({ lookAt: new Date(now.getTime() + 1) });
  });
  test('when whoever waited is gone, however long nobody says anything while they are there', () => {
    expect(lookedAt({ ...chat, state: 'waiting' }, 1, now)).toEqual({ lookAt: new Date(now.getTime() + GONE_MS) });
    expect(lookedAt({ ...chat, state: 'waiting', seenAt: ago(180) }, 1, now)).toEqual({ end: 'gone' });
  });
  test('once', () => {
    expect(lookedAt({ ...chat, state: 'ended' }, 1, now)).toBeUndefined();
    expect(lookedAt({ ...chat, state: 'proving' }, 1, now)).toBeUndefined();
  });
});

describe('a file', () => {
  const terms = { mostBytes: 10, types: ['image/*', 'text/plain'] };
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]);
  test.each([
    ['text/plain', Uint8Array.from([1]), undefined],
    ['image/png', png, undefined],
    ['image/png', Uint8Array.from([1, 2, 3, 4]), 'is not what it says it is (image/png)'],
    ['image/svg+xml', Uint8Array.from([1]), undefined],
    ['text/html', Uint8Array.from([1]), 'is text/html, and only image/*, text/plain may be sent'],
    ['text/plain', new Uint8Array(0), 'is empty'],
    ['text/plain', new Uint8Array(11), 'has 11 bytes, and 10 is the most'],
  ])('of %s (%#)', (mediaType, bytes, why) => {
    expect(whyRefused(terms, { mediaType, bytes })).toBe(why);
  });
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\kuva.png', 'kuva.png'],
    ['a\u0000\u202eb.png', 'ab.png'],
    ['', 'file'],
    ['x'.repeat(200), 'x'.repeat(120)],
  ])('named %j is kept as %j', (name, kept) => {
    expect(safeName(name)).toBe(kept);
  });
});

test('colours are read and compared as WCAG does', () => {
  expect([colourOf('#0B5CAD'), colourOf('#05a'), colourOf('blue'), colourOf(5)]).toEqual(['#0b5cad', '#0055aa', undefined, undefined]);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#ffffff', '#767676')).toBe(contrast('#767676', '#ffffff'));
});

test.each([
  ['Salasana lukossa', 'Salasana lukossa'],
  ['  Eka\nToka', 'Eka'],
  ['   ', '-'],
  ['sana '.repeat(30), `${'sana '.repeat(16).trim()}…`],
])('the subject of %j is %j', (question, subject) => {
  expect(subjectOf(question)).toBe(subject);
});
