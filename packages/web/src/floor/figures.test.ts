import { expect, test } from '@jest/globals';
import { byClient, figuresOf, standOf } from './figures.ts';

const line = (agentId: number, state: 'ready' | 'on-call' | 'break', reason: string | null = null) => ({
  ...{ agentId, state, reason, since: '2026-06-01T08:00:00Z', callId: null, until: null },
});
const agent = (agentId: number, awaySince: string | null = null) => ({
  ...{ agentId, awaySince, name: '', role: 'agent', languages: [], teams: [], has: [] },
});

test('whoever is on a call is on it, also when they said to be away; else away is away', () => {
  const away = { awaySince: '2026-06-01T07:00:00Z' };
  expect([standOf(away, line(1, 'on-call')).state, standOf(away, line(1, 'ready')).state]).toEqual(['on-call', 'away']);
  expect([standOf({ awaySince: null }, undefined).state, standOf({ awaySince: null }, line(1, 'break', 'lunch')).reason]).toEqual([
    'here',
    'lunch',
  ]);
});

test('the wall adds up what the floor says', () => {
  const queue = (client: string, waiting: number, oldestAt: string) => ({ client, name: client, team: '', waiting, overdue: 1, oldestAt });
  const queues = [queue('a', 2, '2026-06-01T07:30:00Z'), queue('b', 5, '2026-06-01T06:30:00Z'), queue('a', 4, '2026-06-01T07:00:00Z')];
  const ticket = (dueAt: string) => ({
    id: 1,
    client: 'a',
    subject: '',
    priority: 'normal' as const,
    state: '',
    tier: 1,
    team: '',
    assigneeId: null,
    dueAt,
  });
  const due = [ticket('2026-06-01T07:59:59Z'), ticket('2026-06-01T08:00:01Z')];
  const agents = [agent(1), agent(2), agent(3, '2026-06-01T07:00:00Z')];
  expect(figuresOf({ queues, due, agents }, [line(1, 'ready'), line(2, 'on-call')], Date.parse('2026-06-01T08:00:00Z'))).toEqual({
    ...{ waiting: 11, overdue: 1, oldestAt: '2026-06-01T06:30:00Z', free: 1 },
  });
  expect(byClient(queues)).toEqual([
    { client: 'a', name: 'a', waiting: 6, overdue: 2 },
    { client: 'b', name: 'b', waiting: 5, overdue: 1 },
  ]);
});
