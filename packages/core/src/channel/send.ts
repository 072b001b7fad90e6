import { contractOf } from '../client/index.ts';
import { catalogue, system, type Scope } from '../kernel/index.ts';
import { messageRows } from '../message/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { deliveryRows, suppressedRows, type Delivery } from './entities.ts';
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

/**
 * Put a message on its way: one row that the outbox shows, and one job that hands it over. Everything of a client comes from the
 * client's first mailbox. An address that bounced for good gets nothing more.
 */
export async function sendOut(scope: Scope, ticket: Ticket, outgoing: Outgoing): Promise<Delivery | undefined> {
  const desk = scope.as(system);
  const { clientId } = ticket;
  if (await desk.rows(suppressedRows).first({ clientId, address: outgoing.to })) return undefined;
  const contract = await contractOf(scope, clientId);
  const from = contract.mailboxes[0] ?? `desk@${contract.domains[0] ?? 'localhost'}`;
  const { references, inReplyTo } = outgoing.threads ? await thread(desk, ticket.id) : { references: [], inReplyTo: null };
  const carrier = scope.get(catalogue).channels.find((c) => c.channel === 'email')?.send;
  const { to, subject, text, language, automatic, messageId = null } = outgoing;
  const row = await desk.rows(deliveryRows).insert({
    ...{ clientId, ticketId: ticket.id, messageId, channel: 'email', fromAddress: from, fromName: contract.name, toAddress: to },
    ...{ subject, text, language, automatic, externalId: '', inReplyTo, references, state: carrier ? 'queued' : 'held' },
    ...{ attempts: 0, error: null, createdAt: scope.now, sentAt: null },
  });
  const externalId = mintMessageId({ ticketId: ticket.id, deliveryId: row.id, domain: domainOf(from) }, await signingSecret(scope));
  await desk.rows(deliveryRows).update({ id: row.id }, { externalId });
  if (messageId !== null) await desk.rows(messageRows).update({ id: messageId }, { externalId, references: inReplyTo ? [inReplyTo] : [] });
  if (carrier) await scope.schedule(deliver, { input: { deliveryId: row.id }, key: String(row.id), queue: `deliver:${String(ticket.id)}` });
  return { ...row, externalId };
}
