import { inOrder, type CallEvent } from './event.ts';

export const callPhases = ['offered', 'queued', 'ringing', 'talking', 'held', 'ended', 'abandoned'] as const;
export type CallPhase = (typeof callPhases)[number];

/** One person's part of a call, from their answer to their end of it. */
export interface FoldedTurn {
  /** Id of the event that began it: stays the same whatever arrives later. */
  readonly key: string;
  readonly leg: string;
  /** Null for somebody who is none of our agents. */
  readonly agentId: number | null;
  readonly answeredAt: Date;
  readonly endedAt: Date | null;
  readonly heldMs: number;
  /** Since when the line is on hold. */
  readonly heldSince: Date | null;
}

/** A call as its events tell it. */
export interface CallState {
  readonly phase: CallPhase;
  readonly startedAt: Date;
  readonly queuedAt: Date | null;
  /** First answer. */
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly abandonedAt: Date | null;
  /** From the queue to the first answer, or to giving up; null while neither has come. */
  readonly waitMs: number | null;
  readonly transfers: number;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  /** The agent whose phone rings now. */
  readonly ringing: { readonly agentId: number; readonly at: Date } | null;
  readonly turns: readonly FoldedTurn[];
}

const beginning = (at: Date): CallState => ({
  ...{ phase: 'offered', startedAt: at, queuedAt: null, answeredAt: null, endedAt: null, abandonedAt: null, waitMs: null },
  ...{ transfers: 0, endedBy: null, endReason: null, ringing: null, turns: [] },
});

const isOpen = (turn: FoldedTurn): boolean => turn.endedAt === null;
const between = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime());

function ended(turn: FoldedTurn, at: Date): FoldedTurn {
  if (!isOpen(turn)) return turn;
  const heldMs = turn.heldMs + (turn.heldSince ? between(turn.heldSince, at) : 0);
  return { ...turn, endedAt: at, heldMs, heldSince: null };
}

const onTurns = (state: CallState, leg: string, change: (turn: FoldedTurn) => FoldedTurn): CallState => ({
  ...state,
  turns: state.turns.map((turn) => (isOpen(turn) && turn.leg === leg ? change(turn) : turn)),
});

const queueEntry = (state: CallState): Date => state.queuedAt ?? state.startedAt;

function answered(state: CallState, event: CallEvent): CallState {
  const before = state.turns.map((turn) => (turn.leg === event.leg ? ended(turn, event.at) : turn));
  const turn: FoldedTurn = {
    ...{ key: event.eventId, leg: event.leg, agentId: event.agentId },
    ...{ answeredAt: event.at, endedAt: null, heldMs: 0, heldSince: null },
  };
  return {
    ...state,
    ...{ phase: 'talking', endedAt: null, abandonedAt: null, endedBy: null, endReason: null, ringing: null },
    answeredAt: state.answeredAt ?? event.at,
    waitMs: state.answeredAt ? state.waitMs : between(queueEntry(state), event.at),
    turns: [...before, turn],
  };
}

/** Whoever hangs up before anybody answered has given up. */
function gaveUp(state: CallState, event: CallEvent): CallState {
  const waitMs = event.waitSec === undefined ? between(queueEntry(state), event.at) : Math.round(event.waitSec * 1000);
  return {
    ...state,
    phase: 'abandoned',
    abandonedAt: event.at,
    endedAt: event.at,
    waitMs,
    ringing: null,
    endedBy: event.by ?? null,
    endReason: event.reason ?? null,
  };
}

function hungUp(state: CallState, event: CallEvent): CallState {
  const left = onTurns(state, event.leg, (turn) => ended(turn, event.at));
  if (left.turns.some(isOpen)) return left;
  // The hang-up of a leg that was handed over says nothing about the other one, which may be ringing already.
  if (left.ringing && state.transfers > 0) return left;
  return { ...left, phase: 'ended', endedAt: event.at, ringing: null, endedBy: event.by ?? null, endReason: event.reason ?? null };
}

function held(state: CallState, event: CallEvent): CallState {
  if (!state.turns.some(isOpen)) return state;
  return { ...onTurns(state, event.leg, (turn) => ({ ...turn, heldSince: turn.heldSince ?? event.at })), phase: 'held' };
}

function resumed(state: CallState, event: CallEvent): CallState {
  if (!state.turns.some(isOpen)) return state;
  const going = (turn: FoldedTurn): FoldedTurn =>
    turn.heldSince ? { ...turn, heldMs: turn.heldMs + between(turn.heldSince, event.at), heldSince: null } : turn;
  return { ...onTurns(state, event.leg, going), phase: 'talking' };
}

function rang(state: CallState, event: CallEvent): CallState {
  const ringing = event.agentId === null ? state.ringing : { agentId: event.agentId, at: event.at };
  return state.turns.some(isOpen) ? { ...state, ringing } : { ...state, ringing, phase: 'ringing', endedAt: null };
}

function step(state: CallState, event: CallEvent): CallState {
  switch (event.kind) {
    case 'call.offered':
      return state;
    case 'call.queued':
      return state.answeredAt ? state : { ...state, phase: 'queued', queuedAt: state.queuedAt ?? event.at };
    case 'call.ringing':
      return rang(state, event);
    case 'call.answered':
      return answered(state, event);
    case 'call.held':
      return held(state, event);
    case 'call.resumed':
      return resumed(state, event);
    case 'call.transferred':
      return { ...onTurns(state, event.leg, (turn) => ended(turn, event.at)), transfers: state.transfers + 1 };
    case 'call.abandoned':
      return state.answeredAt ? hungUp(state, event) : gaveUp(state, event);
    case 'call.ended':
      return state.answeredAt ? hungUp(state, event) : gaveUp(state, event);
  }
}

/**
 * The state of a call: the fold of its events by their instants. The order in which they arrived, and how often, makes no difference.
 * Undefined when there are none.
 */
export function foldCall(events: readonly CallEvent[]): CallState | undefined {
  const once = [...new Map(events.map((event) => [event.eventId, event])).values()];
  const [first, ...rest] = inOrder(once);
  if (!first) return undefined;
  return rest.reduce(step, step(beginning(first.at), first));
}
