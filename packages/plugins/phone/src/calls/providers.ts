import { anyone, Asset, defineAction, invalidInput, publicAddress, type RawRequest, type Scope } from '@luuri/core';
import { readCti, type CtiCall, type CtiMistake } from '../rules/cti.ts';
import { forPlacetel, forSipgate, fromPlacetel, fromSipgate } from '../rules/providers.ts';
import { bridgeOf, CtiRequest, fieldsIn, takeCall } from './cti.ts';

type Fields = Readonly<Record<string, unknown>>;

const page = (text: string): Asset =>
  new Asset({ mediaType: 'application/xml; charset=utf-8', bytes: Buffer.from(text), maxAgeSeconds: 0 });

function callFrom(what: string, request: RawRequest, reading: (sent: Fields) => Fields): CtiCall {
  const fields = reading(fieldsIn(request)) as Fields & { readonly mistakes?: readonly CtiMistake[] };
  const read = fields.mistakes ? { mistakes: fields.mistakes } : readCti(fields);
  if ('mistakes' in read) throw invalidInput({ what, mistakes: read.mistakes });
  // What does not say which way a call went is not taken for one that came in.
  return fields['direction'] === undefined ? { ...read.call, direction: undefined } : read.call;
}

const form = ['application/x-www-form-urlencoded'];

export const takePlacetel = defineAction('phone.placetel', {
  summary: 'Take what Placetel sends of its own: IncomingCall, OutgoingCall, CallAccepted, HungUp. The answer is its XML.',
  allow: anyone,
  http: 'POST /phone/placetel/:token',
  input: CtiRequest,
  output: Asset,
  raw: form,
  async run(scope: Scope, request): Promise<Asset> {
    const bridge = await bridgeOf(scope, request.token);
    return page(forPlacetel(await takeCall(scope, bridge, callFrom('phone.placetel', request, fromPlacetel))));
  },
});

export const takeSipgate = defineAction('phone.sipgate', {
  summary: 'Take what sipgate.io sends of its own: newCall, answer, hangup. The answer is its XML, and asks for what comes after.',
  allow: anyone,
  http: 'POST /phone/sipgate/:token',
  input: CtiRequest,
  output: Asset,
  raw: form,
  async run(scope: Scope, request): Promise<Asset> {
    const bridge = await bridgeOf(scope, request.token);
    const answer = await takeCall(scope, bridge, callFrom('phone.sipgate', request, fromSipgate));
    return page(forSipgate(answer, `${scope.get(publicAddress).publicUrl}/api/phone/sipgate/${encodeURIComponent(request.token)}`));
  },
});
