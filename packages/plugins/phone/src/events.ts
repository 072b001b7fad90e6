import { defineEvent } from '@luuri/core';
import { callRows, promiseRows, type AgentState } from './entities/index.ts';
import type { CallPhase } from './rules/fold.ts';

// Named after their tables: whose a fact is, and so who hears of it as it happens, is found there.
const aboutCall = (p: { callId: number }) => `${callRows.table}:${String(p.callId)}`;
const aboutPromise = (p: { promiseId: number }) => `${promiseRows.table}:${String(p.promiseId)}`;

interface OnCall {
  callId: number;
  clientId: number;
}
interface OnTurn extends OnCall {
  turnId: number;
  agentId: number;
}

export const callChanged = defineEvent<{ callId: number; clientId: number | null; phase: CallPhase; from: CallPhase | null }>(
  'phone.call-changed',
  {
    summary: 'A call began, was answered, held, or ended.',
    about: aboutCall,
  },
);
export const turnBegan = defineEvent<OnTurn & { /** ISO instant of the answer. */ at: string }>('phone.turn-began', {
  summary: 'An agent is on a call.',
  about: aboutCall,
});
export const turnEnded = defineEvent<OnTurn & { /** ISO instant. */ at: string }>('phone.turn-ended', {
  summary: "An agent's part of a call is over, and the wrap-up begins.",
  about: aboutCall,
});
export const budgetWarned = defineEvent<
  OnTurn & { /** Share of the budget that is spent. */ share: number; /** ISO instant. */ at: string }
>('phone.budget-warned', { summary: 'A part of the time that a client gives a call is spent.', about: aboutCall });
export const budgetExtended = defineEvent<OnTurn & { byMs: number; reason: string }>('phone.budget-extended', {
  summary: 'An agent took more time for a call, and said why.',
  about: aboutCall,
});
export const turnWrapped = defineEvent<OnTurn & { codes: readonly string[]; by: 'agent' | 'time'; /** ISO instant. */ at: string }>(
  'phone.wrapped-up',
  {
    summary: 'A call was wrapped up.',
    about: aboutCall,
  },
);
export const callLogged = defineEvent<OnCall & { ticketId: number; opened: boolean }>('phone.call-logged', {
  summary: 'A call was logged on a ticket.',
  about: aboutCall,
});
export const agentStateChanged = defineEvent<{ agentId: number; from: AgentState; to: AgentState; reason?: string }>(
  'phone.agent-state-changed',
  {
    summary: 'An agent is ready, on a call, wrapping up, on a break or away.',
    about: (p) => `agent:${String(p.agentId)}`,
  },
);

interface OnPromise {
  promiseId: number;
  clientId: number;
  ticketId: number | null;
}
export const promiseMade = defineEvent<OnPromise & { kind: string; /** ISO instant. */ dueAt: string }>('phone.promise-made', {
  summary: 'Something was promised to a caller, with an instant.',
  about: aboutPromise,
});
export const promiseDueSoon = defineEvent<OnPromise & { madeBy: string; /** ISO instant. */ dueAt: string }>('phone.promise-due-soon', {
  summary: 'A promise falls due soon and is not kept yet.',
  about: aboutPromise,
});
export const promiseBroken = defineEvent<OnPromise & { madeBy: string; /** ISO instant. */ dueAt: string }>('phone.promise-broken', {
  summary: 'The instant of a promise passed, and it was not kept.',
  about: aboutPromise,
});
export const callBackTried = defineEvent<OnPromise & { outcome: string }>('phone.call-back-tried', {
  summary: 'Somebody tried to call back.',
  about: aboutPromise,
});
export const promiseEnded = defineEvent<OnPromise & { how: 'kept' | 'cancelled' | 'exhausted'; inTime: boolean }>('phone.promise-ended', {
  summary: 'A promise was kept, called off, or given up by the rule of the contract.',
  about: aboutPromise,
});
export const appointmentMade = defineEvent<{
  appointmentId: number;
  ticketId: number;
  clientId: number;
  sequence: number;
  cancelled: boolean;
}>('phone.appointment-made', {
  summary: 'A time was booked for a requester, moved, or called off.',
  about: (p) => `ticket:${String(p.ticketId)}`,
});

export const events = [
  ...[callChanged, turnBegan, turnEnded, budgetWarned, budgetExtended, turnWrapped, callLogged, agentStateChanged],
  ...[promiseMade, promiseDueSoon, promiseBroken, callBackTried, promiseEnded, appointmentMade],
];
