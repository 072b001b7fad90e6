import { expect, test } from '@jest/globals';
import { packetOfCall } from './packet.ts';

const call = { subject: 'VPN', callId: 7, proof: undefined, steps: [], told: undefined, asked: 'Katsokaa.' };

test('a call without script or promise leaves what it is about and what is asked for', () => {
  expect(packetOfCall(call)).toEqual({
    handover: 'VPN\nCall: 7\nVerified: nothing; a caller number is no proof',
    tried: [],
    asks: 'Katsokaa.',
  });
});

test('a proof is named by its id', () => {
  expect(packetOfCall({ ...call, proof: 'p-1' }).handover).toContain('Verified: proof p-1');
});

test('no part is longer than a hand-off takes, and whoever reads it sees where something was cut', () => {
  const packet = packetOfCall({
    ...call,
    steps: Array.from({ length: 60 }, () => `- ${'a'.repeat(600)}`),
    told: 'b'.repeat(10_000),
  });
  expect(packet.tried).toHaveLength(50);
  expect(packet.tried[0]).toBe(`${'a'.repeat(499)}…`);
  expect(packet.tried.at(-1)).toBe('…');
  expect(packet.told).toBe(`${'b'.repeat(1_999)}…`);
});
