import type { CtiAnswer, CtiMistake } from './cti.ts';

/** Providers that tell of calls in words of their own. What they send is put into the words of the generic form; they are answered in XML. */

type Fields = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is string => typeof value === 'string';

/** Placetel: events by other names; who answered is a SIP address; why it ended is a type. It does not say which way a call that ends went. */
const placetelEvents: Readonly<Record<string, Fields>> = {
  IncomingCall: { event: 'newCall', direction: 'in' },
  OutgoingCall: { event: 'newCall', direction: 'out' },
  CallAccepted: { event: 'answer', direction: 'in' },
  HungUp: { event: 'hangup' },
};

export function fromPlacetel(sent: Fields): Fields | { readonly mistakes: readonly CtiMistake[] } {
  const known = Object.entries(placetelEvents).find(([name]) => name === sent['event'])?.[1];
  if (!known) return { mistakes: [{ path: 'event', message: `must be ${Object.keys(placetelEvents).join(', ')}` }] };
  const peer = isPlain(sent['peer']) ? sent['peer'] : '';
  return {
    ...{ callId: sent['call_id'], from: sent['from'], to: sent['to'], cause: sent['type'], ...known },
    // Agents are known by the whole address, or by what stands before the sign.
    user: peer === '' ? [] : [peer, peer.split('@')[0]],
  };
}

/** sipgate writes numbers in full and without a plus. */
const withPlus = (value: unknown): unknown => (isPlain(value) && /^[1-9]\d{6,14}$/.test(value) ? `+${value}` : value);

/** sipgate.io: the names of the generic form, and ids of users beside their names. */
export const fromSipgate = (sent: Fields): Fields => ({
  ...sent,
  ...{ from: withPlus(sent['from']), to: withPlus(sent['to']), answeringNumber: withPlus(sent['answeringNumber']) },
  user: [sent['user'], sent['userId'], sent['fullUserId']].flat().filter(isPlain),
});

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
const xml = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${inside}`;

/** Only a number whose routing is left to others looks at it. */
export function forPlacetel(answer: CtiAnswer): string {
  if (!('action' in answer)) return xml('<Response/>');
  if (answer.action === 'reject') return xml(`<Response><Reject reason="${answer.reason}"/></Response>`);
  return xml(`<Response><Forward><Target><Number>${escaped(answer.number)}</Number></Target></Forward></Response>`);
}

/** It tells of what comes after a new call only where it is told to. @param back the address that it called */
export function forSipgate(answer: CtiAnswer, back: string): string {
  const open = `<Response onAnswer="${escaped(back)}" onHangup="${escaped(back)}"`;
  if (!('action' in answer)) return xml(`${open}/>`);
  if (answer.action === 'reject') return xml(`${open}><Reject reason="${answer.reason}"/></Response>`);
  const plain = (number: string) => escaped(number.replace(/^\+/, ''));
  return xml(`${open}><Dial callerId="${plain(answer.callerId)}"><Number>${plain(answer.number)}</Number></Dial></Response>`);
}
