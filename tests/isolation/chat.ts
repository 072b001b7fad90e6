import type { Place } from './place.ts';

const chat =
  (more: object = {}): Place =>
  ({ chatId }) => [{ chatId, ...more }];
/** The key of a client's chat is public, and stands on its pages. It opens nothing without a token, and those cannot be guessed. */
const nobodys = { key: 'nobody-has-it' };
const visitor = { ...nobodys, token: 'x'.repeat(43) };
const said = { name: 'Eve', address: 'eve@nobody.example', text: 'x' };

/** Places of everything that chats can be asked. */
export const chatPlaces: Readonly<Record<string, Place>> = {
  'chat.agent-reads': chat({ seq: 1 }),
  'chat.agent-types': chat(),
  'chat.answer': chat({ ref: 'attack-01', text: 'x' }),
  'chat.answer-with-file': chat(),
  'chat.ask-proof': chat(),
  'chat.end': chat(),
  'chat.file': ({ attachmentId }) => [{ ...nobodys, attachmentId }],
  'chat.get': chat(),
  'chat.give-back': chat(),
  'chat.hand-on': chat({ handover: 'x' }),
  'chat.leave': () => [visitor],
  'chat.leave-message': () => [{ ...visitor, ...said }],
  'chat.lines': (of) => [...chat()(of), ...chat({ after: 1 })(of), ...chat({ limit: 1 })(of)],
  'chat.list': ({ ticketId }) => [
    ...[{ state: 'active' }, {}, { state: 'ended', limit: 200 }, { ticketId }, { limit: 1 }, { state: 'ended', after: '900000' }],
    { state: 'waiting', after: '2026-01-01T00:00:00.000Z,0' },
  ],
  'chat.listen': () => [nobodys],
  'chat.listen-as-agent': () => [{}],
  'chat.look': () => [{ ...visitor, after: 0 }],
  'chat.look-for-agent': ({ agentId }) => [
    { told: {}, actor: { id: `agent:${String(agentId)}`, kind: 'agent', permissions: [], reach: {} } },
  ],
  'chat.mail-transcript': () => [visitor],
  'chat.mine': () => [{}],
  'chat.offer': () => [nobodys, { ...nobodys, language: 'sv' }],
  'chat.on-portal': ({ client }) => [{ client }],
  'chat.pass': () => [{}],
  'chat.prepare-code': chat(),
  'chat.presence': () => [{}, { limit: 1 }, { after: '2026-01-01T00:00:00.000Z,0' }],
  'chat.prove': () => [{ ...visitor, code: '123456' }],
  'chat.read': () => [{ ...visitor, seq: 1 }],
  'chat.say': () => [{ ...visitor, ref: 'attack-01', text: 'x' }],
  'chat.seen': chat(),
  'chat.send-file': () => [nobodys],
  'chat.send-transcript': chat(),
  'chat.set-presence': () => [{ state: 'ready' }],
  'chat.start': () => [{ ...visitor, ...said }],
  'chat.state': () => [visitor],
  'chat.take': chat(),
  'chat.take-next': () => [{}],
  'chat.terms': chat(),
  'chat.transfer': (of) => [...chat({ agentId: 1 })(of), { chatId: 1, agentId: of.agentId }],
  'chat.try': () => [nobodys],
  'chat.type': () => [visitor],
  'chat.widget': () => [{}],
  'chat.wrap-up': chat({ codes: ['resolved'], note: 'x', resolved: true }),
};
