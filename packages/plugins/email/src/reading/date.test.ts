import { describe, expect, it } from '@jest/globals';
import { readDate } from './date.ts';

describe('a Date header', () => {
  it.each([
    ['Mon, 02 Nov 2026 10:00:00 +0200', '2026-11-02T08:00:00.000Z'],
    ['2 Nov 2026 10:00 -0330', '2026-11-02T13:30:00.000Z'],
    ['Mon, 2 Nov 26 10:00:00 GMT', '2026-11-02T10:00:00.000Z'],
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['6 Nov 94 08:49:37 EST', '1994-11-06T13:49:37.000Z'],
    ['Mon, 02 Nov 2026 10:00:00 EET (Helsinki)', '2026-11-02T08:00:00.000Z'],
    ['Mon, 02-November-2026 10:00:00 +0000', '2026-11-02T10:00:00.000Z'],
    ['Mon, 02 Nov 2026 10:00:00', '2026-11-02T10:00:00.000Z'],
    ['Mon, 02 Nov 2026 10:00:00 XYZ', '2026-11-02T10:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(readDate(text)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    'huomenna klo 12',
    '2026',
    'Mon, 02 Foo 2026 10:00:00 +0200',
    '32 Nov 2026 10:00:00',
    '2 Nov 2026 25:00:00',
    '2 Nov 2026 10:61:00',
    '2 Nov 1200 10:00:00',
    '0 Nov 2026 10:00',
  ])('none: %j', (text) => {
    expect(readDate(text)).toBeUndefined();
  });
});
