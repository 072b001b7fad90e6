import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mintMessageId, readMessageId } from './messageId.ts';

test('a Message-ID tells its ticket to whoever has the key, in brackets or not, and to nobody else', () => {
  const id = mintMessageId({ ticketId: 12, deliveryId: 40, domain: 'acme.example' }, 'secret');
  expect(id).toMatch(/^t12\.d40\.[0-9a-f]{16}@acme\.example$/);
  expect(readMessageId(id, 'secret')).toEqual({ ticketId: 12, deliveryId: 40 });
  expect(readMessageId(` <${id}> `, 'secret')).toEqual({ ticketId: 12, deliveryId: 40 });
  // Mail systems rewrite the part behind the at sign.
  expect(readMessageId(id.replace('acme.example', 'gateway.example'), 'secret')).toEqual({ ticketId: 12, deliveryId: 40 });
  expect(readMessageId(id, 'another')).toBeUndefined();
  for (const forged of [
    id.replace('t12', 't13'),
    id.replace('d40', 'd41'),
    id.replace(/[0-9a-f]@/, 'z@'),
    id.replace('t12.', 't12.d1.'),
    `x${id}`,
    '',
  ]) {
    expect(readMessageId(forged, 'secret')).toBeUndefined();
  }
});

test('any text can be read, and none is taken for ours', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(readMessageId(text, 'secret')).toBeUndefined()));
  const like = fc
    .tuple(fc.nat(), fc.nat(), fc.stringMatching(/^[0-9a-f]{16}$/))
    .map(([t, d, s]) => `t${String(t)}.d${String(d)}.${s}@a.example`);
  fc.assert(fc.property(like, (text) => expect(readMessageId(text, 'secret')).toBeUndefined()));
});

test('any two numbers come back as they went', () => {
  const number = fc.integer({ min: 1, max: 999_999_999_999_999 });
  fc.assert(
    fc.property(number, number, (ticketId, deliveryId) => {
      expect(readMessageId(mintMessageId({ ticketId, deliveryId, domain: 'x' }, 's'), 's')).toEqual({ ticketId, deliveryId });
    }),
  );
});
