import { contractOf, fromAddressOf } from '../client/index.ts';
import { catalogue, system, type Scope } from '../kernel/index.ts';
import { messageRows } from '../message/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { deliveryRows, suppressedRows, type Delivery } from './entities.ts';
import { deliveryFailed } from './events.ts';
import { deliver } from './jobs.ts';
import { mintMessageId } from './messageId.ts';
import { signingSecret } from './signing.ts';

/** What is to go out. */
export interface Outgoing {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
  /** True for what no person wrote. */
  readonly automatic: boolean;
  /** The message that it carries; none for notifications. */
  readonly messageId?: number;
  /** True when the message goes to somebody else besides, under whose Message-ID it is known already. */
  readonly besides?: true;
  /** False for what does not belong into the conversation with the requester, such as notifications of agents. */
  readonly threads: boolean;
}

/** Every Message-ID of the conversation so far, and the last one of the requester's side. */
async function thread(scope: Scope, ticketId: number): Promise<{ references: string[]; inReplyTo: string | null }> {
  const said = await scope.rows(messageRows).find({ where: { ticketId, public: true } });
  const references = [...new Set(said.flatMap((m) => (m.externalId ? [...m.references, m.externalId] : [])))];
  const last = said.findLast((m) => m.author === 'requester' && m.externalId !== null) ?? said.findLast((m) => m.externalId !== null);
  return { references, inReplyTo: last?.externalId ?? null };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** A conversation goes on by the channel that it began with; where that cannot send, and for everything else, it goes by mail. */
function carrierOf(scope: Scope, wanted: string): string | undefined {
  const sending = scope.get(catalogue).channels.filter((c) => c.send);
  return (sending.find((c) => c.channel === wanted) ?? sending.find((c) => c.channel === 'email'))?.channel;
}

/** What becomes of a message that is to go out, decided before anybody tries. */
async function beginning(
  scope: Scope,
  clientId: number,
  way: { to: string; wanted: string },
): Promise<Pick<Delivery, 'state' | 'error' | 'channel'>> {
  const { to, wanted } = way;
  const carrier = carrierOf(scope, wanted);
  const channel = carrier ?? 'email';
  const suppressed = await scope.rows(suppressedRows).first({ clientId, address: to });
  if (suppressed)
    return { channel, state: 'failed', error: `Nothing is sent to ${to} any more: mail to it came back for good (${suppressed.reason}).` };
  return { channel, state: carrier ? 'queued' : 'held', error: null };
}

/**
 * Put a message on its way: one row that the outbox shows, and one job that hands it over. Everything of a client comes from the
 * client's first mailbox. To an address that bounced for good nothing automatic is written any more, and what a person wrote has failed
 * from the start, where its author can see it.
 */
export async function sendOut(scope: Scope, ticket: Ticket, outgoing: Outgoing): Promise<Delivery | undefined> {
  const desk = scope.as(system);
  const { clientId, id: ticketId } = ticket;
  const begun = await beginning(desk, clientId, { to: outgoing.to, wanted: outgoing.threads ? ticket.channel : 'email' });
  if (begun.state === 'failed' && outgoing.automatic) return undefined;
  const contract = await contractOf(scope, clientId);
  const from = fromAddressOf(contract);
  const { references, inReplyTo } = outgoing.threads ? await thread(desk, ticketId) : { references: [], inReplyTo: null };
  const { to, subject, text, language, automatic, messageId = null } = outgoing;
  const row = await desk.rows(deliveryRows).insert({
    ...{ clientId, ticketId, messageId, fromAddress: from, fromName: contract.name, toAddress: to },
    ...{ subject, text, language, automatic, externalId: '', inReplyTo, references, ...begun },
    ...{ attempts: 0, createdAt: scope.now, sentAt: null },
  });
  const { id } = row;
  const externalId = mintMessageId({ ticketId, deliveryId: id, domain: domainOf(from) }, await signingSecret(scope));
  await desk.rows(deliveryRows).update({ id }, { externalId });
  if (messageId !== null && !outgoing.besides)
    await desk.rows(messageRows).update({ id: messageId }, { externalId, references: inReplyTo ? [inReplyTo] : [] });
  if (begun.state === 'queued')
    await scope.schedule(deliver, { input: { deliveryId: id }, key: String(id), queue: `deliver:${String(ticketId)}` });
  if (begun.state === 'failed')
    await scope.emit(deliveryFailed, { deliveryId: id, ticketId, clientId, to, state: 'failed', reason: begun.error ?? '' });
  return { ...row, externalId };
}
