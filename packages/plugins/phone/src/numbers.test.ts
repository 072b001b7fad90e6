import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toE164 } from './numbers.ts';

test.each([
  ['040 123 4567', 'FI', '+358401234567'],
  ['040/123-4567', 'FI', '+358401234567'],
  ['+358 (0)40 123 4567', 'FI', '+358401234567'],
  ['00358401234567', 'FI', '+358401234567'],
  ['358401234567', 'FI', '+358401234567'],
  ['sip:+358401234567@pbx.example', 'FI', '+358401234567'],
  ['070-123 45 67', 'SE', '+46701234567'],
  ['08-123 456 78', 'SE', '+46812345678'],
] as const)('%s dialled in %s is %s', (text, region, number) => {
  expect(toE164(text, region)).toBe(number);
});

test.each(['', 'anonymous', 'Unknown', 'withheld', 'sip:anonymous@anonymous.invalid', 'hello'])('%s is no number', (text) => {
  expect(toE164(text, 'FI')).toBeUndefined();
});

test('whatever comes, it is a number in its one form or none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(toE164(text, 'FI') ?? '+35891234567').toMatch(/^\+\d{4,17}$/);
    }),
  );
});
