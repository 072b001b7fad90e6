import { randomUUID } from 'node:crypto';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { can, clientBySlug, contractOf, defineAction, out, pageById, pageOf, PageWanted, personRows, type Scope } from '@luuri/core';
import { Banner, bannerRows, Call, callRows, Turn, turnRows } from '../entities/index.ts';
import { matchCaller, rememberNumber } from '../calls/match.ts';
import { recordEvent, type ToldEvent } from '../calls/record.ts';
import { notByHand, otherClient, stillBusy, wrongNumber } from '../errors.ts';
import { toE164 } from '../numbers.ts';
import { leadCalls, seeCalls, takeCalls } from '../permissions.ts';
import type { CallEventKind } from '../rules/event.ts';
import { phoneSection } from '../section/index.ts';
import { ByCall } from './actions.ts';
import { ownAgentId, ownTurn, seenCall } from './own.ts';
import { BY_HAND, callInHand, Pop, popOf } from './pop.ts';
import { lineOf } from './state.ts';

export const ownPop = defineAction('phone.pop', {
  summary: 'The call that rings or runs at your telephone, with all that you need for it; nothing when there is none.',
  allow: can(takeCalls),
  http: 'GET /phone/pop',
  output: out.orNull(Pop),
  async run(scope): Promise<Pop | null> {
    const agentId = ownAgentId(scope);
    const call = await callInHand(scope, agentId);
    return call ? popOf(scope, call, agentId) : null;
  },
});

class StartByHand {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
  /** The caller's number, or the one to call; none when it was withheld. */
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  /** `in` when left out. */
  @IsOptional() @IsIn(['in', 'out']) direction?: 'in' | 'out';
  /** What an outgoing call is about. */
  @IsOptional() @IsString() @Length(1, 500) about?: string;
}

async function byHand(
  scope: Scope,
  call: { linkedId: string; clientId: number },
  happened: Partial<ToldEvent> & { kind: CallEventKind },
): Promise<Call> {
  const told: ToldEvent = {
    ...{
      bridgeId: BY_HAND,
      eventId: randomUUID(),
      at: scope.now,
      linkedId: call.linkedId,
      leg: call.linkedId,
      clientId: call.clientId,
    },
    ...{ direction: undefined, fromNumber: null, toNumber: null, queue: null, agentId: ownAgentId(scope), ...happened },
  };
  return (await recordEvent(scope, told)).call;
}

export const startByHand = defineAction('phone.start', {
  summary: 'Begin a call without a telephone system, incoming or outgoing: you are on it from now.',
  allow: can(takeCalls),
  http: 'POST /phone/calls',
  input: StartByHand,
  output: Pop,
  async run(scope, { client, number, direction = 'in', about }): Promise<Pop> {
    const { id: clientId } = await clientBySlug(scope, client);
    const agentId = ownAgentId(scope);
    const line = await lineOf(scope, agentId);
    if (['ringing', 'on-call', 'wrap-up'].includes(line.state)) throw stillBusy({ state: line.state });
    const { region } = (await contractOf(scope, clientId)).section(phoneSection);
    const other = number === undefined ? null : (toE164(number, region) ?? null);
    if (number !== undefined && other === null) throw wrongNumber({ number, region });
    const ends = direction === 'in' ? { fromNumber: other } : { toNumber: other };
    const call = await byHand(scope, { linkedId: randomUUID(), clientId }, { kind: 'call.answered', direction, ...ends });
    if (about !== undefined) await scope.rows(callRows).update({ id: call.id }, { about });
    return popOf(scope, { ...call, clientId }, agentId);
  },
});

class HandEvent extends ByCall {
  @IsIn(['hold', 'resume', 'end']) what!: 'hold' | 'resume' | 'end';
}
const handKinds = { hold: 'call.held', resume: 'call.resumed', end: 'call.ended' } as const;

export const callByHand = defineAction('phone.by-hand', {
  summary: 'Hold, resume or end a call that was begun by hand.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/by-hand',
  input: HandEvent,
  output: Call,
  async run(scope, { callId, what }): Promise<Call> {
    await ownTurn(scope, callId);
    const call = await seenCall(scope, callId);
    if (call.bridgeId !== BY_HAND) throw notByHand({ callId });
    return byHand(scope, call, { kind: handKinds[what], ...(what === 'end' ? { by: 'agent' } : {}) });
  },
});

class ChooseCaller extends ByCall {
  /** Whom the caller says to be, among the client's people. */
  @IsInt() personId!: number;
}

export const chooseCaller = defineAction('phone.choose-caller', {
  summary: 'Say which person of the client is calling. It is what they say, and no proof.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/caller',
  input: ChooseCaller,
  output: Pop,
  async run(scope, { callId, personId }): Promise<Pop> {
    await ownTurn(scope, callId);
    const call = await seenCall(scope, callId);
    const person = await scope.rows(personRows).get(personId);
    if (person.clientId !== call.clientId) throw otherClient({ what: 'person', id: personId });
    await scope.rows(callRows).update({ id: callId }, { personId });
    const { match } = await matchCaller(scope, call);
    // Known under a number already, or the first to call from it: a number of several is not given to one more unasked.
    if (match === 'none') await rememberNumber(scope, person, call.direction === 'in' ? call.fromNumber : call.toNumber);
    return popOf(scope, { ...call, personId }, ownAgentId(scope));
  },
});

class ListCalls extends PageWanted {
  /** Short name of a client. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

export const listCalls = defineAction('phone.calls', {
  summary: 'Calls, newest first.',
  allow: can(seeCalls),
  http: 'GET /phone/calls',
  input: ListCalls,
  output: pageOf(Call),
  async run(scope, { client, limit, after }): Promise<{ items: Call[]; next: number | null }> {
    const where = client === undefined ? {} : { clientId: (await clientBySlug(scope, client)).id };
    return pageById(scope.rows(callRows), { where, order: 'DESC', limit, after });
  },
});

/** A call with its agents' parts. */
export class CallWithTurns extends Call {
  @out.list(Turn) readonly turns!: readonly Turn[];
}

export const getCall = defineAction('phone.call', {
  summary: "A call with its agents' parts.",
  allow: can(seeCalls),
  http: 'GET /phone/calls/:callId',
  input: ByCall,
  output: CallWithTurns,
  async run(scope, { callId }): Promise<CallWithTurns> {
    const call = await scope.rows(callRows).get(callId);
    return { ...call, turns: await scope.rows(turnRows).find({ where: { callId } }) };
  },
});

class SetBanner {
  @IsString() @Length(1, 63) client!: string;
  /** What is broken and what to tell callers; taken down when left out. */
  @IsOptional() @IsString() @Length(1, 1000) text?: string;
  /** When it goes by itself. */
  @IsOptional() @Type(() => Date) @IsDate() until?: Date;
}

export const setBanner = defineAction('phone.set-banner', {
  summary: 'Put up, or take down, what every agent reads first on calls of a client: a known outage.',
  allow: can(leadCalls),
  http: 'PUT /phone/banners/:client',
  input: SetBanner,
  output: out.orNull(Banner),
  async run(scope, { client, text, until }): Promise<Banner | null> {
    const { id: clientId } = await clientBySlug(scope, client);
    const rows = scope.rows(bannerRows);
    await rows.remove({ clientId });
    if (text === undefined) return null;
    return rows.insert({ clientId, text, setBy: scope.actor.id, setAt: scope.now, until: until ?? null });
  },
});
