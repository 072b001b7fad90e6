import { expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import { t, termsWith } from './fixtures.ts';
import { advance, foldFact } from './fold.ts';
import { entryFromJson, stateFromJson } from './json.ts';
import { replayTicket } from './replay.ts';
import type { SlaState } from './state.ts';

/** What a JSON column makes of a state. */
const stateToJson = (state: SlaState): unknown => JSON.parse(JSON.stringify(state));

const on = (time: string) => t(`2026-06-01 ${time}`);
const terms = termsWith({ 'warn-at': ['75%'], 'pause-in': ['pending-scheduled'] }, { tiers: [{ level: 1, 'hold-at-most': '1h' }] });
const events: ReplayEvent[] = [
  { at: on('09:05'), kind: 'agent-message', cause: '2026-06-01T06:05:00.000Z' },
  { at: on('09:30'), kind: 'requester-message' },
  { at: on('10:00'), kind: 'state', to: 'pending-scheduled', reason: '2026-06-01T06:05:00.000Z', wakeAt: on('12:00') },
  { at: on('10:10'), kind: 'priority', to: 'high' },
];

test('a state survives JSON, whatever a database does to the order of its keys', () => {
  const { state, ledger } = replayTicket({ contract: terms, priority: 'urgent', receivedAt: on('09:00'), events, until: on('10:30') });
  expect(stateFromJson(stateToJson(state))).toEqual(state);
  expect(ledger.map((entry) => entryFromJson(JSON.parse(JSON.stringify(entry))))).toEqual(ledger);
  const turned = stateFromJson(sorted(stateToJson(state)));
  const late = { kind: 'note', at: on('09:01') } as const;
  expect(foldFact(turned, late, terms).entries).toEqual([]);
  const again = foldFact(turned, { kind: 'agent-message', at: on('09:06'), public: false }, terms);
  expect(again.entries).toEqual([]);
  expect(advance(turned, on('13:00'), terms)).toEqual(advance(state, on('13:00'), terms));
});

test('a text that looks like an instant stays a text where no instant belongs', () => {
  const { state } = replayTicket({ contract: terms, priority: 'urgent', receivedAt: on('09:00'), events, until: on('10:30') });
  const back = stateFromJson(stateToJson(state));
  expect(back.facts[1]?.cause).toBe('2026-06-01T06:05:00.000Z');
  expect(back.facts[3]).toMatchObject({ to: 'pending-scheduled', reason: '2026-06-01T06:05:00.000Z', wakeAt: on('12:00') });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
