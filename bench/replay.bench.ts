import { readFileSync } from 'node:fs';
import { chat } from '@luuri/plugin-chat';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
import { essentials, parseContract, replayClocks, type ReplayEvent } from '@luuri/core';
import { median, rounded, seconds, type Figure } from './figure.ts';

const EVENTS = 50;
const TICKETS = 200;
const ROUNDS = 9;
const HOUR = 3_600_000;

const kinds = [
  { kind: 'agent-message' },
  { kind: 'requester-message' },
  { kind: 'note' },
  { kind: 'state', to: 'pending-requester', reason: 'asked' },
  { kind: 'requester-message' },
  { kind: 'state', to: 'open' },
  { kind: 'priority', to: 'high' },
  { kind: 'agent-message' },
  { kind: 'priority', to: 'normal' },
  { kind: 'tier', to: 2 },
  { kind: 'auto-reply' },
  { kind: 'tier', to: 1, handBack: true },
] as const;

/** Tickets of fifty events, replayed on one core. */
export async function run(): Promise<Figure[]> {
  const pack = readFileSync(new URL('../examples/contracts/acme.yaml', import.meta.url), 'utf8');
  const contract = parseContract(pack, undefined, [...essentials(), phone({}), chat({}), quality()]);
  const receivedAt = new Date('2026-03-02T07:00:00Z');
  const events = Array.from({ length: EVENTS }, (_, i): ReplayEvent => ({
    ...(kinds[i % kinds.length] ?? kinds[0]),
    at: new Date(receivedAt.getTime() + (i + 1) * 1.7 * HOUR),
  }));
  const until = new Date('2026-03-20T12:00:00Z');
  const replaySome = () => {
    for (let i = 0; i < TICKETS; i++) replayClocks({ contract, priority: 'normal', tier: 1, receivedAt, events, until });
  };
  replaySome();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await seconds(replaySome));
  return [{ bench: 'replay', value: rounded(TICKETS / median(times)), unit: 'tickets/s' }];
}
