import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  can,
  defineAction,
  lockTicket,
  moveTicketTo,
  personRows,
  priorities,
  startTicket,
  TicketView,
  viewOf,
  writeMessage,
  type Priority,
} from '@luuri/core';
import { ByCall, disposeOf } from '../agent/actions.ts';
import { ownName, ownTurn, seenCall } from '../agent/own.ts';
import { turnRows } from '../entities/index.ts';
import { messageMissing, otherClient } from '../errors.ts';
import { takeCalls } from '../permissions.ts';
import { languageOfCall } from '../script/actions.ts';
import { logCall } from './log.ts';

class HandOn {
  /** What the next tier is asked to do, 1-1000 characters. */
  @IsString() @Length(1, 1000) asked!: string;
  /** Tier to hand it to; the next one up when left out. */
  @IsOptional() @IsInt() @Min(1) toTier?: number;
}

class LogCall extends ByCall {
  /** A ticket that the call is about; a new one is opened when left out. */
  @IsOptional() @IsInt() ticketId?: number;
  /** Somebody of the client who is known. */
  @IsOptional() @IsInt() personId?: number;
  /** Name of somebody who is not. */
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  /** Their mail address. */
  @IsOptional() @IsEmail({ allow_utf8_local_part: true, require_tld: false }) address?: string;
  /** What the script asked for when left out; so for all that follows. */
  @IsOptional() @IsString() @Length(1, 500) subject?: string;
  /** What happened, in the caller's words. */
  @IsOptional() @IsString() @Length(1, 100_000) text?: string;
  @IsOptional() @IsIn(priorities) priority?: Priority;
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,62}$/) type?: string;
  @IsOptional() @IsString() @Length(1, 100) service?: string;
  /** What the caller was told: it stands on the ticket as an answer, and is not mailed. */
  @IsOptional() @IsString() @Length(1, 10_000) told?: string;
  /** Id of a proof of who the caller is. */
  @IsOptional() @IsString() @Length(1, 200) proof?: string;
  /** Hand it to the next tier in the same go. */
  @IsOptional() @ValidateNested() @Type(() => HandOn) handOn?: HandOn;
  /** True when it was solved on the line. */
  @IsOptional() @IsBoolean() resolved?: boolean;
  /** Wrap-up codes: in the same go too. */
  @IsOptional() @IsArray() @ArrayMaxSize(15) @IsString({ each: true }) codes?: string[];
}

export const logOnTicket = defineAction('phone.log', {
  summary: 'Log a call: open a ticket or add to one, say what was told, hand it on, and wrap up, in one go.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/log',
  input: LogCall,
  output: TicketView,
  async run(scope, { callId, codes, ...logged }): Promise<TicketView> {
    const turn = await ownTurn(scope, callId);
    const call = await seenCall(scope, callId);
    const ticket = await logCall(scope, { call, turn, language: await languageOfCall(scope, call) }, logged);
    if (codes !== undefined) await disposeOf(scope, await scope.rows(turnRows).get(turn.id), codes);
    return viewOf(scope, ticket);
  },
});

class TakeMessage extends ByCall {
  /** The person of the client whom the caller wanted to speak to. */
  @IsInt() forPersonId!: number;
  /** `put-through`, or `message` when they did not answer. */
  @IsIn(['put-through', 'message']) outcome!: 'put-through' | 'message';
  /** Who called, as they said it. */
  @IsString() @Length(1, 200) from!: string;
  /** What to pass on, 1-4000 characters: needed for a message. */
  @IsOptional() @IsString() @Length(1, 4000) text?: string;
}

export const passOn = defineAction('phone.pass-on', {
  summary: 'Put a caller through to a person of the client, or take a message, which is sent to that person.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/pass-on',
  input: TakeMessage,
  output: TicketView,
  async run(scope, { callId, forPersonId, outcome, from, text }): Promise<TicketView> {
    const turn = await ownTurn(scope, callId);
    const call = await seenCall(scope, callId);
    const person = await scope.rows(personRows).get(forPersonId);
    if (person.clientId !== call.clientId) throw otherClient({ what: 'person', id: forPersonId });
    if (outcome === 'message' && text === undefined) throw messageMissing({});
    const started = await startTicket(scope, {
      ...{ clientId: call.clientId, requesterId: forPersonId, subject: from, channel: 'phone', type: 'request', agentCreated: true },
      receivedAt: turn.answeredAt,
    });
    const words = [from, call.fromNumber ?? '', text ?? ''].filter((part) => part !== '').join('\n');
    const author = { author: 'agent', authorId: scope.actor.id, authorName: await ownName(scope), channel: 'phone' } as const;
    // A message goes out to whom it is for; that somebody was put through they know.
    await writeMessage(scope, await lockTicket(scope, started.id), { ...author, public: outcome === 'message', text: words });
    const done = await moveTicketTo(scope, await lockTicket(scope, started.id), { to: 'resolved', reason: outcome });
    await scope.rows(turnRows).update({ id: turn.id }, { ticketId: done.id });
    return viewOf(scope, done);
  },
});
