import { system, type Actor, type Desk } from '@luuri/core';
import { phone } from '@luuri/plugin-phone';
import { mark } from './mark.ts';

/** Things of the telephone that belong to somebody else, or to nobody. */
export interface PhoneTarget {
  readonly callId: number;
  readonly promiseId: number;
  /** A telephone system, by its name. */
  readonly exchange: string;
  /** The number that the victim's caller calls from. */
  readonly number: string;
}

export const missingPhone: PhoneTarget = { callId: 900_051, promiseId: 900_052, exchange: 'nobodys-exchange', number: '+358401999999' };

/** A call of the victim with all that may hang on one, an exchange, and a banner. */
export async function plantPhone(desk: Desk, agent: Actor, ticketId: number): Promise<PhoneTarget> {
  const calls = desk.as(agent).use(phone);
  const number = '+358401234567';
  const { callId } = await calls.start({ client: 'bravo', number, about: `${mark} call` });
  await calls.saveNotes({ callId, text: `${mark} notes`, draft: 1 });
  const later = { by: '2026-06-02T12:00', agreed: true };
  const { id: promiseId } = await calls.promise({ callId, kind: 'call-back', about: `${mark} promise`, ticketId, number, ...later });
  await calls.book({ ticketId, start: '2026-06-03T12:00', minutes: 30, summary: `${mark} visit` });
  const exchange = `${mark.toLowerCase()}-exchange`;
  await desk.as(system).use(phone).connect({ name: exchange, kind: 'cti', client: 'bravo' });
  await desk
    .as(system)
    .use(phone)
    .setBanner({ client: 'bravo', text: `${mark} outage` });
  return { callId, promiseId, exchange, number };
}

/** With what else the victim has. */
type Struck = PhoneTarget & Readonly<Record<'ticketId' | 'personId' | 'agentId', number>> & { readonly client: string };
type Place = (of: Struck) => readonly object[];

const nothing: Place = () => [{}];
const call =
  (more: object = {}): Place =>
  ({ callId }) => [{ callId, ...more }];
const promise =
  (more: object = {}): Place =>
  ({ promiseId }) => [{ promiseId, ...more }];
const json = { 'content-type': 'application/json' };
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const times = { from: '2026-05-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const soon = '2026-06-04T12:00';
const event = ({ client, number }: PhoneTarget & { client: string }) =>
  JSON.stringify({ id: 'x', call: 'x', kind: 'call.offered', at: '2026-06-01T09:00:00Z', client, from: number });

/** Where an attacker would strike at each action of the telephone. */
export const phonePlaces: Readonly<Record<string, Place>> = {
  'phone.agents': () => [{}, { limit: 1 }, { after: 0 }],
  'phone.answer-step': call({ step: 'begin', value: 'x' }),
  'phone.attempts': promise(),
  'phone.book': ({ ticketId }) => [{ ticketId, start: soon, minutes: 30 }],
  'phone.by-hand': (of) => (['hold', 'resume', 'end'] as const).flatMap((what) => call({ what })(of)),
  'phone.call': call(),
  'phone.call-off': ({ ticketId }) => [{ ticketId }],
  'phone.calls': ({ client }) => [{}, { client }, { limit: 200 }, { after: 900_000 }],
  'phone.choose-caller': ({ callId, personId }) => [{ callId, personId }],
  'phone.connect': ({ exchange, client }) => [
    { name: exchange, kind: 'cti' },
    { name: 'mine', kind: 'cti', client },
  ],
  'phone.cti': (of) => [{ token: 'kolme-vieraan-merkkia', headers: json, body: Buffer.from(event(of)) }],
  'phone.disconnect': ({ exchange }) => [{ name: exchange }],
  'phone.end-promise': (of) => (['kept', 'cancelled', 'exhausted'] as const).flatMap((how) => promise({ how, reason: 'x' })(of)),
  'phone.end-wrap-up': nothing,
  'phone.event': (of) => [{ headers: { ...json, 'x-luuri-system': of.exchange, 'x-luuri-signature': 'x' }, body: Buffer.from(event(of)) }],
  'phone.extend': call({ minutes: 5, reason: 'x' }),
  'phone.figures': ({ client }) => [
    times,
    { ...times, client },
    ...['client', 'team', 'agent', 'interval'].map((by) => ({ ...times, by })),
  ],
  'phone.log': ({ callId, ticketId, personId }) => [
    { callId, ticketId, text: 'x' },
    { callId, personId, subject: 'x', text: 'x' },
  ],
  'phone.open-script': call(),
  'phone.pass-on': ({ callId, personId }) => [{ callId, forPersonId: personId, outcome: 'message', from: 'x', text: 'x' }],
  'phone.placetel': ({ number }) => [
    { token: 'kolme-vieraan-merkkia', headers: urlencoded, body: Buffer.from(`event=IncomingCall&call_id=x&from=${number}`) },
  ],
  'phone.pop': nothing,
  'phone.promise': ({ callId, ticketId }) => [
    { callId, kind: 'word', about: 'x', by: soon, agreed: true },
    { callId, kind: 'word', about: 'x', by: soon, agreed: true, ticketId },
  ],
  'phone.promises': ({ ticketId }) => [{}, { ticketId }, { state: 'cancelled' }, { limit: 200 }, { after: '2026-01-01T00:00:00.000Z,0' }],
  'phone.save-notes': call({ text: 'x', draft: 2 }),
  'phone.set-banner': ({ client }) => [{ client, text: 'x' }, { client }],
  'phone.set-extension': ({ agentId }) => [{ agentId, extension: '77' }, { agentId }],
  'phone.set-state': () => [{ state: 'ready' }, { state: 'away', reason: 'x' }],
  'phone.sipgate': ({ number }) => [
    { token: 'kolme-vieraan-merkkia', headers: urlencoded, body: Buffer.from(`event=newCall&callId=x&from=${number}`) },
  ],
  'phone.staffing': () => [{ callsPerHour: 100, ahtSeconds: 240 }],
  'phone.start': ({ client, number }) => [{ client, number, about: 'x' }],
  'phone.systems': nothing,
  'phone.try-call-back': (of) => [...promise({ outcome: 'no-answer' })(of), ...promise({ outcome: 'reached', seconds: 60 })(of)],
  'phone.want-wrap-up': call({ wanted: true }),
  'phone.wrap-up': call({ codes: ['other'] }),
};
