import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { can, categoryOf, contractOf, defineAction, lockTicket, out, writeMessage, type Scope } from '@luuri/core';
import { ownName } from '../agent/own.ts';
import { AttemptRow, attemptRows, PhonePromise } from '../entities/index.ts';
import { callBackTried, promiseEnded } from '../events.ts';
import { conversationNeeded, indecentHour, notACallBack, promiseOver, tooSoonToGiveUp } from '../errors.ts';
import { takeCalls } from '../permissions.ts';
import { clockText, isConversation, isDecentHour, missingToGiveUp, outcomes, type Outcome } from '../rules/call-back.ts';
import { phoneSection } from '../section/index.ts';
import { notReachedText } from './texts.ts';
import { heldPromise, savePromise, unwatch } from './watch.ts';

class ByPromise {
  /** Number of the promise. */
  @IsInt() @Max(Number.MAX_SAFE_INTEGER) promiseId!: number;
}

async function openPromise(scope: Scope, promiseId: number): Promise<PhonePromise> {
  const promise = await heldPromise(scope, promiseId);
  if (promise.state !== 'open') throw promiseOver({ promiseId, state: promise.state });
  return promise;
}

interface Ending {
  readonly how: 'kept' | 'cancelled' | 'exhausted';
  readonly reason: string | null;
}

/** A promise is over. Kept at its very instant is kept in time. */
async function endPromise(scope: Scope, promise: PhonePromise, { how, reason }: Ending): Promise<PhonePromise> {
  const ended = { state: how, endedAt: scope.now, endedBy: scope.actor.id, endReason: reason };
  await savePromise(scope, promise.id, ended);
  await unwatch(scope, promise.id);
  const { id: promiseId, clientId, ticketId } = promise;
  await scope.emit(promiseEnded, { promiseId, clientId, ticketId, how, inTime: scope.now <= promise.dueAt });
  return { ...promise, ...ended };
}

class Attempt extends ByPromise {
  @IsIn(outcomes) outcome!: Outcome;
  /** Seconds of conversation: from ten on, it was one, and the call-back is kept. */
  @IsOptional() @IsInt() @Min(0) @Max(86_400) seconds?: number;
  @IsOptional() @IsString() @Length(1, 1000) note?: string;
  /** True when they asked to be called at such an hour. */
  @IsOptional() @IsBoolean() agreed?: boolean;
}

/** A promise after a try. */
export class TriedPromise extends PhonePromise {
  /** Tries so far. */
  @out.integer readonly attempts!: number;
}

export const tryCallBack = defineAction('phone.try-call-back', {
  summary: 'Say what became of a try to call back. A conversation of ten seconds keeps the promise.',
  allow: can(takeCalls),
  http: 'POST /phone/promises/:promiseId/attempts',
  input: Attempt,
  output: TriedPromise,
  async run(scope, { promiseId, outcome, seconds = 0, note, agreed = false }): Promise<TriedPromise> {
    const promise = await openPromise(scope, promiseId);
    if (promise.kind !== 'call-back') throw notACallBack({ promiseId });
    const { clientId, ticketId, zone } = promise;
    const { between } = (await contractOf(scope, clientId)).section(phoneSection).callBack;
    if (!agreed && !isDecentHour(scope.now, zone, between)) throw indecentHour({ from: clockText(between[0]), to: clockText(between[1]) });
    const rows = scope.rows(attemptRows);
    await rows.insertAll([{ promiseId, clientId, at: scope.now, outcome, seconds, triedBy: scope.actor.id, note: note ?? null }]);
    await scope.emit(callBackTried, { promiseId, clientId, ticketId, outcome });
    const kept = isConversation({ outcome, seconds });
    const now = kept ? await endPromise(scope, promise, { how: 'kept', reason: note ?? null }) : promise;
    return { ...now, attempts: await rows.count({ promiseId }) };
  },
});

export const listAttempts = defineAction('phone.attempts', {
  summary: 'The tries to call somebody back.',
  allow: can(takeCalls),
  http: 'GET /phone/promises/:promiseId/attempts',
  input: ByPromise,
  output: [AttemptRow],
  run: (scope, { promiseId }): Promise<AttemptRow[]> => scope.rows(attemptRows).find({ where: { promiseId } }),
});

class EndPromise extends ByPromise {
  /** `kept`: it was done. `cancelled`: the caller wants it no more. `exhausted`: they could not be reached, as often as the contract says. */
  @IsIn(['kept', 'cancelled', 'exhausted']) how!: Ending['how'];
  @IsOptional() @IsString() @Length(1, 1000) reason?: string;
}

/** The requester reads that they could not be reached, where there is a ticket to say it on. */
async function tellRequester(scope: Scope, promise: PhonePromise): Promise<void> {
  if (promise.ticketId === null) return;
  const ticket = await lockTicket(scope, promise.ticketId);
  if (['closed', 'cancelled'].includes(categoryOf(scope, ticket.state))) return;
  await writeMessage(scope, ticket, {
    ...{ author: 'agent', authorId: scope.actor.id, authorName: await ownName(scope), public: true, channel: ticket.channel },
    text: notReachedText(promise.language),
  });
}

/** @throws `phone.not-a-call-back`, `phone.too-soon-to-give-up` */
async function giveUp(scope: Scope, promise: PhonePromise): Promise<void> {
  if (promise.kind !== 'call-back') throw notACallBack({ promiseId: promise.id });
  const rule = (await contractOf(scope, promise.clientId)).section(phoneSection).callBack.giveUp;
  const attempts = await scope.rows(attemptRows).find({ where: { promiseId: promise.id } });
  const missing = missingToGiveUp(attempts, { rule, zone: promise.zone });
  if (missing.length > 0) throw tooSoonToGiveUp({ missing });
  await tellRequester(scope, promise);
}

export const endPromiseNow = defineAction('phone.end-promise', {
  summary: 'Say that a promise was kept, that the caller called it off, or that they could not be reached as often as the contract says.',
  allow: can(takeCalls),
  http: 'POST /phone/promises/:promiseId/end',
  input: EndPromise,
  output: PhonePromise,
  async run(scope, { promiseId, how, reason }): Promise<PhonePromise> {
    const promise = await openPromise(scope, promiseId);
    if (promise.kind === 'call-back' && how === 'kept') throw conversationNeeded({ promiseId });
    if (how === 'exhausted') await giveUp(scope, promise);
    return endPromise(scope, promise, { how, reason: reason ?? null });
  },
});
