import { contractOf, membershipRows, system, tiersOf, type Scope, type Tier } from '@luuri/core';
import { agentLineRows, turnRows, type Call, type Turn } from '../entities/index.ts';
import { turnBegan, turnEnded } from '../events.ts';
import type { CallState, FoldedTurn } from '../rules/fold.ts';
import { phoneSection } from '../section/index.ts';
import { dropWarnings, limitAt, setWarnings } from './budget.ts';
import { setState, stopRinging } from './state.ts';
import { beginWrapUp } from './wrap-up.ts';

type KnownCall = Call & { clientId: number };
type OurTurn = FoldedTurn & { agentId: number };

/** The lowest tier of the client that one of the agent's teams serves. */
async function tierOf(scope: Scope, clientId: number, agentId: number): Promise<Tier | undefined> {
  const teams = (await scope.as(system).rows(membershipRows).find({ where: { agentId } })).map((m) => m.teamId);
  return (await tiersOf(scope, clientId)).find((tier) => teams.includes(tier.teamId));
}

/** An agent answered. */
async function begin(scope: Scope, call: KnownCall, folded: OurTurn): Promise<Turn> {
  const { clientId, id: callId, direction } = call;
  const { agentId, answeredAt } = folded;
  const limit = (await contractOf(scope, clientId)).section(phoneSection).callLimit;
  const tier = await tierOf(scope, clientId, agentId);
  const turn = await scope
    .as(system)
    .rows(turnRows)
    .insert({
      ...{
        callId,
        clientId,
        agentId,
        teamId: tier?.teamId ?? null,
        startedBy: folded.key,
        direction,
        answeredAt,
        endedAt: null,
        heldMs: 0,
      },
      ...{ limitMs: limitAt(limit, tier?.level), extendedMs: 0, extensionReason: null, warned: [], limitOutcome: null },
      ...{ wrapUpMode: null, wrapUpWanted: false, wrapUpUntil: null, wrappedAt: null, wrappedBy: null, codes: [] },
      ...{ notes: '', notesDraft: 0, ticketId: null },
    });
  const { id: turnId } = turn;
  await setState(scope, agentId, { to: 'on-call', callId, turnId, clientId, at: answeredAt });
  await setWarnings(scope, turn, limit?.warnAt ?? []);
  await scope.emit(turnBegan, { callId, clientId, turnId, agentId, at: answeredAt.toISOString() });
  return turn;
}

/** An agent's part is over. */
async function end(scope: Scope, turn: Turn, endedAt: Date): Promise<void> {
  const { callId, clientId, agentId, id: turnId } = turn;
  await scope.as(system).rows(turnRows).update({ id: turnId }, { endedAt });
  const limit = (await contractOf(scope, clientId)).section(phoneSection).callLimit;
  await dropWarnings(scope, turnId, limit?.warnAt ?? []);
  await scope.emit(turnEnded, { callId, clientId, turnId, agentId, at: endedAt.toISOString() });
  await beginWrapUp(scope, { ...turn, endedAt });
}

/** What an event that came late changes about a part that was kept already. */
async function correct(scope: Scope, turn: Turn, folded: FoldedTurn): Promise<void> {
  const { answeredAt, heldMs } = folded;
  const endedAt = turn.endedAt === null ? null : folded.endedAt;
  await scope
    .as(system)
    .rows(turnRows)
    .update({ id: turn.id }, { answeredAt, heldMs, ...(endedAt ? { endedAt } : {}) });
}

async function followOne(scope: Scope, call: KnownCall, folded: OurTurn): Promise<void> {
  const known = await scope.as(system).rows(turnRows).first({ callId: call.id, startedBy: folded.key });
  const turn = known ?? (await begin(scope, call, folded));
  await correct(scope, turn, folded);
  if (folded.endedAt && turn.endedAt === null) await end(scope, turn, folded.endedAt);
}

/** Whose phone rings, and whose no longer does. */
async function followRinging(scope: Scope, call: KnownCall, state: CallState): Promise<void> {
  const rows = scope.as(system).rows(agentLineRows);
  const { id: callId, clientId } = call;
  for (const { agentId } of await rows.find({ where: { callId, state: 'ringing' } })) {
    if (agentId !== state.ringing?.agentId) await stopRinging(scope, agentId);
  }
  if (!state.ringing) return;
  const { agentId, at } = state.ringing;
  await setState(scope, agentId, { to: 'ringing', callId, clientId, at, unless: new Set(['on-call', 'wrap-up']) });
}

const isOurs = (turn: FoldedTurn): turn is OurTurn => turn.agentId !== null;

/** Everybody who has a part in a call follows what its events say now. Until the client is known, nobody has. */
export async function followTurns(scope: Scope, call: Call, state: CallState): Promise<void> {
  const { clientId } = call;
  if (clientId === null) return;
  for (const folded of state.turns.filter(isOurs)) await followOne(scope, { ...call, clientId }, folded);
  await followRinging(scope, { ...call, clientId }, state);
}
