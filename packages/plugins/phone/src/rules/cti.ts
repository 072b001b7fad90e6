import { out } from '@luuri/core';
import { createHash } from 'node:crypto';
import type { CallEventKind } from './event.ts';

/** What a bridge of the generic CTI form sends. */
export interface CtiCall {
  readonly event: 'newCall' | 'answer' | 'hangup';
  readonly callId: string;
  readonly from: string;
  readonly to: string;
  /** Undefined where what is sent does not say. */
  readonly direction: 'in' | 'out' | undefined;
  /** Whoever rings or answered: names, logins or extensions. */
  readonly users: readonly string[];
  readonly queue: string | undefined;
  readonly cause: string | undefined;
}

export interface CtiMistake {
  readonly path: string;
  readonly message: string;
}

const kinds: Readonly<Record<CtiCall['event'], CallEventKind>> = { newCall: 'call.offered', answer: 'call.answered', hangup: 'call.ended' };

/** Which of our events it is. A new call that comes in for one of our agents rings at their telephone: the form has no event of its own for that. */
export const kindOfCti = ({ event, direction }: Pick<CtiCall, 'event' | 'direction'>, agentId: number | null): CallEventKind =>
  event === 'newCall' && direction === 'in' && agentId !== null ? 'call.ringing' : kinds[event];

const LONGEST = 200;
const textOf = (value: unknown): string => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return (typeof one === 'string' || typeof one === 'number' ? String(one) : '').trim().slice(0, LONGEST);
};
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== '');

const isEvent = (event: string): event is CtiCall['event'] => Object.hasOwn(kinds, event);

/** Reads what came as a form or as JSON; the documents of bridges disagree on some names, and all of them are taken. */
export function readCti(raw: Readonly<Record<string, unknown>>): { call: CtiCall } | { mistakes: readonly CtiMistake[] } {
  const event = textOf(raw['event']);
  const callId = textOf(raw['callId'] ?? raw['call_id']);
  const direction = textOf(raw['direction']) || 'in';
  const mistakes: CtiMistake[] = [];
  if (!isEvent(event)) mistakes.push({ path: 'event', message: 'must be newCall, answer or hangup' });
  if (callId === '') mistakes.push({ path: 'callId', message: 'must be the id by which the telephone system knows the call' });
  if (direction !== 'in' && direction !== 'out') mistakes.push({ path: 'direction', message: 'must be in or out' });
  if (!isEvent(event) || mistakes.length > 0) return { mistakes };
  const users = [...textsOf(raw['answeringNumber'] ?? raw['answering_number']), ...textsOf(raw['user'] ?? raw['caller'] ?? raw['user[]'])];
  return {
    call: {
      ...{ event, callId, from: textOf(raw['from']), to: textOf(raw['to']), direction: direction as 'in' | 'out', users },
      ...{ queue: textOf(raw['queue']) || undefined, cause: textOf(raw['cause']) || undefined },
    },
  };
}

/** The form has no ids of events: what is the same in all that matters is the same event, however often it is sent. */
export const ctiEventId = ({ event, callId, users }: CtiCall): string =>
  `cti-${createHash('sha256')
    .update(JSON.stringify([event, callId, users]))
    .digest('hex')
    .slice(0, 32)}`;

/** The bridge goes on as it is set up. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- an answer without a field
export class GoOn {}
/** It turns the caller away. */
export class Reject {
  @out.oneOf('reject') readonly action!: 'reject';
  @out.oneOf('busy') readonly reason!: 'busy';
}
/** It calls somebody else. */
export class Dial {
  @out.oneOf('dial') readonly action!: 'dial';
  @out.text readonly number!: string;
  @out.text readonly caller_id!: string;
  @out.text readonly callerId!: string;
}
/** What a new call is answered with. */
export type CtiAnswer = GoOn | Reject | Dial;

/** Documents of bridges call the second field by two names; both are there. */
export const dial = (number: string, callerId: string): CtiAnswer => ({ action: 'dial', number, caller_id: callerId, callerId });
export const reject: CtiAnswer = { action: 'reject', reason: 'busy' };
