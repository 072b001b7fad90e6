import { createHash } from 'node:crypto';
import { isEmail } from 'class-validator';
import { In, MoreThanOrEqual } from 'typeorm';
import { isOfClient } from '../client/index.ts';
import { system, type InboundMessage, type Scope } from '../kernel/index.ts';
import { messageRows } from '../message/index.ts';
import { personAddressRows } from '../people/index.ts';
import { categoryOf, goesOnIn, ticketRows, type Ticket } from '../ticket/index.ts';
import { intakeRows, type Intake } from './entities.ts';
import type { Candidate, Facts } from './rules/decide.ts';
import { readMessageId } from './messageId.ts';
import { isForward, subjectTicket, taggedTicket } from './rules/thread.ts';
import { loopMarkOf } from './signing.ts';

const TEN_MINUTES = 600_000;

/** The same words and files of the same sender have the same likeness, whatever their Message-ID. */
export function likenessOf(
  sender: string,
  { subject, text, attachments }: Pick<InboundMessage, 'subject' | 'text' | 'attachments'>,
): string {
  const said = createHash('sha256').update(`${sender}\n${subject}\n${text}`.replaceAll(/\s+/g, ' ').toLowerCase());
  for (const { bytes } of attachments) said.update('\0').update(createHash('sha256').update(bytes).digest());
  return said.digest('hex');
}

/** True for an address that an answer could be sent to. */
export const isReachable = (address: string): boolean => isEmail(address, { allow_utf8_local_part: true, require_tld: false });

interface Arrived {
  readonly intake: Intake;
  readonly message: InboundMessage;
  readonly likeness: string;
  readonly secret: string;
}

interface Lead {
  readonly ticketId: number;
  readonly rule: Candidate['rule'];
}

async function personsOf(scope: Scope, clientId: number, address: string): Promise<number[]> {
  const ways = await scope.rows(personAddressRows).find({ where: { clientId, kind: 'email', address } });
  return ways.map((w) => w.personId);
}

/**
 * The same Message-ID once more in this client's mailboxes, with the same words and files: some programs give one id to all that they
 * send. Without any id, the same bytes; what was understood at once has no bytes of its own to tell it by.
 */
async function duplicateOf(scope: Scope, { intake, likeness }: Arrived): Promise<Facts['duplicate']> {
  const { clientId, blobId, externalId } = intake;
  if (externalId === null && !intake.raw) return undefined;
  const same = externalId === null ? { blobId } : { likeness };
  const before = await scope.rows(intakeRows).find({ where: { clientId, externalId, state: 'done', ...same }, limit: 1 });
  return before[0] && { ticketId: before[0].ticketId };
}

async function knownIds(scope: Scope, clientId: number, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return [];
  const known = await scope.rows(messageRows).find({ where: { clientId, externalId: In([...ids]) }, order: { id: 'DESC' }, limit: 5 });
  return known.map((m) => ({ ticketId: m.ticketId, rule: 'known-message-id' }));
}

/** The same words, or another text under the same Message-ID, within ten minutes: part of one story, and never dropped. */
async function saidTwice(scope: Scope, { intake, likeness }: Arrived): Promise<Lead[]> {
  const since = new Date(intake.receivedAt.getTime() - TEN_MINUTES);
  const { clientId, externalId } = intake;
  const alike = [{ likeness }, ...(externalId === null ? [] : [{ externalId, sender: intake.sender }])];
  const found: Lead[] = [];
  for (const same of alike) {
    const where = { clientId, state: 'done' as const, receivedAt: MoreThanOrEqual(since), ...same };
    const [last] = await scope.rows(intakeRows).find({ where, order: { id: 'DESC' }, limit: 1 });
    if (typeof last?.ticketId === 'number') found.push({ ticketId: last.ticketId, rule: 'said-twice' });
  }
  return found;
}

/** Everything that points at a ticket, the strongest first. */
async function leads(scope: Scope, arrived: Arrived): Promise<Lead[]> {
  const { intake, message, secret } = arrived;
  const cited = [
    ...message.inReplyTo,
    ...message.references,
    ...(message.bounce?.originalMessageId ? [message.bounce.originalMessageId] : []),
  ];
  const signed = cited
    .flatMap((id) => readMessageId(id, secret) ?? [])
    .map(({ ticketId }): Lead => ({ ticketId, rule: 'signed-message-id' }));
  const tagged = taggedTicket([intake.mailbox, ...message.to, ...message.cc]);
  const numbered = isForward(message.subject) ? undefined : subjectTicket(message.subject);
  return [
    ...signed,
    ...(await knownIds(scope, intake.clientId, cited)),
    ...(tagged === undefined ? [] : [{ ticketId: tagged, rule: 'tagged-address' as const }]),
    ...(numbered === undefined ? [] : [{ ticketId: numbered, rule: 'subject-number' as const }]),
    ...(message.nature === 'message' ? await saidTwice(scope, arrived) : []),
  ];
}

async function isParty(scope: Scope, ticket: Ticket, sender: { persons: readonly number[]; isOutside: boolean }): Promise<boolean> {
  if (!sender.isOutside || sender.persons.includes(ticket.requesterId)) return true;
  const ids = sender.persons.map((id) => `person:${String(id)}`);
  return ids.length > 0 && (await scope.rows(messageRows).count({ ticketId: ticket.id, authorId: In(ids) })) > 0;
}

/** Where a ticket's mail goes now: a merged one goes on in another. */
async function placeOf(scope: Scope, ticket: Ticket): Promise<Pick<Candidate, 'ticketId' | 'category'>> {
  const { id, state } = categoryOf(scope, ticket.state) === 'cancelled' ? await goesOnIn(scope, ticket) : ticket;
  return { ticketId: id, category: categoryOf(scope, state) };
}

/** Only tickets of the client that the mailbox belongs to: a lead into another client's leads nowhere. */
async function candidatesFor(scope: Scope, arrived: Arrived, senderIsOutside: boolean): Promise<Candidate[]> {
  const { clientId, sender } = arrived.intake;
  const found = await leads(scope, arrived);
  if (found.length === 0) return [];
  const ids = [...new Set(found.map((l) => l.ticketId))];
  const tickets = await scope.rows(ticketRows).find({ where: { id: In(ids), clientId } });
  const persons = await personsOf(scope, clientId, sender);
  const candidates: Candidate[] = [];
  for (const { ticketId, rule } of found) {
    const ticket = tickets.find((t) => t.id === ticketId);
    if (!ticket) continue;
    const senderIsParty = await isParty(scope, ticket, { persons, isOutside: senderIsOutside });
    // Anybody can type a number into a subject: alone it opens no stranger's way onto a ticket, nor a closed one's.
    if ((rule === 'subject-number' || rule === 'tagged-address') && !senderIsParty && arrived.message.nature === 'message') continue;
    if (rule === 'said-twice' && categoryOf(scope, ticket.state) === 'closed') continue;
    candidates.push({ rule, senderIsParty, ...(await placeOf(scope, ticket)) });
  }
  return candidates;
}

/** Look up what the rules want to know. */
export async function factsOf(scope: Scope, arrived: Arrived): Promise<Facts> {
  const desk = scope.as(system);
  const { intake, message, secret } = arrived;
  const own = message.externalId ? readMessageId(message.externalId, secret) : undefined;
  const ownTicket = own && (await desk.rows(ticketRows).first({ id: own.ticketId }));
  const marked = message.loopMark === loopMarkOf(secret);
  const senderIsOutside = !isReachable(intake.sender) || !(await isOfClient(scope, intake.clientId, intake.sender));
  return {
    nature: message.nature,
    isEcho: ownTicket ? ownTicket.clientId === intake.clientId : marked && message.from.address === intake.mailbox.replace(/\+[^@]*@/, '@'),
    duplicate: await duplicateOf(desk, arrived),
    candidates: await candidatesFor(desk, arrived, senderIsOutside),
    senderIsOutside,
  };
}
