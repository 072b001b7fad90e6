import { describe, expect, test } from '@jest/globals';
import { instantOf, millisecondsOf, travellingClock } from './time.ts';

describe('real time', () => {
  test('is milliseconds, or a number with its unit', () => {
    expect([0, 1500, '0ms', '1500ms', '30s', '30min', '1.5h', '2d'].map((t) => millisecondsOf(t as '1h'))).toEqual([
      0, 1500, 0, 1500, 30_000, 1_800_000, 5_400_000, 172_800_000,
    ]);
  });
  test('is nothing else', () => {
    for (const bad of ['', '4', 'h', '4 h', '-1h', '1bd', '1h30min', -1, Number.NaN, Infinity, undefined, null, {}]) {
      expect(() => millisecondsOf(bad as never)).toThrow(
        'is no length of real time: give milliseconds, or a number with ms, s, min, h or d',
      );
    }
    // @ts-expect-error business days have no length in real time
    expect(() => millisecondsOf('2bd')).toThrow();
  });
  test('has instants, with a zone', () => {
    expect(instantOf('2026-01-05T11:00:00+02:00')).toEqual(new Date('2026-01-05T09:00:00Z'));
    for (const bad of ['', 'tomorrow', '2026-01-05', '2026-01-05T09:00:00', '2026-13-05T09:00:00Z'])
      expect(() => instantOf(bad)).toThrow('is no instant');
    expect(() => instantOf(new Date(Number.NaN))).toThrow('is no instant');
  });
});

describe('a travelling clock', () => {
  test('stands still on a Monday morning until it is put forward', () => {
    const clock = travellingClock();
    expect([clock.now(), clock.now()].map((d) => d.toISOString())).toEqual(['2026-01-05T09:00:00.000Z', '2026-01-05T09:00:00.000Z']);
    clock.set(new Date('2026-01-05T09:00:00.001Z'));
    expect(clock.now()).toEqual(new Date('2026-01-05T09:00:00.001Z'));
  });
  test('never goes back', () => {
    expect(() => travellingClock().set(new Date('2026-01-05T08:59:59.999Z'))).toThrow(
      'It is 2026-01-05T09:00:00.000Z already, and time does not go back to 2026-01-05T08:59:59.999Z.',
    );
  });
  test('cannot be moved by what it handed out', () => {
    const clock = travellingClock();
    clock.now().setFullYear(1999);
    expect(clock.now().getFullYear()).toBe(2026);
  });
});
