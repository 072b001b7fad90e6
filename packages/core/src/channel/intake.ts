import { contractOf, findMailbox } from '../client/index.ts';
import {
  catalogue,
  defineAction,
  invalidInput,
  keepable,
  onlySystem,
  system,
  type Arrival,
  type Catalogue,
  type InboundMessage,
  type Mistake,
  type Scope,
} from '../kernel/index.ts';
import { blobBytes, keepBlob, writeMessage, type Author, type Message } from '../message/index.ts';
import { introducePerson, languageOf, type Person } from '../people/index.ts';
import { lockTicket, startTicket, type Ticket } from '../ticket/index.ts';
import { deliveryRows, intakeRows, suppressedRows, type Intake } from './entities.ts';
import { noSuchChannel, noSuchMailbox } from './errors.ts';
import { messageReceived } from './events.ts';
import { factsOf, isReachable, likenessOf } from './facts.ts';
import { decide, type Decision } from './rules/decide.ts';
import { spokenLanguage } from './language.ts';
import { readMessageId } from './messageId.ts';
import { signingSecret } from './signing.ts';

/** Steps of one arrival, each a unit of work of its own. Not validated: only channels and jobs call them, and an arrival holds raw bytes. */

/** What a channel that understands its arrivals at once handed over, as the message that rules look at. */
const understood = (arrival: Omit<Arrival, 'raw'>): InboundMessage => ({
  ...(arrival.externalId === undefined ? {} : { externalId: arrival.externalId }),
  from: { address: arrival.from.toLowerCase() },
  to: [arrival.to.toLowerCase()],
  cc: [],
  subject: arrival.subject ?? '',
  text: arrival.text ?? '',
  inReplyTo: [],
  references: [],
  attachments: [],
  nature: 'message',
  trouble: [],
});

/** How to understand what was kept: bytes by their channel, an arrival that was understood at once as it stands. */
function reader(channels: Catalogue['channels'], intake: Intake, kept: Buffer): () => Promise<InboundMessage> {
  if (!intake.raw) return () => Promise.resolve(understood(JSON.parse(kept.toString()) as Omit<Arrival, 'raw'>));
  const read = channels.find((c) => c.channel === intake.channel)?.read;
  if (!read) throw noSuchChannel({ channel: intake.channel });
  return () => read(kept);
}

/** Whatever another clock says, nothing reached us later than now. */
const notAfter = (now: Date, said: Date | undefined): Date => (said && said < now ? said : now);

/** What a channel hands over holds raw bytes, so no class checks it: a field of the wrong kind is named here, before anything is kept. */
function checkArrival({ channel, from, to, subject, text, externalId, raw, receivedAt }: Arrival & { channel: string }): void {
  const mistakes: Mistake[] = [];
  const must = (path: string, isRight: boolean, message: string) => {
    if (!isRight) mistakes.push({ path, message });
  };
  const isTextOrNone = (value: unknown) => value === undefined || typeof value === 'string';
  must('channel', typeof channel === 'string' && channel !== '', 'must be the name of a channel, such as email');
  must('from', typeof from === 'string', 'must be who wrote it, as a text; empty when nobody is named');
  must('to', typeof to === 'string' && to !== '', 'must be the address that it was written to');
  must('subject', isTextOrNone(subject), 'must be a text');
  must('text', isTextOrNone(text), 'must be a text');
  must('externalId', isTextOrNone(externalId), 'must be a text');
  must('raw', raw === undefined || ArrayBuffer.isView(raw), 'must be bytes');
  must('receivedAt', receivedAt === undefined || (receivedAt instanceof Date && !Number.isNaN(receivedAt.getTime())), 'must be an instant');
  if (mistakes.length > 0) throw invalidInput({ what: 'channel.accept', mistakes });
}

/**
 * Keep what arrived, to the byte, before anything is made of it: when this returns, it cannot be lost.
 * @throws `input.invalid`, `channel.no-such-mailbox`
 */
export async function keepArrival(scope: Scope, channel: string, arrival: Arrival): Promise<Intake> {
  checkArrival({ ...arrival, channel });
  const desk = scope.as(system);
  const mailbox = await desk.run(findMailbox, { address: arrival.to });
  if (!mailbox) throw noSuchMailbox({ address: arrival.to });
  const { raw, ...rest } = arrival;
  const blobId = await keepBlob(desk, raw ?? Buffer.from(JSON.stringify(rest)));
  return desk.rows(intakeRows).insert({
    ...{
      clientId: mailbox.clientId,
      channel,
      mailbox: arrival.to.toLowerCase(),
      sender: arrival.from.toLowerCase(),
      blobId,
      raw: raw !== undefined,
    },
    ...{ externalId: arrival.externalId ?? null, subject: arrival.subject ?? '', receivedAt: notAfter(scope.now, arrival.receivedAt) },
    ...{
      state: 'received',
      likeness: null,
      disposition: null,
      rule: null,
      ticketId: null,
      messageId: null,
      trouble: [],
      authentication: null,
    },
  });
}

/** An arrival that was kept and not dealt with yet, with the way to understand it: parsing holds no transaction. */
export const readArrival = defineAction<{ intakeId: number }, { understand: () => Promise<InboundMessage> } | undefined>('intake.read', {
  summary: 'Fetch what arrived.',
  allow: onlySystem,
  reads: true,
  async run(scope, { intakeId }) {
    const intake = await scope.rows(intakeRows).get(intakeId);
    if (intake.state === 'done') return undefined;
    return { understand: reader(scope.get(catalogue).channels, intake, await blobBytes(scope, intake.blobId)) };
  },
});

async function senderOf(scope: Scope, intake: Intake, said: { message: InboundMessage; spoken: string | undefined }): Promise<Person> {
  const { message, spoken } = said;
  // Nothing can be sent to a sender that is no address; the domain of a made-up one is nobody's, now and for ever (RFC 2606).
  const address = isReachable(intake.sender) ? intake.sender : 'unknown@sender.invalid';
  const { name } = message.from;
  return introducePerson(scope, {
    clientId: intake.clientId,
    address,
    ...(name ? { name: name.slice(0, 200) } : {}),
    ...(spoken ? { language: spoken } : {}),
  });
}

async function ticketFor(
  scope: Scope,
  intake: Intake,
  decided: { decision: Decision; sender: Person; message: InboundMessage; spoken: string | undefined },
): Promise<Ticket | undefined> {
  const { decision, sender, message, spoken } = decided;
  const { clientId, channel, receivedAt } = intake;
  switch (decision.disposition) {
    case 'opened':
    case 'follow-up':
      return startTicket(scope, {
        ...{ clientId, channel, receivedAt, requesterId: sender.id, subject: message.subject, triage: decision.triage },
        ...(decision.ticketId === undefined ? {} : { followsId: decision.ticketId }),
        language: spoken ?? (await languageOf(scope, sender)),
      });
    case 'appended':
    case 'noted':
      return decision.ticketId === undefined ? undefined : lockTicket(scope, decision.ticketId);
    default:
      return undefined;
  }
}

const authorFor = (message: InboundMessage): Author => (message.nature === 'bounce' ? 'desk' : 'requester');

function wordsFor(
  scope: Scope,
  intake: Intake,
  said: { ticket: Ticket; sender: Person; message: InboundMessage; decision: Decision },
): Promise<Message> {
  const { ticket, sender, message, decision } = said;
  const { textStripped, html, externalId } = message;
  return writeMessage(scope, ticket, {
    ...{ author: authorFor(message), authorId: `person:${String(sender.id)}`, authorName: sender.name || intake.sender },
    ...{
      public: decision.disposition !== 'noted',
      automatic: message.nature !== 'message',
      channel: intake.channel,
      at: intake.receivedAt,
    },
    ...{ text: message.text, references: [...message.references, ...message.inReplyTo], files: message.attachments },
    ...{ opening: decision.disposition === 'opened' || decision.disposition === 'follow-up' },
    ...(textStripped === undefined || textStripped === message.text ? {} : { textStripped }),
    ...(html === undefined ? {} : { html }),
    ...(externalId === undefined ? {} : { externalId }),
  });
}

/**
 * An address that does not exist gets nothing more of any kind. Anybody can write a bounce, so only one counts that cites a mail of ours
 * by its signed Message-ID, and only against the address that this mail was sent to.
 */
async function suppressBounced(scope: Scope, intake: Intake, message: InboundMessage): Promise<void> {
  const { bounce } = message;
  if (!bounce?.permanent) return;
  const secret = await signingSecret(scope);
  const cited = [bounce.originalMessageId ?? '', ...message.inReplyTo, ...message.references].flatMap(
    (id) => readMessageId(id, secret) ?? [],
  );
  const { clientId } = intake;
  const sent = cited[0] && (await scope.rows(deliveryRows).first({ id: cited[0].deliveryId, clientId }));
  if (!sent || (bounce.recipient !== undefined && bounce.recipient.toLowerCase() !== sent.toAddress)) return;
  const where = { clientId, address: sent.toAddress };
  if (await scope.rows(suppressedRows).first(where)) return;
  await scope.rows(suppressedRows).insert({ ...where, reason: bounce.status ?? 'permanent failure', at: scope.now });
}

/** Decide by the rules, and do it. One unit of work; an arrival that was dealt with before is left alone. */
export const settleArrival = defineAction<{ intakeId: number; message: InboundMessage }>('intake.settle', {
  summary: 'Decide what becomes of an arrival, and do it.',
  allow: onlySystem,
  async run(scope, { intakeId, message: given }) {
    const message = keepable(given);
    const kept = await scope.rows(intakeRows).lock(intakeId);
    if (kept.state === 'done') return;
    const externalId = kept.externalId ?? message.externalId ?? null;
    const sender = message.from.address || kept.sender;
    const intake: Intake = { ...kept, externalId, sender, subject: message.subject };
    const likeness = likenessOf(sender, message);
    const decision = decide(await factsOf(scope, { intake, message, likeness, secret: await signingSecret(scope) }));
    const { ticketId, messageId } = await carryOut(scope, intake, { message, decision });
    await scope.rows(intakeRows).update(
      { id: intakeId },
      {
        ...{
          externalId,
          sender,
          subject: message.subject,
          state: 'done',
          disposition: decision.disposition,
          rule: decision.rule,
          ticketId,
          messageId,
        },
        ...{ likeness, trouble: [...message.trouble], authentication: message.authentication ?? null },
      },
    );
    const { disposition, rule, confirm } = decision;
    await scope.emit(messageReceived, {
      intakeId,
      clientId: intake.clientId,
      channel: intake.channel,
      disposition,
      rule,
      ticketId,
      messageId,
      confirm,
    });
  },
});

async function carryOut(
  scope: Scope,
  intake: Intake,
  how: { message: InboundMessage; decision: Decision },
): Promise<{ ticketId: number | null; messageId: number | null }> {
  const { message, decision } = how;
  if (message.nature === 'bounce') await suppressBounced(scope, intake, message);
  if (['echo', 'duplicate', 'set-aside'].includes(decision.disposition)) return { ticketId: decision.ticketId ?? null, messageId: null };
  const spoken = spokenLanguage(message, (await contractOf(scope, intake.clientId)).languages);
  const sender = await senderOf(scope, intake, { message, spoken });
  const acting = scope.as({ ...system, id: `person:${String(sender.id)}` });
  const ticket = await ticketFor(acting, intake, { decision, sender, message, spoken });
  if (!ticket) return { ticketId: null, messageId: null };
  const { id } = await wordsFor(acting, intake, { ticket, sender, message, decision });
  return { ticketId: ticket.id, messageId: id };
}

export const noteTrouble = defineAction<{ intakeId: number; trouble: string }>('intake.trouble', {
  summary: 'Note why an arrival could not be dealt with.',
  allow: onlySystem,
  async run(scope, { intakeId, trouble }) {
    const intake = await scope.rows(intakeRows).lock(intakeId);
    await scope
      .rows(intakeRows)
      .update(
        { id: intakeId, state: ['received', 'failed'] },
        { state: 'failed', trouble: [...intake.trouble, trouble.slice(0, 1000)].slice(-10) },
      );
  },
});
