import { system, within, type Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { lockTicket, ticketClientCorrected, ticketDescribed } from '../ticket/index.ts';
import { messageRows } from './entities.ts';
import { writeMessage } from './write.ts';

async function keepDescription(scope: Scope, { ticketId, text }: { ticketId: number; text: string }): Promise<void> {
  const ticket = await lockTicket(scope, ticketId);
  const person = await scope.as(system).rows(personRows).get(ticket.requesterId);
  await writeMessage(scope, ticket, {
    ...{ author: 'requester', authorId: `person:${String(person.id)}`, authorName: person.name, public: true },
    ...{ channel: ticket.channel, text, opening: true, at: ticket.receivedAt },
  });
}

const personId = (id: number) => `person:${String(id)}`;

/** The requester is another person at the right client, and what they said is that person's. */
async function followRequester(
  scope: Scope,
  { ticketId, requesterId, fromRequesterId }: { ticketId: number; requesterId: number; fromRequesterId: number },
): Promise<void> {
  const own = { ticketId, authorId: personId(fromRequesterId) };
  await scope
    .as(system)
    .rows(messageRows)
    .update(own, { authorId: personId(requesterId) });
}

export const listeners = [within(ticketDescribed, keepDescription), within(ticketClientCorrected, followRequester)];
