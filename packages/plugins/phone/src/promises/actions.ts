import { Type } from 'class-transformer';
import { IsBoolean, IsDate, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max } from 'class-validator';
import { LessThan } from 'typeorm';
import {
  can,
  contractOf,
  defineAction,
  out,
  pageByInstant,
  pageOf,
  PlaceWanted,
  ticketRows,
  toInstant,
  type Contract,
  type Scope,
} from '@luuri/core';
import { ownTurn, seenCall } from '../agent/own.ts';
import { otherEnd } from '../calls/match.ts';
import { PhonePromise, promiseRows, turnRows } from '../entities/index.ts';
import { indecentHour, otherClient, windowBackwards, wrongNumber } from '../errors.ts';
import { toE164 } from '../numbers.ts';
import { seeCalls, takeCalls } from '../permissions.ts';
import { clockText, isDecentHour } from '../rules/call-back.ts';
import { phoneSection } from '../section/index.ts';
import { ByCall } from '../agent/actions.ts';
import { dueByContract, makePromise } from './make.ts';

class PromiseOnCall extends ByCall {
  /** `call-back`, or `word` for anything else that was said: "we will write by Friday". */
  @IsIn(['call-back', 'word']) kind!: 'call-back' | 'word';
  /** What it is about, or what was promised, word for word. */
  @IsString() @Length(1, 1000) about!: string;
  /** The promised time on the clock of the caller, `2026-01-08 14:00`; the contract decides when left out. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/) by?: string;
  /** Not before this time, on the same clock. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/) notBefore?: string;
  /** The caller's zone; that of the client when left out. */
  @IsOptional() @IsString() @Length(1, 64) zone?: string;
  /** Number to call; the one they called from when left out. */
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  /** True when they asked to be called at an hour at which nobody is called unasked. */
  @IsOptional() @IsBoolean() agreed?: boolean;
  @IsOptional() @IsInt() ticketId?: number;
}

const zoneOf = (contract: Contract): string => Object.values(contract.calendars)[0]?.versions[0]?.zone.name ?? 'UTC';

/** @throws `phone.indecent-hour`, `phone.window-backwards` */
function checkTimes(
  times: { dueAt: Date; windowFrom: Date | null; zone: string; now: Date },
  terms: { between: readonly [number, number]; asked: boolean },
): void {
  const { dueAt, windowFrom, zone, now } = times;
  if (dueAt <= now || (windowFrom !== null && windowFrom >= dueAt)) throw windowBackwards({});
  const [from, to] = terms.between;
  const typed = [dueAt, ...(windowFrom ? [windowFrom] : [])];
  if (terms.asked && !typed.every((at) => isDecentHour(at, zone, terms.between)))
    throw indecentHour({ from: clockText(from), to: clockText(to) });
}

/** A ticket that the actor sees, of the client that was called. @throws `row.not-found`, `phone.other-client` */
async function checkTicket(scope: Scope, ticketId: number, clientId: number): Promise<void> {
  const ticket = await scope.rows(ticketRows).get(ticketId);
  if (ticket.clientId !== clientId) throw otherClient({ what: 'ticket', id: ticketId });
}

function numberFor(given: string | undefined, fallback: string | null, contract: Contract): string {
  const { region } = contract.section(phoneSection);
  const number = given === undefined ? fallback : (toE164(given, region) ?? null);
  if (number === null) throw wrongNumber({ number: given ?? '', region });
  return number;
}

/** What came of a promise: its instant, and whether the time that was typed does not exist and was moved on. */
export class MadePromise extends PhonePromise {
  /** True when the clocks skip the time that was typed: tell the caller the one that is kept. */
  @out.flag readonly shifted!: boolean;
}

export const promiseOnCall = defineAction('phone.promise', {
  summary: 'Promise a caller a call-back, or anything else, with an instant. It is watched to the end.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/promises',
  input: PromiseOnCall,
  output: MadePromise,
  async run(scope, { callId, kind, about, by, notBefore, zone: given, number, agreed = false, ticketId }): Promise<MadePromise> {
    const turn = await ownTurn(scope, callId);
    const call = await seenCall(scope, callId);
    const contract = await contractOf(scope, call.clientId);
    const zone = given ?? zoneOf(contract);
    const typed = by === undefined ? undefined : toInstant(by, zone);
    const windowFrom = notBefore === undefined ? null : toInstant(notBefore, zone).at;
    const dueAt = typed?.at ?? dueByContract(contract, scope.now);
    if (ticketId !== undefined) await checkTicket(scope, ticketId, call.clientId);
    const isCallBack = kind === 'call-back';
    const asked = isCallBack && !agreed && typed !== undefined;
    checkTimes({ dueAt, windowFrom, zone, now: scope.now }, { between: contract.section(phoneSection).callBack.between, asked });
    const { promise } = await makePromise(scope, {
      ...{ kind, about, dueAt, windowFrom, zone, clientId: call.clientId, callId, personId: call.personId, madeBy: scope.actor.id },
      ...{ number: isCallBack ? numberFor(number, otherEnd(call), contract) : null, ticketId: ticketId ?? turn.ticketId ?? call.ticketId },
      language: call.language ?? contract.languages[0],
    });
    if (isCallBack && turn.limitMs !== null) await scope.rows(turnRows).update({ id: turn.id }, { limitOutcome: 'call-back' });
    return { ...promise, shifted: typed?.shifted ?? false };
  },
});

class ListPromises extends PlaceWanted {
  /** `open` when left out. */
  @IsOptional() @IsIn(['open', 'kept', 'cancelled', 'exhausted']) state?: PhonePromise['state'];
  @IsOptional() @IsInt() @Max(Number.MAX_SAFE_INTEGER) ticketId?: number;
  /** Only those that fall due before. */
  @IsOptional() @Type(() => Date) @IsDate() before?: Date;
}

export const listPromises = defineAction('phone.promises', {
  summary: 'What was promised to callers, the most pressing first.',
  allow: can(seeCalls),
  http: 'GET /phone/promises',
  input: ListPromises,
  output: pageOf(PhonePromise, out.text),
  run(scope, { state = 'open', ticketId, before, limit, after }) {
    const where = { state, ...(ticketId === undefined ? {} : { ticketId }), ...(before ? { dueAt: LessThan(before) } : {}) };
    return pageByInstant(scope.rows(promiseRows), { what: 'phone.promises', where, by: 'dueAt', order: 'ASC', limit, after });
  },
});
