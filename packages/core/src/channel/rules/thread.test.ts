import { expect, test } from '@jest/globals';
import { isForward, subjectTicket, taggedTicket } from './thread.ts';

test.each([
  ...['Fwd: x', 'FW: x', 'fw:x', ' VL: x', 'VB: x', 'WG: x', 'TR: x', 'I: x', '[EXT] Fwd: x', '[a] [b]  FWD : x'].map(
    (s) => [s, true] as const,
  ),
  ...[
    'VS: x',
    'Re: Fwd: x',
    'Re: x',
    'x',
    '',
    'Forward: x',
    'FWx',
    'Fwd x',
    'If: x',
    '[EXT] x',
    '['.repeat(50_000),
    ' '.repeat(100_000),
    '[a]'.repeat(30_000),
  ].map((s) => [s, false] as const),
])('%.30j passed on: %s', (subject, expected) => {
  expect(isForward(subject)).toBe(expected);
});

test.each([
  ['Re: Salasana [#12]', 12],
  ['[#12] and [#13]', 12],
  ['Re: [#012] x', 12],
  ['[#1234567890123456]', undefined],
  ['[12]', undefined],
  ['#12', undefined],
  ['[# 12]', undefined],
  ['[#-1]', undefined],
  ['', undefined],
])('the ticket in %j is %s', (subject, expected) => {
  expect(subjectTicket(subject)).toBe(expected);
});

test.each([
  [['help+t12@acme.example'], 12],
  [['x@y.example', 'help+t7@acme.example'], 7],
  [['help+12@acme.example'], undefined],
  [['help+tx@acme.example'], undefined],
  [['t12@acme.example'], undefined],
  [[], undefined],
])('the ticket in %j is %s', (addresses, expected) => {
  expect(taggedTicket(addresses)).toBe(expected);
});
