import {
  anyone,
  clientBySlug,
  contractOf,
  defineAction,
  out,
  parseInput,
  parseJsonBody,
  RawRequest,
  system,
  type Scope,
} from '@luuri/core';
import type { CountryCode } from 'libphonenumber-js';
import { bridgeRows, type Bridge } from '../entities/index.ts';
import { badSignature } from '../errors.ts';
import { toE164 } from '../numbers.ts';
import type { CallEventKind } from '../rules/event.ts';
import { instantOfStamp, isSigned, isWithinWindow, signatureOf } from '../rules/signature.ts';
import { phoneSection } from '../section/index.ts';
import { agentKinds, NativeEvent, type NativeKind } from './native-event.ts';
import { agentAt, dialledLine, recordEvent, type ToldEvent } from './record.ts';
import { takeAgentEvent } from './agent-events.ts';

const DEFAULT_REGION: CountryCode = 'FI';

/** The system that signed these bytes, not long ago. @throws `phone.not-signed` */
async function signer(scope: Scope, { headers, body }: RawRequest): Promise<Bridge> {
  const name = headers['x-luuri-system'] ?? '';
  const timestamp = headers['x-luuri-timestamp'] ?? '';
  const bridge = await scope.as(system).rows(bridgeRows).first({ name, kind: 'native', active: true });
  // Whoever guesses at names learns nothing from the time that a wrong one takes.
  const signed = isSigned(headers['x-luuri-signature'] ?? '', signatureOf(bridge?.secret ?? 'nobody', timestamp, body));
  if (!bridge || !signed) throw badSignature({ why: 'the system is not connected, or the signature is not its own' });
  const at = instantOfStamp(timestamp);
  if (!at || !isWithinWindow(at, scope.now)) throw badSignature({ why: 'the timestamp is more than five minutes away from our clock' });
  return bridge;
}

/** A client that the system names; none that is not its own. */
async function namedClient(scope: Scope, event: NativeEvent, bridge: Bridge): Promise<number | null> {
  if (event.client === undefined) return bridge.clientId;
  const { id } = await clientBySlug(scope.as(system), event.client);
  return bridge.clientId === null || bridge.clientId === id ? id : bridge.clientId;
}

/** Where a client's numbers are from. */
export async function regionOf(scope: Scope, clientId: number | null): Promise<CountryCode> {
  if (clientId === null) return DEFAULT_REGION;
  return (await contractOf(scope, clientId)).section(phoneSection).region;
}

async function toldBy(scope: Scope, event: NativeEvent, bridge: Bridge): Promise<ToldEvent> {
  const named = await namedClient(scope, event, bridge);
  const direction = event.direction ?? 'in';
  const dialled = event.dialledNumber ?? (direction === 'in' ? event.to : event.from);
  const line = await dialledLine(scope, dialled ?? '', bridge.clientId);
  const clientId = named ?? line?.clientId ?? null;
  const region = await regionOf(scope, clientId);
  const number = (text: string | undefined, isOwn: boolean) => (isOwn ? line?.number : undefined) ?? toE164(text ?? '', region) ?? null;
  const { id: eventId, at, callId = event.id, linkedId = callId } = event;
  return {
    ...{
      bridgeId: bridge.id,
      eventId,
      kind: event.event as CallEventKind,
      at,
      linkedId,
      leg: callId,
      clientId,
      direction: event.direction,
    },
    fromNumber: number(direction === 'out' ? (event.from ?? event.dialledNumber) : event.from, direction === 'out'),
    toNumber: number(direction === 'in' ? (event.dialledNumber ?? event.to) : event.to, direction === 'in'),
    ...{ queue: event.queue ?? null, agentId: await agentAt(scope, [event.agentExt ?? '']) },
    ...{ how: event.kind, by: event.by, reason: event.reason, waitSec: event.waitSec, recordingRef: event.recordingRef },
  };
}

const isOfAgent = (kind: NativeKind): kind is (typeof agentKinds)[number] => (agentKinds as readonly string[]).includes(kind);

/** What became of an event. */
export class TakenEvent {
  /** The call that it is of; null for an event of an agent. */
  @out.orNull(out.integer) readonly callId!: number | null;
  /** True for one that was told before, and changed nothing. */
  @out.flag readonly known!: boolean;
}

export const takeEvent = defineAction('phone.event', {
  summary: 'Take an event of a telephone system that signs what it sends: HMAC-SHA256 over "timestamp.body".',
  allow: anyone,
  http: 'POST /phone/events',
  input: RawRequest,
  output: TakenEvent,
  raw: ['application/json'],
  async run(scope, request): Promise<TakenEvent> {
    const bridge = await signer(scope, request);
    const event = await parseInput(NativeEvent, parseJsonBody(request.body), 'phone.event');
    const told = await toldBy(scope, event, bridge);
    if (isOfAgent(event.event)) return { callId: null, known: await takeAgentEvent(scope, event, told) };
    const { call, known } = await recordEvent(scope, told);
    return { callId: call.id, known };
  },
});
