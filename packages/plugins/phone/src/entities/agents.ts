import { defineEntity, nullable, out } from '@luuri/core';
import { wrapUpModes, type WrapUpMode } from '../section/index.ts';

export const agentStates = ['ready', 'ringing', 'on-call', 'wrap-up', 'break', 'away'] as const;
export type AgentState = (typeof agentStates)[number];

/** An agent at the telephone. */
export class AgentLine {
  @out.integer id!: number;
  @out.integer agentId!: number;
  /** The number, name or login by which telephone systems know them. */
  @out.orNull(out.text) extension!: string | null;
  @out.oneOf(...agentStates) state!: AgentState;
  /** Why, of a break. */
  @out.orNull(out.text) reason!: string | null;
  @out.instant since!: Date;
  /** When it ends by itself: a pause between calls. */
  @out.orNull(out.instant) until!: Date | null;
  /** The call that rings, runs, or is wrapped up. */
  @out.orNull(out.integer) callId!: number | null;
  @out.orNull(out.integer) turnId!: number | null;
}
export const agentLineRows = defineEntity<AgentLine>(
  'phone_agent',
  (c) => ({
    ...{ id: c.id(), agentId: c.ref(), extension: nullable(c.text()), state: c.text(), reason: nullable(c.text()), since: c.instant() },
    ...{ callId: nullable(c.ref()), turnId: nullable(c.ref()), until: nullable(c.instant()) },
  }),
  {
    reach: 'everyone',
    indexes: [
      { columns: ['agentId'], unique: true },
      { columns: ['extension'], unique: true },
    ],
  },
);

/** A stretch of time that an agent spent in one state. */
export interface AgentSpan {
  id: number;
  agentId: number;
  state: AgentState;
  reason: string | null;
  /** The client whose call it was. */
  clientId: number | null;
  fromAt: Date;
  /** Empty while it lasts. */
  toAt: Date | null;
}
export const agentSpanRows = defineEntity<AgentSpan>(
  'phone_agent_span',
  (c) => ({
    ...{ id: c.id(), agentId: c.ref(), state: c.text(), reason: nullable(c.text()), clientId: nullable(c.ref()) },
    ...{ fromAt: c.instant(), toAt: nullable(c.instant()) },
  }),
  { indexes: [{ columns: ['agentId', 'fromAt'] }, { columns: ['fromAt'] }] },
);

/** One agent's part of a call: their talk, their notes, their wrap-up. */
export class Turn {
  @out.integer id!: number;
  @out.integer callId!: number;
  @out.integer clientId!: number;
  @out.integer agentId!: number;
  /** Team in which the agent serves this client. */
  @out.orNull(out.integer) teamId!: number | null;
  /** The event that began it. */
  @out.text startedBy!: string;
  @out.oneOf('in', 'out') direction!: 'in' | 'out';
  @out.instant answeredAt!: Date;
  @out.orNull(out.instant) endedAt!: Date | null;
  @out.integer heldMs!: number;
  /** Budget of the call; empty where the contract sets none. */
  @out.orNull(out.integer) limitMs!: number | null;
  @out.integer extendedMs!: number;
  @out.orNull(out.text) extensionReason!: string | null;
  /** Shares of the budget of which somebody was warned. */
  @out.list(out.number) warned!: number[];
  /** What was done at the limit: `extended`, `handed-on`, `call-back`. */
  @out.orNull(out.text) limitOutcome!: string | null;
  @out.orNull(out.oneOf(...wrapUpModes)) wrapUpMode!: WrapUpMode | null;
  /** Asked for while the call runs, where the contract leaves it to the agent. */
  @out.flag wrapUpWanted!: boolean;
  @out.orNull(out.instant) wrapUpUntil!: Date | null;
  @out.orNull(out.instant) wrappedAt!: Date | null;
  /** `agent`, or `time` where the time box ended it. */
  @out.orNull(out.text) wrappedBy!: string | null;
  @out.list(out.text) codes!: string[];
  @out.text notes!: string;
  /** Number of the last draft that was kept. */
  @out.integer notesDraft!: number;
  @out.orNull(out.integer) ticketId!: number | null;
}
export const turnRows = defineEntity<Turn>(
  'phone_turn',
  (c) => ({
    ...{ id: c.id(), callId: c.ref(), clientId: c.ref(), agentId: c.ref(), teamId: nullable(c.ref()), startedBy: c.text() },
    ...{ direction: c.text(), answeredAt: c.instant(), endedAt: nullable(c.instant()), heldMs: c.milliseconds() },
    ...{ limitMs: nullable(c.milliseconds()), extendedMs: c.milliseconds(), extensionReason: nullable(c.text()), warned: c.json() },
    ...{ limitOutcome: nullable(c.text()), wrapUpMode: nullable(c.text()), wrapUpWanted: c.flag(), wrapUpUntil: nullable(c.instant()) },
    ...{ wrappedAt: nullable(c.instant()), wrappedBy: nullable(c.text()), codes: c.json(), notes: c.text(), notesDraft: c.count() },
    ticketId: nullable(c.ref()),
  }),
  {
    reach: { client: 'clientId' },
    indexes: [
      { columns: ['callId', 'startedBy'], unique: true },
      { columns: ['clientId', 'answeredAt'] },
      { columns: ['agentId', 'answeredAt'] },
      { columns: ['ticketId'] },
    ],
  },
);

/** What every agent who takes a call of a client reads first: something is known to be broken. */
export class Banner {
  @out.integer id!: number;
  @out.integer clientId!: number;
  @out.text text!: string;
  @out.text setBy!: string;
  @out.instant setAt!: Date;
  /** When it goes by itself. */
  @out.orNull(out.instant) until!: Date | null;
}
export const bannerRows = defineEntity<Banner>(
  'phone_banner',
  (c) => ({ id: c.id(), clientId: c.ref(), text: c.text(), setBy: c.text(), setAt: c.instant(), until: nullable(c.instant()) }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId'], unique: true }] },
);

/** A script as it was gone through on a call, under the contract that was in force. */
export interface ScriptRun {
  id: number;
  callId: number;
  clientId: number;
  /** The version of the contract whose script it is. */
  contractId: number;
  script: string;
  answers: { step: string; value: string | null; skipped: string | null; at: string; by: string }[];
  startedAt: Date;
}
export const scriptRunRows = defineEntity<ScriptRun>(
  'phone_script_run',
  (c) => ({
    ...{ id: c.id(), callId: c.ref(), clientId: c.ref(), contractId: c.ref(), script: c.text(), answers: c.json(), startedAt: c.instant() },
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['callId'], unique: true }] },
);
