import { createHash } from 'node:crypto';
import { IsString, Length } from 'class-validator';
import {
  anyone,
  contractOf,
  defineAction,
  invalidInput,
  openTimeBetween,
  out,
  parseJsonBody,
  RawRequest,
  Secret,
  system,
  type Scope,
} from '@luuri/core';
import { bridgeRows, type Bridge } from '../entities/index.ts';
import { wrongToken } from '../errors.ts';
import { toE164 } from '../numbers.ts';
import { ctiEventId, Dial, dial, GoOn, kindOfCti, readCti, Reject, reject, type CtiAnswer, type CtiCall } from '../rules/cti.ts';
import { phoneSection, type PhoneTerms } from '../section/index.ts';
import { regionOf } from './native.ts';
import { agentAt, dialledLine, recordEvent } from './record.ts';

/** Tokens are random and long: their hash needs no salt. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export class CtiRequest extends RawRequest {
  /** What the telephone system was given when it was connected. */
  @Secret() @IsString() @Length(1, 200) token!: string;
}

export async function bridgeOf(scope: Scope, token: string): Promise<Bridge> {
  const bridge = await scope
    .as(system)
    .rows(bridgeRows)
    .first({ tokenHash: hashOfToken(token), kind: 'cti', active: true });
  if (!bridge) throw wrongToken({});
  return bridge;
}

/** A form, or JSON, as the sender calls it. `user[]=a&user[]=b` is a list. */
export function fieldsIn({ headers, body }: RawRequest): Readonly<Record<string, unknown>> {
  if (!(headers['content-type'] ?? '').includes('urlencoded')) {
    const value = parseJsonBody(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  }
  const form = new URLSearchParams(Buffer.from(body).toString());
  const names = [...new Set([...form.keys()])];
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name);
      return [name.replace(/\[\]$/, ''), all.length > 1 || name.endsWith('[]') ? all : all[0]];
    }),
  );
}

function callIn(request: RawRequest): CtiCall {
  const read = readCti(fieldsIn(request));
  if ('mistakes' in read) throw invalidInput({ what: 'phone.cti', mistakes: read.mistakes });
  return read.call;
}

/** Blocked callers are turned away, and outside the hours somebody on duty is called: where the contract says so. */
async function answerTo(scope: Scope, call: CtiCall, from: { clientId: number; caller: string | null }): Promise<CtiAnswer> {
  if (call.event !== 'newCall' || call.direction !== 'in') return {};
  const contract = await contractOf(scope, from.clientId);
  const terms: PhoneTerms = contract.section(phoneSection);
  if (from.caller !== null && terms.blocked.includes(from.caller)) return reject;
  const hours = terms.hours && contract.calendars[terms.hours.calendar];
  if (!hours || openTimeBetween(hours, scope.now, new Date(scope.now.getTime() + 1)) > 0) return {};
  const duty = terms.hours.outside;
  return duty === undefined ? reject : dial(duty, from.caller ?? call.from);
}

/** Keep what was told, and say what the bridge is to do with a new call. */
export async function takeCall(scope: Scope, bridge: Bridge, call: CtiCall): Promise<CtiAnswer> {
  const ends = { in: call.to, out: call.from };
  const line = call.direction && (await dialledLine(scope, ends[call.direction], bridge.clientId));
  const clientId = bridge.clientId ?? line?.clientId ?? null;
  const region = await regionOf(scope, clientId);
  const number = (text: string, own: 'in' | 'out') =>
    call.direction === undefined ? null : ((call.direction === own ? line?.number : undefined) ?? toE164(text, region) ?? null);
  const fromNumber = number(call.from, 'out');
  const agentId = call.event === 'hangup' ? null : await agentAt(scope, call.users);
  await recordEvent(scope, {
    ...{ bridgeId: bridge.id, eventId: ctiEventId(call), kind: kindOfCti(call, agentId), at: scope.now },
    ...{ linkedId: call.callId, leg: call.callId, clientId, direction: call.direction, agentId, reason: call.cause },
    ...{ fromNumber, toNumber: number(call.to, 'in'), queue: call.queue ?? null },
  });
  return clientId === null ? {} : answerTo(scope, call, { clientId, caller: fromNumber });
}

export const takeCti = defineAction('phone.cti', {
  summary: 'Take what bridges of the generic CTI form send: newCall, answer, hangup, as a form or as JSON.',
  allow: anyone,
  http: 'POST /phone/cti/:token',
  input: CtiRequest,
  output: out.either(GoOn, Reject, Dial),
  raw: ['application/json', 'application/x-www-form-urlencoded'],
  async run(scope, request): Promise<CtiAnswer> {
    return takeCall(scope, await bridgeOf(scope, request.token), callIn(request));
  },
});
