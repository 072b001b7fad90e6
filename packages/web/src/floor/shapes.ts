import type { Instant, Priority } from '../api/shapes.ts';

export interface FloorTicket {
  readonly id: number;
  readonly client: string;
  readonly subject: string;
  readonly priority: Priority;
  readonly state: string;
  readonly tier: number;
  readonly team: string;
  readonly assigneeId: number | null;
  readonly dueAt: Instant | null;
}
export interface FloorAgent {
  readonly agentId: number;
  readonly name: string;
  readonly role: string;
  readonly languages: readonly string[];
  readonly teams: readonly string[];
  readonly awaySince: Instant | null;
  readonly has: readonly FloorTicket[];
}
export interface FloorQueue {
  readonly client: string;
  readonly name: string;
  readonly team: string;
  readonly waiting: number;
  readonly overdue: number;
  readonly oldestAt: Instant | null;
}
export interface Floor {
  readonly agents: readonly FloorAgent[];
  readonly queues: readonly FloorQueue[];
  readonly due: readonly FloorTicket[];
}
