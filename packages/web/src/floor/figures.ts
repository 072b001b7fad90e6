import type { AgentLine } from '../shell/own-state.tsx';
import type { Floor, FloorAgent, FloorQueue } from './shapes.ts';

/** Where somebody is: what the telephone says, else whether they are here. */
export type Whereabouts = AgentLine['state'] | 'here';
export interface Stand {
  readonly state: Whereabouts;
  readonly since: string | null;
  readonly reason: string | null;
}

export function standOf({ awaySince }: Pick<FloorAgent, 'awaySince'>, line: AgentLine | undefined): Stand {
  if (line && ['on-call', 'ringing', 'wrap-up'].includes(line.state)) return { state: line.state, since: line.since, reason: line.reason };
  if (awaySince !== null) return { state: 'away', since: awaySince, reason: null };
  return line ? { state: line.state, since: line.since, reason: line.reason } : { state: 'here', since: null, reason: null };
}

const order: readonly Whereabouts[] = ['ready', 'here', 'ringing', 'on-call', 'wrap-up', 'break', 'away'];
export const byStand = (a: Stand, b: Stand): number => order.indexOf(a.state) - order.indexOf(b.state);

/** The four figures of the wall. */
export interface Figures {
  readonly waiting: number;
  readonly overdue: number;
  /** When the one that waits longest came; null when nothing waits. */
  readonly oldestAt: string | null;
  readonly free: number;
}

const least = (queues: readonly FloorQueue[]): string | null =>
  queues.flatMap(({ oldestAt }) => oldestAt ?? []).sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;

export function figuresOf({ queues, due, agents }: Floor, lines: readonly AgentLine[], now: number): Figures {
  const stands = agents.map((agent) =>
    standOf(
      agent,
      lines.find(({ agentId }) => agentId === agent.agentId),
    ),
  );
  return {
    waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0),
    overdue: due.filter(({ dueAt }) => dueAt !== null && Date.parse(dueAt) < now).length,
    oldestAt: least(queues),
    free: stands.filter(({ state }) => state === 'ready' || state === 'here').length,
  };
}

/** What waits of each client, the teams together. */
export function byClient(queues: readonly FloorQueue[]): readonly { client: string; name: string; waiting: number; overdue: number }[] {
  const all = new Map<string, { client: string; name: string; waiting: number; overdue: number }>();
  for (const { client, name, waiting, overdue } of queues) {
    const had = all.get(client) ?? { client, name, waiting: 0, overdue: 0 };
    all.set(client, { client, name, waiting: had.waiting + waiting, overdue: had.overdue + overdue });
  }
  return [...all.values()].sort((a, b) => b.waiting - a.waiting || a.name.localeCompare(b.name));
}
