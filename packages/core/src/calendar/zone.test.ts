import { describe, expect, test } from '@jest/globals';
import { toInstant, tzdataVersion } from './index.ts';
import { zoneNamed } from './zone.ts';

describe('T3: instants typed by people', () => {
  test.each([
    ['2026-03-29 03:30', 'Europe/Helsinki', '2026-03-29T04:30+03:00', { shifted: true, ambiguous: false, local: '2026-03-29T04:30' }],
    ['2026-03-29T02:30', 'Europe/Stockholm', '2026-03-29T03:30+02:00', { shifted: true, ambiguous: false, local: '2026-03-29T03:30' }],
    ['2026-10-25 03:30', 'Europe/Helsinki', '2026-10-25T03:30+03:00', { shifted: false, ambiguous: true, local: '2026-10-25T03:30' }],
    [
      '2026-06-15 16:00:05',
      'Europe/Helsinki',
      '2026-06-15T16:00:05+03:00',
      { shifted: false, ambiguous: false, local: '2026-06-15T16:00:05' },
    ],
  ])('%s in %s', (text, zone, instant, rest) => {
    expect(toInstant(text, zone)).toEqual({ at: new Date(instant), ...rest });
  });

  test.each([
    '2026-02-30 10:00',
    '2026-03-29 24:00',
    '2026-03-29',
    'tomorrow',
    '2026-03-29T03:30Z',
    '2026-03-29T03:30+02:00',
    '2026-03-29 3:30',
  ])('%s is refused', (text) =>
    expect(() => toInstant(text, 'Europe/Helsinki')).toThrow('local must be an existing date and a time of day without zone'),
  );

  test('an unknown zone is named', () => {
    expect(() => toInstant('2026-03-29 03:30', 'Europe/Turku')).toThrow(
      "zone must be an IANA time zone such as 'Europe/Helsinki', and 'Europe/Turku' is none",
    );
  });
});

describe('zones', () => {
  test('two receptions at 03:30 in autumn, an hour apart, are two instants', () => {
    const offsets = zoneNamed('Europe/Helsinki')!.offsetsAround(Date.parse('2026-10-25T00:30Z'));
    const change = offsets.find((o) => o.from === Date.parse('2026-10-25T01:00Z'));
    expect(change?.offset).toBe(2 * 3_600_000);
  });

  test('names are IANA names: bare offsets and strangers are none, case does not matter', () => {
    expect([zoneNamed('+02:00'), zoneNamed(''), zoneNamed('Mars/Base')]).toEqual([undefined, undefined, undefined]);
    expect(zoneNamed('europe/helsinki')).toBe(zoneNamed('Europe/Helsinki'));
  });

  test('T9: the version of the rules can be recorded', () => {
    expect(tzdataVersion()).toMatch(/^\d{4}[a-z]$/);
  });
});
