import { acme } from '../../packages/core/src/fixtures.ts';
import type { Target } from './world.ts';

/**
 * The place of an action in the matrix: what an attacker would send it to get at somebody else's things. Each input is sent once with
 * the victim's ids and once with ids that nobody has, and both must come to the same. An action without a place fails the matrix.
 */
export type Place = (of: Target) => readonly object[];

const nothing: Place = () => [{}];
const ticket =
  (more: object = {}): Place =>
  ({ ticketId }) => [{ ticketId, ...more }];
const agent: Place = ({ agentId }) => [{ agentId }];
const page: Place = ({ client, clientId }) => [{}, { client }, { client: String(clientId) }, { limit: 200 }, { after: 900_000 }];
const packs = ({ client, mailbox, address }: Target): string[] => [
  `client: ${client}\nname: Mine now\n`,
  acme.replace('help@acme.example', mailbox),
  acme.replace('acme.example]', `acme.example, ${address.split('@')[1] ?? ''}]`),
];
/** No one's: of the length that tokens, keys and passwords have. */
const secret = 'kolme vieraan harmaata poelloeae';
const credential = { id: 'eA', rawId: 'eA', type: 'public-key', response: {}, clientExtensionResults: {} };
/** By each of the victim's words and names. */
const queries = ({ word, client, team, address, agentId, agentAddress, ticketId }: Target): string[] => [
  ...[word, `${word} subject`, `"${word} text"`, `${word.slice(0, 4)}*`, `-${word}`, String(ticketId), address],
  ...[`client:${client}`, `team:${team}`, `requester:${address}`, `assignee:${String(agentId)}`, `assignee:${agentAddress}`],
];
const plan = ({ clientId, client }: Target) => ({
  ...{ clientId, version: `${client}@1`, change: 'hours', since: '2026-01-01T00:00:00Z', at: '2027-01-01T00:00:00Z' },
});
const pack: Place = (of) => packs(of).map((yaml) => ({ yaml }));

export const places: Readonly<Record<string, Place>> = {
  'audit.list': ({ agentId }) => [{}, { limit: 200 }, { actor: `agent:${String(agentId)}` }],
  'audit.seal': nothing,
  'audit.verify': nothing,
  'channel.accept': ({ mailbox, address }) => [{ channel: 'email', to: mailbox, from: address, subject: 'x', text: 'x' }],
  'channel.intake': (of) => [...page(of), { state: 'done' }],
  'channel.outbox': (of) => [...page(of), { state: 'sent' }],
  'client.find-mailbox': ({ mailbox }) => [{ address: mailbox }],
  'client.list': nothing,
  'contract.apply': pack,
  'contract.check': pack,
  'contract.diff': pack,
  'contract.what-if': pack,
  'contract.year': ({ client }) => [{ client }, { client, year: 2026, calendar: 'office' }],
  'escalation.end-maintenance': ({ windowId }) => [{ windowId }],
  'escalation.hand-off-quality': ({ client }) => [{}, { client }],
  'escalation.hours': nothing,
  'escalation.maintenance': nothing,
  'escalation.plan-maintenance': ({ client }) => [{ client, endsAt: '2027-01-01T00:00:00Z', reason: 'x' }],
  'escalation.set-hours': nothing,
  'host.counts': nothing,
  'host.ping': nothing,
  'host.pulse': nothing,
  'host.restored': nothing,
  'host.waiting': nothing,
  'live.place': () => [{}, { lastId: 1 }],
  'live.read': () => [{ from: { tx: 0, id: 0 } }],
  'identity.actor': () => [{ hash: '0'.repeat(64) }],
  'identity.admit-administrator': () => [{ hash: '0'.repeat(64) }],
  'identity.create-key': ({ agentId }) => [{ agentId, name: 'x' }],
  'identity.ensure-key': ({ agentId }) => [{ agentId, name: 'x', hash: '0'.repeat(64) }],
  'identity.list-keys': nothing,
  'identity.note-use': ({ keyId }) => [{ keyId }],
  'identity.revoke-key': ({ keyId }) => [{ keyId }],
  'identity.add-passkey': () => [{ credential, name: 'x' }],
  'identity.ask-for-link': ({ address }) => [{ address }],
  'identity.begin-provider': () => [{}, { back: '/my' }],
  'identity.begin-totp': nothing,
  'identity.change-password': () => [{ password: secret, newPassword: `${secret} or so` }],
  'identity.confirm-totp': () => [{ proof: '123456' }],
  'identity.finish-provider': () => [{ proofAddress: 'http://desk.example/sign-in/provider/callback?code=x', token: secret }],
  'identity.follow-link': () => [{ token: secret }],
  'identity.give-passkey': ({ passkey }) => [{ credential: { ...credential, id: passkey, rawId: passkey } }],
  'identity.invite': agent,
  'identity.invite-administrator': () => [{ address: 'nora@desk.example' }],
  'identity.is-locked': nothing,
  'identity.me': nothing,
  'identity.new-passkey-options': nothing,
  'identity.new-recovery-codes': nothing,
  'identity.note-sight': ({ sessionId }) => [{ sessionId }],
  'identity.passkey-options': nothing,
  'identity.passkeys': nothing,
  'identity.remove-passkey': ({ passkeyId }) => [{ passkeyId }],
  'identity.remove-totp': nothing,
  'identity.reset-second-factor': agent,
  'identity.revoke-other-sessions': nothing,
  'identity.revoke-session': ({ sessionId }) => [{ sessionId }],
  'identity.second-factor': () => [{ proof: '123456' }],
  'identity.session-actor': () => [{ hash: '0'.repeat(64) }],
  'identity.sessions': nothing,
  'identity.set-password': () => [{ token: secret, newPassword: secret }],
  'identity.sign-in': ({ agentAddress, address }) => [
    { address: agentAddress, password: secret },
    { address, password: secret },
  ],
  'identity.sign-in-with-key': () => [{ apiKey: secret }],
  'identity.sign-out': nothing,
  'message.attachment': ({ attachmentId }) => [{ attachmentId }],
  'message.list': (of) => [...ticket({ limit: 500 })(of), ...ticket()(of), { ticketId: 1, after: of.messageId }],
  'message.write': (of) => [...ticket({ text: 'x' })(of), ...ticket({ text: 'x', public: false })(of)],
  'people.get': ({ personId }) => [{ personId }],
  'people.make-contact': ({ personId }) => [{ personId }],
  'people.unmake-contact': ({ personId }) => [{ personId }],
  'people.introduce': ({ clientId, address }) => [{ clientId, address }],
  'privacy.erase': ({ personId }) => [{ personId, reason: 'x' }],
  'privacy.erasures': () => [{}, { limit: 200 }],
  'privacy.export': ({ personId }) => [{ personId }],
  'privacy.hold': ({ client, personId }) => [
    { client, reason: 'x' },
    { client: 'acme', personId, reason: 'x' },
  ],
  'privacy.holds': nothing,
  'portal.ask': ({ client, address, ticketId }) => [
    { client, kind: 'broken', text: 'x', address },
    { client, kind: 'broken', text: 'x' },
    { client: 'acme', kind: 'broken', text: 'x', follows: ticketId },
  ],
  'portal.attachment': ({ attachmentId }) => [{ attachmentId }],
  'portal.look': ({ client }) => [{ client }, { client, language: 'fi' }],
  'portal.reopen': ticket({ text: 'x' }),
  'portal.solved': ticket(),
  'portal.suggest': ({ client, word }) => [
    { client, text: word },
    { client: 'acme', text: word },
  ],
  'portal.ticket': ticket(),
  'portal.tickets': () => [{}, { limit: 200 }, { after: 900_000 }],
  'portal.write': ticket({ text: 'x' }),
  'privacy.release': ({ holdId }) => [{ holdId }],
  'proof.list': ticket(),
  'routing.absences': nothing,
  'routing.away': agent,
  'routing.back': agent,
  'routing.begin': nothing,
  'search.begin': nothing,
  'search.change-view': ({ viewId, client, team }) => [
    { viewId, name: 'x', query: '' },
    { viewId, name: 'x', query: `client:${client}`, team },
  ],
  'search.counts': ({ viewId }) => [{}, { views: [String(viewId)] }, { views: ['all-open', String(viewId)] }],
  'search.find': (of) => [
    ...queries(of).map((query) => ({ query })),
    ...(['newest', 'due', 'updated'] as const).map((sort) => ({ query: '', sort, limit: 100 })),
    { query: '', after: String(of.ticketId + 1) },
    { query: of.word, after: `0:${String(of.ticketId + 1)}` },
  ],
  'search.of-view': ({ viewId }) => [{ view: String(viewId) }, { view: 'all-open' }, { view: 'overdue' }, { view: 'unassigned' }],
  'search.rebuild': nothing,
  'search.remove-view': ({ viewId }) => [{ viewId }],
  'search.save-view': (of) => [...queries(of).map((query) => ({ name: 'x', query })), { name: 'x', query: '', team: of.team }],
  'search.views': nothing,
  'sla.audit-page': ({ client }) => [{ client, after: 0 }],
  'sla.audit-pauses': ({ client }) => [{ client }],
  'sla.begin-recompute': (of) => [{ plan: plan(of), days: 30, reason: 'x', actor: 'x', changed: 0, counts: {} }],
  'sla.explain': ({ ticketId, clockId }) => [{ ticketId, clockId }],
  'sla.past-page': ({ client }) => [{ client, days: 400, after: 0 }],
  'sla.plan-recompute': ({ client }) => [{ client, change: 'hours' }],
  'sla.preview-page': (of) => [{ plan: plan(of), after: 0 }],
  'sla.recompute': ({ client }) => [
    { client, change: 'hours', reason: 'x' },
    { client, change: 'all', reason: 'x' },
  ],
  'sla.time-of': ticket(),
  'sla.waive': ({ ticketId, clockId }) => [{ ticketId, clockId, reason: 'x' }],
  'team.actor': agent,
  'team.agents': nothing,
  'team.change': ({ agentId }) => [
    { agentId, name: 'Mine' },
    { agentId, active: false },
    { agentId, role: 'team-lead' },
  ],
  'team.grant-client': ({ agentId, client }) => [
    { agentId, client: 'acme' },
    { agentId: 1, client },
  ],
  'team.grant-permission': () => [{ role: 'requester', permission: 'ticket.see' }],
  'team.join': ({ agentId, team }) => [
    { agentId, team: 'service-desk' },
    { agentId: 1, team },
  ],
  'team.leave': ({ agentId, team }) => [
    { agentId, team: 'service-desk' },
    { agentId, team },
    { agentId: 1, team },
  ],
  'team.person-actor': ({ personId, ticketId }) => [{ personId }, { personId, ticketId }],
  'team.roles': nothing,
  'team.take-client': ({ agentId, client }) => [
    { agentId, client: 'acme' },
    { agentId: 1, client },
  ],
  'team.take-permission': () => [{ role: 'agent', permission: 'ticket.work' }],
  'team.enrol': ({ team }) => [{ name: 'Eve', address: 'eve@desk.example', role: 'agent', teams: [team] }],
  'team.list': nothing,
  'ticket.accept': ticket(),
  'ticket.accept-into-service': ticket(),
  'ticket.acknowledge': ticket(),
  'ticket.assign': (of) => [...ticket()(of), ...ticket({ agentId: of.agentId })(of)],
  'ticket.chain': ticket(),
  'ticket.correct-client': ({ ticketId, client }) => [
    { ticketId, client: 'acme' },
    { ticketId: 1, client },
  ],
  'ticket.escalate': ticket({ handover: 'x' }),
  'ticket.follow-up': ticket(),
  'ticket.get': ticket(),
  'ticket.hand-back': ticket({ reason: 'x' }),
  'ticket.hand-off-scores': ticket(),
  'ticket.hand-offs': ticket(),
  'ticket.import': ({ client, address }) => [
    { client, origin: 'x:1', from: address, subject: 'x', receivedAt: '2026-01-01T00:00:00Z' },
    { client, origin: 'x:2', from: 'ada@acme.example', subject: 'x', receivedAt: '2026-01-01T00:00:00Z', history: [] },
  ],
  'ticket.list': (of) => [...page(of), { state: 'new' }, { triage: false }],
  'ticket.merge': ({ ticketId }) => [
    { ticketId, into: 1 },
    { ticketId: 1, into: ticketId },
  ],
  'ticket.move': (of) => ['open', 'resolved', 'cancelled', 'nowhere'].flatMap((to) => ticket({ to })(of)),
  'ticket.open': ({ client, address }) => [
    { from: address, subject: 'x' },
    { from: address, subject: 'x', client },
    { from: 'ada@acme.example', subject: 'x', client },
  ],
  'ticket.prioritise': ticket({ priority: 'urgent' }),
  'ticket.score-hand-off': ({ ticketId, handOffId }) =>
    ['handover', 'packet', 'hand-off'].map((of) => ({ ticketId, handOffId, of, score: 3 })),
  'ticket.split': ({ ticketId, messageId }) => [
    { ticketId, messageIds: [messageId], subject: 'x' },
    { ticketId: 1, messageIds: [messageId], subject: 'x' },
  ],
  'ticket.take-next': nothing,
  'ticket.timeline': (of) => [...ticket()(of), ...ticket({ limit: 500, after: 1 })(of)],
  'ticket.was-thanks': ticket(),
};
