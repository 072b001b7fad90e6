import { defineEntity, out } from '../kernel/index.ts';

/**
 * A lane of a queue: what waits in one order. Tickets of one client, for one team, in one language, asking for the same skills, on promises of one length in one
 * calendar: whichever of these is due first has the least left of its target, at every instant. Never changed, never removed.
 */
export interface Lane {
  id: number;
  teamId: number;
  clientId: number;
  language: string;
  triage: boolean;
  /** A calendar of the client, by name; empty for real time. */
  calendar: string;
  /** What one must know to work on it, `linux printers`; empty for nothing in particular. */
  skills: string;
  /** Milliseconds, to three figures. */
  targetMs: number;
}
export const laneRows = defineEntity<Lane>(
  'waiting_lane',
  (c) => ({
    id: c.id(),
    teamId: c.ref(),
    clientId: c.ref(),
    language: c.text(),
    triage: c.flag(),
    calendar: c.text(),
    skills: { ...c.text(), default: '' },
    targetMs: c.milliseconds(),
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['teamId', 'clientId', 'language', 'triage', 'calendar', 'targetMs', 'skills'], unique: true }],
  },
);

/** A ticket that waits for somebody, in the lane of one of its promises: one row for each lane it is in. */
export interface WaitingTicket {
  id: number;
  ticketId: number;
  clientId: number;
  laneId: number;
  dueAt: Date;
  /** Place of the priority: 0 for urgent. */
  priorityRank: number;
}
export const waitingRows = defineEntity<WaitingTicket>(
  'waiting_ticket',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), laneId: c.ref(), dueAt: c.instant(), priorityRank: c.count() }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['ticketId', 'laneId'], unique: true }, { columns: ['laneId', 'dueAt', 'priorityRank', 'ticketId'] }],
  },
);

/** A new or open ticket that an agent has. */
export interface Held {
  id: number;
  ticketId: number;
  clientId: number;
  agentId: number;
}
export const heldRows = defineEntity<Held>('held_ticket', (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), agentId: c.ref() }), {
  reach: { client: 'clientId' },
  indexes: [{ columns: ['ticketId'], unique: true }, { columns: ['agentId'] }],
});

/** A ticket that went from the queue to an agent. Only ever added to: its ids say whose turn it is. */
export interface Turn {
  id: number;
  ticketId: number;
  clientId: number;
  agentId: number;
  /** Asked for with 'take next', or given by the assignment policy. */
  how: 'taken' | 'given';
  at: Date;
}
export const turnRows = defineEntity<Turn>(
  'routing_turn',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), agentId: c.ref(), how: c.text(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'id'] }, { columns: ['agentId', 'id'] }] },
);

/** An agent who is away; whoever has no row is here. */
export class Absence {
  @out.integer id!: number;
  @out.integer agentId!: number;
  @out.instant since!: Date;
  /** Who said so: `agent:3`. */
  @out.text by!: string;
}
export const absenceRows = defineEntity<Absence>(
  'agent_absence',
  (c) => ({ id: c.id(), agentId: c.ref(), since: c.instant(), by: c.text() }),
  { reach: 'everyone', indexes: [{ columns: ['agentId'], unique: true }] },
);

/** What an agent knows, in short names; whoever has no row knows nothing in particular. */
export class AgentSkills {
  @out.integer id!: number;
  @out.integer agentId!: number;
  /** Such as `linux`, in the order of letters. */
  @out.list(out.text) skills!: string[];
}
export const agentSkillRows = defineEntity<AgentSkills>('agent_skills', (c) => ({ id: c.id(), agentId: c.ref(), skills: c.json() }), {
  reach: 'everyone',
  indexes: [{ columns: ['agentId'], unique: true }],
});
