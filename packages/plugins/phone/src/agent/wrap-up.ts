import { contractOf, defineJob, system, type Scope } from '@luuri/core';
import { agentLineRows, turnRows, type Turn } from '../entities/index.ts';
import { turnWrapped } from '../events.ts';
import { phoneSection, TIMED_OUT, type WrapUp } from '../section/index.ts';
import { BREATHING, setState } from './state.ts';

/** What the contract says of wrap-ups. */
export const wrapUpTerms = async (scope: Scope, clientId: number): Promise<WrapUp> =>
  (await contractOf(scope, clientId)).section(phoneSection).wrapUp;

/** The pause is over: the next call may come, of whichever client. */
export const endBreathing = defineJob<{ agentId: number; since: string }>('phone.end-breathing', {
  async run(scope, { agentId, since }) {
    const line = await scope.rows(agentLineRows).first({ agentId });
    const isStill = line?.state === 'break' && line.reason === BREATHING && line.since.toISOString() === since;
    if (isStill) await setState(scope, agentId, { to: 'ready' });
  },
});

/** The agent is free: after a pause to breathe where the contract grants one. */
async function free(scope: Scope, agentId: number, { breatheMs, at }: { breatheMs: number; at: Date }): Promise<void> {
  if (breatheMs === 0) return setState(scope, agentId, { to: 'ready', at });
  await setState(scope, agentId, { to: 'break', reason: BREATHING, at });
  const rows = scope.as(system).rows(agentLineRows);
  const { since } = (await rows.first({ agentId })) ?? { since: at };
  const end = new Date(since.getTime() + breatheMs);
  await rows.update({ agentId }, { until: end });
  await scope.schedule(endBreathing, { key: String(agentId), at: end, input: { agentId, since: since.toISOString() } });
}

/** A time box is full. */
export const endWrapUp = defineJob<{ turnId: number; at: string }>('phone.end-wrap-up', {
  async run(scope, { turnId, at }) {
    const turn = await scope.rows(turnRows).lock(turnId);
    if (turn.wrappedAt !== null || turn.endedAt === null) return;
    await wrapUp(scope, turn, { codes: turn.codes.length > 0 ? turn.codes : [TIMED_OUT], by: 'time', at: new Date(at) });
  },
});

/** Which codes a call ends with, and who ended its wrap-up. */
export interface Wrapping {
  readonly codes: readonly string[];
  readonly by: 'agent' | 'time';
  readonly at?: Date;
}

/** A call is wrapped up, and its agent is free unless another call has them already. */
export async function wrapUp(scope: Scope, turn: Turn, { codes, by, at = scope.now }: Wrapping): Promise<void> {
  const desk = scope.as(system);
  await desk.rows(turnRows).update({ id: turn.id }, { codes: [...codes], wrappedAt: at, wrappedBy: by });
  await scope.cancel(endWrapUp, String(turn.id));
  const { callId, clientId, agentId, id: turnId } = turn;
  await scope.emit(turnWrapped, { callId, clientId, turnId, agentId, codes: [...codes], by, at: at.toISOString() });
  const line = await desk.rows(agentLineRows).first({ agentId });
  if (line?.turnId === turnId) await free(scope, agentId, { breatheMs: (await wrapUpTerms(scope, clientId)).breatheMs, at });
}

/** True when the agent writes down what the call came to before the next one comes. */
const isNeeded = (mode: WrapUp['mode'], wanted: boolean): boolean => mode !== 'optional' && (mode !== 'on-request' || wanted);

/** A call is over for an agent: the contract says what comes now. */
export async function beginWrapUp(scope: Scope, turn: Turn & { endedAt: Date }): Promise<void> {
  const { mode, limitMs, breatheMs } = await wrapUpTerms(scope, turn.clientId);
  const desk = scope.as(system);
  const isTimed = mode === 'timed' || mode === 'fixed';
  const until = isTimed ? new Date(turn.endedAt.getTime() + limitMs) : null;
  await desk.rows(turnRows).update({ id: turn.id }, { wrapUpMode: mode, wrapUpUntil: until });
  const line = await desk.rows(agentLineRows).first({ agentId: turn.agentId });
  const isTheirs = line?.turnId === turn.id;
  if (!isNeeded(mode, turn.wrapUpWanted)) {
    await desk.rows(turnRows).update({ id: turn.id }, { wrappedAt: turn.endedAt, wrappedBy: 'time' });
    if (isTheirs) await free(scope, turn.agentId, { breatheMs, at: turn.endedAt });
    return;
  }
  const { callId, clientId, agentId, id: turnId } = turn;
  if (isTheirs) await setState(scope, agentId, { to: 'wrap-up', callId, turnId, clientId, at: turn.endedAt });
  if (until) await scope.schedule(endWrapUp, { key: String(turnId), at: until, input: { turnId, at: until.toISOString() } });
  // Codes that were given while the call ran end a wrap-up without a time box as soon as it begins.
  if (mode !== 'fixed' && turn.codes.length > 0) await wrapUp(scope, turn, { codes: turn.codes, by: 'agent', at: turn.endedAt });
}
