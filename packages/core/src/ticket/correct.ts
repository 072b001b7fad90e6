import type { Client } from '../client/index.ts';
import { isOfClient } from '../client/index.ts';
import { catalogue, system, type AnyEntity, type Entity, type Scope } from '../kernel/index.ts';
import { introduce, personAddressRows, personRows } from '../people/index.ts';
import { tiersOf } from '../team/index.ts';
import { changeTier } from './change.ts';
import { ticketLinkRows, ticketRows, type Ticket } from './entities.ts';
import { cannotCorrect } from './errors.ts';
import { ticketClientCorrected } from './events.ts';

/** True for rows that are kept of a ticket and seen by its client: they go where the ticket goes, whatever plugin keeps them. */
function belongsToTicket(entity: AnyEntity): entity is Entity<OfTicket> {
  const { reach } = entity;
  const names: Readonly<Record<string, unknown>> = entity.columns(nothing);
  return 'ticketId' in names && typeof reach === 'object' && reach['client'] === 'clientId';
}

/** Columns are asked for by their names alone here. */
const column = () => ({ type: 'text' as const });
const nothing = {
  ...{ id: column, ref: column, text: column, count: column, milliseconds: column },
  ...{ flag: column, instant: column, json: column, bytes: column },
};

/** The same human at the other client: a person of theirs, for no client learns of another's. */
async function sameHuman(scope: Scope, ticket: Ticket, client: Client): Promise<{ id: number; outside: boolean }> {
  const desk = scope.as(system);
  const person = await desk.rows(personRows).get(ticket.requesterId);
  const way = await desk.rows(personAddressRows).first({ personId: person.id, kind: 'email' });
  if (!way)
    throw cannotCorrect({ ticketId: ticket.id, client: client.slug, why: 'its requester has no mail address to be known by there' });
  const { address } = way;
  const { id } = await desk.run(introduce, { clientId: client.id, address, ...(person.name ? { name: person.name } : {}) });
  return { id, outside: !(await isOfClient(scope, client.id, address)) };
}

async function refuseJoined(scope: Scope, ticketId: number, { slug: client }: Client): Promise<void> {
  const links = scope.as(system).rows(ticketLinkRows);
  const merged =
    (await links.count({ fromId: ticketId, kind: 'merged-into' })) + (await links.count({ toId: ticketId, kind: 'merged-into' }));
  if (merged > 0) throw cannotCorrect({ ticketId, client, why: 'it is merged with another ticket; bring the merged one back first' });
}

/**
 * It was this client's from the start (C12): all that is kept of the ticket goes along, its requester becomes a person of that client, and
 * it goes to the same tier there, or to the first. Links to tickets of the client that it leaves are dropped. The caller has locked it and
 * may see both clients.
 * @throws `ticket.cannot-correct-client`
 */
export async function correctClient(scope: Scope, ticket: Ticket, client: Client): Promise<Ticket> {
  const { id: ticketId, clientId: fromClientId, requesterId: fromRequesterId } = ticket;
  if (fromClientId === client.id) return ticket;
  await refuseJoined(scope, ticketId, client);
  const desk = scope.as(system);
  const { id: requesterId, outside } = await sameHuman(scope, ticket, client);
  await desk.rows(ticketLinkRows).remove({ fromId: ticketId });
  await desk.rows(ticketLinkRows).remove({ toId: ticketId });
  await desk.rows(ticketRows).update({ followsId: ticketId }, { followsId: null });
  const change = { clientId: client.id, requesterId, followsId: null, triage: outside, updatedAt: scope.now };
  await desk.rows(ticketRows).update({ id: ticketId }, change);
  for (const entity of scope.get(catalogue).entities.filter(belongsToTicket)) {
    await desk.rows(entity).update({ ticketId }, { clientId: client.id });
  }
  await scope.emit(ticketClientCorrected, { ticketId, clientId: client.id, fromClientId, requesterId, fromRequesterId });
  const tiers = (await tiersOf(scope, client.id)).map((tier) => tier.level);
  const to = tiers.includes(ticket.tier) ? ticket.tier : (tiers[0] ?? ticket.tier);
  return changeTier(scope, { ...ticket, ...change }, { to, how: 'rule', rule: 'client corrected' });
}

interface OfTicket {
  id: number;
  ticketId: number;
  clientId: number;
}
