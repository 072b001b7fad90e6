import { deliveryRows, intakeRows, suppressedRows, type Delivery, type Intake } from '../channel/index.ts';
import { handOffRows, handOffScoreRows, noticeRows } from '../escalation/index.ts';
import { eventRows, type EventRow, type Scope } from '../kernel/index.ts';
import { attachmentRows, blobRows, keepBlob, messageRows, uploadRows, type Attachment, type Message } from '../message/index.ts';
import { contactRows, personAddressRows, personRows } from '../people/index.ts';
import { ledgerRows, slaTicketRows, type LedgerRow, type SlaTicket } from '../sla/index.ts';
import { ticketFieldRows, ticketRows } from '../ticket/index.ts';
import { onRecord } from './on-record.ts';
import type { PersonalData, Subject, Forgotten, Unidentified } from './ports.ts';
import { erased, mentions, tracesOf, without } from './rules.ts';

/** Every place of the core where something of a person is kept. Each is handed the desk itself: the action before has asked who may. */

const none = Buffer.alloc(0);

/** Bytes that nothing refers to any more are gone; the same bytes of somebody else stay theirs. */
export async function forgetBlob(scope: Scope, blobId: number): Promise<void> {
  await scope.rows(blobRows).lock(blobId);
  const used = (await scope.rows(attachmentRows).count({ blobId })) + (await scope.rows(intakeRows).count({ blobId }));
  if (used === 0) await scope.rows(blobRows).remove({ id: blobId });
}

const person: PersonalData = {
  place: 'person',
  async find(scope, { personId }) {
    const rows = await scope.rows(personRows).find({ where: { id: personId } });
    return rows.filter((p) => p.name !== '' || p.language !== null);
  },
  erase: (scope, { personId }) => scope.rows(personRows).update({ id: personId }, { name: '', language: null }),
};

const contact: PersonalData = {
  place: 'client contacts',
  find: (scope, { personId }) => scope.rows(contactRows).find({ where: { personId } }),
  erase: (scope, { personId }) => scope.rows(contactRows).remove({ personId }),
};

const addresses: PersonalData = {
  place: 'addresses',
  find: (scope, { personId }) => scope.rows(personAddressRows).find({ where: { personId } }),
  erase: (scope, { personId }) => scope.rows(personAddressRows).remove({ personId }),
};

const subjects: PersonalData = {
  place: 'ticket subjects',
  async find(scope, { ticketIds }) {
    const rows = await scope.rows(ticketRows).find({ where: { id: ticketIds } });
    return rows.filter((t) => t.subject !== erased).map(({ id, subject, receivedAt }) => ({ id, subject, receivedAt }));
  },
  erase: (scope, { ticketIds }) => scope.rows(ticketRows).update({ id: ticketIds }, { subject: erased }),
};

const ownFields: PersonalData = {
  place: 'ticket fields',
  find: (scope, { ticketIds }) => scope.rows(ticketFieldRows).find({ where: { ticketId: ticketIds } }),
  erase: (scope, { ticketIds }) => scope.rows(ticketFieldRows).remove({ ticketId: ticketIds }),
};

/** Everything said on their tickets, and what they said on those of others. */
async function messagesOf(scope: Scope, { personId, ticketIds, clientId }: Subject): Promise<Message[]> {
  const own = await scope.rows(messageRows).find({ where: { ticketId: ticketIds } });
  const elsewhere = await scope.rows(messageRows).find({ where: { clientId, authorId: `person:${String(personId)}` } });
  return [...new Map([...own, ...elsewhere].map((m) => [m.id, m])).values()];
}

const messages: PersonalData = {
  place: 'messages',
  async find(scope, who) {
    const found = await messagesOf(scope, who);
    return found.filter((m) => m.text !== erased || m.html !== null || m.textStripped !== null || m.externalId !== null);
  },
  async erase(scope, who) {
    const all = await messagesOf(scope, who);
    const theirs = all.filter((m) => m.authorId === `person:${String(who.personId)}`).map((m) => m.id);
    const gone = { text: erased, textStripped: null, html: null, externalId: null, references: [] };
    await scope.rows(messageRows).update({ id: all.map((m) => m.id) }, gone);
    await scope.rows(messageRows).update({ id: theirs }, { authorName: '' });
  },
};

async function filesOf(scope: Scope, who: Subject): Promise<Attachment[]> {
  const ids = (await messagesOf(scope, who)).map((m) => m.id);
  return scope.rows(attachmentRows).find({ where: { messageId: ids } });
}

const attachments: PersonalData = {
  place: 'attachments',
  find: async (scope, who) => (await filesOf(scope, who)).filter((f) => f.name !== erased),
  async erase(scope, who) {
    const empty = await keepBlob(scope, none);
    for (const { id, blobId } of await filesOf(scope, who)) {
      await scope.rows(attachmentRows).update({ id }, { name: erased, size: 0, contentId: null, blobId: empty });
      if (blobId !== empty) await forgetBlob(scope, blobId);
    }
  },
};

const uploads: PersonalData = {
  place: 'uploads',
  find: async (scope, { ticketIds }) =>
    (await scope.rows(uploadRows).find({ where: { ticketId: ticketIds } })).map(({ bytes: _bytes, ...file }) => file),
  erase: (scope, { ticketIds }) => scope.rows(uploadRows).remove({ ticketId: ticketIds }),
};

/** From them, or about their tickets. */
async function arrivalsOf(scope: Scope, { clientId, addresses: known, ticketIds }: Subject): Promise<Intake[]> {
  const from = await scope.rows(intakeRows).find({ where: { clientId, sender: known } });
  const onto = await scope.rows(intakeRows).find({ where: { clientId, ticketId: ticketIds } });
  return [...new Map([...from, ...onto].map((i) => [i.id, i])).values()];
}

async function emptyArrivals(scope: Scope, arrivals: readonly Intake[]): Promise<void> {
  const empty = await keepBlob(scope, none);
  const gone = { sender: erased, subject: '', externalId: null, likeness: null, trouble: [], authentication: null };
  for (const { id, blobId } of arrivals) {
    await scope.rows(intakeRows).update({ id }, { ...gone, state: 'done', blobId: empty });
    if (blobId !== empty) await forgetBlob(scope, blobId);
  }
}

const intake: PersonalData = {
  place: 'raw mail',
  find: async (scope, who) => (await arrivalsOf(scope, who)).filter((i) => i.sender !== erased),
  erase: async (scope, who) => emptyArrivals(scope, await arrivalsOf(scope, who)),
  eraseUnidentified: mailOfNobody,
};

/** Mail that led to no ticket, of senders who are nobody here: strangers, loops, what was set aside. */
async function mailOfNobody(scope: Scope, { clientId, before, limit }: Unidentified): Promise<Forgotten> {
  const found = await scope
    .rows(intakeRows)
    .query('line')
    .andWhere('line.clientId = :clientId AND line.ticketId IS NULL AND line.state = :done AND line.receivedAt < :before', {
      ...{ clientId, before, done: 'done' },
    })
    .andWhere('line.sender <> :erased', { erased })
    .andWhere(`NOT EXISTS (SELECT 1 FROM person_address way WHERE way.client_id = line.client_id AND way.address = line.sender)`)
    .orderBy('line.id')
    .limit(limit)
    .getMany();
  await emptyArrivals(scope, found);
  return { count: found.length, named: {}, made: [] };
}

async function mailsOf(scope: Scope, { clientId, addresses: known, ticketIds }: Subject): Promise<Delivery[]> {
  const to = await scope.rows(deliveryRows).find({ where: { clientId, toAddress: known } });
  const about = await scope.rows(deliveryRows).find({ where: { ticketId: ticketIds } });
  return [...new Map([...to, ...about].map((d) => [d.id, d])).values()];
}

const outbox: PersonalData = {
  place: 'outbox',
  find: async (scope, who) => (await mailsOf(scope, who)).filter((d) => d.text !== erased),
  async erase(scope, who) {
    const gone = { subject: erased, text: erased, inReplyTo: null, references: [] };
    for (const mail of await mailsOf(scope, who)) {
      const unsent =
        mail.state === 'queued' || mail.state === 'held' ? { state: 'failed' as const, error: 'erased before it was sent' } : {};
      const theirs = who.addresses.includes(mail.toAddress) ? { toAddress: erased } : {};
      await scope.rows(deliveryRows).update({ id: mail.id }, { ...gone, ...theirs, error: null, ...unsent });
    }
  },
};

const suppressed: PersonalData = {
  place: 'suppressed addresses',
  find: (scope, { clientId, addresses: known }) => scope.rows(suppressedRows).find({ where: { clientId, address: known } }),
  erase: (scope, { clientId, addresses: known }) => scope.rows(suppressedRows).remove({ clientId, address: known }),
};

const handOffs: PersonalData = {
  place: 'hand-offs',
  async find(scope, { ticketIds }) {
    const rows = await scope.rows(handOffRows).find({ where: { ticketId: ticketIds } });
    return rows.filter((h) => h.handover !== erased || h.packet !== null || (h.returnReason !== null && h.returnReason !== erased));
  },
  async erase(scope, { ticketIds }) {
    for (const { id, returnReason } of await scope.rows(handOffRows).find({ where: { ticketId: ticketIds } }))
      await scope.rows(handOffRows).update({ id }, { handover: erased, packet: null, returnReason: returnReason === null ? null : erased });
  },
};

/** What a receiver wrote of a hand-off. */
const scores: PersonalData = {
  place: 'hand-off scores',
  async find(scope, { ticketIds }) {
    const rows = await scope.rows(handOffScoreRows).find({ where: { ticketId: ticketIds } });
    return rows.filter((score) => score.comment !== null && score.comment !== erased);
  },
  async erase(scope, { ticketIds }) {
    const rows = await scope.rows(handOffScoreRows).find({ where: { ticketId: ticketIds } });
    const ids = rows.filter((score) => score.comment !== null).map((score) => score.id);
    await scope.rows(handOffScoreRows).update({ id: ids }, { comment: erased });
  },
};

/** News for one of their addresses that waited, or was told in a digest. */
const notices: PersonalData = {
  place: 'notices',
  find: (scope, { clientId, addresses: known }) => scope.rows(noticeRows).find({ where: { clientId, address: known } }),
  erase: (scope, { clientId, addresses: known }) => scope.rows(noticeRows).remove({ clientId, address: known }),
};

/** Facts about their tickets carry ids, and here and there an address or a reason. */
async function factsOf(scope: Scope, who: Subject): Promise<EventRow[]> {
  const facts = await scope.rows(eventRows).find({ where: { about: who.ticketIds.map((id) => `ticket:${String(id)}`) } });
  return facts.filter((f) => mentions(f.payload, tracesOf(who)) || saysWhy(f.payload));
}
const saysWhy = (payload: object): boolean => 'reason' in payload && typeof payload.reason === 'string' && payload.reason !== erased;

const facts: PersonalData = {
  place: 'log of facts',
  find: factsOf,
  async erase(scope, who) {
    for (const { id, payload } of await factsOf(scope, who)) {
      const clean = without(payload, tracesOf(who));
      await scope.rows(eventRows).update({ id }, { payload: saysWhy(clean) ? { ...clean, reason: erased } : clean });
    }
  },
};

/** The clocks' own memory: it keeps the reasons that people gave, and nothing else of anybody. */
async function clocksOf(scope: Scope, who: Subject): Promise<{ states: SlaTicket[]; entries: LedgerRow[] }> {
  const where = { ticketId: who.ticketIds };
  const traces = tracesOf(who);
  return {
    states: (await scope.rows(slaTicketRows).find({ where })).filter((row) => mentions(row.state, traces)),
    entries: (await scope.rows(ledgerRows).find({ where })).filter((row) => mentions(row.entry, traces)),
  };
}

const clocks: PersonalData = {
  place: 'clocks',
  async find(scope, who) {
    const { states, entries } = await clocksOf(scope, who);
    return [...states, ...entries];
  },
  async erase(scope, who) {
    const { states, entries } = await clocksOf(scope, who);
    const traces = tracesOf(who);
    for (const { id, state } of states) await scope.rows(slaTicketRows).update({ id }, { state: without(state, traces) });
    for (const { id, entry } of entries) await scope.rows(ledgerRows).update({ id }, { entry: without(entry, traces) });
  },
};

/** What they are found by goes last: who else looks still needs it. */
export const ownPlaces: readonly PersonalData[] = [
  ...[
    subjects,
    ownFields,
    messages,
    attachments,
    uploads,
    intake,
    outbox,
    suppressed,
    handOffs,
    scores,
    notices,
    facts,
    clocks,
    ...onRecord,
  ],
  ...[contact, addresses, person],
];
