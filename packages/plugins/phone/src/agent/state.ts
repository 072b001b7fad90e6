import { system, type Scope } from '@luuri/core';
import { agentLineRows, agentSpanRows, type AgentLine, type AgentState } from '../entities/index.ts';
import { agentStateChanged } from '../events.ts';

/** Reason of the break between a wrap-up and the next call. */
export const BREATHING = 'breathing';

/** Where an agent goes. */
export interface StateChange {
  readonly to: AgentState;
  readonly reason?: string | null;
  readonly callId?: number | null;
  readonly turnId?: number | null;
  readonly clientId?: number | null;
  /** When it became so; now when left out. */
  readonly at?: Date;
  /** When it ends by itself. */
  readonly until?: Date | null;
  /** States in which the agent stays where they are. */
  readonly unless?: ReadonlySet<string>;
}

/** An agent's line; made away from the telephone by the first that asks for it. */
export async function lineOf(scope: Scope, agentId: number): Promise<AgentLine> {
  const rows = scope.as(system).rows(agentLineRows);
  const known = await rows.first({ agentId });
  if (known) return rows.lock(known.id);
  const away = { state: 'away' as const, reason: null, since: scope.now };
  const line = await rows.insert({ agentId, extension: null, ...away, callId: null, turnId: null, until: null });
  await scope
    .as(system)
    .rows(agentSpanRows)
    .insertAll([{ agentId, state: 'away', reason: null, clientId: null, fromAt: scope.now, toAt: null }]);
  return line;
}

/** One stretch ends where the next begins: the figures of a day add up. */
async function turnTo(scope: Scope, line: AgentLine, change: StateChange & { since: Date }): Promise<void> {
  const rows = scope.as(system).rows(agentSpanRows);
  await rows.update({ agentId: line.agentId, toAt: null }, { toAt: change.since });
  const { to: state, reason = null, clientId = null, since } = change;
  await rows.insertAll([{ agentId: line.agentId, state, reason, clientId, fromAt: since, toAt: null }]);
}

/** Put an agent into a state. The same again changes nothing. */
export async function setState(scope: Scope, agentId: number, change: StateChange): Promise<void> {
  const line = await lineOf(scope, agentId);
  const { to, reason = null, callId = null, turnId = null, until = null } = change;
  const isSame = line.state === to && line.reason === reason && line.callId === callId && line.turnId === turnId;
  if (isSame || change.unless?.has(line.state)) return;
  // An event that arrives late cannot begin before the stretch that it ends.
  const wanted = change.at ?? scope.now;
  const since = wanted < line.since ? line.since : wanted;
  await turnTo(scope, line, { ...change, since });
  await scope.as(system).rows(agentLineRows).update({ id: line.id }, { state: to, reason, callId, turnId, since, until });
  if (line.state !== to) await scope.emit(agentStateChanged, { agentId, from: line.state, to, ...(reason === null ? {} : { reason }) });
}

/** States that a call brings about: nobody chose them. */
const ofCalls: readonly string[] = ['ringing', 'on-call', 'wrap-up'];

/**
 * A call that rang is gone again: its agent is where they were. Whoever was on their lunch break still is; a pause between two calls is
 * over, as the next one has come already.
 */
export async function stopRinging(scope: Scope, agentId: number): Promise<void> {
  const spans = scope.as(system).rows(agentSpanRows);
  const [, before] = await spans.find({ where: { agentId }, order: { id: 'DESC' }, limit: 2 });
  const isChosen = before !== undefined && !ofCalls.includes(before.state) && before.reason !== BREATHING;
  await setState(scope, agentId, isChosen ? { to: before.state, reason: before.reason } : { to: 'ready' });
}
