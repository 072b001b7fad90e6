import { agentIdOf, agentRows, type Scope } from '@luuri/core';
import { callRows, turnRows, type Call, type Turn } from '../entities/index.ts';
import { callWithoutClient, notOnThePhone, notYourTurn } from '../errors.ts';

/** The agent who acts. @throws `phone.not-an-agent` */
export function ownAgentId(scope: Scope): number {
  const agentId = agentIdOf(scope.actor);
  if (agentId === undefined) throw notOnThePhone({});
  return agentId;
}

/** The name of the agent who acts, as people read it. */
export async function ownName(scope: Scope): Promise<string> {
  const id = agentIdOf(scope.actor);
  const agent = id === undefined ? undefined : await scope.rows(agentRows).first({ id });
  return agent?.name ?? scope.actor.id;
}

/** A call that the actor sees. @throws `row.not-found`, `phone.client-unknown` */
export async function seenCall(scope: Scope, callId: number): Promise<Call & { clientId: number }> {
  const call = await scope.rows(callRows).get(callId);
  const { clientId } = call;
  if (clientId === null) throw callWithoutClient({ callId });
  return { ...call, clientId };
}

/** The actor's own part of a call, held: the last one, when they were on it twice. @throws `phone.not-your-call` */
export async function ownTurn(scope: Scope, callId: number): Promise<Turn> {
  await seenCall(scope, callId);
  const agentId = ownAgentId(scope);
  const turn = await scope.rows(turnRows).first({ callId, agentId }, { id: 'DESC' });
  if (!turn) throw notYourTurn({ callId });
  return scope.rows(turnRows).lock(turn.id);
}
