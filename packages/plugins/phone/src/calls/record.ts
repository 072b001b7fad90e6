import { system, type Scope } from '@luuri/core';
import type { CountryCode } from 'libphonenumber-js';
import {
  agentLineRows,
  callEventRows,
  callRows,
  clientNumberRows,
  type Call,
  type CallEventRow,
  type ClientNumber,
} from '../entities/index.ts';
import { callChanged } from '../events.ts';
import type { CallEvent, CallEventKind } from '../rules/event.ts';
import { foldCall, type CallState } from '../rules/fold.ts';
import { toE164 } from '../numbers.ts';
import { followTurns } from '../agent/turns.ts';

/** One event, from whichever system, with its numbers made E.164 already. */
export interface ToldEvent {
  readonly bridgeId: number;
  readonly eventId: string;
  readonly kind: CallEventKind;
  readonly at: Date;
  /** What the telephone system calls the contact, and this part of it. */
  readonly linkedId: string;
  readonly leg: string;
  readonly clientId: number | null;
  readonly direction: 'in' | 'out' | undefined;
  readonly fromNumber: string | null;
  readonly toNumber: string | null;
  readonly queue: string | null;
  readonly agentId: number | null;
  readonly how?: string | undefined;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  readonly waitSec?: number | undefined;
  readonly recordingRef?: string | undefined;
}

/** Each country that a client's numbers are from, once. */
async function regionsOf(scope: Scope): Promise<CountryCode[]> {
  const query = scope.as(system).rows(clientNumberRows).query('line').select('line.region', 'region').distinct(true);
  return (await query.getRawMany<{ region: CountryCode }>()).map((row) => row.region);
}

/**
 * The line of the client whose number was dialled, as it is written in that client's country; of one client, where the system may tell of
 * that one only. None when it could be two: a call is never put down to a guess.
 */
export async function dialledLine(scope: Scope, text: string, only: number | null): Promise<ClientNumber | undefined> {
  const tried = (await regionsOf(scope)).map((region) => ({ region, number: toE164(text, region) }));
  const numbers = [...new Set(tried.flatMap(({ number }) => number ?? []))];
  if (numbers.length === 0) return undefined;
  const lines = await scope
    .as(system)
    .rows(clientNumberRows)
    .find({ where: { number: numbers } });
  const own = lines.filter(
    (line) => tried.some((t) => t.region === line.region && t.number === line.number) && (only === null || line.clientId === only),
  );
  return own.length === 1 ? own[0] : undefined;
}

/** The agent whom telephone systems know by one of these. */
export async function agentAt(scope: Scope, extensions: readonly string[]): Promise<number | null> {
  for (const extension of extensions.filter((e) => e !== '')) {
    const line = await scope.as(system).rows(agentLineRows).first({ extension });
    if (line) return line.agentId;
  }
  return null;
}

/** The contact that an event belongs to; made by the first event of it that arrives, whichever that is. */
async function callOf(scope: Scope, told: ToldEvent): Promise<Call> {
  const rows = scope.as(system).rows(callRows);
  const { bridgeId, linkedId, clientId, fromNumber, toNumber, queue } = told;
  const known = await rows.first({ bridgeId, linkedId });
  if (known) return rows.lock(known.id);
  return rows.insert({
    ...{ bridgeId, linkedId, clientId, direction: told.direction ?? 'in', fromNumber, toNumber, queue, language: null, phase: 'offered' },
    ...{ startedAt: told.at, queuedAt: null, answeredAt: null, endedAt: null, abandonedAt: null, waitMs: null, transfers: 0 },
    ...{ endedBy: null, endReason: null, recordingRef: null, personId: null, ticketId: null, about: null },
  });
}

/** What the first event that arrived did not say, a later one may; what is known stays. */
async function learned(scope: Scope, call: Call, told: ToldEvent): Promise<Partial<Call>> {
  const own = (told.direction ?? call.direction) === 'in' ? told.toNumber : told.fromNumber;
  const line = own === null ? undefined : await dialledLine(scope, own, told.clientId);
  return {
    clientId: call.clientId ?? told.clientId ?? line?.clientId ?? null,
    language: call.language ?? line?.language ?? null,
    queue: call.queue ?? told.queue ?? line?.queue ?? null,
    fromNumber: call.fromNumber ?? told.fromNumber,
    toNumber: call.toNumber ?? told.toNumber,
    direction: told.direction ?? call.direction,
    recordingRef: told.recordingRef ?? call.recordingRef,
  };
}

const eventOf = (row: CallEventRow): CallEvent => ({
  ...{ eventId: row.eventId, kind: row.kind, at: row.at, leg: row.leg, agentId: row.agentId },
  ...(row.how === null ? {} : { how: row.how }),
  ...(row.who === null ? {} : { by: row.who }),
  ...(row.reason === null ? {} : { reason: row.reason }),
  ...(row.waitSec === null ? {} : { waitSec: row.waitSec }),
});

/** A call as its events tell it so far. */
export async function stateOf(scope: Scope, callId: number): Promise<CallState | undefined> {
  const rows = await scope.as(system).rows(callEventRows).find({ where: { callId } });
  return foldCall(rows.map(eventOf));
}

const factsOf = (state: CallState): Partial<Call> => ({
  ...{ phase: state.phase, startedAt: state.startedAt, queuedAt: state.queuedAt, answeredAt: state.answeredAt, endedAt: state.endedAt },
  ...{ abandonedAt: state.abandonedAt, waitMs: state.waitMs, transfers: state.transfers },
  ...{ endedBy: state.endedBy, endReason: state.endReason },
});

/** The call as it is now, after its events were folded anew; whoever has a part in it follows. */
async function follow(scope: Scope, call: Call, told: ToldEvent): Promise<Call> {
  const state = await stateOf(scope, call.id);
  if (!state) return call;
  const change = { ...(await learned(scope, call, told)), ...factsOf(state) };
  await scope.as(system).rows(callRows).update({ id: call.id }, change);
  const now = { ...call, ...change };
  if (now.phase !== call.phase || now.clientId !== call.clientId) {
    await scope.emit(callChanged, { callId: now.id, clientId: now.clientId, phase: now.phase, from: call.phase });
  }
  await followTurns(scope, now, state);
  return now;
}

/**
 * Keep an event and let the call follow it. The same event again changes nothing, and the order of arrival makes no difference.
 * @returns the call, and whether the event was known already.
 */
export async function recordEvent(scope: Scope, told: ToldEvent): Promise<{ call: Call; known: boolean }> {
  const desk = scope.as(system);
  const { bridgeId, eventId } = told;
  const before = await desk.rows(callEventRows).first({ bridgeId, eventId });
  if (before) return { call: await desk.rows(callRows).get(before.callId), known: true };
  const call = await callOf(scope, told);
  // While this waited for the call, another delivery of the same event may have been kept.
  if (await desk.rows(callEventRows).first({ bridgeId, eventId })) return { call, known: true };
  await desk.rows(callEventRows).insertAll([
    {
      ...{ bridgeId, eventId, callId: call.id, kind: told.kind, at: told.at, receivedAt: scope.now, leg: told.leg, agentId: told.agentId },
      ...{ how: told.how ?? null, who: told.by ?? null, reason: told.reason ?? null, waitSec: told.waitSec ?? null },
    },
  ]);
  return { call: await follow(scope, call, told), known: false };
}
