import { expect, test } from '@jest/globals';
import type { Replay } from './event.ts';
import { t, termsWith } from './fixtures.ts';
import { replayClocks } from './replay.ts';

const on = (time: string) => t(`2026-06-${time}`);
const base = { priority: 'urgent', receivedAt: on('01 09:00'), events: [], until: on('01 10:00') } as const;

test('a ticket of fifty events replays in far less than a blink', () => {
  const contract = termsWith(
    { 'warn-at': ['75%', '15min'] },
    {
      tiers: [
        { level: 1, 'hold-at-most': '2h' },
        { level: 2, 'hold-at-most': '4h' },
      ],
    },
  );
  const kinds = ['requester-message', 'agent-message', 'note', 'state', 'tier'] as const;
  const events = Array.from({ length: 50 }, (_, i) => {
    const at = new Date(on('01 09:00').getTime() + i * 1_700_000);
    const kind = kinds[i % kinds.length]!;
    const to = kind === 'state' ? 'pending-requester' : (i % 2) + 1;
    return (kind === 'state' || kind === 'tier' ? { at, kind, to } : { at, kind }) as Replay['events'][number];
  });
  const once = () => replayClocks({ ...base, contract, events, until: on('05 12:00') });
  for (let i = 0; i < 100; i++) once();
  const before = process.cpuUsage();
  for (let i = 0; i < 200; i++) once();
  const { user, system } = process.cpuUsage(before);
  // Processor time, and generous: on a core of its own it is well under one millisecond.
  expect((user + system) / 1000 / 200).toBeLessThan(10);
  expect(once().clocks.length).toBeGreaterThan(10);
});
