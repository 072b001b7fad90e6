import { contractOf, system, type Scope } from '@luuri/core';
import { callRows, turnRows } from '../entities/index.ts';
import { setState } from '../agent/state.ts';
import { wrapUp } from '../agent/wrap-up.ts';
import { dueByContract, makePromise } from '../promises/make.ts';
import { phoneSection } from '../section/index.ts';
import type { NativeEvent } from './native-event.ts';
import type { ToldEvent } from './record.ts';

const busy = new Set(['ringing', 'on-call', 'wrap-up']);

/** The agent chose a state at the telephone itself. What a call does with them counts more. */
async function takeState(scope: Scope, event: NativeEvent, agentId: number): Promise<void> {
  const to = event.state ?? 'away';
  await setState(scope, agentId, { to, reason: to === 'break' ? (event.reason ?? 'break') : null, unless: busy });
}

/** The agent wrapped up at the telephone itself. */
async function takeWrapUp(scope: Scope, told: ToldEvent, { agentId, code }: { agentId: number; code: string | undefined }): Promise<void> {
  const desk = scope.as(system);
  const call = await desk.rows(callRows).first({ bridgeId: told.bridgeId, linkedId: told.linkedId });
  const turn = call && (await desk.rows(turnRows).first({ callId: call.id, agentId, wrappedAt: null }, { id: 'DESC' }));
  if (!turn || turn.endedAt === null) return;
  const { codes } = (await contractOf(scope, turn.clientId)).section(phoneSection).wrapUp;
  // A code that the contract does not have says nothing to anybody: then the agent says it here.
  if (code !== undefined && codes.includes(code)) await wrapUp(scope, turn, { codes: [code], by: 'agent' });
}

/** The caller pressed the key for being called back, and hung up. Keyed by the event, so that it is promised once. */
async function takeRequest(scope: Scope, told: ToldEvent, eventId: string): Promise<boolean> {
  const desk = scope.as(system);
  const number = told.fromNumber;
  if (told.clientId === null || number === null) return false;
  const contract = await contractOf(scope, told.clientId);
  const zone = Object.values(contract.calendars)[0]?.versions[0]?.zone.name ?? 'UTC';
  const about = `Asked for in the queue (${eventId})`;
  const { fresh } = await makePromise(desk, {
    ...{ kind: 'call-back', clientId: told.clientId, number, dueAt: dueByContract(contract, scope.now), about, madeBy: 'caller' },
    ...{ zone, language: contract.languages[0], once: true },
  });
  return !fresh;
}

/** What a telephone system tells of agents rather than of calls. Twice is once: each sets what is so already. */
export async function takeAgentEvent(scope: Scope, event: NativeEvent, told: ToldEvent): Promise<boolean> {
  if (event.event === 'callback.requested') return takeRequest(scope, told, event.id);
  const { agentId } = told;
  if (agentId === null) return false;
  if (event.event === 'agent.state') await takeState(scope, event, agentId);
  if (event.event === 'wrapup.ended') await takeWrapUp(scope, told, { agentId, code: event.code });
  return false;
}
